#== slots: instances
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class A:
    __slots__ = ('x', 'y')
    def __init__(self, x=None): self.x = x
a = A(1)
def f():
    a.z = 3
t(f)
t(lambda: a.x)
t(lambda: a.y)
t(lambda: delattr(a, 'y'))
t(lambda: delattr(a, 'x'))
t(lambda: a.x)
t(lambda: a.__dict__)
t(lambda: vars(a))
t(lambda: A.x)
t(lambda: type(A.x))
t(lambda: A.x.__name__)
t(lambda: A.x.__objclass__)
t(lambda: A.x.__get__(a))
t(lambda: A.x.__set__(a, 5))
t(lambda: A.x.__get__(a))
t(lambda: A.x.__get__(a, A))
t(lambda: A.x.__get__(None, A))
t(lambda: A.x.__get__(3))
t(lambda: A.x.__set__(3, 4))
t(lambda: A.__slots__)
t(lambda: sorted(k for k in A.__dict__))
t(lambda: [n for n in dir(a) if n[0] != '_'])
class B(A): pass
b = B(2)
b.z = 3
t(lambda: b.__dict__)
t(lambda: (b.x, b.z))
class C(A):
    __slots__ = 'w'
c = C(3)
t(lambda: (setattr(c, 'w', 1), c.w, c.x))
t(lambda: setattr(c, 'q', 1))
class D:
    __slots__ = ('__dict__', 'p')
d = D()
d.r = 1
d.p = 2
t(lambda: d.__dict__)
#== slots: what may stand there, and bases that go together
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class A:
    __slots__ = ('x', 'y')
class B(A): pass
class C(A):
    __slots__ = 'w'
def m(ns, bases=()):
    return lambda: type('M', bases, ns)
t(m({'__slots__': 3}))
t(m({'__slots__': [3]}))
t(m({'__slots__': ['a b']}))
t(m({'__slots__': ['a'], 'a': 3}))
t(m({'__slots__': ['a', 'a']}))
t(m({'__slots__': ['__dict__', '__dict__']}))
t(m({'__slots__': ['__weakref__', '__weakref__']}))
t(m({'__slots__': ['a']}, (int,)))
t(m({'__slots__': ['a']}, (tuple,)))
t(m({'__slots__': ['a']}, (bytes,)))
t(m({'__slots__': ['a']}, (str,)))
t(m({'__slots__': ['a']}, (dict,)))
t(m({'__slots__': ()}, (int,)))
t(m({'__slots__': ['__dict__']}, (B,)))
t(m({'__slots__': ['__weakref__']}, (B,)))
t(m({'__slots__': ['__dict__']}, (int,)))
t(m({'__slots__': ['__weakref__']}, (int,)))
class E:
    __slots__ = ('e',)
t(m({}, (A, E)))
class F:
    __slots__ = ()
t(m({}, (A, F)))
t(m({}, (C, A)))
#== slots: private names, classes of objects, copies
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class I: pass
class G:
    __slots__ = ('__m', 'n')
    def __init__(self): self.__m = 3
    k = 4
t(lambda: G()._G__m)
g = G()
def f():
    g.k = 4
t(f)
def f():
    del g.k
t(f)
def f():
    del g.kk
t(f)
def f():
    g.__class__ = I
t(f)
class H:
    __slots__ = ('__m', 'n')
def f():
    g.__class__ = H
t(f)
class I: pass
class J: pass
i = I()
i.__class__ = J
print(type(i))
def f():
    i.__class__ = H
t(f)
class K:
    __slots__ = {'a': 'doc of a', 'b': None}
t(lambda: K.__slots__)
t(lambda: K.a.__doc__)
class L:
    __slots__ = ['a', 'b']
    a: int
    def __getattr__(self, n): return 'got ' + n
t(lambda: L().a)
t(lambda: L().zz)
l = L()
l.a = 5
t(lambda: l.a)
import copy
class A:
    __slots__ = ('x', 'y')
    def __init__(self, x=None): self.x = x
a = A(1)
x = A(7)
y = copy.copy(x)
t(lambda: y.x)
x.y = [1]
y = copy.deepcopy(x)
t(lambda: (y.y, y.y is x.y))
t(lambda: hasattr(a, '__dict__'))
t(lambda: object().__dict__)
def f():
    object().x = 1
t(f)
class N(A):
    __slots__ = ('x',)
n = N(5)
t(lambda: (n.x, A.x.__get__(n) if False else 0))
t(lambda: A.x.__get__(n))
class O:
    __slots__ = iter(('a', 'b'))
t(lambda: setattr(O(), 'a', 1))
t(lambda: setattr(O(), 'c', 1))
#== slots: of dataclasses
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, fields
@dataclass(slots=True)
class P:
    a: int
    b: list = field(default_factory=list)
    c: int = 5
p = P(1)
t(lambda: p)
t(lambda: setattr(p, 'z', 1))
t(lambda: P.__slots__)
t(lambda: P.c)
t(lambda: p.__dict__)
#== slots: frozen dataclasses, tuples, abstract classes, exceptions
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, fields
@dataclass(slots=True, frozen=True)
class P:
    a: int
    b: list = field(default_factory=list)
