#== enum: twice the same name
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=1
        x=2
t(a)
#== enum: a method after a member
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=1
        def x(self): pass
t(a)
#== enum: a member after a method
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        def x(self): pass
        x=1
try:
    a()
except TypeError as e:
    print(str(e).split(' at ')[0])
#== enum: a name with underscores around
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        _foo_=1
t(a)
#== enum: _generate_next_value_ after a value
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=1
        def _generate_next_value_(name, s, c, l): return name
        y=auto()
    return list(A)
t(a)
#== enum: _generate_next_value_ after auto()
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=auto()
        def _generate_next_value_(name, s, c, l): return name
    return list(A)
t(a)
#== enum: _generate_next_value_ and what it is given
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        def _generate_next_value_(name, s, c, l): return name, s, c, l
        x=auto()
        y=auto()
    return list(A)
t(a)
#== enum: _ignore_ of what is there
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=1
        _ignore_='x y'
    return list(A)
t(a)
#== enum: _ignore_ of a loop's name
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        _ignore_='i'
        for i in range(3):
            vars()['m%d'%i]=i
    return list(A)
t(a)
#== enum: _order_ that differs
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        _order_='a b'
        b=1
        a=2
    return list(A)
t(a)
#== enum: _order_ that fits, with an alias
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        _order_='b a'
        b=1
        a=2
        c=2
    return list(A), A.__order__ if hasattr(A,'__order__') else None
t(a)
#== enum: a class inside
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        class B: pass
        x=1
    return list(A)[1:], type(A.B)
t(a)
#== enum: members from members
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=1
        y=x+1
        z=x
    return list(A), A.z
t(a)
#== enum: auto() has its value at once
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=auto()
        y=auto()
        print(x, y)
    return list(A)
t(a)
#== enum: auto() in tuples
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=auto(), 'a'
        y=auto(), 'b'
        print(x, y)
    return list(A)
t(a)
#== enum: twice the same auto()
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=auto()
        x=auto()
t(a)
#== enum: private names
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        __private=1
        x=__private
        _y=3
        __dunder__=4
    return list(A)
t(a)
#== enum: annotations, lambdas, member and nonmember
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x: int
        y: int = 3
        f = lambda self: self.value
        g = member(lambda: 3)
        h = nonmember(4)
    return len(list(A)), A.y.f(), A.h, A.g.value(), A.__annotations__.keys()
t(a)
#== enum: del of a member
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=1
        del x
    return list(A)
t(a)
#== enum: mro
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        mro=1
t(a)
#== enum: a value that does not fit the type
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(int, Enum):
        x='q'
t(a)
#== enum: auto() after a smaller number
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(IntEnum):
        a = auto()
        b = 10
        c = auto()
        d = 2
        e = auto()
    return list(A)
t(a)
#== enum: StrEnum with auto()
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(StrEnum):
        A = auto()
        Bc = 'q'
    return list(A), A('q'), A.A+'x'
t(a)
#== enum: by call, from names
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    A = Enum('A', 'x y z', start=0)
    return list(A), A
t(a)
#== enum: by call, flags
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    A = Flag('A', 'x y z')
    return list(A), A
t(a)
#== enum: by call, with type and module
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    A = Enum('A', {'x':3,'y':5}, type=int, qualname='Q.A', module='mm')
    return list(A), A, A.__qualname__, A.__module__
t(a)
#== enum: by call, from pairs
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    A = Enum('A', [('x',3),('y',5)])
    return list(A), A
t(a)
#== enum: by call, twice the same
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    A = Enum('A', 'x x')
t(a)
#== enum: enumerations without members can be extended
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=1
    class B(A):
        pass
    class C(Enum):
        def f(self): return 1
    class D(C):
        z=1
    return list(D), D.z.f()
t(a)
#== enum: enumerations with members cannot
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A(Enum):
        x=1
    class B(A):
        y=1
t(a)
#== enum: members and what may be done with them
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class P(Enum):
    A = 1
    B = 2
t(lambda: P.A.B)
t(lambda: P['Q'])
t(lambda: P(9))
t(lambda: P.C)
t(lambda: P.A in P)
t(lambda: P.A < P.B)
t(lambda: setattr(P, 'A', 3))
t(lambda: setattr(P.A, 'value', 3))
t(lambda: setattr(P.A, 'name', 3))
t(lambda: delattr(P, 'A'))
t(lambda: P.__members__)
t(lambda: type(P.__members__))
t(lambda: P())
t(lambda: P(1, 2))
#== enum: a member called value
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class P(Enum):
    value = 1
    name = 2
    other = 3
