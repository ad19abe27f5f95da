#== list methods
l = [3, 1, 2]
l.append(5); l.extend([6, 7]); l.insert(0, 9); l.insert(-1, 8); l.insert(100, 4)
print(l, l.pop(), l.pop(0), l.index(2), l.count(1), l)
l.remove(1); l.reverse(); print(l); l.sort(); print(l); l.sort(reverse=True, key=lambda x: -x); print(l, l.copy() is l)
l.clear(); print(l)
#== list comparisons
print([1, 2] < [1, 3], [1] < [1, 0], [] < [1], [1, 2] == [1, 2], [1] != [2], [1, [2]] == [1, [2]], [1] + [2], [1] * 3, [[]] * 2, 2 in [1, 2])
#== sort stability and key
data = [('b', 2), ('a', 2), ('c', 1)]
print(sorted(data, key=lambda t: t[1]), sorted(data, key=lambda t: t[1], reverse=True), sorted('bca', reverse=True), sorted([3, 1, 2], key=lambda x: -x), sorted({'b': 1, 'a': 2}), sorted(range(20), key=lambda x: x % 3))
#== sort mixed
sorted([1, 'a', 2])
#== dict methods
d = {'a': 1}
d['b'] = 2; d.update({'c': 3}, d=4); d.update([('e', 5)])
print(d, d.get('z'), d.get('z', 0), d.setdefault('a', 9), d.setdefault('n', []), d.pop('a'), d.pop('zz', None), d.popitem(), list(d), len(d), 'b' in d, d | {'x': 1}, {**d, 'b': 0})
d |= {'q': 1}
print(d, dict(a=1, b=2), dict([('x', 1)]), dict({'y': 2}, z=3), dict.fromkeys('ab', 0), d.copy() == d, {1: 'a'} == {1.0: 'a'}, sorted(d.keys() & {'q', 'b'}), list(reversed(d)))
#== dict views
d = {'a': 1, 'b': 2}
k = d.keys()
d['c'] = 3
print(k, d.values(), d.items(), len(k), ('a', 1) in d.items(), 'a' in k, 3 in d.values(), k == {'a', 'b', 'c'}, sorted(k - {'a'}), k | {'z'} == {'a', 'b', 'c', 'z'})
#== dict order after delete
d = {1: 1, 2: 2, 3: 3}
del d[2]
d[2] = 9
print(d, list(d.items()))
#== dict key equality
print({1: 'a', True: 'b', 1.0: 'c'}, {0: 1, False: 2}, {'a': 1, 'a': 2}, {(1, 2): 3}[(1, 2)])
#== nested structures
d = {'list': [1, {'k': (1, 2)}], 'n': None}
d['list'][1]['k2'] = d['list'][0]
print(d, d['list'][1]['k'][0])
#== set operations
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a.isdisjoint({9}), a.union([7], (8,)), a.intersection([1]), a.difference([1]), a.symmetric_difference([1, 9]), a.issubset(a), a.issuperset({1}), 2 in a, len(a), a == {3, 2, 1}, {1, 2} == frozenset([1, 2]))
a.add(10); a.discard(99); a.remove(1); a.update([5, 6]); a |= {20}; a -= {20}; a &= {2, 3, 5, 10}; print(sorted(a), a.pop() in (2, 3, 5, 10), set(), frozenset(), frozenset([1]), {*[1, 2], 3})
#== set order of ints
print({5, 3, 1, 10, 8}, {i * 7 % 23 for i in range(12)}, set(range(20, 0, -2)), {100, 33, 1, 64, 32, 8}, set([9, 8, 7, 1000, 2000]), {-1, -2, -3}, {2 ** 40, 1, 2 ** 70})
#== set ops order
print({1, 2, 3, 4, 50, 60} - {2, 3}, {8, 16, 24} | {1, 9}, {30, 20, 10} & {10, 30, 5}, {1, 2} ^ {2, 99}, set([1.5, 2.5, 0.5]), {(1, 2), (3, 4), (0, 0)})
#== frozenset
f = frozenset([1, 2])
print(f | {3}, {3} | f, type(f | {3}).__name__, type({3} | f).__name__, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([1, 2])])
#== tuples
t = (1, 'a', [2])
t[2].append(3)
print(t, t + (4,), t * 2, t[1], t.count(1), t.index('a'), len(t), (), (1,), tuple([1]), 1 in t, (1, 2) < (1, 3), hash((1, 2)) == hash((1, 2)), hash((1, 2, 3)), hash(()))
t[0] = 5
#== self containing
l = [1]
l.append(l)
d = {}
d['d'] = d
print(l, d)
#== builtin functions
print(abs(-3), all([1, 'a']), all([]), any([0, '']), any([]), max(3, 1, 2), max([1, 5, 3]), min('b', 'a'), max('aa', 'b', key=len), min([], default=7), sum([1, 2, 3]), sum([[1], [2]], []), sum([0.1] * 3), divmod(17, 5), pow(2, 10), round(3.7), round(3.14159, 2), len('abc'), bool([]), callable(len))
#== map filter zip
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3])), list(zip([1, 2], 'ab')), list(zip(*[(1, 2), (3, 4)])), list(enumerate('ab', 1)), list(reversed([1, 2, 3])), list(reversed('ab')), dict(zip('ab', range(2))))
#== zip strict
list(zip([1, 2], [1], strict=True))
#== isinstance of builtins
print([type(x).__name__ for x in (1, 1.5, 'a', b'a', None, True, [], (), {}, set(), frozenset(), range(1), len, lambda: 0, int, type, Exception(), iter([]), (i for i in []), zip(), map(str, []), {}.keys(), ..., NotImplemented, slice(1), property(), [].append, str.upper)])
#== repr of types
print(int, str, type(None), list, dict, Exception, ValueError, type, object, len, repr(print), type(len), type(lambda: 0))
#== star in displays
print([*range(3), *'ab'], (*[1], 2), {*'ab'} == {'a', 'b'}, {**{'a': 1}, 'b': 2, **{'a': 3}}, [*{}, *()])
#== deep nesting
x = []
for i in range(50):
    x = [x]
