#include "python/library/enum_text.hpp"

namespace aludel::python::library {

const std::string_view enum_body_text = R"python(
import _host
import warnings as _warnings
from types import MappingProxyType as _MappingProxyType

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique', 'property',
           'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP', 'global_flag_repr',
           'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE']

_property = property


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


_not_given = object()


class auto:
    def __init__(self, value=_not_given):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % (self.value,)


class property:
    """Of the members; asked of the class, the member that has this name."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)

    def getter(self, fget):
        return type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel, self.__doc__)

    def __get__(self, instance, owner=None):
        if instance is None:
            if self.name in owner._member_map_:
                return owner._member_map_[self.name]
            raise AttributeError('%r has no attribute %r' % (owner, self.name))
        if self.fget is None:
            raise AttributeError('%r member has no attribute %r' % (owner, self.name))
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError('<enum %r> cannot set attribute %r' % (self.clsname, self.name))
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError('<enum %r> cannot delete attribute %r' % (self.clsname, self.name))
        self.fdel(instance)

    def __set_name__(self, owner, name):
        self.name, self.clsname = name, owner.__name__


def _is_dunder(name):
    return len(name) > 4 and name[:2] == '__' == name[-2:] and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == '_' == name[-1] and name[1] != '_' and name[-2] != '_'


def _is_descriptor(value):
    return (hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')
            or isinstance(value, (staticmethod, classmethod)))


_builtin_types = (int, str, float, bytes, tuple, frozenset, list, dict, set)


def _data_type(name, bases):
    """What is mixed in: the most derived class above the one that makes or initialises the values."""
    found = []
    for base in bases:
        candidate = None
        for one in base.__mro__:
            if one is object:
                continue
            if isinstance(one, EnumType):
                if one._member_type_ is not object:
                    candidate = one._member_type_
                    break
            elif '__new__' in one.__dict__ or '__init__' in one.__dict__ or one in _builtin_types:
                candidate = candidate or one
                break
            else:
                candidate = candidate or one
        else:
            candidate = None
        if candidate is not None and candidate not in found:
            found.append(candidate)
    if len(found) > 1:
        raise TypeError('too many data types for %r: %r' % (name, set(found)))
    return found[0] if found else object


def _owner(cls, name):
    """Which class a special method comes from."""
    for one in cls.__mro__:
        if name in one.__dict__ or one in _builtin_types or one is object:
            return one


def _value_repr(bases):
    for base in bases:
        for one in base.__mro__:
            if isinstance(one, EnumType):
                return one._value_repr_
            if one is not object and (one in _builtin_types or '__repr__' in one.__dict__):
                return one.__repr__
    return None


_own_sunders = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
                '_iter_member_by_value_', '_iter_member_by_def_')


class _EnumDict(dict):
    """The namespace of a class body: tells members from the rest."""

    def __init__(self):
        super().__init__()
        self._cls_name = None
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    def _next_value(self, key, one):
        if one.value is _not_given:
            self._auto_called = True
            one.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
        self._last_values.append(one.value)
        return one.value

    def __setitem__(self, key, value):
        if isinstance(value, type) and getattr(value, '__qualname__', '').endswith('%s.%s' % (self._cls_name, value.__name__)):
            _warnings.warn('In 3.13 classes created inside an enum will not become a member.  Use the `member` decorator to '
                           'keep the current behavior.', DeprecationWarning, stacklevel=2)
        if key.startswith('_%s__' % self._cls_name) and not key.endswith('__'):
            pass
        elif _is_sunder(key):
            if key not in _own_sunders:
                raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use' % (key,))
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError('_ignore_ cannot specify already set names: %r' % (already,))
        elif _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            raise TypeError('%r already defined as %r' % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_descriptor(value):
            if key in self:
                raise TypeError('%r already defined as %r' % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            if isinstance(value, auto):
                value = self._next_value(key, value)
            elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
                value = tuple([self._next_value(key, part) if isinstance(part, auto) else part for part in value])
            else:
                self._last_values.append(value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def update(self, members, *more, **named):
        for key, value in members.items() if hasattr(members, 'keys') else members:
            self[key] = value
        for pairs in (*more, named.items()):
            for key, value in pairs:
                self[key] = value
)python";

}  // namespace aludel::python::library
