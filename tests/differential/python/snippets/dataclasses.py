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
#== all at once: dataclasses
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError, KW_ONLY, InitVar, make_dataclass
from typing import ClassVar, List, Optional
@dataclass
class A:
    x: int
    y: str = 'y'
    z: list = field(default_factory=list)
    c: ClassVar[int] = 5
    h: int = field(default=0, repr=False, compare=False)
print(A(1), A(1) == A(1), A(1, h=5) == A(1), A(1) != A(2), asdict(A(1, z=[A(2)])), astuple(A(1)), replace(A(1), x=5), [f.name for f in fields(A)], is_dataclass(A), A.__match_args__, A.y, hasattr(A, 'x'))
@dataclass(frozen=True, order=True)
class B:
    a: int
    b: int = 2
print(B(1) < B(2), B(1, 2) <= B(1, 2), sorted([B(3), B(1)]), hash(B(1)) == hash(B(1)), {B(1): 1}[B(1)])
for f in (lambda: A(), lambda: A(1, 2, 3, 4, 5, 6), lambda: A(q=1), lambda: setattr(B(1), 'a', 5), lambda: delattr(B(1), 'a'), lambda: hash(A(1)), lambda: A(1) < A(2), lambda: B(1) < 5, lambda: replace(B(1), q=3), lambda: asdict(5), lambda: fields(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
@dataclass(kw_only=True)
class K:
    a: int = 1
    b: int
print(K(b=2))
@dataclass
class I:
    a: int
    iv: InitVar[int] = 3
    t: int = field(init=False)
    def __post_init__(self, iv):
        self.t = self.a + iv
print(I(1), I(1, 10))
@dataclass
class P(A):
    w: int = 9
    x: int = 7
print(P(), P.__mro__[1].__name__)
try:
    @dataclass
    class Bad:
        x: int = 1
        y: int
except TypeError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        x: list = []
except ValueError as e:
    print(e)
@dataclass(slots=True)
class Sl:
    a: int = 1
print(Sl(), Sl.__slots__)
try:
    Sl().b = 5
except AttributeError as e:
    print(e)
print(make_dataclass('MD', ['x', ('y', int, 5)])(1), repr(dataclass(repr=False)(type('R', (), {'__annotations__': {'a': int}}))(1))[:20])
@dataclass
class KO:
    a: int
    _: KW_ONLY
    b: int = 2
print(KO(1, b=3))
try:
    KO(1, 2)
except TypeError as e:
    print(e)
@dataclass(eq=False)
class NE: a: int
x = NE(1); print(x == x, NE(1) == NE(1))
#== all at once: dataclass recursion repr
from dataclasses import dataclass, field
@dataclass
class N:
    v: int
    kids: list = field(default_factory=list)
n = N(1); n.kids.append(n); print(n)
@dataclass(unsafe_hash=True)
class H:
    a: int
print(hash(H(1)) == hash(H(1)))
#== much at once
import dataclasses as dc
from typing import *
@dc.dataclass
class P:
    x: int
    y: int = 2
    z: list = dc.field(default_factory=list, repr=False)
    w: ClassVar[int] = 5
    def __post_init__(self): self.s=self.x+self.y
p=P(1); print(p, p==P(1), p.s, dc.asdict(p), dc.astuple(p), [f.name for f in dc.fields(p)], dc.replace(p,x=5), P.w, dc.is_dataclass(P))
@dc.dataclass(frozen=True, order=True)
class Q:
    a: int
    b: str = 'b'
q=Q(1); print(q, hash(q)==hash(Q(1)), q<Q(2), sorted([Q(2),Q(1)]), {q:1})
try: q.a=2
except dc.FrozenInstanceError as e: print(type(e).__name__, e)
try: P()
except TypeError as e: print(e)
try: Q(1,2,3)
except TypeError as e: print(e)
@dc.dataclass
class R(P):
    k: str = 'k'
    _: dc.KW_ONLY
    o: int = 0
print(R(1,2,[],'q',o=3), R.__match_args__, R.__doc__)
try:
    @dc.dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e: print(e)
try:
    @dc.dataclass
    class Bad2: a: list = []
except ValueError as e: print(e)
@dc.dataclass(slots=True, kw_only=True)
class T: a: int; b: int = 3
print(T(a=1))
class N(NamedTuple):
    a: int
    b: str = 'x'
n=N(1); print(n, n._asdict(), n._replace(a=3), N._fields, N._field_defaults, n==(1,'x'), N._make([1,2]))
#== annotations that are text are judged by their first names, as the module has them
from __future__ import annotations
import dataclasses
from dataclasses import dataclass, fields
def show(make):
    try:
        cls = make()
        print([f.name for f in fields(cls)], {n: f._field_type.name for n, f in cls.__dataclass_fields__.items()}, cls.__match_args__)
    except Exception as error:
        print(type(error).__name__, error)
def a():
    @dataclass
    class A:
        x: ClassVar[int] = 1
        y: int = 2
        z: InitVar[int] = 3
        _: KW_ONLY = 4
    return A
def b():
    @dataclass
    class B:
        x: typing.ClassVar = 1
        w: t.ClassVar[int] = 1
        v: t . ClassVar = 1
        u: dataclasses.InitVar = 1
        y: int = 2
    return B
show(a); show(b)
import typing
show(a); show(b)
import typing as t, dataclasses as dc
from typing import ClassVar as CV, Optional
from dataclasses import InitVar, KW_ONLY
show(a); show(b)
def c():
    @dataclass
    class C:
        z: CV[int] = 1
        q: CV = 5
        m: Optional[ClassVar[int]] = 3
        n: ' ClassVar ' = 3
        p: Annotated[ClassVar[int], 1] = 3
        i: dc.InitVar[int] = 3
        s: ClassVarious = 3
        r: x.y.ClassVar = 3
        _: dc.KW_ONLY
        e: int = 3
    return C
show(c)
from typing import ClassVar
show(a); show(c)
class ClassVar: pass
show(a); show(c)
#== annotations of other modules are what they name
import dataclasses as dc, typing as t
from typing import ClassVar as CV
@dc.dataclass
class A:
    from typing import ClassVar as inner
    a: CV[int] = 1
    b: t.ClassVar = 1
    c: dc.InitVar[int] = 1
    d: 'CV[int]' = 1
    e: 't.ClassVar[int]' = 1
    f: 'dc.InitVar' = 1
    g: inner[int] = 1
    h: 'typing.ClassVar[int]' = 1
    i: int = 1
    _: dc.KW_ONLY
    j: int = 1
print([f.name for f in dc.fields(A)], {n: f._field_type.name for n, f in A.__dataclass_fields__.items()}, A.__match_args__)
