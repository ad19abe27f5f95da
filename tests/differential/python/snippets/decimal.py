#== decimal from values
from decimal import Decimal
for value in ('0', '1.10', '-1.5', '.5', '5.', '1e5', '1E-10', ' 3.14 ', '1_000.5', 'inf', '-Infinity', 'NaN', 'sNaN12', '-0', '0.000001', '0.0000001', '123456789012345678901234567890.123', 5, -7, 0, True, 0.1, 1.5, -2.0, 1e300 * 0, (0, (1, 2, 3), -2), (1, (5,), 3), [0, (1,), 0], (0, (), 'F')):
    print(repr(value), repr(Decimal(value)), Decimal(value))
print(Decimal(), Decimal(Decimal('1.0')), Decimal.from_float(0.25), Decimal.from_float(3), Decimal('١٢'))
#== decimal arithmetic
from decimal import Decimal as D
a, b = D('10.50'), D('3')
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), -a, +a, abs(-a), a ** 2, a ** -1, a ** 0, 2 ** b, a + 1, 1 + a, 2 - a, 3 * a, 1 / D(3), 7 // D(2), -7 // D(2), D(-7) % 3, sum([a, b]), D('1e30') + D('1e-30'), D(1) / D(7))
print(D('0.1') + D('0.2'), D('1.20') * D('2'), D('1') / 4, D('100') / 10, D('0') * D('-1'), D('1E+2') + 1, D('2').sqrt(), D('16').sqrt(), D('0.25') ** D('0.5'), a.fma(b, 1), max(a, b), min(a, b), round(a), round(D('2.675'), 2), round(D('2.5')), round(D('1234'), -2), int(D('-3.9')), float(a), hash(D('1.5')) == hash(1.5), hash(D(10)) == hash(10))
import math
print(math.floor(D('-1.5')), math.ceil(D('1.2')), math.trunc(D('1.9')), bool(D('0.0')), bool(D('0.1')), D('1.0') == 1, D('1.5') == 1.5, D('0.1') == 0.1, D(1) < 2, D(1) < 1.5, D('1.10') == D('1.1'), D('nan') == D('nan'), D(2) in [1, 2], sorted([D(3), D(1), 2]), {D('1.0'): 'x'}[1])
#== decimal quantize
from decimal import *
for value in ('1.005', '2.675', '-1.5', '0.5', '1.55', '-2.25', '7', '0.05'):
    print(value, [str(Decimal(value).quantize(Decimal('0.1'), rounding=r)) for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)])
print(Decimal('3.14159').quantize(Decimal('.01')), Decimal('100').quantize(Decimal('1E+1')), Decimal('7.325').quantize(Decimal('.01'), ROUND_DOWN), Decimal('1.5').to_integral_value(), Decimal('2.5').to_integral_exact(ROUND_HALF_UP), Decimal('1.200').normalize(), Decimal('1200').normalize(), Decimal('0.00').normalize())
#== decimal details
from decimal import Decimal
d = Decimal('-12.340')
print(d.as_tuple(), d.as_integer_ratio(), d.adjusted(), d.is_signed(), d.is_zero(), d.is_nan(), d.is_finite(), d.is_infinite(), d.copy_abs(), d.copy_negate(), d.copy_sign(Decimal(1)), d.compare(Decimal(5)), d.same_quantum(Decimal('1.000')), d.scaleb(2), d.real, d.imag, d.conjugate(), d.max(Decimal(1)), d.min(1), d.as_tuple().exponent, Decimal('NaN').is_nan(), Decimal('inf').is_infinite(), Decimal('sNaN').is_snan(), d.is_normal())
#== decimal format
from decimal import Decimal
for spec in ('', 'f', '.2f', '.0f', ',.2f', '10.1f', '<10', '^10', '010.2f', '+.1f', 'e', '.2e', 'g', '.3g', '%', '.1%', ' ', 'E', '*^12,.1f', ',', '.10f'):
    print(repr(spec), [format(Decimal(x), spec) for x in ('1234.567', '-0.00125', '0', '1E+5', '-7', 'Infinity', 'NaN')])
print(f'{Decimal("1.50")}', '%s %.1f %d' % (Decimal('2.25'), Decimal('2.25'), Decimal('3.9')), '{:.3f}'.format(Decimal(2)), str(Decimal('1E+20')), '%r' % Decimal(5))
#== decimal context
from decimal import *
setcontext(Context())
print(getcontext())
getcontext().prec = 6
print(Decimal(1) / Decimal(7), +Decimal('1.23456789'), Decimal('1.23456789'), getcontext().prec)
with localcontext() as context:
    context.prec = 3
    context.rounding = ROUND_UP
    print(Decimal(1) / 3, context.rounding)
