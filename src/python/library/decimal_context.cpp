#include "python/library/decimal_text.hpp"

namespace aludel::python::library {

const std::string_view decimal_context_text = R"python(
import re as _re

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext', 'DecimalException',
           'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow',
           'FloatOperation', 'DivisionImpossible', 'InvalidContext', 'ConversionSyntax', 'DivisionUndefined',
           'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP',
           'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext', 'MAX_PREC', 'MAX_EMAX',
           'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS', 'HAVE_CONTEXTVAR']

ROUND_DOWN = 'ROUND_DOWN'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_UP = 'ROUND_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_05UP = 'ROUND_05UP'
_roundings = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
              ROUND_05UP)

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_signals = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)
_shown_signals = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal,
                  Underflow)
_signal_of = {ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation,
              DivisionUndefined: InvalidOperation, InvalidContext: InvalidOperation}


def _digits(number):
    return len(str(number)) if number else 1


def _divide_rounded(number, power, sign, rounding, sticky=False):
    # number / 10**power as a whole number, and whether something was lost.
    scale = 10 ** power
    quotient, rest = divmod(number, scale)
    if not rest and not sticky:
        return quotient, False
    half = 2 * rest - scale
    if half == 0 and sticky:
        half = 1
    if rounding == ROUND_HALF_EVEN:
        up = half > 0 or (half == 0 and quotient % 2 == 1)
    elif rounding == ROUND_HALF_UP:
        up = half >= 0
    elif rounding == ROUND_HALF_DOWN:
        up = half > 0
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = bool(sign)
    else:
        up = quotient % 5 == 0
    return quotient + up, True


@_static_type
class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = DefaultContext
        self.prec = base.prec if prec is None else prec
        self.rounding = base.rounding if rounding is None else rounding
        self.Emin = base.Emin if Emin is None else Emin
        self.Emax = base.Emax if Emax is None else Emax
        self.capitals = base.capitals if capitals is None else capitals
        self.clamp = base.clamp if clamp is None else clamp
        self.flags = _signal_dict([] if flags is None else flags)
        self.traps = _signal_dict(base.traps if traps is None else traps)

    def __setattr__(self, name, value):
        if name in ('prec', 'Emin', 'Emax', 'capitals', 'clamp'):
            if not isinstance(value, int):
                raise TypeError("'%s' object cannot be interpreted as an integer" % _type_name(value))
            low, high, text = {'prec': (1, MAX_PREC, '[1, MAX_PREC]'), 'Emin': (MIN_EMIN, 0, '[MIN_EMIN, 0]'),
                               'Emax': (0, MAX_EMAX, '[0, MAX_EMAX]'), 'capitals': (0, 1, '[0, 1]'),
                               'clamp': (0, 1, '[0, 1]')}[name]
            if not low <= value <= high:
                raise ValueError('valid range for %s is %s' % (name, text) if name in ('prec', 'Emin', 'Emax')
                                 else 'valid values for %s are 0 or 1' % name)
        elif name == 'rounding':
            if value not in _roundings:
                raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                                '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
        elif name not in ('flags', 'traps'):
            raise AttributeError("'decimal.Context' object has no attribute '%s'" % name)
        object.__setattr__(self, name, value)

    def __getattr__(self, name):
        if name in _delegated:
            return lambda a, /, *others: getattr(_operand(a), name)(*others, context=self)
        if name in _plain_delegated:
            return lambda a, /, *others: getattr(_operand(a), name)(*others)
        if name in _context_names:
            _unsupported('decimal.Context.%s is not supported' % name)
        raise AttributeError("'decimal.Context' object has no attribute '%s'" % name)

    def __repr__(self):
        return ('Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=[%s], traps=[%s])'
                % (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                   ', '.join(one.__name__ for one in _shown_signals if self.flags[one]),
                   ', '.join(one.__name__ for one in _shown_signals if self.traps[one])))

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    __copy__ = copy

    def clear_flags(self):
        for one in self.flags:
            self.flags[one] = False

    def clear_traps(self):
        for one in self.traps:
            self.traps[one] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _note(self, *conditions):
        trapped = []
        for condition in conditions:
            signal = _signal_of.get(condition, condition)
            self.flags[signal] = True
            if self.traps[signal]:
                trapped.append((_signals.index(signal), signal, condition))
        if trapped:
            trapped.sort(key=lambda one: one[0])
            raise trapped[0][1]([one[2] for one in trapped])

    def create_decimal(self, num='0', /):
        return self.plus(Decimal(num, self))

    def create_decimal_from_float(self, f, /):
        return self.plus(Decimal.from_float(f))

    def plus(self, a, /):
        return _finite_or(_operand(a), self)

    def minus(self, a, /):
        return _operand(a).__neg__(self)

    def abs(self, a, /):
        return _operand(a).__abs__(context=self)

    def add(self, a, b, /):
        return _operand(a)._add(_operand(b), self)

    def subtract(self, a, b, /):
        return _operand(a)._add(_operand(b).copy_negate(), self)

    def multiply(self, a, b, /):
        return _operand(a)._multiply(_operand(b), self)

    def divide(self, a, b, /):
        return _operand(a)._divide(_operand(b), self)

    def divide_int(self, a, b, /):
        return _operand(a)._divide_whole(_operand(b), self)[0]

    def remainder(self, a, b, /):
        return _operand(a)._remainder(_operand(b), self)

    def power(self, a, b, modulo=None):
        if modulo is not None:
            _unsupported('decimal.Context.power() with modulo is not supported')
        return _operand(a)._power(_operand(b), self)

    def quantize(self, a, b, /):
        return _operand(a).quantize(_operand(b), context=self)

    def sqrt(self, a, /):
        return _operand(a).sqrt(self)

    def normalize(self, a, /):
        return _operand(a).normalize(self)

    def compare(self, a, b, /):
        return _operand(a).compare(_operand(b), self)

    def max(self, a, b, /):
        return _operand(a).max(_operand(b), self)

    def min(self, a, b, /):
        return _operand(a).min(_operand(b), self)

    def to_integral_value(self, a, /):
        return _operand(a).to_integral_value(context=self)

    def to_sci_string(self, a, /):
        return _operand(a)._text(self.capitals)

    def to_eng_string(self, a, /):
        return _operand(a)._text(self.capitals, True)

    def divmod(self, a, b, /):
        a, b = _operand(a), _operand(b)
        return a._floor_divide(b, self), a._remainder(b, self)

    def copy_decimal(self, a, /):
        return _operand(a)

    canonical = copy_decimal

    def radix(self):
        return Decimal(10)



