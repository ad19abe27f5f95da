#include <algorithm>
#include <cmath>
#include <cstring>

#include "python/evaluator.hpp"
#include "python/library/digest.hpp"
#include "python/library/library.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view struct_text = R"python(
__all__ = ['calcsize', 'pack', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    pass


_sizes = {'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, 'e': 2,
          'f': 4, 'd': 8, 's': 1, 'p': 1}
_limits = {'b': 'byte', 'B': 'ubyte', 'h': 'short', 'H': 'ushort'}


def _fields(format):
    # Byte order, whether fields are aligned, and (count, letter, size) of each.
    if isinstance(format, bytes):
        format = format.decode('ascii')
    if not isinstance(format, str):
        raise TypeError('Struct() argument 1 must be a str or bytes object, not %s' % _type_name(format))
    order, native = 'little', True
    rest = format
    if format[:1] in ('@', '=', '<', '>', '!'):
        order = 'big' if format[0] in '>!' else 'little'
        native = format[0] == '@'
        rest = format[1:]
    made = []
    count = ''
    for letter in rest:
        if letter.isspace():
            continue
        if letter in '0123456789':
            count += letter
            continue
        if letter in 'nNP' and native:
            letter = {'n': 'q', 'N': 'Q', 'P': 'Q'}[letter]
        if letter not in _sizes:
            raise error('bad char in struct format')
        size = 8 if native and letter in 'lL' else _sizes[letter]
        made.append((int(count) if count else 1, letter, size))
        count = ''
    if count:
        raise error('repeat count given without format specifier')
    return order, native, made


def _layout(format):
    # (letter, size, offset) of every value, and the size of all.
    order, native, fields = _fields(format)
    at = 0
    places = []
    for count, letter, size in fields:
        if native and letter not in 'xcsp?bB':
            at += -at % size
        if letter in 'sp':
            places.append((letter, count, at))
            at += count
        else:
            for _ in range(count):
                if letter != 'x':
                    places.append((letter, size, at))
                at += size
    return order, native, places, at


def calcsize(format, /):
    return _layout(format)[3]


def _pack_one(letter, size, order, native, value):
    if letter == 'c':
        if not isinstance(value, bytes) or len(value) != 1:
            raise error('char format requires a bytes object of length 1')
        return value
    if letter in 'sp':
        if not isinstance(value, bytes):
            raise error("argument for '%s' must be a bytes object" % letter)
        if letter == 'p':
            _unsupported("the format 'p' of struct is not supported")
        return value[:size].ljust(size, b'\0')
    if letter == '?':
        return b'\1' if value else b'\0'
    if letter in 'efd':
        if not isinstance(value, (int, float)) and not hasattr(value, '__float__'):
            raise error('required argument is not a float')
        return _pack_float(float(value), size, order == 'big')
    if not isinstance(value, int):
        if not hasattr(value, '__index__'):
            raise error('required argument is not an integer')
        value = value.__index__()
    signed = letter.islower()
    low, high = (-(1 << size * 8 - 1), (1 << size * 8 - 1) - 1) if signed else (0, (1 << size * 8) - 1)
    if not low <= value <= high:
        if letter in 'bB' or (letter in 'hH' and order == 'little'):
            raise error('%s format requires %d <= number <= %d' % (_limits[letter], low, high))
        if letter in 'qQ' and order == 'big':
            raise error('int too large to convert')
        widest = (-1 << 63, (1 << 63) - 1) if signed else (0, (1 << 64) - 1)
        if size == 8 or not widest[0] <= value <= widest[1]:
            raise error('argument out of range')
        raise error("'%s' format requires %d <= number <= %d" % (letter, low, high))
    return value.to_bytes(size, order, signed=signed)


def pack(format, /, *values):
    order, native, places, size = _layout(format)
    if len(values) != len(places):
        raise error('pack expected %d items for packing (got %d)' % (len(places), len(values)))
    made = b''
    for (letter, width, at), value in zip(places, values):
        made = made.ljust(at, b'\0') + _pack_one(letter, width, order, native, value)
    return made.ljust(size, b'\0')


def _unpack_all(layout, data):
    order, native, places, size = layout
    made = []
    for letter, width, at in places:
        part = data[at:at + width]
        if letter in 'cs':
            made.append(part)
        elif letter == 'p':
            _unsupported("the format 'p' of struct is not supported")
        elif letter == '?':
            made.append(part != b'\0')
        elif letter in 'efd':
            made.append(_unpack_float(part, order == 'big'))
        else:
            made.append(int.from_bytes(part, order, signed=letter.islower()))
    return tuple(made)


def unpack(format, buffer, /):
    layout = _layout(format)
    if not isinstance(buffer, bytes):
        raise TypeError("a bytes-like object is required, not '%s'" % _type_name(buffer))
    if len(buffer) != layout[3]:
        raise error('unpack requires a buffer of %d bytes' % layout[3])
    return _unpack_all(layout, buffer)


def unpack_from(format, /, buffer, offset=0):
    layout = _layout(format)
    if offset < 0:
        offset += len(buffer)
    if len(buffer) - offset < layout[3]:
        raise error('unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at offset %d '
                    '(actual buffer size is %d)' % (layout[3] + offset, layout[3], offset, len(buffer)))
    return _unpack_all(layout, buffer[offset:])


def iter_unpack(format, buffer, /):
    layout = _layout(format)
    if not layout[3]:
        raise error('cannot iteratively unpack with a struct of length 0')
    if len(buffer) % layout[3]:
        raise error('iterative unpacking requires a buffer of a multiple of %d bytes' % layout[3])
    return iter([_unpack_all(layout, buffer[at:]) for at in range(0, len(buffer), layout[3])])


class Struct:
    def __init__(self, format):
        self.size = calcsize(format)
        self.format = format

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
)python";

/// IEEE 754 of eight, four or two bytes, in the machine's order.
Value pack_float(Call& call) {
    const double value = call.number(0);
    std::string data(static_cast<std::size_t>(call.integer(1)), '\0');
    if (data.size() == 2) {
        refuse(call.evaluator, "the format 'e' of struct is not supported");
    }
    if (data.size() == 8) {
        std::memcpy(data.data(), &value, sizeof(value));
    } else {
        const auto single = static_cast<float>(value);
        if (std::isinf(single) && std::isfinite(value)) {
            raise(call.evaluator, ExceptionType::OverflowError, "float too large to pack with f format");
        }
        std::memcpy(data.data(), &single, sizeof(single));
    }
    if (call.truth(2)) {
        std::reverse(data.begin(), data.end());
    }
    return call.evaluator.bytes(std::move(data));
}

Value unpack_float(Call& call) {
    std::string data(bytes_argument(call, 0));
    if (call.truth(1)) {
        std::reverse(data.begin(), data.end());
    }
    if (data.size() == 8) {
        double value = 0;
        std::memcpy(&value, data.data(), sizeof(value));
        return Value::floating(value);
    }
    if (data.size() != 4) {
        refuse(call.evaluator, "the format 'e' of struct is not supported");
    }
    float value = 0;
    std::memcpy(&value, data.data(), sizeof(value));
    return Value::floating(value);
}

}  // namespace

std::shared_ptr<const NativeModule> struct_() {
    auto made = std::make_shared<NativeModule>("struct");
    made->style(Signature::Style::c, UnknownArguments::infect);
    add_support(*made);
    made->function("_pack_float", "value, size, big, /", pack_float);
    made->function("_unpack_float", "data, big, /", unpack_float);
    made->source(struct_text);
    return made;
}

}  // namespace aludel::python::library
