#== for else
for i in range(3):
    if i == 5: break
else:
    print('else')
for i in range(3):
    if i == 1: break
else:
    print('never')
print(i)
#== while else
n = 3
while n:
    n -= 1
    if n == 1: continue
    print(n)
else:
    print('done')
#== while break
while True:
    break
else:
    print('no')
#== if elif else
for x in (0, 1, 2, 3):
    if x == 0: print('zero')
    elif x == 1: print('one')
    elif x == 2:
        print('two')
    else: print('many')
#== nested loops
for i in range(3):
    for j in range(3):
        if j == i: break
        print(i, j)
#== enumerate zip
for i, (a, b) in enumerate(zip('abc', [1, 2, 3]), start=1):
    print(i, a, b)
#== dict iteration
d = {'a': 1, 'b': 2}
for k in d: print(k)
for k, v in d.items(): print(k, v)
print(list(d.keys()), list(d.values()))
#== dict changed during iteration
d = {1: 1, 2: 2}
for k in d:
    d[k + 10] = 1
#== list changed during iteration
l = [1, 2, 3]
for x in l:
    if x == 1: l.append(4)
    print(x)
#== set changed during iteration
s = {1, 2}
for x in s: s.add(x + 10)
#== range forms
print(list(range(5)), list(range(2, 5)), list(range(10, 0, -3)), len(range(0, 100, 7)), range(5)[2], 3 in range(5), range(0), range(1, 9, 2))
#== generator basics
def g(n):
    for i in range(n):
        yield i * i
print(list(g(4)), sum(g(4)), next(g(3)), [*g(2)], dict(zip('ab', g(2))))
#== generator send throw close
def g():
    try:
        while True:
            try:
                x = yield 'y'
                print('got', x)
            except ValueError as e:
                print('caught', e)
    finally:
        print('closing')
it = g()
next(it)
print(it.send(1))
print(it.throw(ValueError('v')))
it.close()
try:
    next(it)
except StopIteration:
    print('stopped')
#== yield from
def inner():
    x = yield 1
    print('inner got', x)
    yield 2
    return 'result'
def outer():
    r = yield from inner()
    print('r', r)
    yield from [10, 20]
it = outer()
print(next(it), it.send('s'), next(it), list(it))
#== generator expression laziness
def t(x):
    print('t', x)
    return x
ge = (t(i) for i in range(3))
print('made')
print(next(ge))
print(any(t(i) for i in range(5) if i))
#== generator return in for
def g():
    yield 1
    return
    yield 2
print(list(g()))
#== generator exception
def g():
    yield 1
    raise ValueError('in g')
for x in g(): print(x)
#== stop iteration inside
def g():
    yield 1
    raise StopIteration
list(g())
#== already executing
def g():
    yield next(it)
it = g()
next(it)
#== send to fresh
def g(): yield
g().send(1)
#== generator with finally dropped
def g():
    try:
        yield 1
        yield 2
    finally:
        print('cleanup')
def use():
    for x in g():
        print(x)
        break
use()
print('after')
#== recursive generator
def walk(t):
    if isinstance(t, list):
        for x in t: yield from walk(x)
    else:
        yield t
print(list(walk([1, [2, [3, [4]], 5]])))
#== infinite generator
def count():
    n = 0
    while True:
        yield n
        n += 1
for x in count():
    if x > 3: break
    print(x)
#== iterator protocol
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), max(It(4)), 2 in It(5), [*It(2)])
a, b = It(2)
print(a, b)
#== iter with sentinel
l = [3, 2, 1, 0, 5]
print(list(iter(l.pop, 0)), l)
#== comprehension forms
print([x for x in range(10) if x % 2 if x > 3], {x % 3 for x in range(10)}, {x: x * x for x in range(3)}, [[j for j in range(i)] for i in range(4)])
print([(x, y) for x in 'ab' for y in (1, 2)], [a + b for a, b in [(1, 2), (3, 4)]], [f(2) for f in [lambda x: x + 1]])
#== nested comprehension closures
print([[f() for f in [lambda: i for i in range(j)]] for j in range(3)])
#== comprehension in function with closure
def f(n):
    return [x + n for x in range(3)], {n: [n for _ in range(2)]}, list(map(lambda y: y * n, range(3)))
