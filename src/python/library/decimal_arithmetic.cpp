#include "python/library/decimal_text.hpp"

namespace aludel::python::library {

const std::string_view decimal_arithmetic_text = R"python(
    # Arithmetic

    def __neg__(self, context=None):
        context = context or getcontext()
        nan = _not_a_number(context, self)
        if nan is not None:
            return nan
        sign = 0 if self.is_zero() and context.rounding != ROUND_FLOOR else 1 - self._sign
        return _finite_or(_make(sign, self._int, self._exp, self._kind), context)

    def __pos__(self, context=None):
        context = context or getcontext()
        return _not_a_number(context, self) or _finite_or(self, context)

    def __abs__(self, round=True, context=None):
        return self.__neg__(context) if self._sign else self.__pos__(context)

    def copy_abs(self):
        return _make(0, self._int, self._exp, self._kind)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        return _make(_operand(other)._sign, self._int, self._exp, self._kind)

    def _add(self, other, context):
        nan = _not_a_number(context, self, other)
        if nan is not None:
            return nan
        if self._kind == _infinite:
            if other._kind == _infinite and self._sign != other._sign:
                return _nan(context)
            return self
        if other._kind == _infinite:
            return other
        negative_zero = 1 if context.rounding == ROUND_FLOOR else 0
        if not self._int and not other._int:
            sign = self._sign if self._sign == other._sign else negative_zero
            return _round(sign, 0, min(self._exp, other._exp), context)
        a, b = self, other
        if a._int and b._int:
            # Of one far below the other only that it is there can matter.
            if a.adjusted() < b.adjusted():
                a, b = b, a
            least = min(a._exp, a.adjusted() - context.prec - 2)
            if b.adjusted() < least - 1 and b._exp < least:
                b = _make(b._sign, 1, least - 1)
        elif not a._int:
            a, b = b, a
        exponent = min(a._exp, b._exp)
        if not b._int:
            exponent = max(exponent, a.adjusted() - context.prec)
            exponent = min(exponent, a._exp)
        left = a._int * 10 ** (a._exp - exponent)
        right = b._int * 10 ** (b._exp - exponent) if b._int else 0
        total = (-left if a._sign else left) + (-right if b._sign else right)
        if total == 0:
            return _round(negative_zero, 0, min(self._exp, other._exp), context)
        return _round(1 if total < 0 else 0, abs(total), exponent, context)

    def _multiply(self, other, context):
        nan = _not_a_number(context, self, other)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if _infinite in (self._kind, other._kind):
            if self.is_zero() or other.is_zero():
                return _nan(context)
            return _make(sign, 0, 0, _infinite)
        return _round(sign, self._int * other._int, self._exp + other._exp, context)

    def _divide(self, other, context):
        nan = _not_a_number(context, self, other)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind == _infinite:
            return _nan(context) if other._kind == _infinite else _make(sign, 0, 0, _infinite)
        if other._kind == _infinite:
            context._note(Clamped)
            return _make(sign, 0, context.Etiny())
        if not other._int:
            if not self._int:
                return _nan(context, DivisionUndefined)
            context._note(DivisionByZero)
            return _make(sign, 0, 0, _infinite)
        _check_precision(context)
        ideal = self._exp - other._exp
        if not self._int:
            return _round(sign, 0, ideal, context)
        shift = _digits(other._int) - _digits(self._int) + context.prec + 1
        exponent = ideal - shift
        if shift >= 0:
            quotient, rest = divmod(self._int * 10 ** shift, other._int)
        else:
            quotient, rest = divmod(self._int, other._int * 10 ** -shift)
        if not rest:
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _round(sign, quotient, exponent, context, bool(rest))

    def _divide_whole(self, other, context):
        # The quotient cut off, and the remainder; both operands finite, or told apart before.
        sign = self._sign ^ other._sign
        if self.adjusted() - other.adjusted() > context.prec and self._int:
            nan = _nan(context, DivisionImpossible)
            return nan, nan
        exponent = min(self._exp, other._exp)
        quotient, rest = divmod(self._int * 10 ** (self._exp - exponent), other._int * 10 ** (other._exp - exponent))
        if quotient >= 10 ** context.prec:
            nan = _nan(context, DivisionImpossible)
            return nan, nan
        return _make(sign, quotient, 0), _make(self._sign, rest, exponent)

    def _floor_divide(self, other, context):
        nan = _not_a_number(context, self, other)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind == _infinite:
            return _nan(context) if other._kind == _infinite else _make(sign, 0, 0, _infinite)
        if other._kind == _infinite:
            return _make(sign, 0, 0)
        if not other._int:
            if not self._int:
                return _nan(context, DivisionUndefined)
            context._note(DivisionByZero)
            return _make(sign, 0, 0, _infinite)
        return self._divide_whole(other, context)[0]

