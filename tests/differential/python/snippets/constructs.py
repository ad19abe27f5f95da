#== assign locals
def upgrade():
    table = 'users'
    columns = ['id', 'name']
    options = {'schema': None}
    return table, columns, options
print(upgrade())
#== module variables
revision = 'a1b2'
down_revision: str = None
branch_labels: list = ['x']
depends_on = ('y', 'z')
print(revision, down_revision, branch_labels, depends_on)
#== if on a dialect name
dialect = 'postgresql'
if dialect == 'postgresql':
    print('pg')
elif dialect in ('mysql', 'mariadb'):
    print('my')
else:
    print('other')
#== for over a list of tuples
for table, column in [('a', 'x'), ('b', 'y')]:
    print(f'ALTER TABLE {table} ADD COLUMN {column}')
#== for with enumerate over items
for i, (k, v) in enumerate({'a': 1, 'b': 2}.items()):
    print(i, k, v)
#== subscripts nested
d = {'a': [{'b': (1, 2, 3)}]}
print(d['a'][0]['b'][-1])
#== f-string of everything
name, n, price = 'tab"le', 5, 3.14159
print(f"{name!r} {n:>5} {n:05d} {price:.2f} {price:10.3f}| {n + 1} {name.upper()!s:>10} {{x}} {n=} {name!a}")
#== f-string nested quotes and specs
width, d = 10, {'k': 'v'}
print(f"{'x':{width}}|{'y':^{width}}|{d['k']}|{'a' if width > 5 else 'b'}")
#== f-string multi line
x = 3
print(f"""
CREATE TABLE t{x} (
    id INTEGER DEFAULT {x * 2}
)""")
#== implicit concatenation
sql = ('SELECT '
       "'a' "
       f'FROM t{1}'
       r'\d')
print(sql)
#== return early
def f(rows):
    if not rows:
        return
    for row in rows:
        if row == 'stop':
            return row
print(f([]), f(['a', 'stop', 'b']), f(['x']))
#== helper functions
def _has(name, names):
    return name in names
def _add(name, to=None):
    to = to if to is not None else []
    if not _has(name, to):
        to.append(name)
    return to
print(_add('a', _add('b')))
#== method on common names
s = ' Hello, World '
print(s.strip().lower().replace(',', ';').split(), s.title(), s.count('l'), s.find('W'), s.strip().partition(', '))
#== tuple unpacking
(a, b), c = (1, 2), 3
[d, *e] = 'xyz'
f, = [9]
print(a, b, c, d, e, f)
#== not
print(not 1, not [], not None, not 'a', not not 5)
#== comprehensions with conditions
print([x * y for x in range(4) if x % 2 for y in range(x) if y], {x for x in 'aab'} == {'a', 'b'}, {k: v for k, v in zip('ab', (1, 2)) if v > 1})
#== generator in a call
print(', '.join(f'"{c}"' for c in ('a', 'b')), sum(x * x for x in range(4)), any(x > 2 for x in range(4)), all(x for x in []))
#== raise in a helper
def check(count):
    if count > 0:
        raise Exception(f'{count} rows would be lost')
check(0)
check(3)
#== conditional expressions
print('a' if 0 else 'b', [1 if x else 2 for x in (0, 1)], (lambda x: x if x else None)(0))
#== try except continue
for x in ('1', 'a', '3'):
    try:
        n = int(x)
    except ValueError as e:
        print('skipped', e)
        continue
    print(n)
#== try except types
def f(x):
    try:
        return {'a': 1}[x] / 0
    except KeyError:
        return 'key'
    except (ZeroDivisionError, ValueError) as e:
        return str(e)
    finally:
        print('finally')
print(f('a'), f('b'))
#== list methods
l = [3, 1, 2]
l.append(5); l.extend([4]); l.insert(0, 9); l.sort(); l.reverse()
print(l, l.index(4), l.pop(), l.pop(0), l.count(2), l[1:3], l.copy() == l)
#== dict methods
d = {'a': 1}
d.update({'b': 2}, c=3); d.setdefault('d', []).append(4)
print(d, d.get('x', 'none'), d.pop('a'), list(d), 'b' in d, d | {'z': 1}, dict.fromkeys('ab', 0))
#== and or
print(None or 'default', '' and 'x', 1 and 2, 0 or [] or {}, None and None.x)
#== break and continue
for x in range(10):
    if x % 2: continue
    if x > 6: break
    print(x)
