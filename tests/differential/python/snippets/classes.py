#== attributes
class A:
    x = 1
    def __init__(self): self.y = 2
a = A()
a.z = 3
print(a.x, a.y, a.z, A.x, vars(a), hasattr(a, 'q'), getattr(a, 'q', 7))
#== missing attribute
class A: pass
A().foo
#== missing class attribute
class A: pass
A.foo
#== missing attribute of builtin
'abc'.foo
#== none attribute
None.foo
#== int attribute set
x = 5
x.y = 1
#== delete attribute
class A: pass
a = A()
a.x = 1
del a.x
del a.x
#== mro diamond
class A:
    def f(self): return ['A']
class B(A):
    def f(self): return ['B'] + super().f()
class C(A):
    def f(self): return ['C'] + super().f()
class D(B, C):
    def f(self): return ['D'] + super().f()
print(D().f(), [c.__name__ for c in D.__mro__])
#== mro conflict
class A: pass
class B(A): pass
class C(A, B): pass
#== duplicate base
class A: pass
class B(A, A): pass
#== bool base
class B(bool): pass
#== property
class A:
    def __init__(self): self._x = 0
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, v): self._x = v * 2
    @x.deleter
    def x(self): print('deleted')
    @property
    def ro(self): return 1
a = A()
a.x = 4
print(a.x, A.x.__doc__)
del a.x
a.ro = 2
#== property delete without deleter
class A:
    @property
    def p(self): return 1
del A().p
#== static and class methods
class A:
    n = 5
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.n, cls.__name__, x
class B(A): n = 6
print(A.s(1), A().s(2), A.c(3), B().c(4))
#== dunder str repr
class A:
    def __repr__(self): return 'R'
class B(A):
    def __str__(self): return 'S'
print(A(), repr(B()), str(B()), [B()], f'{B()} {B()!r}', '%s %r' % (B(), B()))
#== dunder eq hash
class A:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, A) and self.v == o.v
    def __hash__(self): return hash(self.v)
print(A(1) == A(1), A(1) != A(2), {A(1): 'x'}[A(1)], A(1) in [A(1)], len({A(1), A(1)}))
#== eq without hash
class A:
    def __eq__(self, o): return True
{A(): 1}
#== ordering
class A:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f'A{self.v}'
print(sorted([A(3), A(1), A(2)]), A(1) < A(2), A(1) > A(2))
A(1) <= A(2)
#== arithmetic dunders
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    __radd__ = __add__
    def __mul__(self, o): return NotImplemented
    def __neg__(self): return V(-self.x)
    def __iadd__(self, o):
        self.x += 100
        return self
    def __repr__(self): return f'V({self.x})'
v = V(1)
print(v + 1, 1 + v, -v, sum([V(1), V(2)]))
v += 5
print(v)
v * 2
#== reflected of subclass first
class A:
    def __add__(self, o): return 'A.add'
class B(A):
    def __radd__(self, o): return 'B.radd'
print(A() + B(), A() + A())
#== container dunders
class C:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __len__(self): return len(self.d)
    def __contains__(self, k): return k in self.d
    def __iter__(self): return iter(self.d)
    def __bool__(self): return False
c = C()
c['a'] = 1
c[1:2] = 3 if False else 4
print(c['a'], len(c), 'a' in c, 'b' in c, bool(c), list(c)[:1])
del c['a']
c['a']
#== getitem iteration
class S:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
print(list(S()), 20 in S(), [*S()])
#== callable objects
class A:
    def __call__(self, *a, **k): return a, k
print(A()(1, x=2), callable(A()), callable(1))
#== getattr hook
class A:
    def __getattr__(self, n):
        if n.startswith('x'): return n.upper()
        raise AttributeError('no ' + n)
print(A().xyz)
A().abc
#== getattribute hook
class A:
    y = 5
    def __getattribute__(self, n):
        return 'got ' + n if n != 'y' else super().__getattribute__(n)
print(A().foo, A().y)
#== setattr hook
class A:
    def __setattr__(self, n, v):
        object.__setattr__(self, n, v + 1)
a = A()
a.x = 1
print(a.x)
#== descriptors
class D:
    def __set_name__(self, owner, name): self.name = '_' + name
    def __get__(self, obj, owner):
        if obj is None: return self
        return getattr(obj, self.name, None)
    def __set__(self, obj, v): setattr(obj, self.name, v * 10)
