#== print(b.x is a.x, c.x is a.x, c.x, c.me is c, b.me is a)
import copy
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
b = next(g)
class A:
    def __init__(self): self.x=[1,2]; self.me=self
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
print(b.x is a.x, c.x is a.x, c.x, c.me is c, b.me is a)
#== print(m, m[1] is l[1], m[1][1] is l[1][1], copy.copy(l)[1] i
import copy
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
class A:
    def __init__(self): self.x=[1,2]; self.me=self
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
l=[1,[2,(3,[4])],{'a':{5}}]
m=copy.deepcopy(l)
print(m, m[1] is l[1], m[1][1] is l[1][1], copy.copy(l)[1] is l[1])
#== print(copy.deepcopy(t1) is t1)
import copy
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
class A:
    def __init__(self): self.x=[1,2]; self.me=self
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
l=[1,[2,(3,[4])],{'a':{5}}]
m=copy.deepcopy(l)
t1=(1,(2,))
print(copy.deepcopy(t1) is t1)
#== print(s[1] is s)
import copy
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
class A:
    def __init__(self): self.x=[1,2]; self.me=self
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
l=[1,[2,(3,[4])],{'a':{5}}]
m=copy.deepcopy(l)
r=[1]
r.append(r)
s=copy.deepcopy(r)
print(s[1] is s)
#== print(copy.copy(B()), copy.deepcopy([B()]))
import copy
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
class A:
    def __init__(self): self.x=[1,2]; self.me=self
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
l=[1,[2,(3,[4])],{'a':{5}}]
m=copy.deepcopy(l)
r=[1]
r.append(r)
s=copy.deepcopy(r)
class B:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return 'deep'
print(copy.copy(B()), copy.deepcopy([B()]))
#== print(type(y).__name__, y, y.tag, y[1] is x[1])
import copy
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
class A:
    def __init__(self): self.x=[1,2]; self.me=self
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
l=[1,[2,(3,[4])],{'a':{5}}]
m=copy.deepcopy(l)
r=[1]
r.append(r)
s=copy.deepcopy(r)
class L(list): pass
x=L([1,[2]])
x.tag='t'
y=copy.deepcopy(x)
print(type(y).__name__, y, y.tag, y[1] is x[1])
#== print(copy.copy(defaultdict(list, a=[1])), copy.deepcopy(def
import copy
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
class A:
    def __init__(self): self.x=[1,2]; self.me=self
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
l=[1,[2,(3,[4])],{'a':{5}}]
m=copy.deepcopy(l)
r=[1]
r.append(r)
s=copy.deepcopy(r)
class L(list): pass
x=L([1,[2]])
x.tag='t'
y=copy.deepcopy(x)
from collections import defaultdict, OrderedDict, Counter, deque, namedtuple
print(copy.copy(defaultdict(list,a=[1])), copy.deepcopy(defaultdict(list,a=[1])), copy.deepcopy(OrderedDict(a=1)), copy.deepcopy(Counter('aa')), copy.deepcopy(deque([1,[2]])), copy.copy(deque([1],3)))
#== print(copy.copy(P(1, [2])), copy.deepcopy(P(1, [2])))
import copy
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
class A:
    def __init__(self): self.x=[1,2]; self.me=self
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
l=[1,[2,(3,[4])],{'a':{5}}]
m=copy.deepcopy(l)
r=[1]
r.append(r)
s=copy.deepcopy(r)
class L(list): pass
x=L([1,[2]])
x.tag='t'
y=copy.deepcopy(x)
from collections import defaultdict, OrderedDict, Counter, deque, namedtuple
P=namedtuple('P','x y')
print(copy.copy(P(1,[2])), copy.deepcopy(P(1,[2])))
#== print(copy.deepcopy(Co.R) is Co.R, copy.deepcopy({Co.R: 1}))
import copy
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
class A:
    def __init__(self): self.x=[1,2]; self.me=self
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
l=[1,[2,(3,[4])],{'a':{5}}]
m=copy.deepcopy(l)
r=[1]
r.append(r)
s=copy.deepcopy(r)
class L(list): pass
x=L([1,[2]])
x.tag='t'
y=copy.deepcopy(x)
import enum
class Co(enum.Enum): R=1
print(copy.deepcopy(Co.R) is Co.R, copy.deepcopy({Co.R:1}))
#== print(repr(e))
import copy
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
class A:
    def __init__(self): self.x=[1,2]; self.me=self
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
l=[1,[2,(3,[4])],{'a':{5}}]
m=copy.deepcopy(l)
r=[1]
r.append(r)
s=copy.deepcopy(r)
class L(list): pass
x=L([1,[2]])
x.tag='t'
y=copy.deepcopy(x)
e = copy.copy(ValueError('a', 1))
print(repr(e))
#== t(lambda: copy.deepcopy((x for x in [])))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import copy
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
class A:
    def __init__(self): self.x=[1,2]; self.me=self
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
l=[1,[2,(3,[4])],{'a':{5}}]
m=copy.deepcopy(l)
r=[1]
r.append(r)
s=copy.deepcopy(r)
class L(list): pass
x=L([1,[2]])
x.tag='t'
y=copy.deepcopy(x)
e = copy.copy(ValueError('a', 1))
t(lambda: copy.deepcopy(x for x in []))
