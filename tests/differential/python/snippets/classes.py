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
