#== division by zero
1 / 0
#== floor division by zero
x = 5
x // 0
#== modulo by zero
5 % 0
#== float division by zero
1.5 / 0
#== float modulo by zero
1.5 % 0
#== divmod by zero
divmod(1, 0)
#== zero to a negative power
0 ** -1
#== index out of range
[1, 2, 3][3]
#== negative index out of range
(1, 2)[-3]
#== index of text out of range
'abc'[3]
#== missing key
{'a': 1}['b']
#== missing key of a tuple
{}[(1, 2)]
#== missing attribute of text
'abc'.foo
#== attribute that is nearly there
'abc'.uper()
#== missing attribute of an object
class C:
    pass
C().foo
#== missing attribute of a class
class C:
    pass
C.foo
#== attribute of none
None.execute
#== attribute of a function
def f():
    pass
f.foo
#== unsupported operand
'a' + 1
#== unsupported operand the other way
1 + 'a'
#== list plus tuple
[1] + (2,)
#== none plus number
None + 1
#== text minus text
'a' - 'b'
#== list times text
[1] * 'a'
#== augmented unsupported operand
x = 1
x += 'a'
#== augmented on text
x = 'a'
x += 1
#== augmented on none
total = None
total += 1
#== less than mixed
1 < 'a'
#== less than none
None < 1
#== less than list and tuple
[1] < (1,)
#== sorting mixed values
sorted([1, 'a'])
#== maximum of mixed values
max(1, None)
#== minimum of nothing
min([])
#== call a number
5()
#== call none
x = None
x()
#== call text
'abc'()
#== subscript a number
5[0]
#== subscript none
row = None
row[0]
#== subscript a function
def f():
    pass
f[0]
#== assign to an item of text
s = 'abc'
s[0] = 'x'
#== assign to an item of a tuple
t = (1, 2)
t[0] = 3
#== delete an item of a tuple
t = (1, 2)
del t[0]
#== delete a missing key
d = {}
del d['x']
#== delete a missing index
l = []
del l[0]
#== assignment index out of range
l = [1]
l[1] = 2
#== text as an index of a list
[1]['a']
#== float as an index
[1, 2][1.0]
#== slice as a key
{}[1:2]
#== list as a key
{[]: 1}
#== dict in a set
{{}}
#== list in a set
s = set()
s.add([])
#== iterate over a number
for x in 5:
    pass
#== iterate over none
for row in None:
    print(row)
#== iterate over an object
class C:
    pass
for x in C():
    pass
#== membership in a number
1 in 5
#== number in text
1 in 'abc'
#== length of a number
len(5)
#== length of a generator
len(x for x in [])
#== unpack too many values
a, b = [1, 2, 3]
#== unpack too few values
a, b, c = [1, 2]
#== unpack a number
a, b = 5
#== unpack in a loop
for a, b in [(1, 2), (3,)]:
    print(a, b)
#== unpack text
a, b = 'abc'
#== star and too few
a, *b, c = [1]
#== not a number
int('abc')
#== number of another base
int('9', 8)
#== empty number
int('')
#== number of a list
int([])
#== number of none
int(None)
#== float of text
float('1.2.3')
#== float of none
float(None)
#== text of bad bytes
b'\xff'.decode('utf-8')
#== bytes of bad text
'\u20ac'.encode('ascii')
#== chr out of range
chr(1114112)
#== ord of two
ord('ab')
#== join of numbers
','.join([1, 2])
#== join of the second
','.join(['a', None])
#== wrong percent
'%d' % 'a'
#== too few for percent
'%s %s' % 'a'
#== too many for percent
'%s' % ('a', 'b')
#== percent with a missing key
'%(a)s' % {}
#== percent with no mapping
'%(a)s' % 'x'
#== bad percent character
'%y' % 1
#== incomplete percent
'%' % 1
#== missing field of format
'{}'.format()
#== missing name of format
'{a}'.format(b=1)
#== manual and automatic
'{} {0}'.format(1)
#== single brace
'{'.format()
#== single closing brace
'}'.format()
#== bad format code
format(1, 'q')
#== format code for text
format('a', 'd')
#== format code for float
f'{1.5:d}'
#== format none
f'{None:>5}'
#== format of a list
f'{[1]:5}'
#== comma with text
f"{'a':,}"
#== substring not found
'abc'.index('x')
#== value not in list
[1].index(2)
#== value not in tuple
(1,).index(2)
#== remove what is not there
[1].remove(2)
#== remove from a set
{1}.remove(2)
#== pop from an empty list
[].pop()
#== pop from an empty dict
{}.popitem()
#== pop a missing key
{}.pop('a')
#== pop from an empty set
set().pop()
#== pop out of range
[1].pop(5)
#== empty separator
'abc'.split('')
#== replace with a number
'abc'.replace('a', 1)
#== startswith with a number
'abc'.startswith(1)
#== strip with a number
'abc'.strip(1)
#== next of nothing
next(iter([]))
#== next of a list
next([])
#== undefined name
print(undefined_name)
#== undefined name that is nearly there
revision = '1'
print(revison)
#== undefined name like a builtin
pritn(1)
#== undefined local
def f():
    print(x)
    x = 1
f()
#== undefined free variable
def f():
    def g():
        return x
    g()
    x = 1
