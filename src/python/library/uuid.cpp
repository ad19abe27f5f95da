#include <chrono>

#include "base/clock.hpp"
#include "python/evaluator.hpp"
#include "python/library/digest.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view uuid_text = R"python(
import enum as _enum

__all__ = ['UUID', 'SafeUUID', 'getnode', 'uuid1', 'uuid3', 'uuid4', 'uuid5', 'NAMESPACE_DNS', 'NAMESPACE_URL',
           'NAMESPACE_OID', 'NAMESPACE_X500', 'RESERVED_NCS', 'RFC_4122', 'RESERVED_MICROSOFT', 'RESERVED_FUTURE']

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = (
    'reserved for NCS compatibility', 'specified in RFC 4122', 'reserved for Microsoft compatibility',
    'reserved for future definition')

_int = int
_bytes = bytes


class SafeUUID(_enum.Enum):
    safe = 0
    unsafe = -1
    unknown = None


class UUID:
    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *,
                 is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
        if hex is not None:
            digits = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
            if len(digits) != 32:
                raise ValueError('badly formed hexadecimal UUID string')
            int = _int(digits, 16)
        if bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError('bytes_le is not a 16-char string')
            bytes = bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:]
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError('bytes is not a 16-char string')
            int = _int.from_bytes(bytes, 'big')
        if fields is not None:
            if len(fields) != 6:
                raise ValueError('fields is not a 6-tuple')
            int = 0
            for number, (field, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
                if not 0 <= field < 1 << bits:
                    raise ValueError('field %d out of range (need a%s %d-bit value)' % (number, 'n' if bits == 8 else '', bits))
                int = int << bits | field
        if not 0 <= int < 1 << 128:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError('illegal version number')
            int = int & ~(0xc000 << 48) | 0x8000 << 48
            int = int & ~(0xf000 << 64) | version << 76
        object.__setattr__(self, 'int', int)
        object.__setattr__(self, 'is_safe', is_safe)

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, str(self))

    def __str__(self):
        digits = '%032x' % self.int
        return '-'.join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__class__, (str(self),)

    bytes = property(lambda self: self.int.to_bytes(16, 'big'))
    hex = property(lambda self: '%032x' % self.int)
    urn = property(lambda self: 'urn:uuid:' + str(self))
    time_low = property(lambda self: self.int >> 96)
    time_mid = property(lambda self: self.int >> 80 & 0xffff)
    time_hi_version = property(lambda self: self.int >> 64 & 0xffff)
    clock_seq_hi_variant = property(lambda self: self.int >> 56 & 0xff)
    clock_seq_low = property(lambda self: self.int >> 48 & 0xff)
    node = property(lambda self: self.int & 0xffffffffffff)
    time = property(lambda self: (self.time_hi_version & 0x0fff) << 48 | self.time_mid << 32 | self.time_low)
    clock_seq = property(lambda self: (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low)

    @property
    def bytes_le(self):
        data = self.bytes
        return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]

    @property
    def fields(self):
        return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low,
                self.node)

    @property
    def variant(self):
        bits = self.int >> 61 & 7
        return (RESERVED_NCS if not bits & 4 else RFC_4122 if not bits & 2 else
                RESERVED_FUTURE if bits & 1 else RESERVED_MICROSOFT)

    @property
    def version(self):
        return self.int >> 76 & 0xf if self.variant == RFC_4122 else None


_node = None
_last_time = 0


def getnode():
    # A number of our own, marked as none of a network card: scripts do not see the machine.
    global _node
    if _node is None:
        _node = int.from_bytes(_random_bytes(6), 'big') | 1 << 40
    return _node


def uuid1(node=None, clock_seq=None):
    global _last_time
    time = _time_ns() // 100 + 0x01b21dd213814000
    if time <= _last_time:
        time = _last_time + 1
    _last_time = time
    if clock_seq is None:
        clock_seq = int.from_bytes(_random_bytes(2), 'big') & 0x3fff
    return UUID(fields=(time & 0xffffffff, time >> 32 & 0xffff, time >> 48 & 0x0fff, clock_seq >> 8 & 0x3f,
                        clock_seq & 0xff, getnode() if node is None else node), version=1)


def uuid3(namespace, name):
    return UUID(bytes=_digest('md5', namespace.bytes + bytes(name, 'utf-8')), version=3)


def uuid4():
    return UUID(bytes=_random_bytes(16), version=4)


def uuid5(namespace, name):
    return UUID(bytes=_digest('sha1', namespace.bytes + bytes(name, 'utf-8'))[:16], version=5)


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
)python";

}  // namespace

std::shared_ptr<const NativeModule> uuid() {
    auto made = std::make_shared<NativeModule>("uuid");
    made->style(Signature::Style::c, UnknownArguments::infect);
    add_digests(*made);
    made->function("_time_ns", "", [](Call&) {
        return Value::integer(std::chrono::duration_cast<std::chrono::nanoseconds>(now().time_since_epoch()).count());
    });
    made->source(uuid_text);
    return made;
}

}  // namespace aludel::python::library
