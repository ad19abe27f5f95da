#include "python/library/decimal_text.hpp"

namespace aludel::python::library {

const std::string_view decimal_number_text = R"python(

class DecimalTuple(tuple):
    _fields = ('sign', 'digits', 'exponent')

    def __new__(cls, sign, digits, exponent):
        return super().__new__(cls, (sign, digits, exponent))

    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])

    def __repr__(self):
        return 'DecimalTuple(sign=%r, digits=%r, exponent=%r)' % tuple(self)


_number = _re.compile(r'([-+])?(?:(\d+(?:\.\d*)?|\.\d+)(?:e([-+]?\d+))?|(inf(?:inity)?)|(s)?(nan)(\d*))\Z', _re.I)
_finite, _infinite, _quiet, _signaling = range(4)


def _make(sign, coefficient, exponent, kind=_finite):
    self = object.__new__(Decimal)
    self._sign, self._int, self._exp, self._kind = sign, coefficient, exponent, kind
    return self


def _nan(context, condition=InvalidOperation):
    context._note(condition)
    return _make(0, 0, 0, _quiet)


def _operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise TypeError('conversion from %s to Decimal is not supported' % _type_name(value))


def _round(sign, coefficient, exponent, context, sticky=False):
    # A number as the context can hold it. With sticky, it is a little more than is written.
    conditions = []
    size = _digits(coefficient)
    tiny = context.Etiny()
    if coefficient == 0 and not sticky:
        top = context.Emax if not context.clamp else context.Etop()
        bounded = min(max(exponent, tiny), top)
        if bounded != exponent:
            context._note(Clamped)
        return _make(sign, 0, bounded)
    smallest = max(exponent + size - context.prec, tiny)
    subnormal = exponent + size - 1 < context.Emin
    if exponent < smallest or sticky:
        drop = max(0, smallest - exponent)
        coefficient, lost = _divide_rounded(coefficient, drop, sign, context.rounding, sticky)
        exponent += drop
        if _digits(coefficient) > context.prec:
            coefficient //= 10
            exponent += 1
        conditions.append(Rounded)
        if lost:
            conditions.append(Inexact)
    if exponent + _digits(coefficient) - 1 > context.Emax:
        context._note(Overflow, Inexact, Rounded)
        away = context.rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or (
            context.rounding == (ROUND_FLOOR if sign else ROUND_CEILING))
        if away:
            return _make(sign, 0, 0, _infinite)
        return _make(sign, 10 ** context.prec - 1, context.Etop())
    if subnormal:
        conditions.append(Subnormal)
        if Inexact in conditions:
            conditions.append(Underflow)
        if coefficient == 0:
            conditions.append(Clamped)
    if context.clamp and exponent > context.Etop():
        coefficient *= 10 ** (exponent - context.Etop())
        exponent = context.Etop()
        conditions.append(Clamped)
    if conditions:
        context._note(*conditions)
    return _make(sign, coefficient, exponent)


def _finite_or(value, context):
    if value._kind == _finite:
        return _round(value._sign if value._int or context.rounding == ROUND_FLOOR else 0, value._int, value._exp, context)
    if value._kind == _signaling:
        return _nan(context)
    return value


def _not_a_number(context, *values):
    # The NaN that an operation on one gives; None when there is none among its operands.
    for value in values:
        if value._kind == _signaling:
            context._note(InvalidOperation)
            return _make(value._sign, value._int % 10 ** (context.prec - context.clamp), 0, _quiet)
    for value in values:
        if value._kind == _quiet:
            return _make(value._sign, value._int % 10 ** (context.prec - context.clamp), 0, _quiet)
    return None