with localcontext(prec=2):
    print(Decimal(2) / 3)
print(Decimal(1) / 3, getcontext().flags[Inexact], getcontext().flags[Rounded], getcontext().traps[DivisionByZero])
getcontext().prec = 28
setcontext(Context(prec=4, rounding=ROUND_DOWN))
print(Decimal(2) / 3, getcontext(), Context().create_decimal('1.5'), ExtendedContext.divide(Decimal(1), Decimal(0)), Context(prec=3).add(Decimal('1.234'), Decimal(1)), Context(prec=2).quantize(Decimal('1.25'), Decimal('0.1')))
setcontext(DefaultContext)
#== decimal no traps
from decimal import *
with localcontext() as c:
    c.traps[DivisionByZero] = c.traps[InvalidOperation] = False
    print(Decimal(1) / 0, Decimal(-1) / 0, Decimal(0) / 0, Decimal('x'), Decimal('inf') - Decimal('inf'), Decimal(-1).sqrt(), c.flags[InvalidOperation])
#== decimal of bad text
from decimal import Decimal
Decimal('abc')
#== decimal of none
from decimal import Decimal
Decimal(None)
#== decimal of a list
from decimal import Decimal
Decimal([1, 2])
#== decimal of a dict
from decimal import Decimal
Decimal({})
#== decimal by zero
from decimal import Decimal
Decimal(1) / 0
#== decimal zero by zero
from decimal import Decimal
Decimal(0) / 0
#== decimal remainder by zero
from decimal import Decimal
Decimal(1) % 0
#== decimal divmod by zero
from decimal import Decimal
divmod(Decimal(1), 0)
#== decimal plus float
from decimal import Decimal
Decimal(1) + 1.5
#== decimal times text
from decimal import Decimal
Decimal(1) * 'x'
#== decimal less than text
from decimal import Decimal
Decimal(1) < 'x'
#== decimal nan order
from decimal import Decimal
Decimal('nan') < 1
#== decimal quantize too wide
from decimal import Decimal
Decimal('1e30').quantize(Decimal('0.001'))
#== decimal impossible
from decimal import Decimal
Decimal('1e40') // Decimal(1)
#== decimal infinity to int
from decimal import Decimal
int(Decimal('inf'))
#== decimal nan to int
from decimal import Decimal
int(Decimal('nan'))
#== decimal root of negative
from decimal import Decimal
Decimal(-1).sqrt()
#== decimal overflow
from decimal import Decimal
Decimal('9e999999') * 10
#== decimal bad format
from decimal import Decimal
format(Decimal(1), 'x')
#== decimal no attribute
from decimal import Decimal
Decimal(1).nothing
#== decimal bad rounding
from decimal import Decimal
Decimal(1).quantize(Decimal(1), rounding='UP')
#== decimal bad precision
from decimal import getcontext
getcontext().prec = 0
#== decimal exceptions
import decimal
for one in (decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow, decimal.Inexact, decimal.FloatOperation):
    print(one, [base.__name__ for base in one.__mro__])
try:
    decimal.Decimal('x')
except decimal.InvalidOperation as error:
    print(repr(error), error.args)
try:
    decimal.Decimal(1) / 0
except ZeroDivisionError as error:
    print(repr(error))
#== decimal money
from decimal import Decimal, ROUND_HALF_UP
prices = [Decimal('19.99'), Decimal('5.01'), Decimal('0.10')]
total = sum(prices)
tax = (total * Decimal('0.0825')).quantize(Decimal('0.01'), rounding=ROUND_HALF_UP)
print(total, tax, total + tax, f'{total + tax:,.2f}', [str(p) for p in prices], max(prices), total / len(prices))
#== decimal subclass
from decimal import Decimal
class Money(Decimal):
    def __str__(self):
        return '$' + super().__str__()