class A:
    f = D()
a = A()
print(a.f)
a.f = 3
print(a.f, vars(a), type(A.f).__name__)
#== new and init
class A:
    def __new__(cls, *a):
        print('new', a)
        return super().__new__(cls)
    def __init__(self, *a):
        print('init', a)
A(1, 2)
#== new other type
class A:
    def __new__(cls): return 5
    def __init__(self): print('not called')
print(A())
#== init returns
class A:
    def __init__(self): return 1
A()
#== takes no arguments
class A: pass
A(1)
#== init missing
class A:
    def __init__(self, x): pass
A()
#== init subclass
class Base:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, tag))
class A(Base, tag='a'): pass
class B(Base): pass
print(Base.subs)
#== class keywords refused
class A(x=1): pass
#== metaclass
class M(type):
    def __new__(m, name, bases, ns, **kw):
        ns['made_by'] = 'M'
        return super().__new__(m, name, bases, ns)
    def __call__(cls, *a):
        return ('called', super().__call__(*a))
    def __len__(cls): return 42
    @property
    def px(cls): return cls.__name__ * 2
class A(metaclass=M):
    pass
class B(A): pass
print(A.made_by, len(A), type(B).__name__, B.px, A()[0])
#== metaclass conflict
class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class C(A, B): pass
#== type of type
class A: pass
print(type(A), type(type), type(A()), type(1).__name__, A.__name__, A.__module__, A.__qualname__)
#== three argument type
T = type('T', (int,), {'x': 5, 'f': lambda self: self + 1})
print(T(3).f(), T.x, T.__mro__)
#== class body code
class A:
    xs = []
    for i in range(3):
        xs.append(i)
    if xs: y = 'yes'
    del i
print(A.xs, A.y, hasattr(A, 'i'))
#== nested classes
class A:
    class B:
        class C: v = 1
    b = B.C.v
print(A.B.C.__qualname__, A.b)
#== class variables and instances
class A: l = []
a, b = A(), A()
a.l.append(1)
b.l = [9]
print(a.l, b.l, A.l)
#== str subclass
class S(str):
    def shout(self): return self.upper() + '!'
s = S('abc')
print(s, s.shout(), s == 'abc', len(s), s + 'd', type(s + 'd').__name__, {s: 1}['abc'], isinstance(s, str), s[1], 'b' in s, f'{s:>5}', '%s' % s, sorted(s))
#== int subclass
class I(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
i = I(5)
print(i, i + 1, type(i + 1).__name__, i == 10, hash(i) == hash(10), i > 3, -i, [0] * I(1), repr(i))
#== list subclass
class L(list):
    def __init__(self, *a):
        super().__init__(a)
        self.tag = 't'
    def append(self, x):
        super().append(x * 2)
l = L(1, 2)
l.append(3)
print(l, len(l), l.tag, l[0], l + [1], type(l).__name__, isinstance(l, list), list(l), sum(l))
#== dict subclass
class D(dict):
    def __missing__(self, k): return k * 2
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
d = D(a=1)
d['b'] = 2
print(d, d['zz'], d.get('q'), len(d), 'a' in d, sorted(d), dict(d), d == {'a': 1, 'b': 3})
#== tuple subclass
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
t = T(1, 2)
a, b = t
print(t, t.first, a, b, t == (1, 2), hash(t) == hash((1, 2)))
#== exception subclass
class E(Exception):
    def __init__(self, msg, code):
        super().__init__(msg)
        self.code = code
try:
    raise E('boom', 5)
except E as e:
    print(e, e.code, e.args, repr(e))
#== isinstance and issubclass
class A: pass
class B(A): pass
print(isinstance(B(), A), isinstance(B(), (int, A)), issubclass(B, A), issubclass(bool, int), isinstance(True, int), isinstance(1, float))
isinstance(1, 5)
#== slots ignored values
class A:
    __slots__ = ('x',)
a = A()
a.x = 1
print(a.x)
#== dir
class A:
    x = 1
    def f(self): pass
print([n for n in dir(A()) if not n.startswith('__')])
#== context manager
class CM:
    def __enter__(self):
        print('enter')
        return self
    def __exit__(self, t, v, tb):
        print('exit', t and t.__name__, v)
        return t is ValueError
with CM() as c:
    print('body')
with CM():
    raise ValueError('x')
with CM():
    raise KeyError('y')
#== with several
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self):
        print('enter', self.n)
        return self.n
    def __exit__(self, *a): print('exit', self.n)