print(f(10))
#== match values
def f(x):
    match x:
        case 0: return 'zero'
        case 1 | 2: return 'small'
        case 'a' | 'b': return 'letter'
        case None: return 'none'
        case True: return 'true'
        case -1: return 'minus'
        case 1.5: return 'float'
        case _: return 'other'
print([f(x) for x in (0, 1, 2, 'a', None, True, -1, 1.5, [], 'zz')])
#== match sequences
def f(x):
    match x:
        case []: return 'empty'
        case [a]: return ('one', a)
        case [a, b]: return ('two', a, b)
        case [1, *rest]: return ('first is one', rest)
        case (a, *_, b): return ('ends', a, b)
print(f([]), f([5]), f((1, 2)), f([1, 2, 3]), f([3, 4, 5, 6]))
#== match mapping
def f(x):
    match x:
        case {'type': 'a', 'v': v}: return ('a', v)
        case {'type': t, **rest}: return (t, rest)
        case {}: return 'any dict'
        case _: return 'no'
print(f({'type': 'a', 'v': 1, 'z': 0}), f({'type': 'b', 'q': 2}), f({}), f([]))
#== match classes
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
def f(o):
    match o:
        case P(0, 0): return 'origin'
        case P(x=0, y=y): return ('on y', y)
        case P(x, y) if x == y: return ('diagonal', x)
        case P(): return 'point'
        case int(n): return ('int', n)
        case str() as s: return ('str', s)
        case [int(), str()]: return 'pair'
print([f(o) for o in (P(0, 0), P(0, 3), P(2, 2), P(1, 2), 7, 's', [1, 'a'])])
#== match too many positional
class A: pass
match A():
    case A(1): pass
#== match dotted and as
class C: RED = 1
match 1:
    case C.RED as r: print('red', r)
match (1, (2, 3)):
    case (a, (b, c) as d): print(a, b, c, d)
#== match name as identifier
match = 5
case = 6
print(match + case)
type = 3
print(type)
#== match no case
match 5:
    case 6: print('x')
print('end')
#== pass and ellipsis
def f(): ...
class A: pass
print(f(), ...)
#== global in nested
x = 0
def f():
    def g():
        global x
        x = 5
    g()
f()
print(x)
#== nonlocal chain
def a():
    v = 1
    def b():
        def c():
            nonlocal v
            v += 1
            return v
        return c()
    return b(), v
print(a())
#== del items
l = [0, 1, 2, 3, 4, 5]
del l[0], l[-1]
print(l)
del l[1:3]
d = {'a': 1, 'b': 2}
del d['a']
print(l, d)
#== slices
l = list(range(10))
print(l[2:5], l[:3], l[7:], l[-3:], l[::2], l[::-1], l[5:2], l[8:100], l[-100:2], l[1:8:3], 'hello'[1:-1], (1, 2, 3)[::-1])
l[2:4] = ['a', 'b', 'c']
print(l)
l[::3] = [0] * 4
print(l)
l[:] = []
print(l)
#== slice assignment size
l = [1, 2, 3, 4]
l[::2] = [1]
#== multiple assignment
a = b = c = []
a.append(1)
print(a, b is c)
x, y = y, x = 1, 2
print(x, y)
#== augmented targets
class A: v = 1
a = A()
a.v += 5
d = {'k': [1]}
d['k'] += [2]
d['n'] = d.get('n', 0) + 1
l = [1, 2]
l[0] *= 10
print(a.v, A.v, d, l)
#== augmented order
def idx():
    print('idx')
    return 0