print(Money('1.5'), type(Money('1') + 1).__name__, Money('2') == 2, isinstance(Money('2'), Decimal))
#== decimal in json
import json
from decimal import Decimal
print(json.loads('[1.10, 2]', parse_float=Decimal))
json.dumps(Decimal('1.1'))
#== all at once: decimal
from decimal import *
D = Decimal
print(D('1.10') + D('2.2'), D('1') / D('3'), D('10').quantize(D('0.01')), D('2.675').quantize(D('0.01'), rounding=ROUND_HALF_UP), D('2.665').quantize(D('0.01')), D(0.1), D('1e5'), D('1E-10'), D('0E+3'), repr(D('1.0')), D('NaN'), D('-Infinity'), D('1.50').normalize(), D('100').normalize(), D('1.23456').__round__(2), round(D('2.5')), round(D('1.25'), 1), int(D('3.9')), float(D('0.1')), D('3') ** 2, D('2').sqrt(), D('-5') % 3, D('-5') // 3, divmod(D(7), 2), abs(D('-1')), D('1.2').as_tuple(), D('123.45').adjusted(), D('1.1') == 1.1, D('1.5') == 1.5, D('1') == 1, hash(D('1')) == hash(1), D('5').compare(D('3')), max(D(1), D(2)), D('1.0').is_zero(), f"{D('1234.5'):,.2f}", f"{D('0.5'):.0%}", f"{D('1e3'):f}", '%s' % D('1.10'), '%.1f' % D('1.15'), D(True), D((0, (1, 2), -1)), D(' 1_0 '), sum([D('1.1'), D('2.2')]), D('1').copy_sign(D('-2')), D('3.7').to_integral_value(), D('1e2').to_integral_exact())
for f in (lambda: D('x'), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(1) + 1.5, lambda: D('NaN') < 1, lambda: D('1e999999') * D('1e999999'), lambda: D('sNaN') + 1, lambda: D('1.234').quantize(D('1e-50')), lambda: D(None), lambda: D(1) < 'a', lambda: int(D('inf')), lambda: int(D('nan')), lambda: D(-1).sqrt()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
with localcontext() as c:
    c.prec = 5
    print(D(1) / D(3), c.prec)
print(getcontext().prec, getcontext().rounding)
#== methods and limits of decimal 1
from decimal import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for s in ['1e99999999999999999999','1e-99999999999999999999','1e999999999999999999','1e1000000000000000000','0e1000000000000000000','-1e-1999999999999999997','1e-1999999999999999998']:
    t(lambda: Decimal(s))
for a,b in [('7','4'),('10','3'),('-10','3'),('1','0.3'),('5','2'),('7','2'),('1e30','7'),('0','0'),('3','0'),('inf','3'),('3','inf'),('nan','3'),('10','6'),('1.5','1')]:
    t(lambda: Decimal(a).remainder_near(Decimal(b)))
for s in ['123E3','1E-7','0','0E-7','0E+2','1E+10','123456789','1.5E-10','12E20','inf','-nan','0.000001','1E5']:
    t(lambda: (Decimal(s).to_eng_string(), str(Decimal(s)), Decimal(s).logb() if s not in ('0','0E-7','0E+2') else None, Decimal(s).number_class()))
t(lambda: Decimal(0).logb())
t(lambda: Decimal(1).compare_signal(Decimal('nan')))
t(lambda: Decimal(1).radix())
c=Context(prec=5)
print(c.to_eng_string(Decimal('123E7')), c.divmod(Decimal(7),Decimal(2)), c.fma(2,3,4), c.is_nan(Decimal(1)), c.copy_sign(1,-2), c.logb(Decimal(1000)), c.remainder_near(7,4), c.radix())
#== methods and limits of decimal 2
from decimal import Decimal
d=Decimal('3.14159')
print(d.quantize(Decimal('0.01')), d.adjusted(), d.as_tuple(), d.to_integral_value(), hash(Decimal('1.5'))==hash(1.5), round(d,2), f'{d:.3f}', f'{d:>10}', f'{Decimal("1234567.891"):,.2f}')
print(sum([Decimal('0.1')]*3), Decimal('0.1')+1, 1-Decimal('0.5'), Decimal(2)**3, Decimal(2)**-1, divmod(Decimal(7),2), Decimal(7)//2, Decimal(-7)%3)
try: Decimal('abc')
except Exception as e: print(type(e).__name__, e)
try: Decimal(1)/0
except Exception as e: print(type(e).__name__, e)
try: Decimal(1)+1.5
except Exception as e: print(type(e).__name__, e)
print(Decimal(1)<1.5, Decimal('1.0')==1, max(Decimal(1),2), Decimal.from_float(0.1), Decimal((1,(1,2),-1)), Decimal('1_000.5'))