#== assign to items
d = {}
d['a'] = d['b'] = 1
l = [0] * 3
l[1], l[-1] = 'x', 'y'
l[0:1] = [7, 8]
print(d, l)
#== assign to attributes
class N: pass
n = N()
n.a = n.b = N()
n.a.x = 5
print(n.b.x, vars(n.a))
#== string addition
print('a' + 'b' * 3 + str(1))
#== lambda in sort
print(sorted([('b', 1), ('a', 2)], key=lambda r: r[1], reverse=True))
#== nested function
def upgrade():
    done = []
    def add(x):
        done.append(x)
    for x in 'ab': add(x)
    return done
print(upgrade())
#== augmented assignments
x = 5
x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 7; x <<= 3; x >>= 1; x |= 1; x &= 7; x ^= 2
print(x)
s = 'a'; s += 'b'; s *= 2
l = [1]; l += (2,); l *= 2
print(s, l)
#== import inside a function
def f():
    import math
    from functools import reduce
    return math.floor(1.5), reduce(lambda a, b: a + b, [1, 2])
print(f())
#== star unpacking in displays
a, b = [1, 2], {'x': 1}
print([*a, 3, *a], (*a,), {*a, 9} == {1, 2, 9}, {**b, 'y': 2, **{'x': 5}})
#== call with unpacking
columns = ['id', 'name']
options = {'sep': '|', 'end': '!\n'}
print('t', *columns, **options)
#== decorators stacked
def a(f): print('a'); return f
def b(f): print('b'); return f
@a
@b
def f(): return 1
print(f())
#== set literals and operations
s = {1, 2} | {3}
print(s & {2, 3}, s - {1}, s ^ {1, 9}, 2 in s, s >= {1}, len(s))
#== enum classes
import enum
class Status(enum.Enum):
    new = 'n'
    old = 'o'
print([s.value for s in Status], Status('o'), Status['new'], Status.new.name, [e.name for e in Status], Status.new == Status.new, repr(Status.old))
#== str enum
from enum import Enum
class Kind(str, Enum):
    A = 'a'
    B = 'b'
print(Kind.A == 'a', Kind.A.value, Kind('b'), f'{Kind.A.value}', [k.value for k in Kind], isinstance(Kind.A, str))
#== int enum and auto
from enum import IntEnum, auto
class N(IntEnum):
    x = auto()
    y = auto()
print(N.x + 1, N.y > N.x, list(N), N(2).name)
#== enum errors
import enum
class E(enum.Enum):
    a = 1
E('z')
#== enum assignment
import enum
class E(enum.Enum):
    a = 1
E.a = 2
#== enum members with methods
from enum import Enum
class Role(Enum):
    admin = 1
    user = 2
    @classmethod
    def names(cls):
        return [m.name for m in cls]
    @property
    def label(self):
        return self.name.title()
    def __str__(self):
        return f'<{self.name}>'
print(Role.names(), Role.admin.label, str(Role.user), Role.__members__.keys(), Role.admin in Role, len(Role))
#== while with a counter
offset, size = 0, 3
data = list(range(8))
while True:
    batch = data[offset:offset + size]
    if not batch:
        break
    print(batch)
    offset += size
#== slices
s = 'abcdefgh'
print(s[2:], s[:-1], s[::2], s[::-1], s[-3:-1], s[10:], [1, 2, 3][1:][0])
#== classes with inheritance
class Base:
    kind = 'base'
    def __init__(self, name): self.name = name
    def describe(self): return f'{self.kind}:{self.name}'
class Sub(Base):
    kind = 'sub'
    def __init__(self, name, extra=None):
        super().__init__(name)
        self.extra = extra
    def describe(self): return super().describe() + f'/{self.extra}'
print(Base('a').describe(), Sub('b', 1).describe(), isinstance(Sub('c'), Base), Sub.__mro__[1].__name__)
#== percent formatting
print('%s has %d rows, %.1f%% of %5s|%-5s|%05d|%x|%r' % ('t', 5, 12.345, 'ab', 'cd', 42, 255, 'q'))
print('%(t)s.%(c)s' % {'t': 'users', 'c': 'id'}, '%s' % [1], '%s %%' % 'x')
#== str format
print('{} {1}'.format if False else '{0} {1} {0}'.format('a', 'b'), '{t}.{c:>5}'.format(t='x', c='y'), '{:,} {:>8.2f} {!r}'.format(1234567, 2.5, 'z'), '{0[a]} {1.real}'.format({'a': 1}, 5))
#== with statements
class C:
    def __init__(self, n): self.n = n
    def __enter__(self): print('enter', self.n); return self
    def __exit__(self, t, v, tb): print('exit', self.n, t and t.__name__); return t is ValueError
