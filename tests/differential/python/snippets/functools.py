#== print(sq.cache_info(), sq.cache_info().hits, sq.cache_parame
import functools
@functools.lru_cache(maxsize=2)
def sq(x): return x * x
sq(1)
sq(1)
sq(2)
print(sq.cache_info(), sq.cache_info().hits, sq.cache_parameters(), sq.__name__)
#== print(sq.cache_info())
import functools
@functools.lru_cache(maxsize=2)
def sq(x): return x * x
sq(1)
sq(1)
sq(2)
sq.cache_clear()
print(sq.cache_info())
#== print(show(1), show(True), show([]), show('a'), show.dispatc
import functools
@functools.singledispatch
def show(x): return 'object'
print(show(1), show(True), show([]), show('a'), show.dispatch(int)(3))
#== print(SD().go('a'), SD().go(1))
import functools
class SD:
    @functools.singledispatchmethod
    def go(self, x): return 'any'
    @go.register
    def _(self, x: str): return 'str'
print(SD().go('a'), SD().go(1))
#== print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), funct
import functools
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.partial(int, base=2)('11'), functools.cmp_to_key(lambda a, b: b - a)(1) < functools.cmp_to_key(lambda a, b: b - a)(2))
#== t(lambda: functools.reduce(max, []))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import functools
t(lambda: functools.reduce(max, []))
#== print(cp.v, cp.v)
import functools
class CP:
    @functools.cached_property
    def v(self): print('computed'); return 3
cp = CP()
print(cp.v, cp.v)
#== all at once: functools
from functools import *
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), fib.cache_clear(), fib.cache_info(), fib.__wrapped__.__name__, fib.__name__)
p = partial(int, base=2); print(p('101'), p.func, p.args, p.keywords, partial(p, '11')(), partial(print, 'a', sep='-')('b'), repr(partial(int, base=2)))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 5), reduce(max, [3, 1]))
def d(f):
    @wraps(f)
    def w(*a, **k):
        "w doc"
        return f(*a, **k)
    return w
@d
def named(a: int) -> str:
    "doc"
    return a
print(named.__name__, named.__doc__, named.__wrapped__(3), named.__module__, named.__qualname__)
class A:
    n = 0
    @cached_property
    def cp(self):
        self.n += 1
        return self.n
    @cache
    def m(self, x): return x
    def part(self, a, b): return a, b
    pm = partialmethod(part, 1)
a = A(); print(a.cp, a.cp, a.__dict__, a.m(1), a.pm(2))
@singledispatch
def sd(x): return 'obj'
@sd.register
def _(x: int): return 'int'
@sd.register(list)
@sd.register(tuple)
def _(x): return 'seq'
sd.register(str, lambda x: 'str')
print(sd(1), sd([]), sd(()), sd('a'), sd(1.5), sd(True), sd.dispatch(int)(0), list in sd.registry)
@total_ordering
class O:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(O(1) <= O(1), O(2) > O(1), O(2) >= O(3), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
for f in (lambda: reduce(lambda a, b: a, []), lambda: fib([]), lambda: partial(5), lambda: partial(), lambda: sd()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#== keys of lru_cache
import functools
@functools.lru_cache
def g(x): print('c',x); return x
print(g(1),g(1.0),g(True),g('a'),g(('a',)), g.cache_info())
@functools.lru_cache(typed=True)
def h(x): print('c',x); return x
print(h(1),h(1.0),h(True), h.cache_info(), h.cache_parameters())
@functools.lru_cache(maxsize=2)
def k(*a,**b): print('k',a,b); return a
k(1,2);k(2,1);k(1,2);k(3);k(2,1); k(x=1,y=2); k(y=2,x=1); print(k.cache_info())
@functools.cache
def m(x,y=1): print('m',x,y); return x
m(1);m(1.0);m(1,1);m(1,y=1);m(x=1); print(m.cache_info())
try: g([])
except TypeError as e: print(e)
#== partialmethod over what binds
from functools import partialmethod, partial
class C:
    def set(self, state, flag=False): return (state, flag)
    on = partialmethod(set, True)
    off = partialmethod(set, state=False)
    st = partialmethod(staticmethod(lambda *a, **k: (a, k)), 1)
    cl = partialmethod(classmethod(lambda *a, **k: (a[0].__name__, a[1:], k)), 1)
    nest = partialmethod(on, flag=5)
    ov = partialmethod(partial(lambda *a, **k: (a[1:], k), c=6), 7)
c = C()
print(c.on(), c.off(), c.st(2), c.cl(2), c.on(flag=3), c.nest(), c.ov(5), C.cl(4), C.on(c), C.nest(c))
try: partialmethod(3)
except TypeError as e: print(e)
class P(partial): pass
print(repr(P(int)), repr(partial(int, base=2)))
#== functions of the library in classes
import functools, heapq, bisect, operator
class A:
    red = functools.reduce
    key = functools.cmp_to_key
    push = heapq.heappush
    left = bisect.bisect_left
    add = operator.add
    get = operator.itemgetter(0)
a = A()
h = []; a.push(h, 3)
print(a.red(lambda x, y: x + y, [1, 2]), sorted([1, 2], key=a.key(lambda x, y: y - x)), h, a.left([1, 2], 2), a.add(1, 2), a.get('ab'))
for f in [lambda: functools.reduce(), lambda: functools.reduce(1), lambda: functools.reduce(max, 5), lambda: functools.reduce(max, []), lambda: functools.reduce(1, 2, 3, 4), lambda: functools.reduce(max, [], 3)]:
    try: print(f())
    except TypeError as e: print(e)
#== total_ordering of what has an order
from functools import total_ordering
@total_ordering
class A(int): pass
@total_ordering
class B(str):
    def __lt__(self, other): return len(self) < len(other)
print(A(1) < A(2), A(3) >= A(2), B('b') < B('aa'))
try:
    @total_ordering
    class C: pass
except ValueError as e: print(e)
#== Counter of None, texts of properties
from collections import Counter
print(Counter(a=None, b=1)['a'], Counter(self=42), Counter(iterable=3), Counter('ab', a=2))
class A:
    @property
    def x(self): "g doc"; return 1
    @x.setter
    def x(self, v): "s doc"
class B(A):
    @A.x.getter
    def x(self): "new"; return 2
print(A.x.__doc__, B.x.__doc__, B().x, property(lambda s: 1, doc='own').getter(B.x.fget).__doc__)
