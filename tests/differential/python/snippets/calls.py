#== positional and keyword
def f(a, b=2, *args, c, d=4, **kw):
    return (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(a=1, c=2, b=9))
#== missing one
def f(a, b): pass
f(1)
#== missing two
def f(a, b, c): pass
f(c=1)
#== missing three
def f(a, b, c): pass
f()
#== missing keyword only
def f(*, a, b): pass
f(a=1)
#== missing keyword only two
def f(*, a, b): pass
f()
#== too many
def f(a): pass
f(1, 2)
#== too many none
def f(): pass
f(1)
#== too many with default
def f(a, b=1): pass
f(1, 2, 3)
#== too many with keyword only
def f(a, *, b): pass
f(1, 2, b=3)
#== unexpected keyword
def f(a): pass
f(1, z=2)
#== multiple values
def f(a, b): pass
f(1, a=2)
#== positional only as keyword
def f(a, b, /): pass
f(1, b=2)
#== positional only and kwargs
def f(a, /, **kw): return a, kw
print(f(1, a=2))
#== method errors
class A:
    def m(self, x): pass
A().m()
#== method too many
class A:
    def m(self): pass
A().m(1)
#== nested function qualname
def outer():
    def inner(a): pass
    inner()
outer()
#== not callable
x = 3
x()
#== none not callable
None()
#== star args
def f(*a, **k): return a, k
print(f(*[1, 2], *(3,), **{'x': 1}, y=2))
#== star not iterable
def f(*a): pass
f(*3)
#== double star not mapping
def f(**k): pass
f(**3)
#== duplicate keyword by star
def f(**k): pass
f(a=1, **{'a': 2})
#== keywords must be strings
def f(**k): pass
f(**{1: 2})
#== default evaluated once
def f(x, acc=[]):
    acc.append(x)
    return acc
f(1)
print(f(2))
#== lambda
print((lambda x, y=2, *a, **k: (x, y, a, k))(1, 3, 4, z=5))
#== lambda missing
(lambda x: x)()
#== closures
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
c = counter()
c(); c(5)
print(c())
#== late binding closures
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
#== default binding closures
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
#== recursion
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(15))
#== recursion error
def f(n): return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(type(e).__name__, e)
#== global
x = 1
def f():
    global x
    x += 1
f(); f()
print(x)
#== unbound local
def f():
    print(x)
    x = 1
f()
#== unbound free
def f():
    def g(): return y
    g()
    y = 1
f()
#== name error
print(undefined_name)
#== name error in function
def f():
    return missing + 1
f()
#== decorators
def twice(fn):
    def w(*a, **k):
        return fn(*a, **k) * 2
    return w
def add(n):
    def deco(fn):
        return lambda *a: fn(*a) + n
    return deco
@twice
@add(10)
def f(x): return x
print(f(1))
#== function attributes
def f(a: int, b: str = 'x') -> bool:
    "doc here"
f.custom = 5
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.custom, f.__module__)
#== keyword only defaults
def f(*, a=1, b): return a, b
print(f.__kwdefaults__, f(b=2))
#== return tuple star
def f(): return (1, *[2, 3])
print(f())
#== builtin argument errors
for call in (lambda: len(), lambda: len(1, 2), lambda: abs('a'), lambda: ord('ab'), lambda: chr(-1), lambda: [].append(), lambda: [].append(1, 2),
             lambda: 'a'.join(), lambda: 'a'.split(1, 2, 3), lambda: {}.get(), lambda: isinstance(1), lambda: getattr(1), lambda: len(x=1),
             lambda: int('1', 2, 3), lambda: range(), lambda: sum(), lambda: max(), lambda: sorted(), lambda: 'a'.upper(1), lambda: 'x'.replace('a')):
    try:
        print(call())
    except TypeError as e:
        print(e)
#== comprehension scope
x = 'outer'
print([x for x in range(3)], x)
#== class scope not seen by comprehension
class A:
    n = 3
    try:
        l = [n for _ in range(2)]
    except NameError as e:
        print(e)
    m = [i for i in range(n)]
print(A.m)
#== locals and globals
def f(a):
    b = 2
    return sorted(locals().items())
print(f(1), 'f' in globals())
#== call order
def t(x):
    print(x, end=' ')
    return x
def f(*a, **k): return a, k
print(f(t(1), *[t(2)], k=t(3), **{'z': t(4)}))
#== walrus
if (n := len('abc')) > 2:
    print(n)
print([y := 5, y ** 2], y)
print([last := i for i in range(4)], last)
#== conditional lambda
f = lambda x: 'a' if x else 'b'
print(f(1), f(0))
#== chained comparison side effects
def t(x):
    print('t', x)
    return x