print(str(x).count('['))
#== big drop
x = []
for i in range(100000):
    x = [x]
x = None
print('ok')
#== copy semantics
a = [1, [2]]
b = a[:]
c = list(a)
b[1].append(3)
print(a, b, c, a is b)
#== equality mix
print([1, 2] == (1, 2), 1 == 1.0 == True, 'a' == b'a', None == False, [] == [], {} == {}, {1} == {1}, (1, [2]) == (1, [2]), 0.1 + 0.2 == 0.3, float('nan') == float('nan'))
#== identity in containers
n = float('nan')
print(n in [n], [n] == [n], n == n, [n].index(n), {n: 1}[n])
#== unhashable keys
{[1]: 2}
#== unhashable set in set
{{1}, 2}
#== range misc
r = range(10, 0, -2)
print(r, list(r), r[1], r[-1], r[1:3], len(r), 4 in r, 5 in r, r.index(4), r == range(10, 0, -2), bool(range(0)), list(range(-3, 3)), r.start, r.stop, r.step, hash(range(3)) == hash(range(0, 3, 1)))
#== displays of constant sets: for, comprehension, display
print({3,1,2}, {8,0,16}, {33,1,65,97}, frozenset({9,17,1}), [x for x in {10,26,42,2,5}])
print({100,5,37,69,1,2,3,4,5,6,7,8,9}, {0,8}, {8,0})
for x in {16,8,0,24,32}: print(x)
print(list({1,*[9,17],33}), {True,1,2,33,65}, {-1,-2,-3})
def f(x): return x in {24,16,8}, list({24,16,8,x})
print(f(0))
print(list({(1,2),(3,4),(5,6)}) , {1.5,2.5,3.5,-1.5,1e10}, {None,1,2}=={2,1,None})
#== NaN is found where it is the same object, and there alone
nan=float('nan')
def T(n,f):
    try: print(n,repr(f()))
    except Exception as e: print(n,type(e).__name__,e)