l = [1]
l[idx()] += 2
print(l)
#== all operators
a, b = 17, 5
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b, a & b, a | b, a ^ b, a << 2, a >> 1, -a, +a, ~a, not a)
print(-17 // 5, -17 % 5, 17 // -5, 17 % -5, -17.5 // 5, -17.5 % 5, 2 ** -1, (-2) ** 3, -2 ** 2)
#== operator precedence
print(1 | 2 ^ 3 & 4, 1 ^ 3 | 2 & 6, 7 & 3 ^ 1, 2 + 3 * 4 ** 2 // 5 % 3, not 1 == 2, 1 < 2 == True, -2 ** 2, 2 ** 3 ** 2, ~1 & 3, 1 << 2 + 1, 5 - 3 - 1, 'a' 'b' + 'c')
#== lambda conditional precedence
f = lambda x: x if x else lambda: 0
print(f(1), f(0)(), (1 if 0 else 2) + 1, 1 if 0 else 2 + 1)
#== comparison chains
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1 != 2, 3 > 2 >= 2, 'a' < 'b' <= 'b', 1 in [1] == True)
#== identity
a = []
b = a
print(a is b, a is not [], None is None, 1 is 1, True is True)
#== string continuation
x = ('a'
     'b'
     'c')
y = 'line \
continued'
z = 1 + \
    2
print(x, y, z)
#== semicolons
a = 1; b = 2; print(a, b)
if a: print('x'); print('y')
#== docstrings
"""module doc"""
def f():
    'f doc'
    return 1
class A:
    """A doc"""
print(f.__doc__, A.__doc__, __doc__, __name__)
#== annotations
x: int = 5
y: 'Undefined'
class A:
    a: int
    b: str = 'x'
def f(p: 'Undefined1', *q: int) -> None: pass
print(x, A.b, hasattr(A, 'a'))
#== async simple
async def add(a, b): return a + b
async def main():
    x = await add(1, 2)
    return x * 2
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
#== async for with
class ACM:
    async def __aenter__(self): return 'r'
    async def __aexit__(self, *a): print('aexit')
class AI:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 3: raise StopAsyncIteration
        return self.n
async def main():
    async with ACM() as r:
        print(r)
    async for x in AI():
        print(x)
    else:
        print('end')
    return [y async for y in AI()]
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
#== unicode names and text
naïve = 'é日本'
print(naïve, len(naïve), naïve[1], naïve.upper(), 'ß'.upper(), '日' in naïve)
#== print options
print(1, 2, sep='-', end='!\n')
print(*[1, 2], sep='')
print()
print('a', None, True, 1.0, [1, 'x'], (1,), {}, {'a': 'b'}, sep='|')
#== all at once: generators
def g():
    try:
        x = yield 1
        print('got', x)
        y = yield x
        return y
    except ValueError as e:
        print('caught', e)
        yield 'after'
    finally:
        print('fin')
i = g(); print(next(i), i.send('a'))
try:
    i.send('z')
except StopIteration as e:
    print('stop', e.value)
i = g(); next(i); print(i.throw(ValueError('v'))); i.close(); i.close()
i = g()
try:
    i.send(5)
except TypeError as e:
    print(e)
try:
    i.throw(KeyError('k'))
except KeyError as e:
    print('key', e)
print(list(i), next(i, 'dflt'))
def d():
    r = yield from g()
    print('r', r)
    yield from [7, 8]
    yield from 'ab'
i = d(); print(next(i), i.send(1), i.send(2), list(i))
def bad():
    yield 1
    raise StopIteration('x')
try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def ign():
    try:
        yield 1
    except GeneratorExit:
        yield 2
i = ign(); next(i)
try:
    i.close()
except RuntimeError as e:
    print(e)
def re():
    yield next(me)
me = re()
try:
    next(me)
except ValueError as e:
    print(e)
print(sum(x * x for x in range(5)), list(x for x in 'ab' for y in range(2)), max((len(w), w) for w in ['a', 'bb']), any(x > 2 for x in [1, 3]), dict((k, v) for k, v in zip('ab', [1, 2])))
#== all at once: unpacking
a, *b, c = range(5); print(a, b, c)
(x, y), [z, *w] = (1, 2), 'abc'; print(x, y, z, w)
*q, = 'ab'; print(q)
d = {**{'a': 1}, 'b': 2, **{'a': 3}}; print(d, [*'ab', *range(2)], {*'aab'} == {'a', 'b'}, (*[1], 2))
def f(*a, **k): return a, k
print(f(*[1], 2, *(3,), x=1, **{'y': 2}))
for g in ("a, b = 1,", "a, b = 1, 2, 3", "a, *b, c = 1,", "a, b = 5", "(a, b), c = 1, 2", "for a, b in [1]: pass", "[a, b] = 'abc'"):
    pass
def t(fn):
    try: fn()
    except Exception as e: print(type(e).__name__, e)
def g1(): a, b = 1,
def g2(): a, b = 1, 2, 3
def g3(): a, *b, c = 1,
def g4(): a, b = 5
def g5(): (a, b), c = 1, 2
def g6():
    for a, b in [1]: pass
def g7(): [a, b] = iter('abc')
def g8(): f(**5)
def g9(): f(*5)
def g10(): f(**{1: 2})
def g11(): f(x=1, **{'x': 2})
def g12(): {**5}
def g13(): [*5]
def g14(): a, b = None
for g in (g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13, g14): t(g)
#== all at once: closures global nonlocal
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
c = counter(); print(c(), c(5), counter()())
fs = [lambda: i for i in range(3)]; print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])
g = 1
def setg():
    global g, h
    g += 1
    h = 'new'
