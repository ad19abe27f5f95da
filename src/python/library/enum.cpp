#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

/// The members are made when the class statement has ended: what the body left in the namespace, in order.
constexpr std::string_view text = R"python(
__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
           'member', 'nonmember']


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class auto:
    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % (self.value,)


def _is_dunder(name):
    return len(name) > 4 and name[:2] == '__' == name[-2:] and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == '_' == name[-1] and name[1] != '_' and name[-2] != '_'


def _is_descriptor(value):
    return (hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')
            or isinstance(value, (staticmethod, classmethod)))


_builtin_types = (int, str, float, bytes, tuple, frozenset, list, dict, set)


def _data_type(bases):
    for base in bases:
        for one in base.__mro__:
            if one is object or isinstance(one, EnumType):
                continue
            if '__new__' in one.__dict__ or one in _builtin_types:
                return one
    return object


class EnumType(type):
    def __new__(metacls, name, bases, namespace, *, boundary=None, _simple=False, **keywords):
        first = not any(isinstance(base, EnumType) for base in bases)
        ignored = namespace.get('_ignore_', [])
        if isinstance(ignored, str):
            ignored = ignored.replace(',', ' ').split()
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError("<enum '%s'> cannot extend %r" % (name, base))
        plain = {}
        pending = []
        for key, value in namespace.items():
            if key in ignored or key == '_ignore_':
                continue
            private = key.startswith('_%s__' % name)
            if first or (not isinstance(value, member) and (_is_dunder(key) or _is_sunder(key) or private or _is_descriptor(value))):
                plain[key] = value
            elif isinstance(value, nonmember):
                plain[key] = value.value
            else:
                pending.append((key, value.value if isinstance(value, member) else value))
        plain['_member_names_'] = []
        plain['_member_map_'] = {}
        plain['_value2member_map_'] = {}
        plain['_unhashable_values_'] = []
        data_type = object if first else _data_type(bases)
        plain['_member_type_'] = data_type
        for key, value in pending:
            if key == 'mro':
                raise ValueError("invalid enum member name: 'mro'")
        cls = super().__new__(metacls, name, bases, plain, **keywords)
        if first:
            return cls
        maker = None
        for one in cls.__mro__:
            if one in _builtin_types or one is object or one is Enum:
                continue
            if '__new_member__' in one.__dict__:
                maker = one.__dict__['__new_member__']
                break
            if '__new__' in one.__dict__:
                maker = one.__dict__['__new__'].__func__
                break
        initialiser = None
        for one in cls.__mro__:
            if one in _builtin_types or one is object or one is Enum:
                continue
            if '__init__' in one.__dict__:
                initialiser = one.__dict__['__init__']
                break
        # Calling the class looks members up from now on, whatever __new__ the members were made with.
        if maker is not None:
            type.__setattr__(cls, '__new_member__', maker)
            if '__new__' in cls.__dict__:
                type.__setattr__(cls, '__new__', Enum.__dict__['__new__'])
        # str() and the like are the enumeration's, not those of the type mixed in.
        parent = None
        for one in cls.__mro__[1:]:
            if isinstance(one, EnumType):
                parent = one
                break
        for key in ('__repr__', '__str__', '__format__'):
            if key in cls.__dict__:
                continue
            for one in cls.__mro__[1:]:
                if one in _builtin_types or one is object:
                    type.__setattr__(cls, key, getattr(parent, key))
                    break
                if key in one.__dict__:
                    break
        values = []
        for key, value in pending:
            if isinstance(value, auto):
                value = cls._generate_next_value_(key, 1, len(cls._member_names_), values[:])
            elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
                made = []
                for part in value:
                    if isinstance(part, auto):
                        part = cls._generate_next_value_(key, 1, len(cls._member_names_), values[:])
                    made.append(part)
                value = tuple(made)
            values.append(value)
            arguments = value if isinstance(value, tuple) else (value,)
            if data_type is tuple:
                arguments = (value,)
            if maker is not None:
                one = maker(cls, *arguments)
            elif data_type is object:
                one = object.__new__(cls)
            else:
                one = data_type.__new__(cls, *arguments)
            if '_value_' not in one.__dict__:
                if data_type is object:
                    one._value_ = value
                else:
                    try:
                        one._value_ = data_type(*arguments)
                    except Exception as error:
                        raise TypeError('_value_ not set in __new__, unable to create it') from None
            one._name_ = key
            one.__objclass__ = cls
            one._sort_order_ = len(cls._member_names_)
            if initialiser is not None:
                initialiser(one, *arguments)
            same = None
            for known in cls._member_map_.values():
                if known._value_ == one._value_:
                    same = known
                    break
            if same is not None:
                one = same
            else:
                if not issubclass(cls, _flag[0]) or _single_bit(one._value_):
                    cls._member_names_.append(key)
            cls._member_map_[key] = one
            type.__setattr__(cls, key, one)
            try:
                cls._value2member_map_.setdefault(one._value_, one)
            except TypeError:
                cls._unhashable_values_.append(one._value_)
        return cls

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return Enum.__new__(cls, value)
        return cls._create_(value, names, module=module, type=type, start=start)

    def _create_(cls, class_name, names, *, module=None, type=None, start=1):
        bases = (cls,) if type is None else (type, cls)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        namespace = {}
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last = []
            for count, name in enumerate(names):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                namespace[name] = value
        elif isinstance(names, dict):
            namespace.update(names)
        else:
            for name, value in names:
                namespace[name] = value
        if module is not None:
            namespace['__module__'] = module
        return EnumType.__new__(cls.__class__, class_name, bases, namespace)

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'"
                            % (value.__class__.__qualname__, cls.__class__.__qualname__))
        return isinstance(value, cls) and value._name_ in cls._member_map_

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return "<%s %r>" % ('flag' if issubclass(cls, _flag[0]) else 'enum', cls.__name__)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, name))
        super().__delattr__(name)