    def _no_remainder(self, other, context):
        """What stands for a remainder where there is none to be found; None where there is."""
        nan = _not_a_number(context, self, other)
        if nan is not None:
            return nan
        if self._kind == _infinite:
            return _nan(context)
        if other._kind == _infinite:
            return _finite_or(self, context)
        if not other._int:
            return _nan(context, DivisionUndefined if not self._int else InvalidOperation)
        return None

    def _remainder(self, other, context):
        other_than_finite = self._no_remainder(other, context)
        if other_than_finite is not None:
            return other_than_finite
        rest = self._divide_whole(other, context)[1]
        return rest if rest._kind != _finite else _round(rest._sign, rest._int, rest._exp, context)

    def remainder_near(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        other_than_finite = self._no_remainder(other, context)
        if other_than_finite is not None:
            return other_than_finite
        if self._int and self.adjusted() - other.adjusted() > context.prec + 1:
            return _nan(context, DivisionImpossible)
        exponent = min(self._exp, other._exp)
        if self._int and self.adjusted() < other.adjusted() - 1:
            return _finite_or(self, context)
        divisor = other._int * 10 ** (other._exp - exponent)
        quotient, rest = divmod(self._int * 10 ** (self._exp - exponent), divisor)
        sign = self._sign
        if 2 * rest + quotient % 2 > divisor:
            quotient, rest, sign = quotient + 1, divisor - rest, 1 - sign
        if quotient >= 10 ** context.prec:
            return _nan(context, DivisionImpossible)
        return _round(sign, rest, exponent, context)

    def _power(self, other, context):
        nan = _not_a_number(context, self, other)
        if nan is not None:
            return Decimal(1) if other.is_zero() and self._kind == _quiet else nan
        if other.is_zero():
            return _nan(context) if self.is_zero() else Decimal(1)
        whole = other._kind == _finite and other == other.to_integral_value()
        odd = whole and int(other) % 2 == 1
        sign = 1 if self._sign and odd else 0
        if self._sign and not whole and not self.is_zero() and other._kind == _finite:
            return _nan(context)
        if self.is_zero():
            return _make(sign, 0, 0, _infinite) if other._sign else _round(sign, 0, 0, context)
        if self._kind == _infinite:
            return _round(sign, 0, 0, context) if other._sign else _make(sign, 0, 0, _infinite)
        if not whole:
            half = other._kind == _finite and abs(other) == Decimal('0.5')
            if not half:
                _unsupported('a power of a Decimal whose exponent is no whole number is not supported')
            root = self.sqrt(Context(prec=context.prec + 5, rounding=ROUND_HALF_EVEN, traps=[]))
            made = root if not other._sign else Decimal(1)._divide(root, Context(prec=context.prec + 5, traps=[]))
            return _round(0, *_padded(made, context.prec), context)
        exponent = int(other)
        if self.copy_abs() == 1:
            made = _make(sign, 1, 0)
            if self._exp < 0 and exponent > 0:
                places = min(-self._exp * exponent, context.prec - 1)
                made = _make(sign, 10 ** places, -places)
                if places < -self._exp * exponent:
                    context._note(Rounded)
            return made
        if abs(exponent) * max(1, abs(self.adjusted())) > context.Emax * 2:
            # Far out of range: what follows is an overflow or an underflow.
            grows = (self.adjusted() >= 0) == (exponent > 0)
            return _round(sign, 1, (context.Emax + 1) * 2 if grows else context.Etiny() * 2, context)
        # A few digits more than wanted, and from the exponent's leading bit down: as libmpdec, whose last digit it is.
        working = Context(prec=context.prec + 2 + len(str(abs(exponent))), rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN,
                          Emax=MAX_EMAX, traps=[])
        base = self.copy_abs()
        if exponent < 0:
            working.prec += 1
            base = Decimal(1)._divide(base, working)
        result = base
        for bit in bin(abs(exponent))[3:]:
            result = result._multiply(result, working)
            if bit == '1':
                result = result._multiply(base, working)
        if working.flags[Inexact]:
            context._note(Rounded, Inexact)
        return _round(sign, result._int, result._exp, context)

    def sqrt(self, context=None):
        context = context or getcontext()
        nan = _not_a_number(context, self)
        if nan is not None:
            return nan
        if self.is_zero():
            return _round(self._sign, 0, self._exp // 2, context)
        if self._sign:
            return _nan(context)
        if self._kind == _infinite:
            return self
        _check_precision(context)
        ideal = self._exp // 2
        coefficient = self._int if self._exp % 2 == 0 else self._int * 10
        digits = (_digits(coefficient) + 1) // 2
        shift = context.prec + 1 - digits
        if shift >= 0:
            scaled, lost = coefficient * 100 ** shift, False
        else:
            scaled, rest = divmod(coefficient, 100 ** -shift)
            lost = rest != 0
        root = _isqrt(scaled)
        lost = lost or root * root != scaled
        exponent = ideal - shift
        if not lost:
            while exponent < ideal and root % 10 == 0:
                root //= 10
                exponent += 1
            if exponent > ideal:
                root *= 10 ** (exponent - ideal)
                exponent = ideal
        rounding = context.copy()
        rounding.rounding = ROUND_HALF_EVEN
        rounding.traps = context.traps
        made = _round(0, root, exponent, rounding, lost)
        for signal, raised in rounding.flags.items():
            context.flags[signal] = context.flags[signal] or raised
        return made

    def fma(self, other, third, context=None):
        context = context or getcontext()
        other, third = _operand(other), _operand(third)
        if self._kind == other._kind == _finite:
            return _make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)._add(third, context)
        return self._multiply(other, context)._add(third, context)

    # Rounding

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = _operand(exp)
        rounding = context.rounding if rounding is None else rounding
        if rounding not in _roundings:
            raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                            '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
        nan = _not_a_number(context, self, exp)
        if nan is not None:
            return nan
        if self._kind == _infinite or exp._kind == _infinite:
            return self if self._kind == exp._kind else _nan(context)
        if not context.Etiny() <= exp._exp <= context.Emax or (self._int and self.adjusted() - exp._exp + 1 > context.prec):
            return _nan(context)
        made, conditions = self._rescaled(exp._exp, rounding)
        if _digits(made._int) > context.prec or made.adjusted() > context.Emax:
            return _nan(context)
        context._note(*conditions)
        return made

    def _rescaled(self, exponent, rounding):
        if exponent <= self._exp:
            return _make(self._sign, self._int * 10 ** (self._exp - exponent), exponent), ()
        drop = exponent - self._exp
        if drop > _digits(self._int) + 1:
            coefficient, lost = _divide_rounded(1 if self._int else 0, 2, self._sign, rounding)
        else:
            coefficient, lost = _divide_rounded(self._int, drop, self._sign, rounding)
        conditions = () if not self._int else (Rounded, Inexact) if lost else (Rounded,)
        return _make(self._sign, coefficient, exponent), conditions

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        nan = _not_a_number(context, self)
        if nan is not None:
            return nan
        if self._kind == _infinite or self._exp >= 0:
            return _make(self._sign, self._int, self._exp, self._kind)
        return self._rescaled(0, rounding or context.rounding)[0]

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        nan = _not_a_number(context, self)
        if nan is not None:
            return nan
        if self._kind == _infinite or self._exp >= 0:
            return _make(self._sign, self._int, self._exp, self._kind)
        made, conditions = self._rescaled(0, rounding or context.rounding)
        context._note(*conditions)
        return made

    def normalize(self, context=None):
        context = context or getcontext()
        nan = _not_a_number(context, self)
        if nan is not None or self._kind == _infinite:
            return self if nan is None else nan
        made = _round(self._sign, self._int, self._exp, context)
        if made._kind != _finite:
            return made
        if not made._int:
            return _make(made._sign, 0, 0)
        coefficient, exponent = made._int, made._exp
        while coefficient % 10 == 0:
            coefficient //= 10
            exponent += 1
        return _make(made._sign, coefficient, exponent)

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if self._kind != _finite or other._kind != _finite:
            return (self.is_nan() and other.is_nan()) or (self.is_infinite() and other.is_infinite())
        return self._exp == other._exp

    def scaleb(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        nan = _not_a_number(context, self, other)
        if nan is not None:
            return nan
        if other._kind != _finite or other._exp != 0:
            return _nan(context)
        if self._kind == _infinite:
            return self
        return _round(self._sign, self._int, self._exp + int(other), context)

    def _whole(self, rounding):
        if self._kind == _infinite:
            raise OverflowError('cannot convert Infinity to integer')
        if self._kind != _finite:
            raise ValueError('cannot convert NaN to integer')
        made = self._rescaled(0, rounding)[0]
        return -made._int if made._sign else made._int

    def __int__(self):
        return self._whole(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __round__(self, ndigits=None):
        if ndigits is None:
            return self._whole(ROUND_HALF_EVEN)
        return self.quantize(_make(0, 1, -_index(ndigits)))

    def __float__(self):
        if self._kind == _signaling:
            raise ValueError('cannot convert signaling NaN to float')
        return float('nan' if self._kind == _quiet else self._text(1))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__class__, (str(self),)


)python";

}  // namespace aludel::python::library