with C(1) as a, C(2):
    print(a.n)
with C(3):
    raise ValueError('swallowed')
print('after')
#== contextmanager
from contextlib import contextmanager
@contextmanager
def section(name):
    print('begin', name)
    try:
        yield name.upper()
    except ValueError as e:
        print('caught', e)
    finally:
        print('end', name)
with section('x') as s:
    print(s)
with section('y'):
    raise ValueError('v')
#== list addition
print([1] + [2, 3] + list((4,)), (1,) + (2,), [[]] * 2)
#== arithmetic
print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 / 2, 2 ** 10, 2 ** -1, 1e3, 10 ** 20, 0.1 + 0.2, round(2.5), round(2.675, 2), abs(-3), divmod(-7, 3))
#== args and kwargs functions
def call(f, *args, **kwargs):
    return f(*args, **kwargs)
print(call(max, 1, 5, 3), call(dict, a=1), call(sorted, [2, 1], reverse=True))
#== bare strings and ellipsis
def f():
    """Doc."""
    ...
"text"
...
print(f.__doc__, f(), ...)
#== assert that holds
assert 1 == 1, 'never'
assert (lambda: True)()
print('ok')
#== bitwise or of dicts and sets
print({'a': 1} | {'b': 2}, {1} | {2}, 5 | 2, True | False)
#== async driven
import asyncio as _unused_name
async def inner(x):
    return x + 1
async def outer():
    total = 0
    for i in range(3):
        total += await inner(i)
    return total
c = outer()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
#== constants folded or not
DAY = 60 * 60 * 24
print(DAY, DAY / 7, -DAY, ~DAY, +DAY, 0x1F, 0b101, 0o17, 1_000_000, .5, 1e-7)
#== invert
print(~5, ~-1, ~True)
#== del names and items
a = [1, 2, 3]; b = {'x': 1, 'y': 2}; c = 5
del a[0], b['x'], c
print(a, b, 'c' in globals())
#== yield batches
def batches(items, size):
    for i in range(0, len(items), size):
        yield items[i:i + size]
print(list(batches(list('abcdefg'), 3)))
#== match on values and shapes
def f(x):
    match x:
        case 'postgresql' | 'postgres': return 'pg'
        case {'name': str(n), **rest}: return n, rest
        case [a, *_, b] if a == b: return 'same ends'
        case (int() | float()) as n: return n * 2
        case None: return 'none'
        case _: return 'other'
print(f('postgres'), f({'name': 'x', 'y': 1}), f([1, 2, 1]), f(2.5), f(None), f(()))
#== chained assignment and comparison
a = b = c = []
a.append(1)
print(b, c is a, 1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True)
#== for else
for x in [1, 2]:
    if x == 5: break
else:
    print('not found')
#== global and nonlocal
x = 0
def f():
    global x
    y = 0
    def g():
        nonlocal y
        y += 1
        return y
    g(); x = g()
f()
print(x)
#== shifts and masks
print(1 << 40, 0xFF >> 3, 0b1100 & 0b1010, 6 ^ 3)
#== dunder file and name
print(__name__, type(__name__).__name__)
#== type annotations with bars
def f(a: int | None = None, b: 'list[str] | None' = None) -> dict[str, int] | None:
    return a
down_revision: str | None = 'x'
print(f(), down_revision)
#== globals dispatch
def upgrade_a(): return 'a!'
def upgrade_b(): return 'b!'
def upgrade(engine_name): return globals()['upgrade_%s' % engine_name]()
print(upgrade('a'), upgrade('b'))
upgrade('c')
#== data migration loop
rows = [{'id': 1, 'name': ' Ann '}, {'id': 2, 'name': None}]
updates = []
for row in rows:
    name = (row['name'] or 'unknown').strip().lower()
    updates.append({'b_id': row['id'], 'b_name': name})
print(updates)
#== build sql from parts
cols = {'id': 'INTEGER', 'name': 'TEXT'}
sql = 'CREATE TABLE {} ({})'.format('t', ', '.join('%s %s' % kv for kv in cols.items()))
print(sql)
#== dedupe keeping order
seen = set()
print([x for x in 'abracadabra' if not (x in seen or seen.add(x))])
#== group by hand
groups = {}
for name, kind in [('a', 1), ('b', 2), ('c', 1)]:
    groups.setdefault(kind, []).append(name)
