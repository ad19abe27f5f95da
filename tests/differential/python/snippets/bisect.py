#== print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.
import bisect
l = [1, 3, 5]
print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect_right(l, 9))
#== print(l)
import bisect
l = [1, 3, 5]
bisect.insort(l, 4)
print(l)
#== print(l, bisect.bisect([{'a': 1}, {'a': 5}], 3, key=lambda d
import bisect
l = [1, 3, 5]
bisect.insort(l, 4)
bisect.insort_left(l, 4)
print(l, bisect.bisect([{'a': 1}, {'a': 5}], 3, key=lambda d: d['a']))
#== t(lambda: bisect.bisect([1], 2, lo=-1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import bisect
l = [1, 3, 5]
bisect.insort(l, 4)
bisect.insort_left(l, 4)
t(lambda: bisect.bisect([1], 2, lo=-1))