print(P.value, P.name, P.other.value, P.other.name, P.name.value, list(P))
t(lambda: Enum.value)
class Q(Enum):
    @property
    def double(self): return self._value_ * 2
    A = 4
t(lambda: Q.A.double)
t(lambda: Q.double)
t(lambda: setattr(Q.A, 'double', 1))
t(lambda: delattr(Q.A, 'double'))
#== enum: class A(Flag)
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class A(Flag):
    x=1
    y=2
    z=8
t(lambda: A(4))
t(lambda: A(16))
t(lambda: A(-1))
t(lambda: A(-7))
t(lambda: A('s'))
t(lambda: ~A.x)
t(lambda: A(3))
t(lambda: A(0))
t(lambda: repr(A(0)))
t(lambda: repr(A(3)))
#== enum: class B(IntFlag)
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class B(IntFlag):
    x=1
    y=2
    z=8
    m=11
    e=0
t(lambda: repr(B(4)))
t(lambda: repr(B(20)))
t(lambda: repr(B(5)))
t(lambda: B(5))
t(lambda: repr(B(-1)))
t(lambda: repr(~B.x))
t(lambda: repr(B.x|64))
t(lambda: repr(B.m))
t(lambda: repr(B(0)))
t(lambda: list(B))
t(lambda: len(B))
t(lambda: list(B.m))
t(lambda: B(5).name)
t(lambda: A(3).name)
#== enum: class C(Flag, boundary=CONFORM)
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class C(Flag, boundary=CONFORM):
    x=1
    y=2
    z=8
t(lambda: repr(C(4)))
t(lambda: repr(C(5)))
#== enum: class D(Flag, boundary=EJECT)
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class D(Flag, boundary=EJECT):
    x=1
    y=2
    z=8
t(lambda: repr(D(4)))
t(lambda: repr(D(5)))
#== enum: class E(Flag, boundary=KEEP)
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class E(Flag, boundary=KEEP):
    x=1
    y=2
    z=8
t(lambda: repr(E(4)))
t(lambda: repr(E(5)))
t(lambda: repr(E(-1)))
t(lambda: repr(~E(4)))
#== enum: class F(Flag)
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class F(Flag):
    a=auto()
    b=auto()
    c=a|b
    d=auto()
t(lambda: list(F))
t(lambda: repr(F.c))
t(lambda: F.c)
t(lambda: F.a in F.c)
t(lambda: F.__members__)
#== enum: class A(Flag): …
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    class A(Flag):
        x=auto()
        y=16
        z=auto()
        w='s'
    return list(A)
t(b)
#== enum: class A(Flag): …
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    class A(Flag):
        x=3
        y=4
    return list(A), repr(A(3)), repr(A(7)), repr(A(1))
t(b)
#== enum: verify(UNIQUE), 1
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    @verify(UNIQUE)
    class A(Enum):
        x=1
        y=1
        z=1
t(a)
#== enum: verify(CONTINUOUS), 2
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify(CONTINUOUS)
    class A(Enum):
        x=1
        y=4
        z=7
t(b)
#== enum: verify(CONTINUOUS), 3
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify(CONTINUOUS)
    class A(IntEnum):
        x=3
        y=4
        z=5
    return A
t(b)
#== enum: verify(CONTINUOUS), 4
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify(CONTINUOUS)
    class A(Enum):
        x='a'
        y='b'
    return A
t(b)
#== enum: verify(CONTINUOUS), 5
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify(CONTINUOUS)
    class A(Enum):
        pass
    return A
t(b)
#== enum: verify(CONTINUOUS), 6
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify(CONTINUOUS)
    class A(Flag):
        x=1
        y=2
        z=16
    return A
t(b)
#== enum: verify(CONTINUOUS), 7
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify(CONTINUOUS)
    class A(Flag):
        x=1
        y=2
        z=7
    return A
t(b)
#== enum: verify(NAMED_FLAGS), 8
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify(NAMED_FLAGS)
    class A(Flag):
        x=1
        y=2
        z=16
        al=7
        al2=32+64+1
    return A
t(b)
#== enum: verify(NAMED_FLAGS), 9
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify(NAMED_FLAGS)
    class A(IntFlag):
        x=1
        y=2
        z=4
        al=15
    return A
