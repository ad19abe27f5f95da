#include "python/library/library.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view base64_text = R"python(
import binascii as _binascii

__all__ = ['b64encode', 'b64decode', 'b32encode', 'b32decode', 'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode',
           'b85encode', 'b85decode', 'a85encode', 'a85decode', 'standard_b64encode', 'standard_b64decode',
           'urlsafe_b64encode', 'urlsafe_b64decode', 'encodebytes', 'decodebytes']


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


_base85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
_ascii85 = bytes(range(33, 118))


def _encode85(b, alphabet, pad, zeros=False, spaces=False):
    if not isinstance(b, bytes):
        raise TypeError("memoryview: a bytes-like object is required, not '%s'" % _type_name(b))
    missing = -len(b) % 4
    b += b'\0' * missing
    words = []
    for at in range(0, len(b), 4):
        number = int.from_bytes(b[at:at + 4], 'big')
        if zeros and number == 0:
            words.append(b'z')
        elif spaces and number == 0x20202020:
            words.append(b'y')
        else:
            words.append(bytes(alphabet[number // 85 ** place % 85] for place in (4, 3, 2, 1, 0)))
    if missing and not pad:
        if words[-1] == b'z':
            words[-1] = alphabet[:1] * 5
        words[-1] = words[-1][:-missing]
    return b''.join(words)


def _word85(digits):
    number = 0
    for one in digits:
        number = number * 85 + one
    return number.to_bytes(4, 'big') if number < 1 << 32 else None


def b85encode(b, pad=False):
    return _encode85(b, _base85, pad)


def b85decode(b):
    b = _bytes_of(b)
    values = {one: value for value, one in enumerate(_base85)}
    missing = -len(b) % 5
    b += b'~' * missing
    made = []
    for at in range(0, len(b), 5):
        block = b[at:at + 5]
        for place, one in enumerate(block):
            if one not in values:
                raise ValueError('bad base85 character at position %d' % (at + place)) from None
        word = _word85(values[one] for one in block)
        if word is None:
            raise ValueError('base85 overflow in hunk starting at byte %d' % at) from None
        made.append(word)
    made = b''.join(made)
    return made[:-missing] if missing else made


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    made = _encode85(b, _ascii85, pad, True, foldspaces)
    if adobe:
        made = b'<~' + made
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [made[at:at + wrapcol] for at in range(0, len(made), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        made = b'\n'.join(lines)
    return made + b'~>' if adobe else made


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    b = _bytes_of(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    made, digits = [], []
    for one in b + b'u' * 4:
        if 33 <= one <= 117:
            digits.append(one - 33)
            if len(digits) == 5:
                word = _word85(digits)
                if word is None:
                    raise ValueError('Ascii85 overflow') from None
                made.append(word)
                digits = []
        elif one == 122 or (foldspaces and one == 121):
            if digits:
                raise ValueError('%s inside Ascii85 5-tuple' % chr(one))
            made.append(b'\0\0\0\0' if one == 122 else b'    ')
        elif one not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % one)
    missing = 4 - len(digits)
    made = b''.join(made)
    return made[:-missing] if missing else made


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
    made->source(base64_text);
    return made;
}

}  // namespace aludel::python::library