m=float('nan')
T(1,lambda:([nan]==[nan],[nan]==[m],nan==nan,nan is nan,nan is m,nan in [nan],nan in [m],m in (nan,),nan in {nan},m in {nan},{nan:1}=={nan:1},{nan:1}=={m:1}))
T(2,lambda:([nan].index(nan),[nan].count(nan),[m].count(nan),(nan,).index(nan)))
T(3,lambda:[m].index(nan))
T(4,lambda:[m].remove(nan))
l=[nan]; l.remove(nan); print(l)
T(5,lambda:({nan:1}.get(nan),{nan:1}.get(m),len({nan,m}),len({nan,nan}),{nan}=={nan},{nan}=={m},{nan}&{nan},{nan}&{m},len({nan}|{m})))
import math
T(6,lambda:(math.nan is math.nan,[math.nan]==[math.nan],math.inf-math.inf is math.nan,[nan+1]==[nan+1],(nan,)<(nan,),(nan,1)<(nan,2),(m,1)<(nan,2),[nan,1]<[m,0]))
import json
T(7,lambda:(json.loads('[NaN]')[0]!=0,nan.__eq__(nan),nan!=nan,max(nan,1),max(1,nan),min(nan,1),sorted([3,nan,1]),sum([nan]),-nan,abs(nan),round(nan,1),math.copysign(1,nan),str(-nan),[nan]*2==[nan]*2))
from collections import Counter,deque,OrderedDict
T(8,lambda:(Counter([nan,nan,m])==Counter([nan,nan,m]),len(Counter([nan,nan,m])),deque([nan])==deque([nan]),nan in deque([nan]),deque([nan]).count(nan),OrderedDict({1:nan})==OrderedDict({1:nan})))
from dataclasses import dataclass
@dataclass
class D:
    x: float
T(9,lambda:(D(nan)==D(nan),D(nan)==D(m)))
class E:
    def __eq__(s,o): return False
e=E()
T(10,lambda:([e]==[e],e in [e],(e,)==(e,),{1:e}=={1:e},[e].index(e),[e].count(e),e==e,e in (x for x in [e]),any(e==x for x in [e])))
import operator, functools
T(11,lambda:(operator.contains([nan],nan),operator.countOf([nan,m],nan),operator.indexOf([1,nan],nan),slice(nan)==slice(nan),[nan] in [[nan]],functools.reduce(lambda a,b:a,[nan]) is nan))
T(12,lambda:(nan in [nan].__iter__(),nan in {1:nan}.values(),(1,nan) in {1:nan}.items(),{1:nan}.items()=={1:nan}.items(),nan in map(lambda x:x,[nan]),range(3)==range(3)))
#== sorting compares as Python does, which orders without an order show
nan = float('nan')
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o): print(end=f'{self.v}<{o.v} '); return self.v < o.v
    def __repr__(self): return f'K{self.v}'
