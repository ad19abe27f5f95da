def f(x):
    match x:
        case []: return 'empty'
        case [a]: return ('one', a)
        case [a, b]: return ('two', a, b)
        case [1, *rest]: return ('first is one', rest)
        case (a, *_, b): return ('ends', a, b)
print(f([]), f([5]), f((1, 2)), f([1, 2, 3]), f([3, 4, 5, 6]))
