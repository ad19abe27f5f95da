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
