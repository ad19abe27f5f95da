#== missing argument
def f(a):
    pass
f()
#== missing two arguments
def f(a, b):
    pass
f()
#== missing three arguments
def f(a, b, c):
    pass
f()
#== missing keyword argument
def f(*, key):
    pass
f()
#== missing keyword arguments
def f(*, key, other, third):
    pass
f()
#== too many arguments
def f(a):
    pass
f(1, 2)
#== none expected
def f():
    pass
f(1)
#== from one to two expected
def f(a, b=1):
    pass
f(1, 2, 3)
#== too many besides keywords
def f(a, *, k=1):
    pass
f(1, 2, k=3)
#== unexpected keyword
def f(a):
    pass
f(1, b=2)
#== unexpected keyword nearly right
def create(name, nullable=True):
    pass
create('x', nulable=False)
#== twice the same
def f(a):
    pass
f(1, a=2)
#== positional only by keyword
def f(a, /):
    pass
f(a=1)
#== positional only and keyword of the same name
def f(a, /, **k):
    return a, k
print(f(1, a=2))
#== all kinds
def f(a, b=2, /, c=3, *args, d, e=5, **k):
    return a, b, c, args, d, e, k
print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, x=7))
print(f(1, c=8, d=9, **{'y': 10}))
#== defaults are evaluated once
def f(x, acc=[]):
    acc.append(x)
    return acc
print(f(1), f(2), f(3, []))
#== star in the middle of a call
def f(*a, **k):
    return a, k
print(f(1, *[2, 3], 4, *(5,), k=1, **{'l': 2}, m=3))
#== evaluation order of arguments
def t(x):
    print(x)
    return x
def f(*a, **k):
    return a, k
print(f(t(1), *[t(2)], k=t(3), **{'l': t(4)}))
#== method called through the class
class C:
    def m(self, x):
        return x
print(C.m(C(), 1))
C.m(1)
#== class method arguments
class C:
    @classmethod
    def m(cls, x):
        return cls.__name__, x
print(C.m(1))
C.m()
#== static method arguments
class C:
    @staticmethod
    def m(x):
        return x
print(C.m(1), C().m(2))
C().m()
#== constructor arguments
class C:
    def __init__(self, a, *, b):
        pass
C(1)
#== constructor too many
class C:
    def __init__(self):
        pass
C(1)
#== builtin too few
len()
#== builtin too many
len([], [])
#== builtin keyword
len(obj=[])
#== method too many
'a'.upper(1)
#== method too few
'a'.replace('b')
#== append of two
[].append(1, 2)
#== get without arguments
{}.get()
#== isinstance of one
isinstance(1)
#== print keyword
print(1, foo=2)
#== int keyword
int('1', bas=2)
#== dict of keywords
print(dict(a=1, b=2), dict([('a', 1)], b=2), dict({'x': 1}, x=2))
#== function attributes
def f(a, b=1, *, c=2):
    "Documentation."
    x = 1
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__)
#== closures count
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
c = counter(); d = counter()
print(c(), c(), d())
#== late binding
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
#== decorator with arguments
def tag(name):
    def wrap(f):
        def inner(*a, **k):
            print('<', name, '>')
            return f(*a, **k)
        return inner
    return wrap
@tag('b')
@tag('i')
def f(x):
    return x * 2
print(f(4))
#== decorator class
class Count:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Count
def f(x):
    return x
f(1); f(2)
print(f.n)
#== recursion with memo
memo = {}
def fib(n):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(80))
#== mutual recursion
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(50), odd(51))
#== nested function sees later binding
def f():
    def g():
        return h()
    def h():
        return 'h'
    return g()
print(f())
#== global statement
count = 0
def bump(by=1):
    global count
    count += by
bump(); bump(5)
print(count)
#== global declared in a function makes a name
def f():
    global made
    made = 'here'
f()
print(made)
#== returning many
def f():
    return (1, *[2, 3], 4)
a, *b = f()
print(a, b, f())
#== bare return
def f(x):
    if x:
        return
    return 'no'
print(f(1), f(0))
#== keyword named like a builtin
def f(type, id=None, list=()):
    return type, id, list
print(f('a', list=[1]))
#== conditional expression chains
def f(x):
    return 'neg' if x < 0 else 'zero' if x == 0 else 'pos'
print(f(-1), f(0), f(1))
#== lambda forms
print((lambda: 1)(), (lambda *a, **k: (a, k))(1, x=2), (lambda a, b=2, /, *, c=3: a + b + c)(1))
#== immediately called
print((lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
#== walrus in conditions
data = [1, 2, 3]
if (n := len(data)) > 2:
    print(n)
while (x := data.pop()) != 1:
    print(x)
print([y := 1, y + 1], y)
#== walrus in a comprehension
print([last := x * 2 for x in range(3)], last)
