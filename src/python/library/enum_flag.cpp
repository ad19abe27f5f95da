#include "python/library/enum_text.hpp"

namespace aludel::python::library {

const std::string_view enum_flag_text = R"python(

class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _digits(number, width=0):
    """Binary, with the sign bit that goes before it."""
    if number >= 0:
        return '0b0 ' + bin(number)[2:].rjust(width, '0')
    return '0b1 ' + bin(number + (1 << number.bit_length()))[2:].rjust(number.bit_length(), '0').rjust(width, '1')


def _bits(number):
    return [1 << place for place in range(number.bit_length()) if number >> place & 1]


class Flag(Enum, boundary=CONFORM):
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not count:
            return start if start is not None else 1
        last = max(last_values)
        if not isinstance(last, int):
            raise TypeError('invalid flag value %r' % last) from None
        return 2 ** last.bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        named, every = cls._flag_mask_, cls._all_bits_
        if not -every - 1 <= value <= every or value & every & ~named:
            if cls._boundary_ is EJECT:
                return value
            if cls._boundary_ is CONFORM:
                value &= named
            elif cls._boundary_ is KEEP:
                if value < 0:
                    value += max(every + 1, 1 << value.bit_length())
            else:
                width = max(value.bit_length(), named.bit_length())
                raise ValueError('%r invalid value %r\n    given %s\n  allowed %s'
                                 % (cls, value, _digits(value, width), _digits(named, width)))
        asked = value
        if value < 0:
            value += every + 1
        rest = value & ~named
        if rest and cls._boundary_ is not KEEP:
            raise ValueError('%s(%r) -->  unknown values %r [%s]' % (cls.__name__, value, rest, _digits(rest)))
        one = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        one._value_ = value
        names = [known._name_ for known in cls._iter_member_(value)]
        if rest and names:
            names.append(cls._numeric_repr_(rest))
        one._name_ = '|'.join(names) if names else None
        if not rest:
            one = cls._value2member_map_.setdefault(value, one)
            if asked < 0:
                cls._value2member_map_[asked] = one
        return one

    @classmethod
    def _iter_member_by_value_(cls, value):
        return iter(sorted([one for one in cls if one._value_ & value], key=lambda one: one._value_))

    @classmethod
    def _iter_member_by_def_(cls, value):
        return iter([one for one in cls if one._value_ & value])

    _iter_member_ = _iter_member_by_def_

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        if self._name_ is None:
            return '<%s: %r>' % (self.__class__.__name__, self._value_)
        return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        if self._name_ is None:
            return '%s(%r)' % (self.__class__.__name__, self._value_)
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def _bits_of(self, other):
        """The number that `other` stands for beside this flag; None for what does not go with it."""
        if isinstance(other, self.__class__):
            return other._value_
        return other if self._member_type_ is not object and isinstance(other, self._member_type_) else None

    def __or__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ ^ bits)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if self._boundary_ is KEEP:
            return self.__class__(-self._value_ - 1)
        return self.__class__(self._flag_mask_ ^ self._value_)


_flag[0] = Flag
_eject[0] = EJECT


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, spec):
        return int.__format__(self._value_, spec) if spec else str(self)


def unique(enumeration):
    doubles = []
    for name, one in enumeration.__members__.items():
        if name != one.name:
            doubles.append((name, one.name))
    if doubles:
        raise ValueError('duplicate values found in %r: %s'
                         % (enumeration, ', '.join('%s -> %s' % pair for pair in doubles)))
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                _verify_unique(enumeration)
            elif check is CONTINUOUS:
                _verify_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _verify_named_flags(enumeration)
        return enumeration


def _verify_unique(enumeration):
    doubles = ['%s -> %s' % (name, one.name) for name, one in enumeration.__members__.items() if name != one.name]
    if doubles:
        raise ValueError('aliases found in %r: %s' % (enumeration, ', '.join(doubles)))


def _verify_continuous(enumeration):
    values = {one.value for one in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if issubclass(enumeration, Flag):
        kind, between = 'flag', [1 << place for place in range(low.bit_length(), high.bit_length() - 1)]
    else:
        kind, between = 'enum', range(low + 1, high)
    missing = [value for value in between if value not in values]
    if missing:
        raise ValueError(('invalid %s %r: missing values %s' % (kind, enumeration.__name__, ', '.join(map(str, missing))))[:256])


def _verify_named_flags(enumeration):
    values = {one.value for one in enumeration}
    aliases, unnamed = [], 0
    for name, one in enumeration._member_map_.items():
        if name in enumeration._member_names_ or one.value < 0:
            continue
        missing = [bit for bit in _bits(one.value) if bit not in values]
        if missing:
            aliases.append(name)
            unnamed |= sum(missing)
    if aliases:
        who = 'alias %s is missing' % aliases[0] if len(aliases) == 1 \
            else 'aliases %s and %s are missing' % (', '.join(aliases[:-1]), aliases[-1])
        what = 'value 0x%x' if unnamed & (unnamed - 1) == 0 else 'combined values of 0x%x'
        raise ValueError('invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]'
                         % (enumeration.__name__, who, what % unnamed))


def show_flag_values(value):
    return _bits(value)


def _module_of(enumeration):
    return enumeration.__module__.rpartition('.')[2]


def global_enum_repr(self):
    return '%s.%s' % (_module_of(self.__class__), self._name_)


def global_flag_repr(self):
    where = _module_of(self.__class__)
    if self._name_ is None:
        return '%s.%s(%r)' % (where, self.__class__.__name__, self._value_)
    return '|'.join([name if name[0].isdigit() else '%s.%s' % (where, name) for name in self._name_.split('|')])


def global_str(self):
    if self._name_ is None:
        return '%s(%r)' % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
)python";

}  // namespace aludel::python::library