print(groups, sorted(groups.items(), key=lambda kv: -len(kv[1])))
#== zip of columns and types
names, types = ('a', 'b'), ('int', 'text')
print(dict(zip(names, types)), list(zip(names, types, range(9))))
#== nested comprehensions
print([[r * c for c in range(3)] for r in range(3)], {k: [v for v in vs if v] for k, vs in {'a': [0, 1]}.items()})
#== sets of tuples
existing = {('a', 1), ('b', 2)}
wanted = {('b', 2), ('c', 3)}
print(sorted(wanted - existing), sorted(existing & wanted))
#== partial
from functools import partial, reduce, lru_cache, wraps
add = partial(lambda a, b, c=0: a + b + c, 1, c=10)
print(add(5), add(5, c=1), add.args, add.keywords)
#== lru cache
from functools import lru_cache
calls = []
@lru_cache(maxsize=None)
def f(x):
    calls.append(x)
    return x * 2
print(f(1), f(1), f(2), calls)
#== wraps
from functools import wraps
def d(f):
    @wraps(f)
    def inner(*a): return f(*a)
    return inner
@d
def named():
    "doc"
print(named.__name__, named.__doc__)
#== suppress
from contextlib import suppress
with suppress(KeyError, ValueError):
    {}['x']
print('after')
#== null context and closing
from contextlib import nullcontext
with nullcontext(5) as x:
    print(x)
#== math functions
import math
print(math.ceil(1.2), math.floor(-1.2), math.sqrt(16), math.pi, math.gcd(12, 18), math.isnan(float('nan')), math.inf, math.log10(1000), math.factorial(20), math.trunc(-1.7))
#== sys values
import sys
print(sys.version_info >= (3, 8), sys.version_info[0], sys.maxsize, sys.byteorder)
#== write to stdout
import sys
sys.stdout.write('text\n')
sys.stdout.flush()
print('a', 'b', sep='', end='', file=sys.stdout)
print()
#== sys exit
import sys
sys.exit('stopped')
#== properties and setters
class T:
    def __init__(self): self._c = 0
    @property
    def f(self): return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
t = T(); t.f = 212
print(t._c, t.f)
#== class attributes shared
class C:
    items = []
    count = 0
a, b = C(), C()
a.items.append(1); a.count += 1
print(b.items, b.count, C.count, a.count)
#== dunder methods
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __eq__(self, o): return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __repr__(self): return f'V({self.x}, {self.y})'
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, k): return V(self.x * k, self.y * k)
    def __iter__(self): return iter((self.x, self.y))
    def __bool__(self): return bool(self.x or self.y)
v = V(1, 2)
print(v + v, v == V(1, 2), v != V(0, 0), v[1], len(v), 2 in v, v(3), list(v), bool(V(0, 0)), [*v])
#== metaclass registry
class Registry(type):
    known = {}
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.known[name] = cls
        return cls
class A(metaclass=Registry): pass
class B(A): pass
print(sorted(Registry.known), type(B).__name__)
#== init subclass with keyword
class P:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
class Q(P, tag='q'): pass
print(Q.tag)
#== class method factory
class C:
    def __init__(self, v): self.v = v
    @classmethod
    def of(cls, text): return cls(int(text))
