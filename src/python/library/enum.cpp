#include "python/library/enum_text.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

/// What a class body assigns becomes a member at once, as a value; the members themselves are made when the class
/// statement has ended, in order.
constexpr std::string_view enum_text = R"python(

def _refuse_extension(name, bases):
    for base in bases:
        if isinstance(base, EnumType) and base._member_names_:
            raise TypeError('<enum %r> cannot extend %r' % (name, base))


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **keywords):
        _refuse_extension(cls, bases)
        made = _EnumDict()
        made._cls_name = cls
        for base in reversed(bases):
            if isinstance(base, EnumType):
                made._generate_next_value = base._generate_next_value_
                break
        return made

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **keywords):
        first = not any(isinstance(base, EnumType) for base in bases)
        if first:
            plain = dict(classdict)
            pending = []
        else:
            classdict.setdefault('_ignore_', []).append('_ignore_')
            plain = {key: value for key, value in classdict.items()
                     if key not in classdict._member_names and key not in classdict['_ignore_']}
            pending = [(key, classdict[key]) for key in classdict._member_names if key not in classdict['_ignore_']]
        order = plain.pop('_order_', None)
        if any(key == 'mro' for key, value in pending):
            raise ValueError("invalid enum member name(s) 'mro'")
        plain['_member_names_'] = []
        plain['_member_map_'] = {}
        plain['_value2member_map_'] = {}
        plain['_unhashable_values_'] = []
        data_type = object if first else _data_type(cls, bases)
        plain['_value_repr_'] = None if first else _value_repr(bases)
        plain['_member_type_'] = data_type
        inherited = None if first else next(base for base in bases[::-1] if isinstance(base, EnumType))._boundary_
        plain['_boundary_'] = boundary or inherited
        named_bits = 0
        for key, value in pending:
            if isinstance(value, int):
                named_bits |= value
            elif isinstance(value, tuple) and value and isinstance(value[-1], int):
                named_bits |= value[-1]
        plain['_flag_mask_'], plain['_all_bits_'] = named_bits, 2 ** named_bits.bit_length() - 1
        cls = super().__new__(metacls, cls, bases, plain, **keywords)
        if first:
            return cls
        cls._fill(pending)
        if issubclass(cls, _flag[0]):
            single = 0
            for one in cls._member_map_.values():
                if _single_bit(one._value_):
                    single |= one._value_
            type.__setattr__(cls, '_flag_mask_', single)
        if order is not None:
            if isinstance(order, str):
                order = order.replace(',', ' ').split()
            order = [name for name in order if name in cls._member_names_ or name not in cls._member_map_]
            if order != cls._member_names_:
                raise TypeError('member order does not match _order_:\n  %r\n  %r' % (cls._member_names_, order))
        return cls

    def _fill(cls, pending):
        data_type = cls._member_type_
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
        parent = cls.__bases__[-1]
        for key in ('__repr__', '__str__', '__format__'):
            if key not in cls.__dict__ and _owner(cls, key) in (object, _owner(data_type, key)):
                type.__setattr__(cls, key, getattr(parent, key))
        makes = any('__new__' in one.__dict__ or one in _builtin_types for one in data_type.__mro__ if one is not object)
        if issubclass(cls, _flag[0]):
            # Before those of int.
            for key in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if key not in cls.__dict__:
                    type.__setattr__(cls, key, getattr(_flag[0], key))
        for key, value in pending:
            arguments = value if isinstance(value, tuple) else (value,)
            if data_type is tuple:
                arguments = (value,)
            if maker is not None:
                one = maker(cls, *arguments)
            elif not makes:
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
            type.__setattr__(cls, key, cls._attribute_for(key, one))
            try:
                cls._value2member_map_.setdefault(one._value_, one)
            except TypeError:
                cls._unhashable_values_.append(one._value_)

    def _attribute_for(cls, key, one):
        """A member called like a property of all members stands beside it: the class gives the member."""
        for base in cls.__mro__[1:]:
            hidden = base.__dict__.get(key)
            if isinstance(hidden, property):
                shared = property(hidden.fget, hidden.fset, hidden.fdel)
                shared.__set_name__(cls, key)
                return shared
            if hidden is not None:
                break
        return one

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return Enum.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last = []
            for count, name in enumerate(names):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                namespace[name] = value
        else:
            for one in names:
                name, value = (one, names[one]) if isinstance(one, str) else one
                namespace[name] = value
        if module is None:
            running = _host.frames()
            module = running[0][3].get('__name__', '__main__') if running else '__main__'
        namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

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

    def __getattr__(cls, name):
        raise AttributeError(name)

    @_property
    def __members__(cls):
        return _MappingProxyType(cls._member_map_)

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
    return value != 0 and value & (value - 1) == 0


class _NoFlag:
    pass


_flag = [_NoFlag]
_eject = [_NoFlag]


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
        if isinstance(result, cls) or (cls._boundary_ is _eject[0] and isinstance(result, int) and issubclass(cls, _flag[0])):
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
            if sorted(last_values)[-1] == last_values[-1]:
                return last_values[-1] + 1
        except TypeError:
            pass
        _warnings.warn('In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and support '
                       'adding +1\nand the value returned will be the largest value in the enum incremented by 1',
                       DeprecationWarning, stacklevel=4)
        try:
            last_values.sort()
        except TypeError:
            pass
        for value in last_values:
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
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, (self.__class__._value_repr_ or repr)(self._value_))

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
        return int.__format__(self._value_, spec) if spec else str(self)


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
        return str.__format__(self._value_, spec) if spec else str(self)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

)python";

}  // namespace

std::shared_ptr<const NativeModule> enum_() {
    static const std::string all = std::string(enum_body_text) + std::string(enum_text) + std::string(enum_flag_text);
    auto made = std::make_shared<NativeModule>("enum");
    made->source(all);
    return made;
}

}  // namespace aludel::python::library
