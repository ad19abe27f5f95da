#== print(isinstance(1, numbers.Number), isinstance(1, numbers.I
import numbers
print(isinstance(1, numbers.Number), isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1.5, numbers.Integral), isinstance('a', numbers.Number))
#== all at once: big ints
a = 2 ** 200; b = 3 ** 100
print(a, a // b, a % b, -a // b, -a % b, divmod(a, -b), a * b, a - b, a & b, a | b, a ^ b, ~a, a >> 100, a << 10, -a >> 3, a.bit_length(), pow(3, 1000, 10 ** 20), pow(3, -1, 11), bin(-10), hex(a), oct(64))
print(int('9' * 50), int('-' + '1' * 30), 10 ** 40 == int('1' + '0' * 40), float(10 ** 30), int(1e30), int(-2.9), round(12345, -2), round(15, -1), round(25, -1), round(-25, -1), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1e20, 2), round(5, 2), round(1.5, 0))
print((255).to_bytes(2, 'big'), int.from_bytes(b'\x01\x00', 'little'), (-1).to_bytes(2, 'big', signed=True), int.from_bytes(b'\xff\xfe', 'big', signed=True), (5).bit_count(), (6).as_integer_ratio(), (0.75).as_integer_ratio(), (2.5).is_integer(), (2.5).hex())
#== all at once: int errors
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: 1 // 0)
t(lambda: 1 % 0)
t(lambda: 1 / 0)
t(lambda: 1.0 / 0)
t(lambda: 1.0 // 0)
t(lambda: 1.0 % 0)
t(lambda: divmod(1, 0))
t(lambda: 0 ** -1)
t(lambda: 0.0 ** -1)
t(lambda: 2 ** -1)
t(lambda: (-8) ** 2)
t(lambda: pow(2, 3, 0))
t(lambda: pow(2, -1, 4))
t(lambda: 1 << -1)
t(lambda: 1.5 << 1)
t(lambda: int('1' * 5000))
t(lambda: str(10 ** 5000))
t(lambda: float(10 ** 400))
t(lambda: 1e308 * 10)
t(lambda: int(float('inf')))
t(lambda: int(float('nan')))
t(lambda: (256).to_bytes(1, 'big'))
t(lambda: (-1).to_bytes(1, 'big'))
t(lambda: round('a'))
t(lambda: abs('a'))
t(lambda: -'a')
t(lambda: ~1.5)
t(lambda: 1 + 'a')
t(lambda: 'a' + 1)
t(lambda: [] + ())
t(lambda: 1 < 'a')
t(lambda: None + 1)
t(lambda: {} < {})
t(lambda: max([]))
t(lambda: max([], default=3))
t(lambda: min('b', 'a'))
t(lambda: max([1, 'a']))
t(lambda: sum(['a']))
t(lambda: sum([[1], [2]], []))
t(lambda: sum([0.1] * 10))
t(lambda: sum(['a', 'b'], ''))
t(lambda: range(0, 5, 0))
t(lambda: range(5)[7])
t(lambda: len(5))
t(lambda: bin('a'))
t(lambda: 5())
t(lambda: 5[0])
t(lambda: None.x)
t(lambda: 10 ** 400 / 10 ** 399)
t(lambda: 10 ** 400 / 3)
t(lambda: True + True)
t(lambda: -True)
t(lambda: True & 5, )
t(lambda: True ^ True)
t(lambda: 7 // -2)
t(lambda: 7 % -2)
t(lambda: -7.5 % 2)
t(lambda: 7.5 // -2)
t(lambda: 5 .__add__('a'))
t(lambda: 1 == 1.0 == True)
#== all at once: floats
for x in (0.1, 1/3, 1e22, 1e21, 123456789012345680.0, 1e16, 9999999999999998.0, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, -0.0, 100.0, 1.0e100, 2.5, float('inf'), -float('inf'), float('nan'), 0.1 + 0.2, 1e15 + 0.3, 123456.789e3):
    print(repr(x), str(x), f'{x:.2f}', f'{x:g}', f'{x:e}', f'{x:.3g}', f'{x:,.1f}', '%s %r %.10g' % (x, x, x), f'{x:%}', f'{x:12.4}', f'{x:.0f}', f'{x:010.2f}', f'{x:+.1e}')
#== all at once: math
import math
print(math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.sqrt(2), math.isqrt(99), math.gcd(12, 18), math.factorial(20), math.log(8, 2), math.log2(8), math.log10(1000), math.pi, math.e, math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0), math.modf(1.5), math.frexp(8), math.inf, math.nan, math.isnan(math.nan), math.degrees(math.pi))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.floor('x'), lambda: math.isqrt(-1), lambda: math.gcd(1.5, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#== all at once: fractions
from fractions import Fraction as F
print(F(1, 3) + F(1, 6), F('0.75'), F(0.5), F('3/9'), F(7, -2), repr(F(1, 2)), float(F(1, 3)), int(F(7, 2)), round(F(7, 2)), F(1, 3).limit_denominator(10), F(3, 2) ** 2, F(1, 2) == 0.5, F(5).numerator, F(1, 2) < F(2, 3), divmod(F(7, 2), 1), hash(F(1, 2)) == hash(0.5))
for f in (lambda: F(1, 0), lambda: F('x'), lambda: F(1.5, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#== all at once: int formats
for s in ('d', 'x', 'X', 'o', 'b', 'c', 'n', 'e', 'f', 'g', '%', ',', '_', '#x', '#o', '#b', '08x', '#08x', '+d', ' d', '<8', '>8', '^8', '=8', '*^8', '08', '+08', ',d', '_x', '_b', '10,', '010,', '.2f', ',.2f', '+.1e', 's'):
    for v in (65, -65, 0, 1234567):
        try:
            print(s, v, '|' + format(v, s) + '|')
        except Exception as e:
            print(s, v, type(e).__name__, e)
#== all at once: bool and int types
print(isinstance(True, int), True + 1, bool(''), bool([0]), int(True), str(True), repr(False), True == 1, {True: 'a', 1: 'b'}, {1: 'a', 1.0: 'b', True: 'c'}, [1, 2, 3].index(True), not 5, 5 and 0, '' or 'x', 0 or None, 1 and 2 or 3)
print(0x1F, 0o17, 0b11, 1_000, 1e3, 1_0.5_0, .5, 5., 0xdead_beef, 00, 1E-3)
#== the limit of digits
for f in (lambda: len(str(10 ** 4299)), lambda: len(str(10 ** 4300)), lambda: len(str(-10 ** 4299)), lambda: len(str(-10 ** 4300)), lambda: len(str(10 ** 4300 - 1)), lambda: '%d' % 10 ** 4300, lambda: (2 ** 5000000).bit_length(), lambda: (-4) ** 1001 == -(2 ** 2002), lambda: (-4) ** 2 + 2 ** 0 + 1 ** 5 + (-2) ** 3):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#== round of large floats
for x in (1.2569173450375586e17, 9.221756468969235e17, 4.2242404085468966e17, 1.7975126259148898e28, 15.0, 25.0, 25.5, 5.0, 5.5, 4.999, 50.0, 51.0, 99.0, 149.9, -25.0, -5.5, -4.0, 1e300, 1.5e308, 0.3):
    print([round(x, n) for n in (-1, -2, -3, -15, -17, -20)], round(x, -307))
#== __index__ where a count is wanted
class I:
    def __index__(self): return 3
print('ab' * I(), I() * 'ab', [1] * I(), I() * (1,), b'x' * I(), '%d|%x|%5d' % (I(), I(), I()))
class M(I):
    def __rmul__(self, other): return 'mine'
print('ab' * M())
#== fsum, comb, perm
import math
print(math.fsum([0.1] * 10), math.fsum([1e100, 1, -1e100]), math.fsum([]), math.fsum([1, 2.5, True]), math.fsum([float('inf'), 1]), math.fsum([float('nan')]))
print(math.fsum([1e16, 1, 1e-16]), math.fsum([1e16, 1.0, -1e-16]), math.fsum([2.0 ** 53, 1.0, 2.0 ** -1074]), math.fsum([-0.0]))
print(math.comb(5, 2), math.comb(100, 50), math.comb(3, 5), math.comb(0, 0), math.comb(10 ** 20, 2), math.perm(5, 2), math.perm(5), math.perm(2, 3), math.perm(0))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: math.comb(-1, 2)); t(lambda: math.comb(1, -2)); t(lambda: math.comb(1.5, 2)); t(lambda: math.perm(-1)); t(lambda: math.perm(-1, 2)); t(lambda: math.perm(3, -1))
t(lambda: math.fsum(['a'])); t(lambda: math.fsum([1e308, 1e308])); t(lambda: math.fsum([float('inf'), float('-inf')])); t(lambda: math.fsum(3))
#== special methods that give something else than they should
import math
def T(n,f):
    try: print(n,repr(f()))
    except Exception as e: print(n,type(e).__name__,e)
class I(int): pass
for bad in (1, 1.5, True, 'x', None, I(3), b'a', [1]):
    class C:
        def __float__(s): return bad
        def __int__(s): return bad
        def __bool__(s): return bad
        def __len__(s): return bad
        def __str__(s): return bad
        def __repr__(s): return bad
        def __hash__(s): return bad
        def __format__(s, f): return bad
        def __bytes__(s): return bad
        def __iter__(s): return bad
        def __dir__(s): return bad
        def __round__(s, n=None): return bad
        def __trunc__(s): return bad
        def __ceil__(s): return bad
        def __floor__(s): return bad
        def __abs__(s): return bad
        def __contains__(s, x): return bad
        def __length_hint__(s): return bad
        def __reversed__(s): return bad
        def __next__(s): return bad
    class X:
        def __index__(s): return bad
    c=C(); x=X()
    print('----',repr(bad))
    T('float',lambda: float(c))
    T('int',lambda: int(c))
    T('bool',lambda: bool(c))
    T('not',lambda: not c)
    T('len',lambda: len(c))
    T('str',lambda: str(c))
    T('repr',lambda: repr(c))
    T('f',lambda: f'{c}')
    T('fs',lambda: f'{c!s}')
    T('fr',lambda: f'{c!r}')
    T('%s',lambda: '%s'%c)
    T('%r',lambda: '%r'%c)
    T('%d',lambda: '%d'%c)
    T('%f',lambda: '%f'%c)
    T('%x',lambda: '%x'%x)
    T('%dx',lambda: '%d'%x)
    T('hash',lambda: hash(c))
    T('dict',lambda: {c:1} and 0)
    T('set',lambda: len({c}))
    T('format',lambda: format(c,'x'))
    T('bytes',lambda: bytes(c))
    T('iter',lambda: type(iter(c)))
    T('list',lambda: list(c) if bad!=[1] else 0)
    T('round',lambda: round(c))
    T('trunc',lambda: math.trunc(c))
    T('ceil',lambda: math.ceil(c))
    T('floor',lambda: math.floor(c))
    T('abs',lambda: abs(c))
    T('in',lambda: 1 in c)
    T('sqrt',lambda: math.sqrt(c))
    T('floatx',lambda: float(x))
    T('intx',lambda: int(x))
    T('hex',lambda: hex(x))
    T('bin',lambda: bin(x))
    T('idx',lambda: [1,2,3,4][x])
    T('slc',lambda: [1,2,3,4][x:])
    T('rep',lambda: 'a'*x)
    T('range',lambda: range(x))
    T('chr',lambda: chr(x))
    T('ascii',lambda: ascii(c))
    T('join',lambda: ','.join([c]))
    T('format_',lambda: '{}'.format(c))
    T('format!r',lambda: '{!r:>5}'.format(c))
    T('min',lambda: min([c,c]) and 0)
    T('factorial',lambda: math.factorial(x))
    T('gcd',lambda: math.gcd(x,2))
#== special methods of subclasses of numbers
class C:
    def __len__(s): return -1
class D:
    def __len__(s): return 10**30
class E:
    def __hash__(s): return 10**30
class F(float):
    pass
class G:
    def __float__(s): return F(2)
class H:
    def __str__(s): return S('q')
    def __repr__(s): return S('r')
class S(str):
    def __str__(s): return 'inner'
def T(n,f):
    try: print(n,repr(f()))
    except Exception as e: print(n,type(e).__name__,e)
T(1,lambda: len(C())); T(2,lambda: bool(C())); T(3,lambda: len(D())); T(4,lambda: bool(D())); T(5,lambda: hash(E())==hash(10**30)); T(6,lambda:type(float(G()))); T(7,lambda: (str(H()),f'{H()}','%s'%H()))
class J(int):
    def __int__(s): return 5
    def __index__(s): return 6
    def __float__(s): return 7.5
    def __bool__(s): return False
T(8,lambda:(int(J(1)),float(J(1)),[0,1,2,3,4,5,6,7,8][J(1)],'%d'%J(1),'%f'%J(1),bool(J(1)),hex(J(1)),'a'*J(1),list(range(J(2)))))
class K(str):
    def __len__(s): return 0
    def __bool__(s): return True
T(9,lambda:(bool(K('a')),len(K('a')),'%s'%K('a'),K('a')+'b'))
#== the rest of math
import math, random
random.seed(5)
def T(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for f in [lambda: math.prod([1, 2, 3.5]), lambda: math.prod([], start=5), lambda: math.hypot(3, 4), lambda: math.hypot(), lambda: math.hypot(1e200, 1e200, -1e200), lambda: math.dist((0, 0), (3, 4)), lambda: math.dist([1], [1, 2]), lambda: math.ldexp(.5, 4), lambda: math.ldexp(1, 5000), lambda: math.ldexp(1, -5000), lambda: math.remainder(7, 4), lambda: math.remainder(1, 0), lambda: math.nextafter(1, 2), lambda: math.ulp(1), lambda: math.log1p(1), lambda: math.log1p(-1), lambda: math.exp2(3), lambda: math.exp2(5000), lambda: math.atanh(1), lambda: math.acosh(.5), lambda: math.asinh(2), lambda: math.log(10**400), lambda: math.log2(2**1100), lambda: math.log10(10**400), lambda: math.hypot(math.inf, math.nan), lambda: math.hypot('a'), lambda: math.prod('ab'), lambda: math.ulp(math.inf), lambda: math.log(2**70, 2)]: T(f)
print([math.hypot(random.uniform(-9, 9), random.uniform(-9, 9), random.random()) for _ in range(40)])
print([math.hypot(random.uniform(-9, 9), 10.0 ** random.randint(-300, 300)) for _ in range(40)])