f()
#== deleted name
x = 1
del x
x
#== delete an undefined name
del nothing
#== raise a class
raise ValueError
#== raise an object
raise ValueError('bad', 1)
#== raise with a newline
raise ValueError('first\nsecond')
#== raise something else
raise 'text'
#== raise without anything
raise
#== raise from a number
raise ValueError() from 5
#== key error shows its repr
raise KeyError('a b')
#== os error with number
raise OSError(2, 'No such file or directory', 'x.txt')
#== system exit
raise SystemExit(3)
#== keyboard interrupt
raise KeyboardInterrupt
#== assertion
assert 1 == 2
#== assertion with message
assert [] , 'nothing there'
#== assertion with a tuple as message
assert 0, (1, 2)
#== not implemented error
def upgrade():
    raise NotImplementedError('cannot be undone')
upgrade()
#== exception group of one class
class MigrationError(Exception):
    """Own."""
raise MigrationError('x', 'y')
#== exception with its own text
class E(Exception):
    def __str__(self):
        return 'own text'
raise E()
#== exception whose text fails
class E(Exception):
    def __str__(self):
        raise ValueError('no')
raise E()
#== exception in a nested class
class A:
    class B(Exception):
        pass
raise A.B('x')
#== exception in a function
def make():
    class B(Exception):
        pass
    return B
raise make()('x')
#== stop iteration in a generator
def g():
    yield 1
    raise StopIteration
for x in g():
    print(x)
#== error in a generator
def g():
    yield 1
    raise ValueError('in g')
for x in g():
    print(x)
#== error in a comprehension
def f(x):
    return 1 / x
print([f(x) for x in (1, 0)])
#== error in a lambda
f = lambda x: x.foo
f(1)
#== error in a method
class C:
    def run(self):
        return self.missing
C().run()
#== error in a property
class C:
    @property
    def p(self):
        raise RuntimeError('p')
C().p
#== error in a constructor
class C:
    def __init__(self, n):
        self.n = int(n)
C('x')
#== error in a class body
class C:
    x = 1 / 0
#== error in a decorator
def d(f):
    raise ValueError('d')
@d
def f():
    pass
#== error in a default
def f(x=1 / 0):
    pass
#== error in an argument
def f(*a):
    pass
f(1, 2,
  3 / 0)
#== error in a with body
class M:
    def __enter__(self):
        print('in')
    def __exit__(self, *a):
        print('out', a[0].__name__, a[1])
with M():
    {}['x']
#== error in exit
class M:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        raise ValueError('exit')
with M():
    {}['x']
#== error in finally
try:
    1 / 0
finally:
    {}['x']
#== error in except
try:
    1 / 0
except ZeroDivisionError as e:
    raise ValueError('wrapped') from e
#== error in else
try:
    pass
except ValueError:
    print('no')
else:
    1 / 0
#== error in an f-string
x = 1
f'{x.foo}'
#== error in repr
class C:
    def __repr__(self):
        return 5
repr(C())
#== error in str
class C:
    def __str__(self):
        return None
str(C())
#== error in bool
class C:
    def __bool__(self):
        return 2
if C():
    pass
#== error in len
class C:
    def __len__(self):
        return -1
len(C())
#== error in hash
class C:
    def __hash__(self):
        return 'a'
hash(C())
#== error in iter
class C:
    def __iter__(self):
        return 5
list(C())
#== error deep down
def a(n):
    return b(n)
def b(n):
    if n:
        return a(n - 1)
    return c()
def c():
    return {}['deep']
a(2)
#== too deep
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(e)
#== mro
class A: pass
class B(A): pass
class C(A, B): pass
#== base is a number
class C(5):
    pass
#== class as a call with arguments
class C:
    pass
C(1)
#== object takes no arguments
object(1)
#== abstract by not implemented
class Base:
    def run(self):
        raise NotImplementedError
class Sub(Base):
    pass
Sub().run()
#== read only property
class C:
    @property
    def p(self):
        return 1
C().p = 2
#== missing self
class C:
    def m():
        pass
C().m()
#== isinstance of a value
isinstance(1, 5)
#== issubclass of a value
issubclass(1, int)
#== super outside
def f():
    super().x
f()
#== await outside of async
async def f():
    return 1
async def g():
    await 5
c = g()
c.send(None)
#== not a context manager
with 5:
    pass
#== range of text
range('a')
#== range step zero
range(1, 2, 0)
#== sum of text
sum(['a'])
#== round of text
round('a')
#== abs of text
abs('a')
#== zip strict
list(zip([1], [1, 2], strict=True))
#== dict of wrong pairs
dict([(1, 2, 3)])
#== dict of numbers
dict([1])
#== dict update with a number
{}.update(5)
#== double star with non text
def f(**k):
    pass
f(**{1: 2})
#== double star twice
def f(**k):
    pass
f(a=1, **{'a': 2})
#== star of a number
print(*5)
#== double star of a list
print(**[1])
#== text of none joined
'a' + None
#== percent concatenation
'Table ' + 5 + ' is missing'
#== int too large for text
int('1' * 5000)
#== huge power to float
float(10 ** 400)
#== integer division result too large
10 ** 400 / 1.5
#== negative shift
1 << -1
#== bytes plus text
b'a' + 'b'
#== text plus bytes
'a' + b'b'
#== bytes out of range
bytes([256])
#== get item of a set
{1}[0]
#== reversed set
reversed({1})
#== enumerate of a number
enumerate(5)
#== map with too few arguments
list(map(lambda a, b: a, [1]))
#== filter with a number
list(filter(5, [1]))
#== getattr without default
getattr(1, 'foo')
#== setattr on a builtin
setattr(5, 'x', 1)
#== unhashable in a lookup
{}.get([])