t(b)
#== enum: verify(NAMED_FLAGS, UNIQUE), 10
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify(NAMED_FLAGS, UNIQUE)
    class A(Enum):
        x=1
    return A
t(b)
#== enum: verify(UNIQUE, CONTINUOUS, NAMED_FLAGS), 11
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify(UNIQUE, CONTINUOUS, NAMED_FLAGS)
    class A(Flag):
        x=1
        y=2
    return A
t(b)
#== enum: verify('unique'), 12
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify('unique')
    class A(Enum):
        x=1
    return A
t(b)
#== enum: verify(UNIQUE), 13
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify(UNIQUE)
    class A:
        x=1
    return A
t(b)
#== enum: verify(), 14
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def b():
    @verify()
    class A(Enum):
        x=1
    return A
t(b)
#== enum: the checks themselves
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
print(UNIQUE, CONTINUOUS, NAMED_FLAGS, repr(EnumCheck), list(EnumCheck))
print(verify(UNIQUE).checks, FlagBoundary, list(FlagBoundary), STRICT, KEEP, EJECT, CONFORM)
import enum
print(enum.show_flag_values(37), enum.show_flag_values(0))
print(sorted(enum.__all__))
@global_enum
class G(Enum):
    GA = 1
    GB = 2
print(G.GA, GA, GB is G.GB)
@global_enum
class H(Flag):
    X = 1
    Y = 2
print(X | Y, H(0))
#== enum: STRICT flags
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class A(Flag, boundary=STRICT):
    x = 1
    y = 2
    z = 8
t(lambda: A(4))
t(lambda: A(16))
t(lambda: A(-1))
t(lambda: A(-100))
t(lambda: repr(A(11)))
t(lambda: repr(~A.x))
class B(IntFlag, boundary=EJECT):
    x = 1
    y = 4
t(lambda: repr(B(2)))
t(lambda: repr(B.x | 2))
t(lambda: repr(B.x | B.y))
class C(Flag, boundary='odd'):
    x = 1
#== enum: flags in any order
from enum import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class A(Flag):
    z = 4
    x = 1
    y = 2
    xy = 3
t(lambda: list(A.xy | A.z))
t(lambda: repr(A(7)))
t(lambda: len(A(7)))
t(lambda: list(A))
t(lambda: A.x in A.xy)
t(lambda: 1 in A.xy)
t(lambda: A.x | 1)
t(lambda: A.x ^ A.xy)
t(lambda: bool(A.x & A.y))
t(lambda: {A.x: 1}[A(1)])
#== all at once: enum auto members aliases
import enum
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique
class C(Enum):
    RED = auto()
    GREEN = auto()
    CRIMSON = 1
    BLUE = 10
    NEXT = auto()
print(list(C), C.CRIMSON is C.RED, C.__members__, C.NEXT.value, C(10), C['RED'], len(C), C.RED in C, C.RED == 1, C.RED.name, repr(C.RED), str(C.RED), f'{C.RED}', '%s' % C.RED, hash(C.RED) == hash(C.RED), isinstance(C.RED, C), type(C.RED))
class S(StrEnum):
    A_B = auto()
    C = 'see'
print(S.A_B, repr(S.A_B), S.A_B == 'a_b', S.C.upper(), f'{S.C:>5}', '%s' % S.C, ','.join(S), S('see'), 'see' in S.__members__.values())
class I(IntEnum):
    X = 1
    Y = 2
print(I.X + 1, I.X < I.Y, repr(I.X), str(I.X), f'{I.X}', f'{I.X:03d}', '%d' % I.X, '%s' % I.X, sorted([I.Y, I.X]), int(I.Y), [10, 20, 30][I.X])
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(F.R | F.X, F.RW, repr(F.RW), F.R in F.RW, F.RW & F.R, ~F.R, F(0), F(5), list(F.RW), F.RW.value, bool(F(0)), F.R ^ F.RW, len(F.RW), str(F.R | F.X))
class SE(str, Enum):
    a = 'A'
    b = 'B'