p = P(1)
t(lambda: p)
t(lambda: setattr(p, 'z', 1))
t(lambda: setattr(p, 'a', 1))
@dataclass(slots=True, frozen=True)
class Q(P):
    d: int = 3
    def f(self): return super().__repr__()
q = Q(1)
t(lambda: q)
t(lambda: Q.__slots__)
t(lambda: setattr(q, 'z', 1))
t(lambda: q.f())
@dataclass(slots=True)
class R:
    a: int
    def __init_subclass__(cls, **k): print('sub', cls.__name__, cls.__dict__.get('__slots__'))
@dataclass(slots=True)
class S(R):
    b: int = 1
t(lambda: S(1))
import copy
t(lambda: copy.copy(S(1)))
t(lambda: copy.copy(P(1)))
from typing import NamedTuple
class T(NamedTuple):
    a: int
t(lambda: setattr(T(1), 'b', 3))
t(lambda: setattr(T(1), 'a', 3))
t(lambda: T(1).__dict__)
from collections import namedtuple
t(lambda: setattr(namedtuple('U', 'a')(1), 'b', 3))
class X:
    __slots__ = ('a',)
    def __init__(self): self.a = 1
    def __eq__(self, o): return self.a == o.a
    def __setattr__(self, k, v): print('set', k); object.__setattr__(self, k, v)
t(lambda: X() == X())
from abc import ABC, abstractmethod
class Y(ABC):
    __slots__ = ('q',)
t(lambda: setattr(Y(), 'z', 1))
class Z(Exception):
    __slots__ = ('q',)
z = Z('a')
z.w = 1
z.q = 2
t(lambda: z.__dict__)
#== slots: abstract bases
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
from collections.abc import Mapping, Iterator
from typing import Generic, TypeVar, Protocol
T = TypeVar('T')
class A(Mapping):
    __slots__ = ('d',)
    def __init__(self): self.d = {'a': 1}
    def __getitem__(self, k): return self.d[k]
    def __len__(self): return 1
    def __iter__(self): return iter(self.d)
t(lambda: dict(A()))
t(lambda: setattr(A(), 'x', 1))
class B(Generic[T]):
    __slots__ = ('v',)
t(lambda: setattr(B(), 'x', 1))
t(lambda: setattr(B(), 'v', 1))
class C(B[int]): pass
t(lambda: setattr(C(), 'x', 1))
class D(Iterator):
    __slots__ = ()
    def __next__(self): raise StopIteration
t(lambda: setattr(D(), 'x', 1))
t(lambda: list(D()))
#== private names of a class
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class G:
    __z = 5
    def __init__(self, __p=1, *, __k=2):
        self.__m = 3
        __q = 1
        print(sorted(locals()), __p, __k)
    def __f(self): return G.__z
    def g(self):
        import os.path as __o
        def __inner(): return __o.sep
        return self.__f(), __inner(), __inner.__name__, __inner.__qualname__
    class __Own:
        __x = 1
        def y(self): return self.__x
    def own(self): return G.__Own().y(), G.__Own.__name__, G.__Own.__qualname__
    __dunder__ = 3
    def kw(self): return dict(__a=1)
    def glob(self):
        global __gg
        __gg = 4
    def compr(self): return [__i for __i in range(3)], (lambda __l: __l)(4)
    def caught(self):
        try:
            raise ValueError('x')
        except ValueError as __e:
            return str(__e)
    def matched(self, v):
        match v:
            case {'a': __a, **__rest}: return __a, __rest
            case [__h, *__t]: return __h, __t
    def getattrs(self): return getattr(self, '__m', 'no'), getattr(self, '_G__m')
    def walrus(self): return (__w := 3) + __w
    def aug(self):
        self.__m += 1
        del G.__z
        return self.__m
g = G()
print(g.__dict__, sorted(k for k in vars(G) if '__' in k[2:-2] or k.startswith('_G')))
print(g.g(), g.own(), g.kw(), g.compr(), g.caught(), g.matched({'a': 1, 'b': 2}), g.matched([1, 2, 3]), g.getattrs(), g.walrus(), g.aug(), g.__dict__)
g.glob()
print(_G__gg)
class _Lead:
    __a = 1
class ___:
    __a = 1
print([k for k in vars(_Lead) if k.endswith('a')], [k for k in vars(___) if k.endswith('_a')])
t(lambda: bool(G(_G__p=7)))
t(lambda: G(__p=7))
class H(G):
    def __init__(self):
        super().__init__()
        self.__m = 'h'
print(H().__dict__)
#== all at once: slots
class P:
    __slots__ = ('x', 'y')
    def __init__(self):
        self.x = 1
p = P(); print(p.x, hasattr(p, '__dict__'))
for f in (lambda: p.y, lambda: setattr(p, 'z', 1), lambda: P.z, lambda: delattr(p, 'y')):
    try:
        print(f())
    except AttributeError as e:
        print(e)
class Q(P):
    pass
q = Q(); q.z = 5; print(q.z, q.__dict__)
class R(P):
    __slots__ = 'w'
r = R(); r.w = 1; print(r.w)
try:
    r.v = 2
except AttributeError as e:
    print(e)
try:
    class X:
        __slots__ = ['a']
        a = 1
except ValueError as e:
    print(e)