with CM(1) as a, CM(2) as b:
    print(a, b)
with (CM(3) as a, CM(4)):
    pass
#== with no protocol
with 5: pass
#== with return
class CM:
    def __enter__(self): pass
    def __exit__(self, *a): print('exit')
def f():
    with CM():
        return 1
print(f())
#== class decorator
def deco(cls):
    cls.extra = 1
    return cls
@deco
class A: pass
print(A.extra)
#== private name
class A:
    __x = 1
    def f(self): return self.__x
print(A().f())
#== instance dict
class A: pass
a = A()
a.__dict__['k'] = 5
print(a.k, a.__class__.__name__)
#== bool and len
class A:
    def __len__(self): return 0
print(bool(A()), not A())
#== format hook
class A:
    def __format__(self, spec): return 'F:' + spec
print(f'{A():abc}', format(A(), 'x'), '{:y}'.format(A()))
#== index hook
class A:
    def __index__(self): return 2
print([1, 2, 3][A()], hex(A()), range(A()))
#== contains fallback
class A:
    def __iter__(self): return iter([1, 2])
print(2 in A(), 3 in A())
#== abstract by hand
class Base:
    def run(self): raise NotImplementedError('run of ' + type(self).__name__)
class Child(Base): pass
Child().run()
#== class getitem
class A:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(A[int], list[int] is not None)
#== equality of different types
class A: pass
print(A() == 1, A() != 1, 1 == 'a', None == 0)
#== exceptions of two kinds
class Both(ValueError, KeyError):
    pass
class Third(Both, TypeError):
    pass
try:
    raise Third('x', 1)
except KeyError as error:
    print(repr(error), error.args, isinstance(error, ValueError), [one.__name__ for one in Third.__mro__])
class Missing(AttributeError, KeyError):
    def __str__(self):
        return 'missing ' + self.args[0]
raise Missing('y')
#== metaclasses: a namespace that is told of each name
class M(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print(name, bases, kw)
        return D()
    def __new__(m, name, bases, ns, **kw):
        print(type(ns), sorted(ns), kw)
        return super().__new__(m, name, bases, dict(ns))
class D(dict):
    def __setitem__(self, k, v):
        if k == '__classcell__':
            return super().__setitem__(k, v)
        print('set', k) if k != '__annotations__' else None
        super().__setitem__(k, v)
    def __delitem__(self, k):
        print('del', k)
        super().__delitem__(k)
class X(metaclass=M, kk=3):
    'doc'
    a = 1
    b: int = 2
    for i in 1, 2: pass
    del i
    def f(self): return __class__
    from os import path as pp
    class In: pass
    with __import__('contextlib').nullcontext(3) as w: pass
    c = (q := 4)
    a += 1
    x, *y = 1, 2
    import json
print(X().f(), X.a)
#== all at once: properties and descriptors
class T:
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.n = '_' + name
    def __get__(self, o, t=None):
        if o is None:
            return self
        return getattr(o, self.n, 'none')
    def __set__(self, o, v):
        print('set', v)
        setattr(o, self.n, v)
    def __delete__(self, o):
        print('del')
class A:
    x = T()
    @property
    def p(self):
        """doc p"""
        return self._p
    @p.setter
    def p(self, v):
        self._p = v * 2
    @p.deleter
    def p(self):
        del self._p
a = A(); a.x = 5; print(a.x, A.x.__class__.__name__, a.__dict__); del a.x
a.p = 4; print(a.p, A.p.__doc__); del a.p
try:
    a.p
except AttributeError as e:
    print(e)
class B:
    @property
    def ro(self):
        return 1
    @property
    def bad(self):
        return self.missing
    @classmethod
    def c(cls, x=1):
        return cls.__name__, x
    @staticmethod
    def s(*a):
        return a
    x = property(lambda self: 'lam')
for f in (lambda: setattr(B(), 'ro', 5), lambda: delattr(B(), 'ro'), lambda: B().bad, lambda: B().c(2), lambda: B.c(), lambda: B.s(1), lambda: B().s(), lambda: B().x, lambda: B.ro.fget(B()), lambda: B().nope, lambda: B.nope, lambda: B.ro):
    try:
        r = f()
        print(r if not isinstance(r, property) else 'property')
    except Exception as e:
        print(type(e).__name__, e)
class N:
    def __get__(self, o, t): return 'nondata'
class D:
    n = N()
d = D(); print(d.n); d.__dict__['n'] = 'inst'; print(d.n)
#== all at once: getattr hooks
class A:
    def __getattr__(self, n):
        if n.startswith('x'):
            return n
        raise AttributeError(f'no {n}')
    def __setattr__(self, n, v):
        object.__setattr__(self, n, v + 1)
    def __delattr__(self, n):
        print('del', n)
        super().__delattr__(n)
    def __dir__(self): return ['q', 'a']
a = A(); a.y = 1; print(a.y, a.xx, hasattr(a, 'zz'), getattr(a, 'zz', 'd'), dir(a)); del a.y
class G:
    def __getattribute__(self, n):
        return 'got ' + n
print(G().anything, G().__class__)
try:
    a.zz
except AttributeError as e:
    print(e)
#== all at once: operators of classes
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.x)
    def __iadd__(self, o): self.x += 100; return self
    def __mul__(self, o): return NotImplemented
    def __eq__(self, o): return isinstance(o, V) and self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __neg__(self): return V(-self.x)
    def __getitem__(self, k): return k
    def __len__(self): return 3
    def __contains__(self, k): return k == 5
    def __call__(self, *a, **k): return a, k
    def __repr__(self): return f'V({self.x})'
    def __format__(self, s): return f'fmt:{s}'
    def __bool__(self): return self.x > 0
    def __int__(self): return 7
    def __index__(self): return 1
    def __float__(self): return 1.5
    def __iter__(self): return iter([1, 2])
    def __reversed__(self): return 'rev'
    def __matmul__(self, o): return 'mat'
    def __divmod__(self, o): return 'dm'
    def __pow__(self, o, m=None): return ('pow', m)
    def __abs__(self): return 'abs'
    def __round__(self, n=None): return ('round', n)
    def __enter__(self): return 'in'
    def __exit__(self, *a): print('exit', a[0]); return True