setg(); print(g, h)
def unbound():
    print(u)
    u = 1
def delu():
    u = 1
    del u
    u
def free():
    def inner(): return v
    del v
    return inner()
    v = 1
def free2():
    def inner(): return v2
    r = inner()
    v2 = 1
for f in (unbound, delu, free2):
    try: f()
    except NameError as e: print(type(e).__name__, e)
def defaults(a, l=[]):
    l.append(a); return l
print(defaults(1), defaults(2), defaults.__defaults__, defaults.__name__)
if (n := 10) > 5: print(n)
print([y := 1, y ** 2], [last := x for x in range(3)], last)
#== all at once: loops
for i in range(5):
    if i == 3: break
else: print('no')
for i in []: pass
else: print('else')
n = 3
while n:
    n -= 1
    if n == 1: continue
    print(n)
else: print('while else')
l = [1, 2, 3, 4]
for x in l:
    if x == 2: l.remove(x)
print(l)
d = {'a': 1}
try:
    for k in d: d['b'] = 2
except RuntimeError as e: print(e)
s = {1}
try:
    for k in s: s.add(2)
except RuntimeError as e: print(e)
for i, (a, b) in enumerate(zip('ab', [1, 2]), start=1): print(i, a, b)
print(list(zip([1, 2], 'ab', strict=True)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])), list(reversed([1, 2])), list(enumerate('ab')), [*map(str, (1, 2))], list(range(10, 0, -3)), range(5)[1:3], range(0, 10, 2).index(4), 3 in range(5), len(range(0, 10, 3)), range(3) == range(0, 3, 1), list(iter(lambda c=[0]: c.append(0) or len(c), 4)))
#== all at once: comprehension
print([x for x in range(10) if x % 2 if x > 3], {x: x ** 2 for x in range(3)}, {len(w) for w in ('a', 'bb', 'c')}, [[j for j in range(i)] for i in range(3)], [(x, y) for x in 'ab' for y in range(x == 'a')], {**{k: v for k, v in [('a', 1)]}}, [a for a, *_ in ['xyz', 'pq']], [x if x else 'none' for x in (0, 1)])
x = 'outer'; [x for x in range(3)]; print(x)
#== all at once: lists
l = [3, 1, 2]
l.sort(key=lambda x: -x); print(l, sorted(l), sorted('bca', reverse=True), sorted(['B', 'a'], key=str.lower), l.index(2), l.count(3), l.copy() is l)
l[1:2] = [7, 8, 9]; print(l); l[::2] = [0, 0, 0]; print(l); del l[1:3]; print(l); l[:0] = 'ab'; print(l); l *= 2; print(l); l += (1,); print(l); l.extend({'k': 1}); l.insert(-1, 'i'); l.insert(100, 'e'); print(l, l.pop(), l.pop(0), l.pop(-2)); l.reverse(); print(l, l == list(l), [1, 2] < [1, 3], [1] < [1, 2], [[]] * 2, [1, 2] + [3], 2 * [0])
for f in (lambda: l.__setitem__(slice(0, 4, 2), [1]), lambda: l.__setitem__(100, 1), lambda: l.__delitem__(100), lambda: l.pop(100), lambda: l[1:2:0], lambda: l + (1,), lambda: l < 5, lambda: l * 'a', lambda: l.sort(key=5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
data = [('b', 2), ('a', 2), ('c', 1)]; print(sorted(data, key=lambda t: t[1]), sorted(data, key=lambda t: (-t[1], t[0])), sorted(data, key=lambda t: t[1], reverse=True), min(data), max(data, key=lambda t: t[1]))
r = [1]; r.append(r); print(r); dd = {}; dd['d'] = dd; print(dd)
#== all at once: dicts and sets
d = {'b': 1, 'a': 2}; d['c'] = 3; d['b'] = 9; print(d, list(d), d.pop('a'), d.pop('zz', None), d.setdefault('n', []), d.setdefault('b', 5), d.get('q', 1), d.items(), d.keys(), d.values(), d.popitem(), 'b' in d, len(d), list(reversed(d)), d | {'x': 1}, d == {'c': 3, 'b': 9})
d |= {'y': 2}; d.update(z=1, **{'w': 2}); d.update([('p', 1)]); print(d, dict(a=1), dict([('a', 1)], b=2), dict.fromkeys('ab', 0), d.keys() & {'y', 'z'} == {'y', 'z'}, d.keys() - {'y'} == set(d) - {'y'}, dict(zip('ab', 'cd')), {1: 'a', True: 'b'}, d.copy() == d, d.clear(), d)
s = {3, 1, 2}; print(s, s | {5}, s & {1}, s - {1}, s ^ {1, 9}, s <= {1, 2, 3}, s.issubset([1, 2, 3, 4]), s.isdisjoint([9]), s.union([7], (8,)), sorted(s.difference([1])), frozenset([1, 2]), {frozenset([1]): 1}, set(), s == frozenset([1, 2, 3]), s.add(1), s.discard(99), len(s), set('hello') == set('olleh'), s < {1, 2, 3, 4})
s |= {10}; s -= {1}; s.update([20], [30]); s.symmetric_difference_update({10}); print(sorted(s), {*range(20)}, {'a', 'a'}, {-1, -2}, {0, 32, 64, 1}, set(range(40, 0, -7)), {1.5, 2})
#== all at once: assert and del
try: assert 1 == 2, f'msg {1}'
except AssertionError as e: print(repr(e))
try: assert False
except AssertionError as e: print(repr(e))
x = [1, 2, 3]; del x[0], x[-1]; print(x)
class A: y = 1
del A.y; print(hasattr(A, 'y'))
d = {'k': 1}; del d['k']; print(d)
try: del zz
except NameError as e: print(e)
#== all at once: chained comparison and logic
print(1 < 2 < 3, 1 < 3 > 2, 1 == 1 != 2, 1 < 2 in [2], not 1 in [1], 'a' is not None, 1 if 0 else 2 if 0 else 3, (1, 2) < (1, 2, 0), 'a' < 'b' <= 'b', None is None, [] == [], [] is [], 2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 7 // 2 * 2, not True == False, 1 | 2 & 3 ^ 4, ~1 + 2, 1 << 2 + 1, 5 % 3 * 2, 'x' * 2 + 'y', -7 // 2, 10 - 3 - 2)
def side(x): print('s', x); return x
print(side(1) < side(0) < side(5), side(0) or side(2) and side(3))
#== sequences of collections match sequence patterns
from collections import deque, UserList, UserDict, ChainMap, OrderedDict, defaultdict, Counter
from collections.abc import Sequence, Mapping
class S(Sequence):
    def __getitem__(self, i): return [1, 2, 3][i]
    def __len__(self): return 3
class N:
    def __getitem__(self, i): return [1, 2, 3][i]
    def __len__(self): return 3
def m(x):
    match x:
        case [a, b]: return ('two', a, b)
        case [a, *rest]: return ('more', a, rest)
        case []: return 'empty'
        case _: return 'no'
for x in (deque([1, 2]), deque(), UserList([1, 2, 3]), S(), N(), 'ab', b'ab', {1, 2}, {1: 2}, iter([1, 2])):
    print(m(x))
#== mappings of collections match mapping patterns
from collections import UserDict, ChainMap, OrderedDict, defaultdict
from collections.abc import Mapping
class M(Mapping):
    def __getitem__(self, k): return {'a': 1, 'b': 2}[k]
    def __len__(self): return 2
    def __iter__(self): return iter('ab')
def m(x):
    match x:
        case {'a': 1, 'c': c}: return c
        case {'a': a, **rest}: return (a, rest)
        case {}: return 'some mapping'
        case _: return 'no'
for x in (UserDict(a=1, b=2), UserDict(a=1, c=3), ChainMap({'a': 1}, {'b': 2}), M(), UserDict(), defaultdict(int, a=5), 5, 'a', OrderedDict(a=1)):
    print(m(x))
#== an attribute that is matched twice
class Q:
    __match_args__ = ('a', 'b')
    def __init__(self): self.a, self.b = 1, 2
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def one():
    match Q():
        case Q(1, a=1): return 'yes'
    return 'no'
def two():
    match Q():
        case Q(1, b=2): return 'yes'
    return 'no'
def three():
    match Q():
        case Q(1, 2, c=3): return 'yes'
    return 'no'
t(one); t(two); t(three)
match 5:
    case int(x): print(x)
match True:
    case int(real=1): print('real')
#== subject of match 2
match 1,:
    case (1,): print('t')
#== subject of match 3
match 1,2:
    case a,b: print(a,b)
#== subject of match 4
match (yield_:=3):
    case 3: print(yield_)
#== subject of match 5
match -1:
    case -1: print('neg')
#== subject of match 6
match not True:
    case False: print('n')
#== subject of match 7
match x:=5,6:
    case y: print(y,x)
#== subject of match 9
match {**{'a':1}}:
    case {'a':v, **r}: print(v,r)
#== subject of match 10
match 1 if True else 2:
    case 1: print('one')
#== subject of match 11
match = 3
print(match)
match.real
case = 1
print(match*case, -match)
match: int = 3
match[0:0] if 0 else 1
print(match)
#== subject of match 12
match lambda: 1:
    case f: print(f())
#== subject of match 15
match x := 5:
    case y: print(y,x)
#== subject of match 16
match (*[1], 2):
    case y: print(y)
#== subject of match 17
match a := 1, b := 2:
    case y: print(y, a, b)
#== subject of match 18
def g():
    match (yield 1):
        case y: print(y)
for _ in g(): pass
#== subject of match 19
match {1,2,3}:
    case set(): print('s')
#== subject of match 20
match "a" "b":
    case "ab": print('s')
#== subject of match 21
match f"{1}":
    case "1": print('s')
#== subject of match 22
match not_ := 1:
    case 1: print(2)
#== subject of match 23
match ~1:
    case -2: print(2)
#== subject of match 24
match ():
    case (): print(2)
#== subject of match 25
match []:
    case []: print(2)
match [], ():
    case [[], []]: print(3)
match {}:
    case {}: print(4)
#== subject of match 27
match (1).real:
    case 1: print(1)
match [3].copy():
    case [3]: print(2)
match (lambda: 3)():
    case 3: print(3)
#== subject of match 28
x = 3
match x:
    case 1 | 2: print('a')
    case 3 | 4 as y if y > 2: print('b', y)
match x, 4:
    case [3, (4 | 5) as z]: print(z)
    case _: print('no')
#== subject of match 29
import asyncio
async def m():
    match await asyncio.sleep(0, 5):
        case 5: print('x')
asyncio.run(m())
#== a comprehension over what is no iterable
def f():
    return [x for x in True]
f()

#== a generator that yields once more while it ends is left where it stands
def stubborn():
    try:
        yield 1
    finally:
        yield 2
        print('never')
made = stubborn()
print(next(made))
del made
print([next(stubborn()) for _ in range(3)])
