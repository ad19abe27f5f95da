#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view fractions_text = R"python(
import math as _math
from decimal import Decimal as _Decimal

__all__ = ['Fraction']


def _number(text):
    # Digits, with single underscores between them.
    if not all(part.isdecimal() for part in text.split('_')):
        raise ValueError
    return int(text)


class Fraction:
    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        if denominator is None:
            if isinstance(numerator, (float, _Decimal, Fraction)):
                numerator, denominator = numerator.as_integer_ratio()
            elif isinstance(numerator, int):
                denominator = 1
            elif isinstance(numerator, str):
                numerator, denominator = cls._parse(numerator)
            else:
                raise TypeError('argument should be a string or a Rational instance')
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            top, bottom = numerator.as_integer_ratio(), denominator.as_integer_ratio()
            numerator, denominator = top[0] * bottom[1], bottom[0] * top[1]
        else:
            raise TypeError('both arguments should be Rational instances')
        if denominator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
        divisor = _math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self = object.__new__(cls)
        self._numerator = numerator // divisor
        self._denominator = denominator // divisor
        return self

    @staticmethod
    def _parse(text):
        literal = text.strip()
        sign = -1 if literal.startswith('-') else 1
        if literal[:1] in ('-', '+'):
            literal = literal[1:]
        try:
            if '/' in literal:
                above, _, below = literal.partition('/')
                return sign * _number(above), _number(below)
            mantissa, exponential, power = literal.lower().partition('e')
            whole, _, decimals = mantissa.partition('.')
            if exponential:
                power = -_number(power[1:]) if power[:1] == '-' else _number(power[1:] if power[:1] == '+' else power)
            numerator, denominator = _number(whole) if whole or not decimals else 0, 1
            if decimals:
                places = len(decimals.replace('_', ''))
                numerator, denominator = numerator * 10 ** places + _number(decimals), 10 ** places
        except ValueError:
            raise ValueError('Invalid literal for Fraction: %r' % text) from None
        if exponential and power < 0:
            denominator *= 10 ** -power
        elif exponential:
            numerator *= 10 ** power
        return sign * numerator, denominator

    @classmethod
    def from_float(cls, f):
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction; the last one, or the step before the next.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            if q0 + a * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        low = Fraction(p0 + k * p1, q0 + k * q1)
        high = Fraction(p1, q1)
        return high if abs(high - self) <= abs(low - self) else low

    def __repr__(self):
        return '%s(%s, %s)' % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else '%s/%s' % (self._numerator, self._denominator)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction(self)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __bool__(self):
        return self._numerator != 0

    def __trunc__(self):
        return self._numerator // self._denominator if self._numerator >= 0 else -(-self._numerator // self._denominator)

    __int__ = __trunc__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __float__(self):
        return self._numerator / self._denominator

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            return floor if twice < self._denominator or (twice == self._denominator and floor % 2 == 0) else floor + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        modulus = (1 << 61) - 1
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            made = 314159
        else:
            made = hash(hash(abs(self._numerator)) * inverse)
        made = made if self._numerator >= 0 else -made
        return -2 if made == -1 else made

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return self.as_integer_ratio() == other.as_integer_ratio()
        if isinstance(other, float):
            return other - other == 0 and self.as_integer_ratio() == other.as_integer_ratio()
        return NotImplemented

    def _ordered(self, other, holds):
        if isinstance(other, float) and other - other != 0:
            return holds(0.0, other)
        if not isinstance(other, (int, float, Fraction)):
            return NotImplemented
        n, d = other.as_integer_ratio()
        return holds(self._numerator * d, n * self._denominator)

    def __lt__(self, other):
        return self._ordered(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._ordered(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._ordered(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._ordered(other, lambda a, b: a >= b)

    def __pow__(self, other):
        if isinstance(other, (int, Fraction)) and other.as_integer_ratio()[1] == 1:
            power = other.as_integer_ratio()[0]
            if power >= 0:
                return Fraction(self._numerator ** power, self._denominator ** power)
            if self._numerator == 0:
                raise ZeroDivisionError('Fraction(%s, 0)' % self._denominator ** -power)
            return Fraction(self._denominator ** -power, self._numerator ** -power)
        if isinstance(other, (Fraction, float)):
            return float(self) ** float(other)
        return NotImplemented

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        if isinstance(other, int) and self._denominator == 1:
            return Fraction(other) ** self
        return other ** float(self) if isinstance(other, (int, float)) else NotImplemented

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)


def _operator(name, exact, inexact):
    def forward(a, b):
        if isinstance(b, (int, Fraction)):
            return exact(*a.as_integer_ratio(), *b.as_integer_ratio())
        return inexact(float(a), b) if isinstance(b, float) else NotImplemented

    def backward(b, a):
        if isinstance(a, int):
            return exact(a, 1, *b.as_integer_ratio())
        return inexact(a, float(b)) if isinstance(a, float) else NotImplemented
    setattr(Fraction, '__%s__' % name, forward)
    setattr(Fraction, '__r%s__' % name, backward)


def _modulo(an, ad, bn, bd):
    return Fraction(an * bd % (bn * ad), ad * bd)


_operator('add', lambda an, ad, bn, bd: Fraction(an * bd + bn * ad, ad * bd), lambda a, b: a + b)
_operator('sub', lambda an, ad, bn, bd: Fraction(an * bd - bn * ad, ad * bd), lambda a, b: a - b)
_operator('mul', lambda an, ad, bn, bd: Fraction(an * bn, ad * bd), lambda a, b: a * b)
_operator('truediv', lambda an, ad, bn, bd: Fraction(an * bd, ad * bn), lambda a, b: a / b)
_operator('floordiv', lambda an, ad, bn, bd: (an * bd) // (ad * bn), lambda a, b: a // b)
_operator('mod', _modulo, lambda a, b: a % b)
_operator('divmod', lambda an, ad, bn, bd: ((an * bd) // (ad * bn), _modulo(an, ad, bn, bd)), lambda a, b: divmod(a, b))
)python";

}  // namespace

std::shared_ptr<const NativeModule> fractions() {
    auto made = std::make_shared<NativeModule>("fractions");
    made->style(Signature::Style::c, UnknownArguments::infect);
    made->source(fractions_text);
    return made;
}

}  // namespace aludel::python::library