v = V(1); w = V(2)
print(v + w, v + 5, 5 + v, -v, v[1:2], v[1, 2], v[...], len(v), 5 in v, v(1, a=2), f'{v:>5}', bool(V(0)), int(v), float(v), [10, 20][v], list(v), reversed(v), v @ w, divmod(v, 1), v ** 2, pow(v, 2, 3), abs(v), round(v), round(v, 2), v == V(1), v != w, v < w, sorted([w, v]), hex(v), *v, '%d' % v)
v += 1; print(v)
with v as q: print(q); raise ValueError('swallowed')
for f in (lambda: v * 2, lambda: 2 * v, lambda: v - 1, lambda: v > 1, lambda: v <= w, lambda: hash(v), lambda: v.q, lambda: {v: 1}, lambda: v // 2):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#== all at once: inheritance
class A:
    def f(self): return 'A'
    def __init_subclass__(cls, /, tag=None, **k):
        super().__init_subclass__(**k)
        print('sub', cls.__name__, tag)
class B(A, tag='b'):
    def f(self): return 'B' + super().f()
class C(A):
    def f(self): return 'C' + super().f()
class D(B, C):
    def f(self): return 'D' + super().f()
print(D().f(), [k.__name__ for k in D.__mro__], issubclass(D, A), isinstance(D(), (int, C)), D.__bases__, D.__name__, D.__qualname__, D.__module__, super(B, D()).f(), type(D()).__name__)
try:
    class E(A, D): pass
except TypeError as e:
    print(e)
try:
    class E2(A, tagg=1): pass
except TypeError as e:
    print(e)
class M(type):
    def __new__(m, n, b, d, **k):
        d['added'] = k.get('opt')
        return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
    def __call__(c, *a): print('making', a); return super().__call__(*a)
    def __len__(c): return 42
    @property
    def mp(c): return c.__name__
class X(metaclass=M, opt=3):
    def __init__(self, *a): pass
print(X.added, len(X), X.mp, type(X).__name__, X(1).__class__ is X)
def deco(**k):
    def w(c):
        for n, v in k.items(): setattr(c, n, v)
        return c
    return w
@deco(a=1)
@deco(b=2)
class Y: pass
print(Y.a, Y.b, Y)
T = type('T', (Y,), {'z': 3, 'm': lambda self: self.z}); print(T().m(), T.__mro__[1] is Y)
for f in (lambda: A(1), lambda: object(1), lambda: type('x'), lambda: A.f(), lambda: super().x, lambda: int.__new__(str), lambda: object.__new__(int), lambda: isinstance(1, 'a'), lambda: issubclass(1, int), lambda: A().f(1), lambda: A.f(1, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#== all at once: private names and class scope
class A:
    __x = 1
    def __p(self): return self.__x
    def get(self): return self.__p()
    y = [i for i in range(3)]
    z = 5
    try:
        w = [z for i in range(2)]
    except NameError as e:
        w = str(e)
    def __init__(self): self.__v = 2
print(A().get(), A._A__x, A().__dict__, A.y, A.w, hasattr(A, '__x'))
class _B:
    __q = 3
print(_B._B__q)
x = 'global'
class S:
    x = x + '!'
    def f(self): return x
    l = lambda: x
print(S.x, S().f(), S.l())
def outer():
    n = 1
    class I:
        nonlocal n
        n = 2
        m = n
    return n, I.m
print(outer())
#== all at once: str and repr of objects
class A: pass
class B:
    def __repr__(self): return 'R'
class C:
    def __str__(self): return 'S'
class D:
    def __str__(self): return 5
class E(Exception): pass
print(str(B()), [B()], str(C()), '%s %r' % (C(), B()), f'{C()}', A, [A], str(E('a', 1)), repr(E('a')), str(E()), repr(E()), E('x').args, print, len)
try:
    str(D())
except TypeError as e:
    print(e)
import re
print(re.sub('0x[0-9a-f]+', 'ADDR', repr(A())), re.sub('0x[0-9a-f]+', 'ADDR', repr(lambda: 1)), re.sub('0x[0-9a-f]+', 'ADDR', repr(x for x in [])))
#== all at once: match
class Pt:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
import enum
class K(enum.Enum): A = 1
def m(v):
    match v:
        case 0 | 1: return 'small'
        case -1: return 'neg'
        case 1.5: return 'float'
        case 'a' | b'b': return 'text'
        case None: return 'none'
        case True: return 'true'
        case K.A: return 'enum'
        case Pt(0, y=yy): return f'pt0 {yy}'
        case Pt(x, y) if x == y: return f'diag {x}'
        case Pt(): return 'pt'
        case [1, 2]: return 'list12'
        case [1, *rest]: return f'rest {rest}'
        case (a, b, *_, c): return f'abc {a}{b}{c}'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case {'k': v, **r} if r: return f'dict {v} {r}'
        case {'k': int() as n}: return f'int {n}'
        case {'k': str(s)}: return f'str {s}'
        case {}: return 'anydict'
        case int(n) | float(n): return f'num {n}'
        case str(): return 'str'
        case [[a, b], *_] if a: return 'nest'
        case _: return 'other'
for v in (0, -1, 1.5, 'a', b'b', None, True, K.A, Pt(0, 1), Pt(2, 2), Pt(1, 2), [1, 2], [1, 5, 6], (3, 4, 5), [], [9], {'k': 1, 'z': 2}, {'k': 5}, {'k': 's'}, {'q': 1}, 77, 2.25, 'zz', {1}, range(3), 'xyz'):
    print(m(v))
def bad(v):
    match v:
        case int(1, 2): pass
for f in (lambda: bad(5),):
    try:
        f()
    except TypeError as e:
        print(e)
class NP: pass
try:
    match NP():
        case NP(1): pass
except TypeError as e:
    print(e)
match = 5; case = 6; type = 7; _ = 8
print(match, case, type, _)
#== all at once: the words of AttributeError, NameError and ImportError
class A:
    def __getattr__(self, name):
        raise AttributeError('no ' + name)
for make in (lambda: (1).nope, lambda: undefined, lambda: AttributeError('a', name='n', obj=1)):
    try:
        raise make()
    except Exception as e:
        print(type(e).__name__, e, getattr(e, 'name', 'none'))
print(AttributeError('x').name, AttributeError('x').obj, NameError('x').name, ImportError('x').name, ImportError('x').path, ImportError('a', name='m', path='p').name)
#== all at once: dir() asks __dir__
class A:
    def __dir__(self):
        return ['q', 'a']
class B(A):
    def __init__(self):
        self.z = 1
print(dir(A()), dir(B()), 'z' in vars(B()))
#== all at once: pow() of three asks __pow__
class V:
    def __pow__(self, other, modulus=None):
        return ('pow', other, modulus)
print(pow(V(), 2), pow(V(), 2, 3))
class N:
    def __pow__(self, other, modulus=None):
        return NotImplemented
try:
    pow(N(), 2)
except TypeError as e:
    print(e)
#== all at once: grouping characters and format codes that do not take them
for spec in (',s', '_s', ',x', '_x', '_c', ',n', '_n', ',é', ',d', '_b', ',%', '_e'):
    for value in (5, 'ab', 2.5):
        try:
            print(spec, format(value, spec))
        except ValueError as e:
            print(spec, e)
#== all at once: float.fromhex
for text in ('0x1.8p1', '1.8', '-0x.8p-2', ' 0XAp3 ', 'inf', '-Infinity', 'nan', '0x1p-1074', '1', '', 'x', '0x', '0x1p', '0x1.8.1', '1p+', '0x1p5000', '+0x1', '0x_1'):
    try:
        print(repr(text), float.fromhex(text))
    except (ValueError, OverflowError) as e:
        print(repr(text), type(e).__name__, e)
print((2.5).conjugate())
#== all at once: bytes as text
print(b'heLLo wORLD'.capitalize(), b"they're bill's".title(), b'Ab Cd'.istitle(), b'AB'.istitle(), b''.istitle(), b'aBc1'.swapcase(), b'a\tbcd\te'.expandtabs(4), b'\ta\n\tb'.expandtabs(), b'ab'.translate(bytes.maketrans(b'a', b'x')), b'abcb'.rindex(b'b'))
for f in (lambda: bytes.maketrans(b'a', b'bc'), lambda: b'a'.rindex(b'z')):
    try:
        f()
    except ValueError as e:
        print(e)
#== all at once: classes made by the __new__ of others
for f in (lambda: int.__new__(str), lambda: str.__new__(int, 'a'), lambda: int.__new__(bool, 5), lambda: [].sort(1), lambda: __import__('functools').partial()):
    try:
        print(f())
    except TypeError as e:
        print(e)
#== names are kept in NFKC
ª = 1
ﬁ = 2
print(fi)
print(a)
#== attributes are kept in NFKC
x𝐚 = 3
print(xa, locals().get('xa'))
class A: pass
o=A(); o.ﬁ=3; print(o.fi, vars(o), getattr(o,'ﬁ','none'))
#== attributes that are set must make sense
class A: pass
class B: pass
for n, v in [('__mro__', ()), ('__base__', int), ('__dict__', {}), ('__name__', 3), ('__qualname__', 3), ('__bases__', 3)]:
    try: setattr(A, n, v); print('set', n)
    except Exception as e: print(n, type(e).__name__, e)
def f(a, *, b=1): return a, b
for n in ['__name__', '__qualname__', '__doc__', '__defaults__', '__kwdefaults__', '__annotations__', '__dict__', '__globals__', '__closure__', '__code__', 'x']:
    for v in [3, {'b': 2}, (1,), 's']:
        try: setattr(f, n, v); print('set', n, v)
        except Exception as e: print(n, v, type(e).__name__, e)
print(f(), f.x, f.b, f.__name__)
f.__kwdefaults__ = None; f.__defaults__ = None
try: f(1)
except TypeError as e: print(e)
for n in ['x', '__name__', '__doc__']:
    for o in [print, [].append, len]:
        try: setattr(o, n, 1); print('set', n)
        except Exception as e: print(n, type(e).__name__, e)
#== the text of a property
class P(property): pass
class C:
    @property
    def x(self): "g"
    x.__doc__ = 'changed'
    y = property(lambda s: 1)
print(C.x.__doc__)
c = C()
for f in [lambda: setattr(c, 'y', 1), lambda: delattr(c, 'y')]:
    try: f()
    except AttributeError as e: print(e)
#== what cannot be reversed
from collections import abc
class M(abc.Mapping):
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError
    def __iter__(self): return iter(())
class N:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i
class S:
    def __len__(self): return 2
    def __getitem__(self, i): return i
for o in (M(), N(), S(), 'ab', 3):
    try: print(list(reversed(o)))
    except TypeError as e: print(e)
