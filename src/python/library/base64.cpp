#include "python/library/library.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view text = R"python(
import binascii as _binascii

__all__ = ['b64encode', 'b64decode', 'b32encode', 'b32decode', 'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode',
           'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode', 'encodebytes',
           'decodebytes']


def _bytes_of(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, bytes):
        return s
    raise TypeError('argument should be a bytes-like object or ASCII string, not %r' % s.__class__.__name__)


def b64encode(s, altchars=None):
    encoded = _binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.replace(b'+', altchars[:1]).replace(b'/', altchars[1:]) if altchars != b'/+' else bytes(
            {43: 47, 47: 43}.get(one, one) for one in encoded)
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes_of(s)
    if altchars is not None:
        altchars = _bytes_of(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = bytes(43 if one == altchars[0] else 47 if one == altchars[1] else one for one in s)
    return _binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).replace(b'+', b'-').replace(b'/', b'_')


def urlsafe_b64decode(s):
    return b64decode(_bytes_of(s).replace(b'-', b'+').replace(b'_', b'/'))


_base32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_base32hex = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def _encode32(alphabet, s):
    if not isinstance(s, bytes):
        raise TypeError("a bytes-like object is required, not '%s'" % _type_name(s))
    made = []
    for at in range(0, len(s), 5):
        block = s[at:at + 5]
        number = int.from_bytes(block.ljust(5, b'\0'), 'big')
        digits = [alphabet[number >> shift & 31] for shift in range(35, -1, -5)]
        kept = (len(block) * 8 + 4) // 5
        made += digits[:kept] + [61] * (8 - kept)
    return bytes(made)


def _decode32(alphabet, s, casefold, map01):
    s = _bytes_of(s)
    if len(s) % 8:
        raise _binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _bytes_of(map01)
        assert len(map01) == 1, repr(map01)
        s = s.replace(b'0', b'O').replace(b'1', map01)
    if casefold:
        s = s.upper()
    digits = s.rstrip(b'=')
    padding = len(s) - len(digits)
    values = {one: value for value, one in enumerate(alphabet)}
    made = b''
    for at in range(0, len(digits), 8):
        number = 0
        block = digits[at:at + 8]
        for one in block:
            if one not in values:
                raise _binascii.Error('Non-base32 digit found') from None
            number = number << 5 | values[one]
        made += (number << 5 * (8 - len(block))).to_bytes(5, 'big')
    if len(s) % 8 or padding not in (0, 1, 3, 4, 6):
        raise _binascii.Error('Incorrect padding')
    if padding and made:
        made = made[:len(made) - 5 + (43 - 5 * padding) // 8]
    return made


def b32encode(s):
    return _encode32(_base32, s)


def b32decode(s, casefold=False, map01=None):
    return _decode32(_base32, s, casefold, map01)


def b32hexencode(s):
    return _encode32(_base32hex, s)


def b32hexdecode(s, casefold=False):
    return _decode32(_base32hex, s, casefold, None)


def b16encode(s):
    return _binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_of(s)
    if casefold:
        s = s.upper()
    if any(one not in b'0123456789ABCDEF' for one in s):
        raise _binascii.Error('Non-base16 digit found')
    return _binascii.unhexlify(s)


def encodebytes(s):
    if not isinstance(s, bytes):
        raise TypeError('expected bytes-like object, not %s' % s.__class__.__name__)
    return b''.join(_binascii.b2a_base64(s[at:at + 57]) for at in range(0, len(s), 57))


def decodebytes(s):
    if not isinstance(s, bytes):
        raise TypeError('expected bytes-like object, not %s' % s.__class__.__name__)
    return _binascii.a2b_base64(s)
)python";

}  // namespace

std::shared_ptr<const NativeModule> base64() {
    auto made = std::make_shared<NativeModule>("base64");
    made->style(Signature::Style::c, UnknownArguments::infect);
    add_support(*made);
    made->source(text);
    return made;
}

}  // namespace aludel::python::library
