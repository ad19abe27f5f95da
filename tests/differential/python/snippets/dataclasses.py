#== print(D(1), D(1, 'y', [2]), D(1) == D(1), D(1) != D(2), asdi
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
print(D(1), D(1,'y',[2]), D(1)==D(1), D(1)!=D(2), asdict(D(1,c=[D(2)])), astuple(D(1)), replace(D(1),b='q'), [f.name for f in fields(D)], D.K, is_dataclass(D), is_dataclass(D(1)), is_dataclass(3))
#== t(lambda: D())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
t(lambda: D())
#== t(lambda: D(1, 2, 3, 4))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
t(lambda: D(1,2,3,4))
#== t(lambda: D(z=1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
t(lambda: D(z=1))
#== t(lambda: D(1) < D(2))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
t(lambda: D(1)<D(2))
#== t(lambda: hash(D(1)))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
t(lambda: hash(D(1)))
#== t(lambda: fields(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
t(lambda: fields(3))
#== t(lambda: asdict(D))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
t(lambda: asdict(D))
#== t(lambda: replace(D(1), z=1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
t(lambda: replace(D(1), z=1))
#== print(f, hash(f) == hash(F(1)), F(1) < F(2), sorted([F(2), F
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
print(D(1), D(1,'y',[2]), D(1)==D(1), D(1)!=D(2), asdict(D(1,c=[D(2)])), astuple(D(1)), replace(D(1),b='q'), [f.name for f in fields(D)], D.K, is_dataclass(D), is_dataclass(D(1)), is_dataclass(3))
@dataclass(frozen=True, order=True)
class F:
    x: int
    y: int = 0
f=F(1)
print(f, hash(f)==hash(F(1)), F(1)<F(2), sorted([F(2),F(1)]), {f:1})
#== t(sa)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
print(D(1), D(1,'y',[2]), D(1)==D(1), D(1)!=D(2), asdict(D(1,c=[D(2)])), astuple(D(1)), replace(D(1),b='q'), [f.name for f in fields(D)], D.K, is_dataclass(D), is_dataclass(D(1)), is_dataclass(3))
@dataclass(frozen=True, order=True)
class F:
    x: int
    y: int = 0
f=F(1)
def sa(): f.x=3
t(sa)
#== t(da)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
print(D(1), D(1,'y',[2]), D(1)==D(1), D(1)!=D(2), asdict(D(1,c=[D(2)])), astuple(D(1)), replace(D(1),b='q'), [f.name for f in fields(D)], D.K, is_dataclass(D), is_dataclass(D(1)), is_dataclass(3))
@dataclass(frozen=True, order=True)
class F:
    x: int
    y: int = 0
f=F(1)
def da(): del f.x
t(da)
#== t(lambda: setattr(f, 'zz', 1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
print(D(1), D(1,'y',[2]), D(1)==D(1), D(1)!=D(2), asdict(D(1,c=[D(2)])), astuple(D(1)), replace(D(1),b='q'), [f.name for f in fields(D)], D.K, is_dataclass(D), is_dataclass(D(1)), is_dataclass(3))
@dataclass(frozen=True, order=True)
class F:
    x: int
    y: int = 0
f=F(1)
t(lambda: setattr(f,'zz',1))
#== print(I(1), I(1).c, I(1, 2).c)
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
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
@dataclass
class I:
    a: int
    b: InitVar[int] = 5
    c: int = field(init=False, repr=False)
    def __post_init__(self, b): self.c = self.a + b
print(I(1), I(1).c, I(1,2).c)
#== t(lambda: K(1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
t(lambda: K(1))
#== print(K(a=1))
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1))
#== t(lambda: K())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
t(lambda: K())
#== print(K2(1, b=2))
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int = 3
print(K2(1,b=2))
#== t(lambda: K2(1, 2))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int = 3
t(lambda: K2(1,2))
#== print(Sub(1), [f.name for f in fields(Sub)])
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
print(D(1), D(1,'y',[2]), D(1)==D(1), D(1)!=D(2), asdict(D(1,c=[D(2)])), astuple(D(1)), replace(D(1),b='q'), [f.name for f in fields(D)], D.K, is_dataclass(D), is_dataclass(D(1)), is_dataclass(3))
@dataclass(frozen=True, order=True)
class F:
    x: int
    y: int = 0
f=F(1)
@dataclass
class Sub(D):
    d: float = 1.5
    b: str = 'over'
print(Sub(1), [f.name for f in fields(Sub)])
#== t(bad)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
def bad():
    @dataclass
    class X:
        a: int = 1
        b: int
t(bad)
#== t(bad2)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
def bad2():
    @dataclass
    class X:
        a: list = []
t(bad2)
#== t(bad3)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
@dataclass(frozen=True, order=True)
class F:
    x: int
    y: int = 0
def bad3():
    @dataclass
    class X(F):
        q: int = 1
t(bad3)
#== t(bad4)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
def bad4():
    class X: pass
    @dataclass
    class X:
        a = field()
t(bad4)
#== t(lambda: field(default=1, default_factory=list))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
t(lambda: field(default=1, default_factory=list))
#== print(s, SL.__slots__)
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
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
@dataclass(slots=True)
class SL:
    a: int
    b: int = 2
s=SL(1)
print(s, SL.__slots__)
#== t(lambda: setattr(s, 'q', 1))
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
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
@dataclass(slots=True)
class SL:
    a: int
    b: int = 2
s=SL(1)
t(lambda: setattr(s,'q',1))
#== print(N(1) == N(1), repr(N(1))[:20])
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
@dataclass(repr=False, eq=False)
class N:
    a: int
print(N(1)==N(1), repr(N(1))[:20])
#== print(hash(U(1)) == hash(U(1, 5)), U(1) == U(1, 9), D.__matc
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
@dataclass(unsafe_hash=True)
class U:
    a: int
    b: int = field(compare=False, default=1)
print(hash(U(1))==hash(U(1,5)), U(1)==U(1,9), D.__match_args__, D.__doc__)
#== match D(1, 'm'):
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
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
match D(1,'m'):
    case D(a, b): print(a, b)
#== print(M(1, 2))
import dataclasses
M = dataclasses.make_dataclass('M', ['x', ('y', int), ('z', int, 5)])
print(M(1,2))
#== print(fields(D)[0].name, fields(D)[0].default is dataclasses
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
import dataclasses
from typing import ClassVar, List, Optional
@dataclass
class D:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list)
    K: ClassVar[int] = 3
M = dataclasses.make_dataclass('M', ['x', ('y', int), ('z', int, 5)])
print(fields(D)[0].name, fields(D)[0].default is dataclasses.MISSING, fields(D)[1].default)
#== print(Node(1, Node(2)), asdict(Node(1, Node(2))))
from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY
@dataclass
class Node:
    v: int
    n: 'Optional[Node]' = None
print(Node(1, Node(2)), asdict(Node(1, Node(2))))