_delegated = {'compare_signal', 'fma', 'is_normal', 'is_subnormal', 'logb', 'number_class', 'remainder_near',
              'same_quantum', 'scaleb', 'to_integral_exact'}
_plain_delegated = {'copy_abs', 'copy_negate', 'copy_sign', 'is_canonical', 'is_finite', 'is_infinite', 'is_nan', 'is_qnan',
                    'is_signed', 'is_snan', 'is_zero'}
_context_names = {'compare_total', 'compare_total_mag', 'exp', 'ln', 'log10', 'logical_and', 'logical_invert', 'logical_or',
                  'logical_xor', 'max_mag', 'min_mag', 'next_minus', 'next_plus', 'next_toward', 'rotate', 'shift'}


def _check_precision(context):
    if context.prec > 20000:
        _unsupported('a quotient or root of Decimal with more than 20,000 digits is not supported')


def _signal_dict(given):
    if isinstance(given, dict):
        return {signal: bool(given.get(signal, False)) for signal in _signals}
    return {signal: signal in given for signal in _signals}


def _new_context(prec, rounding, traps):
    made = object.__new__(Context)
    for name, value in (('prec', prec), ('rounding', rounding), ('Emin', -999999), ('Emax', 999999), ('capitals', 1),
                        ('clamp', 0), ('flags', _signal_dict([])), ('traps', _signal_dict(traps))):
        object.__setattr__(made, name, value)
    return made


DefaultContext = _new_context(28, ROUND_HALF_EVEN, [InvalidOperation, DivisionByZero, Overflow])
BasicContext = _new_context(9, ROUND_HALF_UP, [InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = _new_context(9, ROUND_HALF_EVEN, [])
_current = DefaultContext.copy()


def getcontext():
    return _current


def setcontext(context, /):
    global _current
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    _current = context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context


class _ContextManager:
    def __init__(self, context):
        self.new = context

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.new)
        return self.new

    def __exit__(self, *info):
        setcontext(self.saved)


def localcontext(ctx=None, **kwargs):
    made = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        setattr(made, name, _signal_dict(value) if name in ('flags', 'traps') else value)
    return _ContextManager(made)
)python";

}  // namespace aludel::python::library