print(t(1) < t(3) < t(2) < t(9))
#== and or values
print(0 or 'x', 1 and 'y', [] and 1, None or 0 or '', not [] , 1 and 2 or 3)
#== delete names
a = 1
del a
print(a)
#== unpacking
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
*a, b = 'xyz'
print(a, b)
#== unpack too few
a, b = [1]
#== unpack too many
a, b = [1, 2, 3]
#== unpack star too few
a, *b, c = [1]
#== unpack not iterable
a, b = 5
#== unpack none
a, b = None
#== swap and augmented
a, b = 1, 2
a, b = b, a
x = [1, 2]
y = x
y += [3]
t = (1,)
u = t
u += (2,)
print(a, b, x, t, u)
#== super without arguments
class A:
    def m(self): return 'A'
class B(A):
    def m(self):
        return super().m() + 'B'
class C(B):
    def m(self):
        return super(C, self).m() + 'C'
print(C().m())
#== all at once: builtins
print(abs(-5), all([]), any([]), ascii('é'), bin(5), callable(len), chr(97), divmod(7, 3), eval if 0 else 0, format(5, '03'), hex(255), isinstance(1, (int, str)), issubclass(bool, int), list('ab'), max(1, 2), min([3, 1]), oct(8), ord('a'), pow(2, 3), repr('a'), round(1.55, 1), sorted('ba'), sum([1, 2]), tuple([1]), type(1), max('ab', key=ord), min({}, default=0), max([1, 2], [1, 3]), sum([1.5, 2]), list(zip()), str(1), int(), str(), float(), list(), dict(), set(), bool(), tuple(), complex if 0 else 0, print('a', 'b', sep='-', end='!\n'), hash(1), hash(2 ** 61 - 1), hash(1.5), hash(None) if 0 else 0, hash(()) == hash(()), id(1) == id(1), globals()['__name__'], vars(type('A', (), {'x': 1}))['x'], dir([])[-3:], type(None), type(...), Ellipsis, NotImplemented, type(type), __name__, __debug__)
print(*[1, 2], sep=', '); print(); print('a', end=''); print('b'); print(1, None, True, 1.0, [1], 'a', sep='|'); print([1, 'a', None, 1.5, b'x', {'k': (1,)}, {1}, (), set()])
#== what cannot be iterated or unpacked is told where it stands
class O: pass
class Own:
    def __iter__(self): raise TypeError('own')
class Five:
    def __iter__(self): return 5
class Never: __iter__ = None
class Keys:
    def keys(self): return ['a']
class NoKeys:
    def keys(self): return 5
class Items:
    def __getitem__(self, at):
        if at > 2: raise IndexError(at)
        return at
def f(*a, **k): return a, k
class M:
    def m(self, *a, **k): return a, k
def unpack(o): a, b = o
def unpack_star(o): a, *b = o
def unpack_deep(o): a, (b, c) = 1, o
def unpack_loop(o):
    for a, b in [o]: pass
def assign_slice(o): x = []; x[:] = o; return x
def assign_steps(o): x = [1]; x[::1] = o; return x
def derive(o):
    class Q(*o): pass
def subscribe(o): return {}[(*o,)]
def answer(o): return 1, *o
calls = [lambda o: [*o], lambda o: (*o,), lambda o: {*o}, lambda o: f(*o), lambda o: f(1, *o), lambda o: f(*o, 1), lambda o: f(*o, *o), lambda o: f(*o, a=1),
         lambda o: f(**o), lambda o: f(a=1, **o), lambda o: f(**{'a': 1}, **o), lambda o: {**o}, lambda o: {'a': 1, **o}, lambda o: M().m(*o), lambda o: M().m(**o),
         lambda o: print(*o), lambda o: len(*o), lambda o: dict(**o), lambda o: dict(o), lambda o: {}.update(o), lambda o: (lambda *a: a)(*o), lambda o: M(*o),
         lambda o: ''.join(o), lambda o: list(o), lambda o: reversed(o) and 1, unpack, unpack_star, unpack_deep, unpack_loop, assign_slice, assign_steps, derive, subscribe, answer]
for name, o in [('O', O()), ('5', 5), ('None', None), ('1.5', 1.5), ('class', O), ('function', f), ('Own', Own()), ('Five', Five()), ('Never', Never()), ('Keys', Keys()), ('NoKeys', NoKeys()), ('Items', Items())]:
    for at, call in enumerate(calls):
        try: print(name, at, call(o))
        except Exception as error: print(name, at, type(error).__name__, error)