EnumMeta = EnumType


def _single_bit(value):
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


class _NoFlag:
    pass


_flag = [_NoFlag]


class Enum(metaclass=EnumType):
    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for one in cls._member_map_.values():
                if one._value_ == value:
                    return one
        try:
            result = cls._missing_(value)
        except Exception as error:
            error.__context__ = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
            raise
        if isinstance(result, cls):
            return result
        problem = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        if result is None:
            raise problem
        raise TypeError('error in %s._missing_: returned %r instead of None or a valid member' % (cls.__name__, result))

    def __init__(self, *arguments, **keywords):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, repr(self._value_))

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        return ['__class__', '__doc__', '__module__', 'name', 'value']

    def __reduce_ex__(self, protocol):
        return (self.__class__, (self._value_,))

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, spec):
        return int.__format__(self._value_, spec)


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        one = str.__new__(cls, *values)
        one._value_ = str(*values)
        return one

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return str.__format__(self._value_, spec)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        known = 0
        for one in cls._member_map_.values():
            known |= one._value_
        if value < 0:
            value = known & value if known else 0
        if value & ~known and not issubclass(cls, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        one = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        one._value_ = value
        names = [m._name_ for m in cls if m._value_ & value]
        rest = value & ~known
        if rest:
            names.append(str(rest))
        one._name_ = '|'.join(names) if names else None
        return cls._value2member_map_.setdefault(value, one)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return (m for m in self.__class__ if m._value_ & self._value_)

    def __len__(self):
        return bin(self._value_).count('1')

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

    def __or__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ | other._value_)

    def __and__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ & other._value_)

    def __xor__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ ^ other._value_)

    def __invert__(self):
        known = 0
        for one in self.__class__._member_map_.values():
            known |= one._value_
        return self.__class__(known & ~self._value_)


_flag[0] = Flag


class IntFlag(int, ReprEnum, Flag):
    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, spec):
        return int.__format__(self._value_, spec)

    def __or__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._value_ | (other._value_ if isinstance(other, Flag) else other))

    def __and__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._value_ & (other._value_ if isinstance(other, Flag) else other))

    def __xor__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._value_ ^ (other._value_ if isinstance(other, Flag) else other))

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def unique(enumeration):
    doubles = []
    for name, one in enumeration.__members__.items():
        if name != one.name:
            doubles.append((name, one.name))
    if doubles:
        raise ValueError('duplicate values found in %r: %s'
                         % (enumeration, ', '.join('%s -> %s' % pair for pair in doubles)))
    return enumeration



)python";

}  // namespace

std::shared_ptr<const NativeModule> enum_() {
    auto made = std::make_shared<NativeModule>("enum");
    made->source(text);
    return made;
}

}  // namespace aludel::python::library