print(SE.a, repr(SE.a), SE.a == 'A', f'{SE.a}', '%s' % SE.a, SE.a + 'x', str(SE.a), SE('A'), SE.a.value, [e.value for e in SE], format(SE.a), 'A' == SE.a, {SE.a: 1}['A'], ','.join([SE.a, 'z']), SE.a.lower())
for f in (lambda: C(99), lambda: C['X'], lambda: C.X, lambda: setattr(C, 'RED', 5), lambda: C.RED < C.GREEN, lambda: delattr(C, 'RED'), lambda: C(), lambda: F(64), lambda: S(5), lambda: C.RED.foo, lambda: 1 in C, lambda: 'x' in S):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#== all at once: enum methods and functional
from enum import *
class P(Enum):
    EARTH = (1, 2.5)
    MARS = (3, 4.5)
    def __init__(self, m, r):
        self.m = m
        self.r = r
    @property
    def ratio(self):
        return self.m / self.r
    @classmethod
    def default(cls):
        return cls.EARTH
    @staticmethod
    def s():
        return 's'
    def __str__(self):
        return f'<{self.name}>'
print(P.EARTH.ratio, P.default(), P.s(), P((3, 4.5)), P.MARS.value, P.EARTH.m, [str(p) for p in P])
A = Enum('A', 'x y z'); B = Enum('B', ['p', 'q']); Cc = Enum('C', {'k': 'v'}); Dd = IntEnum('D', [('a', 5), ('b', 6)]); Ee = Enum('E', 'x, y', start=5); Gg = Enum('G', 'a b', type=str)
print(list(A), list(B), list(Cc), list(Dd), list(Ee), list(Gg))
class M(Enum):
    @classmethod
    def _missing_(cls, value):
        for m in cls:
            if m.value == str(value).lower():
                return m
        return None
    A = 'a'
print(M('A'))
try:
    M('zz')
except ValueError as e:
    print(e)
class G(Enum):
    def _generate_next_value_(name, start, count, last):
        return name.lower() + str(count)
    A = auto()
    B = auto()
print([g.value for g in G])
@unique
class U(Enum):
    A = 1
    B = 2
