#== print(list(product('ab', [1, 2])), list(product(range(2), re
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(product('ab', [1,2])), list(product(range(2), repeat=2)), list(product()), list(zip_longest('abc', 'd', fillvalue='-')))
#== print(list(chain([1], [2, 3])), list(chain.from_iterable(['a
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(chain([1],[2,3])), list(chain.from_iterable(['ab','c'])), list(islice(count(5,2), 3)), list(islice('abcdef', 1, None, 2)), list(islice('abc', 2)))
#== print(list(permutations('abc', 2)), list(combinations('abcd'
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(permutations('abc', 2)), list(combinations('abcd', 2)), list(combinations_with_replacement('ab', 2)), len(list(permutations(range(4)))))
#== print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3]
import operator
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(accumulate([1,2,3])), list(accumulate([1,2,3], operator.mul, initial=2)), list(compress('abc',[1,0,1])), list(dropwhile(lambda x: x<2, [1,2,1])), list(takewhile(lambda x: x<2,[1,2,1])))
#== print(list(filterfalse(None, [0, 1, ''])), list(starmap(pow,
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
#== print(repeat(3), repeat(3, 2), count(2), count(1, 0.5), [lis
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
#== print([k for k, g in groupby([1, 1, 2, 3], key=lambda x: x %
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
#== t(lambda: islice([], -1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
t(lambda: islice([], -1))
#== t(lambda: list(islice([], 1, 2, 0)))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
t(lambda: list(islice([],1,2,0)))
#== t(lambda: combinations('ab', -1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
t(lambda: combinations('ab',-1))
#== t(lambda: list(chain(3)))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
t(lambda: list(chain(3)))
#== t(lambda: permutations('ab', 'x'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
t(lambda: permutations('ab', 'x'))
#== t(lambda: product(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
t(lambda: product(3))
#== print(list(islice(it, 2)), list(it))
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
it = iter([1,2,3,4])
print(list(islice(it, 2)), list(it))
#== print(list(a[1]), list(b[1]))
from itertools import product, zip_longest, chain, islice, count, permutations, combinations, combinations_with_replacement, accumulate, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, groupby, cycle, repeat, tee
print(list(filterfalse(None,[0,1,'']) ), list(starmap(pow,[(2,3),(3,2)])), list(pairwise('abc')), [(k,list(g)) for k,g in groupby('aabbc')], list(islice(cycle('ab'),5)), list(repeat(1,2)))
print(repeat(3), repeat(3,2), count(2), count(1,0.5), [list(x) for x in tee([1,2],2)])
print([k for k, g in groupby([1,1,2,3], key=lambda x: x%2)])
g = groupby('aab')
a = next(g)
b = next(g)
print(list(a[1]), list(b[1]))
#== all at once: itertools
from itertools import *
print(list(chain([1], 'ab')), list(chain.from_iterable([[1], [2]])), list(islice(count(5, 2), 3)), list(islice('abcdef', 1, 5, 2)), list(product('ab', [1, 2])), list(product([0, 1], repeat=2)), list(permutations('abc', 2))[:3], list(combinations('abcd', 2))[:3], list(combinations_with_replacement('ab', 2)), [(k, list(g)) for k, g in groupby('aabbc')], [(k, [x for x in g]) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)], list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(None, [0, 1])), list(starmap(pow, [(2, 3)])), list(zip_longest('ab', 'c', fillvalue='-')), list(compress('abc', [1, 0, 1])), list(islice(cycle('ab'), 5)), list(repeat('x', 2)), list(pairwise('abc')), [list(x) for x in tee([1, 2])], next(count(1.5, .5)))
for f in (lambda: list(islice([], -1)), lambda: list(product(5)), lambda: list(combinations('a', -1)), lambda: chain(5).__next__(), lambda: list(islice([1], 'a'))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#== much at once
import itertools as it, functools as ft
print(list(it.chain([1],(2,),'ab')), list(it.chain.from_iterable([[1],[2]])), list(it.islice(it.count(5,2),3)), list(it.accumulate([1,2,3],lambda a,b:a*b,initial=1)), list(it.groupby('aabbc'))and[(k,list(g)) for k,g in it.groupby('aabbc')], list(it.product('ab',repeat=2)), list(it.permutations([1,2,3],2)), list(it.combinations('abc',2)), list(it.combinations_with_replacement('ab',2)), list(it.zip_longest([1,2],[3],fillvalue=0)), list(it.takewhile(lambda x:x<2,[1,2,1])), list(it.dropwhile(lambda x:x<2,[1,2,1])), list(it.filterfalse(None,[0,1])), list(it.starmap(pow,[(2,3)])), list(it.compress('abc',[1,0,1])), list(it.pairwise([1,2,3])), [list(x) for x in it.tee([1,2])], list(it.repeat(1,2)), list(it.islice('abcdef',1,None,2)), list(it.islice(it.cycle('ab'),5)))
print(ft.reduce(lambda a,b:a+b,[1,2,3]), ft.reduce(max,[1],5), ft.partial(int,base=2)('101'), sorted([3,1,2],key=ft.cmp_to_key(lambda a,b:b-a)), ft.partial(print,1,sep='-'))
@ft.wraps(len)
def w(x): 'doc'
print(w.__name__, w.__wrapped__ is len)
@ft.total_ordering
class T:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
    def __eq__(s,o): return s.v==o.v
print(T(1)<=T(2), T(1)>T(2), T(1)>=T(1))
@ft.singledispatch
def sd(x): return 'o'
@sd.register
def _(x:int): return 'i'
@sd.register(list)
def _(x): return 'l'
print(sd(1), sd('a'), sd([]), sd(True))
class CP:
    @ft.cached_property
    def x(self): print('once'); return 5
cp=CP(); print(cp.x, cp.x, vars(cp))
