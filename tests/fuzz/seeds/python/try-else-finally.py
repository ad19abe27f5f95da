def f(x):
    try:
        print('try')
        if x == 1: raise ValueError('v')
        if x == 2: return 'r'
    except ValueError as e:
        print('except', e)
        return 'e'
    else:
        print('else')
    finally:
        print('finally')
    return 'end'
print(f(0), f(1), f(2))