try:
    @unique
    class V(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
try:
    class W(U):
        C = 3
except TypeError as e:
    print(e)
class N(Enum):
    A = 1
    _ignore_ = ['z']
    z = 5
    class K: pass
    f = lambda self: 5
print(list(N), N.A.f())
class Base(Enum):
    def hi(self):
        return 'hi ' + self.name
class Derived(Base):
    Q = 'q'
print(Derived.Q.hi(), list(Derived), Derived.__name__, Derived.Q.__class__.__mro__[1].__name__, Derived._member_names_, Derived._value2member_map_)
import json, copy
class SI(IntEnum):
    K = 3
class SS(StrEnum):
    K = 'kk'
print(json.dumps({'a': SI.K, 'b': SS.K}), copy.deepcopy(SI.K) is SI.K, dict.fromkeys(SS), [m for m in reversed(SI)], SI.K.__doc__, SI.__doc__ is None)
#== much at once
import enum
class C(enum.Enum):
    R=1; G='g'; B=(1,2); ALIAS=1
    def d(self): return self.name.lower()
    @property
    def p(self): return self.value
    @classmethod
    def c(cls): return list(cls)
print(C.R, repr(C.G), C.B.value, C.ALIAS is C.R, C('g'), C['B'], list(C), C.R.d(), C.R.p, C.c(), len(C), C.R in C, C.__members__, [e.name for e in C], C.R==1, C.R!=C.G, hash(C.R)==hash(C.R), isinstance(C.R,C), str(C.R), f'{C.R}', '%s'%C.R, C.R.name)
class S(str, enum.Enum):
    A='a'; B='b'
print(S.A, f'{S.A}', S.A=='a', S.A+'x', repr(S.A), str(S.A), S('b'), S.A.upper(), [s.value for s in S], ','.join(S), {S.A:1}['a'], '%s'%S.A, '{}'.format(S.A), isinstance(S.A,str))
class I(enum.IntEnum):
    X=1; Y=2
print(I.X, f'{I.X}', I.X+1, I.X<I.Y, sorted([I.Y,I.X]), repr(I.X), str(I.X), int(I.Y), I(2), '%d'%I.X, [1,2,3][I.X])
class F(enum.Flag):
    A=enum.auto(); B=enum.auto(); C=A|B
print(F.A|F.B, F.C, F.A in F.C, ~F.A, F(0), F.A&F.B, list(F.C), F.A^F.C, bool(F(0)), F.C.name, F.C.value)
class SE(enum.StrEnum):
    FOO=enum.auto(); BAR='x'
print(SE.FOO, repr(SE.FOO), SE.BAR)
class O(enum.Enum):
    def __new__(cls, v, label): o=object.__new__(cls); o._value_=v; o.label=label; return o
    A=(1,'one'); B=(2,'two')
print(O.A.value, O.A.label, O(2), [(x.name,x.value,x.label) for x in O])
try:
    class D(C): pass
except TypeError as e: print(e)
E2=enum.Enum('E2','a b c'); print(list(E2), E2.a.value)
#== a class that type() makes of enumerations is made by their metaclass
from enum import Enum, EnumMeta
import types
class E(Enum): a = 1
class Empty(Enum):
    def f(self): return self.value
def tried(make):
    try:
        made = make()
        print(repr(made), [(n, repr(m)) for n, m in made.__members__.items()])
    except Exception as error:
        print(type(error).__name__, error)
tried(lambda: type('X', (E,), {}))
tried(lambda: EnumMeta('X', (E,), {}))
tried(lambda: type('X', (Empty,), {}))
tried(lambda: type('X', (Enum,), {'a': 1}))
tried(lambda: types.new_class('X', (E,)))
tried(lambda: types.new_class('X', (Empty,), {}, lambda ns: ns.update({'b': 2})))
tried(lambda: E('X', 'a b'))
tried(lambda: Empty('X', 'a b'))
tried(lambda: Empty('X', [('a', 3), ('b', 4)]))
#== type() asks the metaclass that the bases bring
class Meta(type):
    def __new__(cls, name, bases, names, **more): print('new', cls.__name__, name, more); return super().__new__(cls, name, bases, names)
    def __init__(self, name, bases, names, **more): print('init', self.__name__, more); super().__init__(name, bases, names)
class Told(type):
    def __init__(self, name, bases, names): print('told', name); super().__init__(name, bases, names)
class A(metaclass=Meta): pass
class B(metaclass=Told): pass
X = type('X', (A,), {'x': 1})
print(type(X).__name__, X.x, type(type('Y', (B,), {})).__name__, type(type('Z', (), {})).__name__)
print(type(type.__new__(type, 'V', (B,), {})).__name__)
#== texts and formats of members with their own __str__
from enum import *
class I(IntEnum):
    A = 1
    def __str__(self): return self.name
class S(StrEnum):
    A = 'a'
    def __str__(self): return self.name
class SE(str, Enum):
    A = 'a'
    def __str__(self): return self.name
class IF(IntFlag):
    R = 4
    def __str__(self): return 'S'
class Fm(StrEnum):
    A = 'a'
    def __format__(self, s): return 'F'
class Base(StrEnum):
    def __str__(self): return 'B'
class Ch(Base): A = 'a'
class P(IntEnum): A = 7
for m in (I.A, S.A, SE.A, IF.R, Fm.A, Ch.A, P.A):
    print(f'{m}', '{}'.format(m), str(m), '%s' % m, format(m), f'{m!r}', f'{m!s:>4}')
print(f'{P.A:03d}', f'{S.A:>3}', f'{IF.R:b}', Ch.A + '!')
#== members of what is mixed in
from enum import Enum, IntEnum
from datetime import date
from dataclasses import dataclass
class D(date, Enum):
    X = 2020, 1, 2
print(str(D.X), repr(D.X), f'{D.X}', D.X.year)
class Own(date, Enum):
    X = 2020, 1, 2
    def __str__(self): return 'S!'
print(f'{Own.X}', str(Own.X))
@dataclass
class F:
    a: int
class E(F, Enum):
    X = 1
print(repr(E.X), E.X.a, str(E.X))
class Hx(int):
    def __repr__(self): return hex(self)
class M(Hx, Enum): A = 1; B = 2
print(repr(M.A), str(M.A), M.B + 1, M(2))
class Fl(float, Enum): A = 1.5
class T(tuple, Enum): A = (1, 2)
class B(bytes, Enum): A = b'x'
class L(str, Enum): A = 'é'
for m in (Fl.A, T.A, B.A, L.A): print(repr(m), str(m), f'{m}', repr(m.value))
class IB(IntEnum): MOE = 3
print(repr(IB.from_bytes(b'\3', 'big')), int.from_bytes([1, 2], 'little'), int.from_bytes(b''), int.from_bytes(b'\xff\xfe', signed=True), (258).to_bytes(4, 'little'), (-2).to_bytes(3, signed=True))
for bad in ('ab', 3, None, [300]):
    try: print(int.from_bytes(bad, 'big'))
    except Exception as e: print(type(e).__name__, e)
#== the module of enumerations made by a call
from enum import Enum, IntFlag
print(Enum('A', 'x y').__module__, IntFlag('B', 'x').__module__, Enum('C', 'x', module='m').__module__, Enum('A', 'x y').x)