class D(C): pass
print(type(D.of('5')).__name__, D.of('5').v)
#== iterating a class
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(Count(3)), max(Count(4)), sorted(Count(3)), [*Count(2)])
#== text methods in a chain
print('2021-01-02 03:04'.split(' ')[0].replace('-', '_'), 'a.b.c'.rsplit('.', 1), 'x'.zfill(3), 'ab'.center(6, '*'), 'AbC'.swapcase(), 'a\tb'.expandtabs(4), 'one\ntwo'.splitlines(), 'abc'.removeprefix('a').removesuffix('c'))
#== text predicates
print('1'.isdigit(), 'a'.isalpha(), 'a1'.isalnum(), ' '.isspace(), 'A'.isupper(), 'a_b'.isidentifier(), ''.isdigit(), 'Ab'.istitle())
#== text comparisons and order
print('a' < 'b', 'a' < 'B', 'abc' < 'abd', sorted(['b', 'A', 'a', '_', '1']), min('hello'), 'x' in 'xyz', 'ab' * 0 == '')
#== unicode
print('äöü'.upper(), len('日本'), 'ß'.upper(), 'É'.lower(), '日本'[1], 'a\u0301', ord('€'), chr(8364), '€'.encode('utf-8'), b'\xe2\x82\xac'.decode())
#== escapes
print(repr('a\tb\nc\\d\'e"f\x00\x7f\xa0\u200b'), 'a\
b', r'\n', '\101')
#== bytes
b = b'abc\x00\xff'
print(b, b[0], b[1:3], len(b), b.hex(), bytes.fromhex('6162'), b'a' in b, b'a' + b'b', bytes(3), bytes([65, 66]), list(b'ab'))
#== big integers
print(2 ** 100, 10 ** 30 // 7, -(2 ** 70) % 1000, int('123456789012345678901234567890'), hex(2 ** 65), (2 ** 64).bit_length(), 10 ** 20 == 1e20)
#== numbers and text
print(int('0x1f', 16), int('-12'), int(' 5 '), int(3.9), float('1e3'), float('inf'), str(1.0), repr(1e16), 1e22, 1e-5, 123456789.123456789, bin(10), oct(8), hex(255), int('1_000'))
#== booleans are numbers
print(True + True, sum([True, False, True]), True == 1, isinstance(True, int), str(True), {True: 'a', 1: 'b'})
#== none handling
print(None is None, None == 0, [None] * 2, str(None), bool(None), type(None).__name__)
#== identity of small things
a = []
print(a is a, a is not [], None is not False, () == (), [] is [])
#== builtins over containers
print(len({1: 2}), sum([1, 2], 10), min(3, 1, 2), max('a', 'b', key=ord), list(reversed([1, 2])), list(map(str, [1, 2])), list(filter(None, [0, 1, ''])), list(range(3)), tuple('ab'), set('a'), any([0, 1]), sorted({3: 'c', 1: 'a'}))
#== min and max keys
print(min([], default='none'), max({'a': 1, 'b': 5}.items(), key=lambda kv: kv[1]), min('b', 'a'), max([3, 9, 2]))
#== getattr and hasattr
class C: x = 1
print(getattr(C, 'x'), getattr(C, 'y', 'no'), hasattr(C, 'y'), setattr(C, 'y', 2), C.y, callable(C), callable(5))
#== isinstance with tuples
print(isinstance(1, (str, int)), isinstance('a', str), isinstance([], (dict, set)), issubclass(bool, int), type(1) is int, type('a') == str)
#== vars and dir
class C:
    def __init__(self): self.a, self.b = 1, 2
print(vars(C()), [n for n in dir(C()) if not n.startswith('_')])
#== exec of text is data
print(eval('1 + 2') if False else 3)
#== sorting rows
rows = [('b', 2), ('a', 2), ('c', 1)]
print(sorted(rows), sorted(rows, key=lambda r: (-r[1], r[0])), sorted('bca', reverse=True))
rows.sort(key=lambda r: r[1])
print(rows)
#== copies
a = {'x': [1]}
b = dict(a); c = a.copy(); d = {**a}
b['y'] = 2; b['x'].append(2)
print(a, c, d)
#== traceback through helpers
def read(row):
    return row['missing']
def each(rows):
    return [read(r) for r in rows]
def upgrade():
    for table in ('a',):
        each([{'id': 1}])
upgrade()
#== error caught and logged
def run(f):
    try:
        f()
    except Exception as e:
        print(f'{type(e).__name__}: {e}', e.args)
run(lambda: 1 / 0); run(lambda: {}['k']); run(lambda: int('x')); run(lambda: None.x); run(lambda: undefined)
#== error chain printed
try:
    try:
        {}['a']
    except KeyError as e:
        raise RuntimeError('while reading') from e
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
#== custom exception with fields
class E(Exception):
    def __init__(self, code, message='m'):
        super().__init__(message)
        self.code = code
try:
    raise E(5)
except E as e:
    print(e.code, e, e.args)
#== finally runs in order
def f():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: return 'r'
        finally:
            print('f', i)
print(f())
#== generator pipeline
def numbers():
    yield from range(5)
def squares(xs):
    for x in xs: yield x * x
print(list(squares(x for x in numbers() if x % 2)))
#== generator return value
def g():
    x = yield 1
    print('got', x)
    return 'end'
def h():
    r = yield from g()
    print(r)
it = h()
print(next(it))
try:
    it.send('s')
except StopIteration:
    print('over')
#== generator close
def g():
    try:
        yield 1
    finally:
        print('closed')
it = g(); next(it); it.close()
print(list(it))
#== iterators shared
it = iter([1, 2, 3, 4])
print([(a, b) for a, b in zip(it, it)])
#== iter with sentinel
l = [1, 2, 0, 3]
print(list(iter(lambda: l.pop(0), 0)), l)
#== dict views are live
d = {'a': 1}
k, v = d.keys(), d.values()
d['b'] = 2
print(k, v, d.items(), k & {'a'}, list(reversed(d)))
#== dict comparisons
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {1: 1} != {1: 2}, [1, 2] == [1, 2.0], (1, 2) < (1, 3), {1} < {1, 2})
#== printing containers
print([1, 'a', None, True, 1.5, (1,), {'k': [()]}, {1}, set(), frozenset({2}), b'x', ..., range(3)])
#== print separators
print(1, 2, sep='-', end=';')
print()
print(*[1, 2], sep='\n')
print()
print('a\n', end='')
#== conditional imports
try:
    import json_that_is_not_there as j
