#include "python/library/decimal_text.hpp"

namespace aludel::python::library {

const std::string_view decimal_format_text = R"python(
def _isqrt(number):
    if not number:
        return 0
    guess = 1 << (number.bit_length() // 2 + 1)
    while True:
        better = (guess + number // guess) >> 1
        if better >= guess:
            return guess
        guess = better


def _padded(value, prec):
    coefficient, exponent = value._int, value._exp
    missing = prec - _digits(coefficient)
    return (coefficient * 10 ** missing, exponent - missing) if missing > 0 else (coefficient, exponent)


def _divide_both(a, b):
    context = getcontext()
    if b.is_zero() and a._kind == _finite and a._int:
        context._note(InvalidOperation, DivisionByZero)
        return _make(a._sign ^ b._sign, 0, 0, _infinite), _make(0, 0, 0, _quiet)
    return a._floor_divide(b, context), a._remainder(b, context)


def _operator(name, method):
    def forward(self, other):
        if isinstance(other, int):
            other = Decimal(other)
        elif not isinstance(other, Decimal):
            return NotImplemented
        return method(self, other)

    def backward(self, other):
        if not isinstance(other, (int, Decimal)):
            return NotImplemented
        return method(Decimal(other), self)
    setattr(Decimal, '__%s__' % name, forward)
    setattr(Decimal, '__r%s__' % name, backward)


_operator('add', lambda a, b: a._add(b, getcontext()))
_operator('sub', lambda a, b: a._add(_make(1 - b._sign, b._int, b._exp, b._kind), getcontext()) if b._kind < _quiet
          else a._add(b, getcontext()))
_operator('mul', lambda a, b: a._multiply(b, getcontext()))
_operator('truediv', lambda a, b: a._divide(b, getcontext()))
_operator('floordiv', lambda a, b: a._floor_divide(b, getcontext()))
_operator('mod', lambda a, b: a._remainder(b, getcontext()))
_operator('divmod', _divide_both)
_operator('pow', lambda a, b: a._power(b, getcontext()))

_decimal_names = {'compare_total', 'compare_total_mag', 'exp', 'ln', 'log10', 'logical_and',
                  'logical_invert', 'logical_or', 'logical_xor', 'max_mag', 'min_mag', 'next_minus', 'next_plus',
                  'next_toward', 'rotate', 'shift',
                  '__complex__'}

_spec = _re.compile(r'(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?\Z', _re.S)


def _format_decimal(value, spec, context):
    match = _spec.match(spec)
    if match is None or match[5] or match[8] == '_':
        raise ValueError('invalid format string')
    fill, align, sign, positive_zero, _, zero, width, comma, precision, type = match.groups()
    if type == 'n':
        _unsupported("the format type 'n' of Decimal is not supported")
    if zero and align:
        raise ValueError('invalid format string')
    if zero:
        fill, align = '0', '='
    negative = value._sign
    if value._kind != _finite:
        body = value._text(1).lstrip('-')
        if zero:
            fill, align = ' ', '>'
        suffix = '%' if type == '%' else ''
        whole, fraction = body, suffix
        comma = None
    else:
        if type == '%':
            value = _make(negative, value._int, value._exp + 2)
        if precision is not None:
            places = int(precision)
            if type in ('e', 'E'):
                value = _to_digits(value, places + 1, context.rounding)
            elif type in ('f', 'F', '%'):
                value = value._rescaled(-places, context.rounding)[0]
            elif _digits(value._int) > max(places, 1):
                value = _to_digits(value, max(places, 1), context.rounding)
        if not value._int and value._exp > 0 and type in ('f', 'F', '%'):
            value = value._rescaled(0, context.rounding)[0]
        if positive_zero and not value._int:
            negative = 0
        whole, fraction = _format_digits(value, type, precision, context)
        if type == '%':
            fraction += '%'
    prefix = '-' if negative else sign if sign in ('+', ' ') else ''
    least = int(width or 0) - len(prefix) - len(fraction)
    if comma:
        groups = whole
        if align == '=' and fill == '0':
            while len(_grouped(groups)) < least:
                groups = '0' + groups
            whole = _grouped(groups)
        else:
            whole = _grouped(groups)
    body = whole + fraction
    missing = int(width or 0) - len(prefix) - len(body)
    if missing <= 0:
        return prefix + body
    fill = fill or ' '
    align = align or '>'
    if align == '<':
        return prefix + body + fill * missing
    if align == '^':
        return fill * (missing // 2) + prefix + body + fill * (missing - missing // 2)
    if align == '=':
        return prefix + fill * missing + body
    return fill * missing + prefix + body


def _grouped(digits):
    first = len(digits) % 3
    groups = ([digits[:first]] if first else []) + [digits[at:at + 3] for at in range(first, len(digits), 3)]
    return ','.join(groups)


def _to_digits(value, count, rounding):
    if not value._int:
        return value
    size = _digits(value._int)
    made = value._rescaled(value._exp + size - count, rounding)[0]
    if _digits(made._int) > count:
        made = _make(made._sign, made._int // 10, made._exp + 1)
    return made


def _format_digits(value, type, precision, context):
    digits = str(value._int)
    left = value._exp + len(digits)
    if type in ('e', 'E'):
        point = 1
        if not value._int and precision is not None:
            point = 1 - int(precision)
    elif type in ('f', 'F', '%'):
        point = left
    elif value._exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point <= 0:
        whole, fraction = '0', '0' * -point + digits
    elif point > len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point] or '0', digits[point:]
    text = '.' + fraction if fraction else ''
    power = left - point
    if type in ('e', 'E') or (type not in ('f', 'F', '%') and point != left):
        letter = type if type in ('e', 'E') else {'g': 'e', 'G': 'E'}.get(type, 'E' if context.capitals else 'e')
        text += '%s%+d' % (letter, power)
    return whole, text
)python";

}  // namespace aludel::python::library