@_static_type
class Decimal:
    def __new__(cls, value='0', context=None):
        self = object.__new__(cls)
        kind = _finite
        exponent = 0
        if isinstance(value, str):
            match = _number.match(value.strip().replace('_', ''))
            if match is None:
                (context or getcontext())._note(ConversionSyntax)
                sign, coefficient, kind = 0, 0, _quiet
            else:
                sign = 1 if match[1] == '-' else 0
                coefficient = 0
                if match[2] is not None:
                    whole, _, fraction = match[2].partition('.')
                    coefficient = int(whole + fraction)
                    exponent = int(match[3] or 0) - len(fraction)
                elif match[4] is not None:
                    kind = _infinite
                else:
                    kind = _signaling if match[5] else _quiet
                    coefficient = int(match[7] or 0)
        elif isinstance(value, Decimal):
            sign, coefficient, exponent, kind = value._sign, value._int, value._exp, value._kind
        elif isinstance(value, int):
            sign, coefficient = (1, -value) if value < 0 else (0, int(value))
        elif isinstance(value, float):
            (context or getcontext())._note(FloatOperation)
            other = Decimal.from_float(value)
            sign, coefficient, exponent, kind = other._sign, other._int, other._exp, other._kind
        elif isinstance(value, (tuple, list)):
            sign, coefficient, exponent, kind = cls._of_tuple(value)
        else:
            raise TypeError('conversion from %s to Decimal is not supported' % _type_name(value))
        if kind == _finite and not MIN_ETINY <= exponent <= MAX_EMAX - (_digits(coefficient) - 1 if coefficient else 0):
            (context or getcontext())._note(InvalidOperation)
            coefficient, exponent, kind = 0, 0, _quiet
        self._sign, self._int, self._exp, self._kind = sign, coefficient, exponent, kind
        return self

    @staticmethod
    def _of_tuple(value):
        if len(value) != 3:
            raise ValueError('argument must be a sequence of length 3')
        sign, digits, exponent = value
        if sign not in (0, 1) or not isinstance(sign, int):
            raise ValueError('sign must be an integer with the value 0 or 1')
        coefficient = 0
        for digit in digits:
            if not isinstance(digit, int) or not 0 <= digit <= 9:
                raise ValueError('coefficient must be a tuple of digits')
            coefficient = coefficient * 10 + digit
        if exponent == 'F':
            return sign, 0, 0, _infinite
        if exponent in ('n', 'N'):
            return sign, coefficient, 0, _quiet if exponent == 'n' else _signaling
        if not isinstance(exponent, int):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        return sign, coefficient, exponent, _finite

    @classmethod
    def from_float(cls, f, /):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        if f != f or f in (float('inf'), float('-inf')):
            return cls(repr(f))
        numerator, denominator = abs(f).as_integer_ratio()
        power = denominator.bit_length() - 1
        sign = 1 if str(f)[0] == '-' else 0
        made = _make(sign, numerator * 5 ** power, -power)
        return made if cls is Decimal else cls(made)

    def __getattr__(self, name):
        if name in _decimal_names:
            _unsupported('decimal.Decimal.%s is not supported' % name)
        raise AttributeError("'%s' object has no attribute '%s'" % (_type_name(self), name))

    # What it is

    def is_nan(self):
        return self._kind >= _quiet

    def is_qnan(self):
        return self._kind == _quiet

    def is_snan(self):
        return self._kind == _signaling

    def is_infinite(self):
        return self._kind == _infinite

    def is_finite(self):
        return self._kind == _finite

    def is_zero(self):
        return self._kind == _finite and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return self._kind == _finite and self._int != 0 and self.adjusted() >= (context or getcontext()).Emin

    def is_subnormal(self, context=None):
        return self._kind == _finite and self._int != 0 and self.adjusted() < (context or getcontext()).Emin

    def adjusted(self):
        return self._exp + _digits(self._int) - 1 if self._kind == _finite else 0

    def as_tuple(self):
        if self._kind == _infinite:
            return DecimalTuple(self._sign, (0,), 'F')
        if self._kind != _finite:
            digits = tuple(map(int, str(self._int))) if self._int else ()
            return DecimalTuple(self._sign, digits, 'n' if self._kind == _quiet else 'N')
        return DecimalTuple(self._sign, tuple(map(int, str(self._int))), self._exp)

    def as_integer_ratio(self):
        if self._kind == _infinite:
            raise OverflowError('cannot convert Infinity to integer ratio')
        if self._kind != _finite:
            raise ValueError('cannot convert NaN to integer ratio')
        numerator, denominator = self._int, 1
        if self._exp >= 0:
            numerator *= 10 ** self._exp
        else:
            denominator = 10 ** -self._exp
            a, b = numerator, denominator
            while b:
                a, b = b, a % b
            numerator //= a
            denominator //= a
        return -numerator if self._sign else numerator, denominator

    def __bool__(self):
        return self._kind != _finite or self._int != 0

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    canonical = conjugate

    # Text

    def __str__(self):
        return self._text(getcontext().capitals)

    def to_eng_string(self, context=None):
        return self._text((context or getcontext()).capitals, True)

    def _text(self, capitals, engineering=False):
        sign = '-' if self._sign else ''
        if self._kind == _infinite:
            return sign + 'Infinity'
        if self._kind != _finite:
            return sign + ('NaN' if self._kind == _quiet else 'sNaN') + (str(self._int) if self._int else '')
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not engineering:
            point = 1
        elif digits == '0':
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        power = '' if point == left else ('E' if capitals else 'e') + '%+d' % (left - point)
        if point <= 0:
            return sign + '0.' + '0' * -point + digits + power
        if point >= len(digits):
            return sign + digits + '0' * (point - len(digits)) + power
        return sign + digits[:point] + '.' + digits[point:] + power

    def __repr__(self):
        return "Decimal('%s')" % self

    def __format__(self, spec, context=None):
        return _format_decimal(self, spec, context or getcontext())

    # Comparison

    def _order(self, other):
        # -1, 0 or 1; neither of them is NaN.
        if self._kind == _infinite or other._kind == _infinite:
            mine = 0 if self._kind == _finite else -1 if self._sign else 1
            yours = 0 if other._kind == _finite else -1 if other._sign else 1
            return (mine > yours) - (mine < yours)
        if not self._int or not other._int or self._sign != other._sign:
            mine = 0 if not self._int else -1 if self._sign else 1
            yours = 0 if not other._int else -1 if other._sign else 1
            return (mine > yours) - (mine < yours)
        direction = -1 if self._sign else 1
        mine, yours = self.adjusted(), other.adjusted()
        if mine == yours:
            shift = self._exp - other._exp
            mine = self._int * 10 ** max(shift, 0)
            yours = other._int * 10 ** max(-shift, 0)
        return direction * ((mine > yours) - (mine < yours))

    def _comparable(self, other, equality):
        if isinstance(other, Decimal):
            return other
        if isinstance(other, int):
            return Decimal(other)
        if isinstance(other, float):
            context = getcontext()
            if not equality or context.traps[FloatOperation]:
                context._note(FloatOperation)
            else:
                context.flags[FloatOperation] = True
            return Decimal.from_float(other)
        return None

    def __eq__(self, other):
        other = self._comparable(other, True)
        if other is None:
            return NotImplemented
        if self._kind >= _quiet or other._kind >= _quiet:
            if _signaling in (self._kind, other._kind):
                getcontext()._note(InvalidOperation)
            return False
        return self._order(other) == 0

    def _ordered(self, other, holds):
        other = self._comparable(other, False)
        if other is None:
            return NotImplemented
        if self._kind >= _quiet or other._kind >= _quiet:
            getcontext()._note(InvalidOperation)
            return False
        return holds(self._order(other))

    def __lt__(self, other):
        return self._ordered(other, lambda order: order < 0)

    def __le__(self, other):
        return self._ordered(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._ordered(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._ordered(other, lambda order: order >= 0)

    def __hash__(self):
        if self._kind == _signaling:
            raise TypeError('Cannot hash a signaling NaN value')
        if self._kind == _quiet:
            return object.__hash__(self)
        if self._kind == _infinite:
            return -314159 if self._sign else 314159
        modulus = (1 << 61) - 1
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, modulus - 2, modulus), -self._exp, modulus)
        made = self._int * power % modulus
        made = -made if self._sign else made
        return -2 if made == -1 else made

    def compare(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        return _not_a_number(context, self, other) or Decimal(self._order(other))

    def compare_signal(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        if self._kind >= _quiet or other._kind >= _quiet:
            context._note(InvalidOperation)
            return _not_a_number(context, self, other)
        return Decimal(self._order(other))

    def logb(self, context=None):
        context = context or getcontext()
        nan = _not_a_number(context, self)
        if nan is not None:
            return nan
        if self._kind == _infinite:
            return _make(0, 0, 0, _infinite)
        if not self._int:
            context._note(DivisionByZero)
            return _make(1, 0, 0, _infinite)
        return _finite_or(Decimal(self.adjusted()), context)

    def radix(self):
        return Decimal(10)

    def number_class(self, context=None):
        if self._kind >= _quiet:
            return 'NaN' if self._kind == _quiet else 'sNaN'
        sign = '-' if self._sign else '+'
        if self._kind == _infinite:
            return sign + 'Infinity'
        return sign + ('Zero' if not self._int else 'Subnormal' if self.is_subnormal(context) else 'Normal')

    def max(self, other, context=None):
        return self._extreme(_operand(other), context or getcontext(), 1)

    def min(self, other, context=None):
        return self._extreme(_operand(other), context or getcontext(), -1)

    def _extreme(self, other, context, direction):
        if self._kind == _quiet and other._kind < _quiet:
            return _finite_or(other, context)
        if other._kind == _quiet and self._kind < _quiet:
            return _finite_or(self, context)
        nan = _not_a_number(context, self, other)
        if nan is not None:
            return nan
        order = self._order(other) * direction
        if order == 0:
            order = direction * ((other._sign - self._sign) or (self._exp - other._exp) * (-1 if self._sign else 1))
        chosen = self if order >= 0 else other
        return _round(chosen._sign, chosen._int, chosen._exp, context) if chosen._kind == _finite else chosen

)python";

}  // namespace aludel::python::library
