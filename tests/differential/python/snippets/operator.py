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