print(sorted([K(3), K(1), K(2)]))
print(sorted([K(v) for v in (5, 2, 8, 1, 9, 3, 3, 7)]), sorted([K(2), K(2), K(1)], reverse=True), sorted([K(1)]))
print(sorted([3, 1, nan, 2]), sorted([nan, 2, 1, nan, 0]), sorted([2, nan, 1, 3, nan, 0], reverse=True))
print(sorted([{1}, {2}, {1, 2}, set(), {3}, {2, 3}]), sorted([{1, 2}, {1}, {3}, {1}]), sorted([(1, nan), (1, 2), (0, 3), (1, nan)]))
print(sorted(range(100), key=lambda n: (n * 37 % 11, -n))[::9], sorted(range(70, 0, -1)) == list(range(1, 71)), sorted([1, 0] * 40, reverse=True)[38:42])
words = 'the quick brown fox jumps over the lazy dog again and again'.split() * 7
print(sorted(enumerate(words), key=lambda p: p[1])[::8], sorted([]), sorted('b'))
#== sorting of many makes the same comparisons, whatever they answer, and stays where one fails
seed = 12345
def chance(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % n
log, failing, shape = 0, 0, 0
class K:
    def __init__(self, v, at): self.v, self.at = v, at
    def __lt__(self, o):
        global log, failing
        log = (log * 31 + self.at * 7919 + o.at) % 1000000007
        failing -= 1
        if failing == 0: raise KeyError(self.at, o.at)
        if shape == 0: return self.v < o.v
        if shape == 1: return chance(2) == 1
        if shape == 2: return chance(20) == 0
        if shape == 3: return chance(20) != 0
        if shape == 4: return self.v < o.v if (self.v + o.v) % 7 else chance(3) == 0
        return (self.v - o.v) % 3 == 1
def values(n, kind):
    if kind == 0: return [chance(1000) for i in range(n)]
    if kind == 1: return [i // 5 for i in range(n)]
    if kind == 2: return [n - i for i in range(n)]
    if kind == 3: return [i % 40 + (chance(5) == 0) * chance(50) for i in range(n)]
    if kind == 4: return [i if chance(10) else chance(n) for i in range(n)]
    if kind == 5: return list(range(0, n, 2)) + list(range(1, n, 2))
    return list(range(n // 2, n)) + list(range(n // 2)) + [chance(n) for i in range(3)]
for size in (2, 40, 64, 65, 300):
    for kind in range(7):
        for shape in range(6):
            items = [K(v, at) for at, v in enumerate(values(size, kind))]
            failing = chance(size * 6) + 1 if chance(4) == 0 else 0
            log = 0
            failed = ''
            try:
                items.sort(reverse=chance(3) == 0, key=None if chance(2) else lambda k: k)
            except KeyError as error:
                failed = repr(error)
            order = 0
            for k in items: order = (order * 131 + k.at) % 1000000007
            print(size, kind, shape, log, order, sorted(k.at for k in items) == list(range(len(items))), failed)
nan = float('nan')
for size in (64, 200):
    print(sorted([nan if chance(6) == 0 else chance(100) for i in range(size)], reverse=chance(2) == 1)[::size // 60])
    print([sorted(s) for s in sorted([{chance(5) for j in range(chance(4))} for i in range(size)])][::size // 60])
    print(sorted([(chance(3), nan if chance(4) == 0 else chance(9)) for i in range(size)])[::size // 60])
mixed = [5, 3, 'a', 1, 2]
try: mixed.sort()
except TypeError as error: print(mixed, error)
try: mixed.sort(reverse=True)
except TypeError as error: print(mixed, error)
try: mixed.sort(key=len)
except TypeError as error: print(mixed, error)
#== containers that are emptied while they are looked at
class I:
    def __index__(self): M.clear(); return 0
class Bad:
    def __hash__(self): return 1
    def __eq__(self, other): a.clear(); b.clear(); return False
    def __repr__(self): return 'Bad'
class V:
    def __repr__(self): return 'V'
    def __eq__(self, o): d.clear(); e.clear(); return True
    def __hash__(self): return 1
class Q:
    def __init__(self, answer): self.answer = answer
    def __eq__(self, o): M.clear(); return self.answer
    def __lt__(self, o): M.clear(); return self.answer
    def __repr__(self): M.clear(); return 'Q'
def gen(): M.clear(); yield 1
def put(i, v): M[i] = v; return M
def drop(i): del M[i]; return M
def run(op):
    global M, a, b, d, e
    M, a, b, d, e = [1, 2, 3], {Bad()}, {Bad()}, {V(): 1, 2: 3}, {V(): 1, 2: 3}
    try: print(op())
    except Exception as error: print(type(error).__name__, error)
def runq(op, answer):
    def prepared():
        global M
        M = [Q(answer), Q(answer), Q(answer)]
        return op()
    run(prepared)
for op in [lambda: M[I()], lambda: put(I(), 5), lambda: drop(I()), lambda: M.pop(I()), lambda: (M.insert(I(), 5), M), lambda: M[I():], lambda: M[:I()], lambda: put(slice(I(), 3), [1]), lambda: put(slice(I(), 3, 1), [1, 2, 3]), lambda: drop(slice(I(), None)), lambda: put(slice(1, 2), gen()), lambda: M * I(), lambda: M.index(1, I()), lambda: (M.extend(gen()), M), lambda: (1, 2, 3)[I()], lambda: (1, 2, 3)[I():]]: run(op)
for op in [lambda: len(a & b), lambda: len(a - b), lambda: len(a ^ b), lambda: len(a | b), lambda: a == b, lambda: a <= b, lambda: a < b, lambda: a >= b, lambda: a.isdisjoint(b), lambda: len(a.intersection([Bad(), Bad()])), lambda: len(a.difference([Bad(), Bad()])), lambda: len(a.symmetric_difference([Bad(), Bad()])), lambda: a.issubset([Bad(), Bad()]), lambda: Bad() in a, lambda: (a.discard(Bad()), len(a)), lambda: (a.add(Bad()), len(a)), lambda: (a.update([Bad(), Bad()]), len(a)), lambda: (a.remove(Bad()), len(a)), lambda: (a.__isub__(b), len(a))[1], lambda: (a.__iand__(b), len(a))[1], lambda: (a.__ixor__(b), len(a))[1], lambda: (a.__ior__(b), len(a))[1]][:18]: run(op)
for op in [lambda: d == e, lambda: d.get(V()), lambda: d[V()], lambda: d.pop(V(), 3), lambda: d.setdefault(V(), 3), lambda: (d.update({V(): 2}), len(d)), lambda: drop(0), lambda: d.keys() == e.keys(), lambda: len(d.keys() & e.keys()), lambda: d.items() == e.items(), lambda: V() in d, lambda: V() in d.keys(), lambda: (V(), 1) in d.items()]: run(op)
for answer in (True, False):
    for op in [lambda: M == [1, 2, 3], lambda: [1, 2, 3] == M, lambda: M < [1, 2, 3], lambda: 3 in M, lambda: M.count(3), lambda: M.index(3), lambda: (M.remove(3), M), lambda: sorted(M) == 3, lambda: M.sort(), lambda: max(M) is None, lambda: repr(M), lambda: repr((M, M)), lambda: f'{M}']: runq(op, answer)
#== sets made smaller while they grow
s = set()
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): s.discard(self); return self.n == o.n
try:
    for i in range(4): s.add(K(i))
    print(len(s))
except RecursionError as e: print('recursion')
#== reversed sees what becomes of the list
L = [1, 2, 3, 4]
it = reversed(L); next(it); L.pop(); L.pop(); print(list(it))
L = [1, 2, 3]
it = reversed(L); L.clear(); print(list(it), type(it).__name__)
for x in reversed([1, 2, 3]): print(x)
#== slices take what can be iterated
class It:
    def __iter__(self): return iter([1, 2])
class Gi:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
class Broken:
    def __iter__(self): raise TypeError('mine')
for v in [lambda: range(3), lambda: (i for i in 'ab'), lambda: {1: 2}, lambda: 'xy', lambda: {5}, lambda: map(str, [1]), lambda: zip([1], [2]), lambda: (1, 2), lambda: [3], lambda: iter([4]), lambda: {1: 2}.items(), lambda: b'ab', lambda: reversed([1]), lambda: enumerate('a'), lambda: It(), lambda: Gi(), lambda: Broken(), lambda: 3, lambda: None]:
    for part in (slice(1, 2), slice(None, None, 2), slice(2, 1), slice(5, 9), slice(-1, None)):
        x = [1, 2, 3]
        try: x[part] = v(); print(x)
        except Exception as e: print(type(e).__name__, e)
x = [1, 2]; x += range(2); x.extend(Gi()); print(x)
x[1:1] = x; print(x)
#== names of subclasses of sets
class S(set): pass
class F(frozenset):
    def __init__(self, *a, **k): pass
class G(frozenset): pass
print(S([1]), S(), S([1]) | {2}, F([1], x=3), F(), G([1]) | {2}, [S({2})], type(S([1]).copy()).__name__)
try: G([1], x=3)
except TypeError as e: print(e)
#== sets are asked about sets
s = {frozenset({1, 2}), 3}
print({1, 2} in s, {1} in s); s.discard({4}); s.remove({2, 1}); print(s)
try: s.remove({1, 2})
except KeyError as e: print(repr(e))
print({1: 2}.keys() == {1}, {1} == {1: 2}.keys(), {1} < {1: 2, 3: 4}.keys(), {1: 2}.keys() <= {1: 2}.keys(), {1: 2}.items() == {(1, 2)}, {1: 2}.keys() >= {1, 2}, {1: 2}.keys() != {1})
#== what a class says it cannot
class C:
    __contains__ = None
    def __iter__(self): return iter([1])
class E:
    __iadd__ = None
    def __add__(self, o): return 6
def add(): e = E(); e += 1; return e
for f in [lambda: 1 in C(), add, lambda: enumerate([], 'a'), lambda: enumerate([], 1.5), lambda: list(enumerate('a', True)), lambda: iter(1, 2), lambda: list(enumerate('ab', 2 ** 70))]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
