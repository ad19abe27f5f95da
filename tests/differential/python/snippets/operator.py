#== print(operator.itemgetter(1)([1, 2]), operator.itemgetter('a
import operator
print(operator.itemgetter(1)([1,2]), operator.itemgetter('a','b')({'a':1,'b':2}), operator.attrgetter('real','imag')(3), operator.methodcaller('upper')('a'), operator.add(1,2), operator.itemgetter(1), operator.attrgetter('a.b'), operator.contains([1],1), operator.index(True), operator.__add__(1,2), operator.not_(0))
#== t(lambda: operator.itemgetter(3)([1]))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import operator
t(lambda: operator.itemgetter(3)([1]))
#== t(lambda: operator.index(1.5))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import operator
t(lambda: operator.index(1.5))
#== t(lambda: operator.attrgetter(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import operator
t(lambda: operator.attrgetter(3))
#== t(lambda: operator.indexOf([1], 3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import operator
t(lambda: operator.indexOf([1],3))
#== all at once: copy operator bisect heapq string io
import copy, operator, bisect, heapq, io
l = [[1], {'a': [2]}]; c = copy.copy(l); d = copy.deepcopy(l); l[0].append(9); print(c, d)
print(operator.itemgetter(1)('abc'), operator.itemgetter(0, 2)('abc'), operator.attrgetter('real')(5), operator.methodcaller('upper')('a'), operator.add(1, 2), operator.contains([1], 1), bisect.bisect([1, 3], 2), bisect.bisect_left([1, 3], 3), heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(1, [2, 1]), heapq.heappop([1, 2]))
b = io.StringIO('a\nb\nc'); print(b.readline(), b.readlines(), b.read(), b.seek(0), b.read(1), b.tell(), list(io.StringIO('x\ny')), io.BytesIO(b'ab').read())