except ImportError:
    j = None
print('ok')
#== deep recursion that is fine
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(300))
#== long loops
total = 0
for i in range(20000):
    if i % 3 == 0 or i % 5 == 0:
        total += i
print(total)
#== text building in a loop
s = ''
for i in range(100):
    s += chr(97 + i % 26)
print(len(s), s[:30])
#== sieve
n = 100
sieve = [True] * (n + 1)
for i in range(2, int(n ** 0.5) + 1):
    if sieve[i]:
        sieve[i * i::i] = [False] * len(sieve[i * i::i])
print([i for i in range(2, n + 1) if sieve[i]])
#== string enumeration
from enum import StrEnum, auto
class Color(StrEnum):
    RED = 'red'
    BLUE = auto()
print(Color.RED == 'red', str(Color.BLUE), Color('red'), [c.value for c in Color], f'{Color.RED}', Color.RED.upper())
#== one target in parentheses is no tuple
(c) = [6]
print(c)
for (d) in [[1], [2]]: print(d)
(e): int = 6
print(e)
from contextlib import nullcontext
with nullcontext([5]) as (f): print(f)
((g)) = (1,)
(h,) = (1,)
[(i)] = [[2]]
(k), l = [3], [4]
(m, (n)) = 5, [6]
print(g, h, i, k, l, m, n, [o for (o) in [[1]]])
del (g)
try: g
except NameError as error: print(error)
#== bytes, annotations, await 4
class I:
    def __index__(self): return 3
print(bytes(I()), bytes([I()]))
class J:
    def __index__(self): return -3
for x in [J(), 2.5, object(), None, [300], ['a'], 'x', True]:
    try: print(bytes(x))
    except Exception as e: print(type(e).__name__, e)
class K:
    def __bytes__(self): return b'k'
print(bytes(K()))
class L:
    def __getitem__(self,i):
        if i>2: raise IndexError
        return i
print(bytes(L()))
#== bytes, annotations, await 5
(x): int = 1
print(__annotations__)
#== bytes, annotations, await 6
if 0: a: int
print(__annotations__)
for i in []:
    y: str = ''
def f():
    z: int = 1
#== bytes, annotations, await 10
async def c(): return 5
co=c()
try: next(co.__await__())
except StopIteration as e: print(e.value)
print(list(c().__await__()))
try: co.send(None)
except RuntimeError as e: print(e)
try: c().send(5)
except TypeError as e: print(e)
#== bytes, annotations, await 11
print('a\tb'.expandtabs(4), repr('x'.center(7,'é')), 'ab'.ljust(5,'-')+'|', '-42'.zfill(6), f'{-5:=+8d}', f'{5:é^9}')
#== ast.literal_eval
import ast
for text in ['1', '-1', '+2.5', "'a' 'b'", '[1, (2,), {3: None}, {4}]', 'set()', '  [1,\n 2]', 'True', '(1)', '()', '{}', "b'x'", '...', 'x', 'f(1)', '1 + 1', '[x for x in y]', "f'{1}'", '-True', '', '1; 2', 'x = 1', '{**{}}', '[1', '- -1', 'not 1', '1 if 1 else 2', '"a"[0]', 'a.b', 'set([1])']:
    try: print(repr(text), repr(ast.literal_eval(text)))
    except ValueError as e: print(repr(text), str(e).split(':')[0])
    except SyntaxError as e: print(repr(text), 'SyntaxError')
