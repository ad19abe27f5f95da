#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view dataclasses_text = R"python(
import __future__
import _host
import re
import sys
import types
from copy import deepcopy as _deepcopy

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict', 'astuple',
           'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _FIELD_BASE:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')


class InitVar:
    def __init__(self, type):
        self.type = type

    def __repr__(self):
        return 'dataclasses.InitVar[%s]' % types._show(self.type)

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata', 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return ('Field(name=%r,type=%r,default=%r,default_factory=%r,init=%r,repr=%r,hash=%r,compare=%r,metadata=%r,kw_only=%r,'
                '_field_type=%r)' % (self.name, self.type, self.default, self.default_factory, self.init, self.repr, self.hash,
                                     self.compare, self.metadata, self.kw_only, self._field_type))

    def __set_name__(self, owner, name):
        given = getattr(type(self.default), '__set_name__', None)
        if given is not None:
            given(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _DataclassParams:
    def __init__(self, **values):
        self.__dict__.update(values)

    def __repr__(self):
        return '_DataclassParams(%s)' % ','.join('%s=%r' % pair for pair in self.__dict__.items())


_own_module = sys.modules[__name__]
_first_names = re.compile(r'(?:\s*(\w+)\s*\.)?\s*(\w+)')
_quoted = re.compile(r'\s*(\'|")(.*)\1\s*', re.DOTALL)


def _is_form(found, form, path, rest=()):
    source = _host.put_off(found)
    if source is not None:  # what nobody needs is not imported for this
        return '.'.join([part for part in source if part] + list(rest)) == path
    for part in rest:
        found = getattr(found, part, None)
    return found is form or type(found) is form or getattr(found, '__origin__', None) is form


def _says(annotation, cls, module, name):
    """Annotations are text here, those of modules without `from __future__ import annotations` too. Such a one is what
    it names; a text is judged by the first name in it, or the first two where a module stands before it, in the module
    of the class as it is at that moment."""
    form = module.__dict__[name]
    path = module.__name__ + '.' + name
    if not isinstance(annotation, str):
        return _is_form(annotation, form, path)
    here = sys.modules.get(cls.__module__)
    names = here.__dict__ if here is not None else {}
    if names.get('annotations') is not __future__.annotations:
        quoted = _quoted.fullmatch(annotation)
        if not quoted:
            first, *rest = [part.strip() for part in annotation.split('[', 1)[0].split('.')]
            if first not in cls.__dict__ and first not in names:
                return (rest or [first])[-1] == name  # a name of the function around the class
            return _is_form((cls.__dict__ if first in cls.__dict__ else names)[first], form, path, rest)
        annotation = quoted.group(2)
    said = _first_names.match(annotation)
    if not said:
        return False
    if not said.group(1):
        return _is_form(names.get(said.group(2)), form, path)
    return _is_form(names.get(said.group(1)), module, module.__name__) and _is_form(module.__dict__.get(said.group(2)), form, path)


def _make_field(cls, name, annotation, kw_only):
    default = cls.__dict__.get(name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        made = field(default=default)
    made.name, made.type = name, annotation
    made._field_type = _FIELD
    typing = sys.modules.get('typing')
    if typing and _says(annotation, cls, typing, 'ClassVar'):
        made._field_type = _FIELD_CLASSVAR
    elif _says(annotation, cls, _own_module, 'InitVar'):
        made._field_type = _FIELD_INITVAR
    if made._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and made.default_factory is not MISSING:
        raise TypeError('field %s cannot have a default factory' % name)
    if made._field_type in (_FIELD, _FIELD_INITVAR):
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError('field %s is a ClassVar but specifies kw_only' % name)
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError('mutable default %s for field %s is not allowed: use default_factory' % (type(made.default), name))
    if made._field_type is _FIELD and isinstance(made.default, (list, dict, set)):
        raise ValueError('mutable default %s for field %s is not allowed: use default_factory' % (type(made.default), name))
    return made


def _collect(cls, kw_only):
    known = {}
    frozen_base = any_base = False
    for base in reversed(cls.__mro__[1:]):
        inherited = base.__dict__.get('__dataclass_fields__')
        if inherited is not None:
            any_base = True
            known.update(inherited)
            frozen_base = frozen_base or base.__dict__['__dataclass_params__'].frozen
    own = []
    keyword_only_seen = False
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        if _says(annotation, cls, _own_module, 'KW_ONLY'):
            if keyword_only_seen:
                raise TypeError('%r is KW_ONLY, but KW_ONLY has already been specified' % name)
            keyword_only_seen = True
            kw_only = True
            continue
        own.append(_make_field(cls, name, annotation, kw_only))
    for one in own:
        known[one.name] = one
        if isinstance(cls.__dict__.get(one.name), Field):
            if one.default is MISSING:
                type.__delattr__(cls, one.name)
            else:
                type.__setattr__(cls, one.name, one.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in cls.__dict__.get('__annotations__', {}):
            raise TypeError('%r is a field but has no type annotation' % name)
    return known, any_base, frozen_base


def _function(cls, name, text, scope):
    scope['__name__'] = cls.__module__
    _host.run(text, scope)
    made = scope[name]
    made.__qualname__ = cls.__qualname__ + '.' + name
    return made


def _init(cls, all_fields, frozen, self_name):
    given = [one for one in all_fields if one._field_type in (_FIELD, _FIELD_INITVAR)]
    plain = [one for one in given if one.init and not one.kw_only]
    keyword = [one for one in given if one.init and one.kw_only]
    seen = False
    for one in plain:
        if one.default is not MISSING or one.default_factory is not MISSING:
            seen = True
        elif seen:
            raise TypeError('non-default argument %r follows default argument' % one.name)
    scope = {'_HAS_DEFAULT_FACTORY': _factory_mark, '_set': object.__setattr__}

    def parameter(one):
        scope['_dflt_' + one.name] = one.default
        if one.default is not MISSING:
            return '%s=_dflt_%s' % (one.name, one.name)
        return one.name + ('=_HAS_DEFAULT_FACTORY' if one.default_factory is not MISSING else '')

    parts = [self_name] + [parameter(one) for one in plain]
    if keyword:
        parts += ['*'] + [parameter(one) for one in keyword]
    body = []
    for one in given:
        if one._field_type is _FIELD_INITVAR:
            continue
        value = one.name
        if one.default_factory is not MISSING:
            scope['_factory_' + one.name] = one.default_factory
            value = '_factory_%s()' % one.name
            if one.init:
                value += ' if %s is _HAS_DEFAULT_FACTORY else %s' % (one.name, one.name)
        elif not one.init:
            if one.default is MISSING or not _slots_of(cls):
                continue
            scope['_dflt_' + one.name] = one.default
            value = '_dflt_' + one.name
        body.append('_set(%s, %r, %s)' % (self_name, one.name, value) if frozen else '%s.%s = %s' % (self_name, one.name, value))
    if hasattr(cls, '__post_init__'):
        body.append('%s.__post_init__(%s)' % (self_name, ', '.join(one.name for one in given if one._field_type is _FIELD_INITVAR)))
    text = 'def __init__(%s):\n    %s\n' % (', '.join(parts), '\n    '.join(body or ['pass']))
    made = _function(cls, '__init__', text, scope)
    made.__annotations__ = {**{one.name: one.type for one in plain + keyword}, 'return': None}
    return made


class _FactoryMark:
    def __repr__(self):
        return '<factory>'


_factory_mark = _FactoryMark()


def _slots_of(cls):
    return '__slots__' in cls.__dict__


_showing = set()


def _repr(shown):
    def __repr__(self):
        if id(self) in _showing:
            return '...'
        _showing.add(id(self))
        try:
            return self.__class__.__qualname__ + '(' + ', '.join('%s=%r' % (name, getattr(self, name)) for name in shown) + ')'
        finally:
            _showing.discard(id(self))
    return __repr__


def _comparison(name, names, compare):
    def operation(self, other):
        if other.__class__ is self.__class__:
            return compare(tuple([getattr(self, one) for one in names]), tuple([getattr(other, one) for one in names]))
        return NotImplemented
    operation.__name__ = name
    return operation


def _frozen_setattr(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError('cannot assign to field %r' % name)
        super(cls, self).__setattr__(name, value)
    return __setattr__


def _frozen_delattr(cls, names):
    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError('cannot delete field %r' % name)
        super(cls, self).__delattr__(name)
    return __delattr__


def _hasher(names):
    def __hash__(self):
        return hash(tuple([getattr(self, one) for one in names]))
    return __hash__


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    value.__qualname__ = cls.__qualname__ + '.' + name
    type.__setattr__(cls, name, value)
    return False


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    known, any_base, frozen_base = _collect(cls, kw_only)
    if any_base:
        if frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if not frozen_base and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    own_hash = cls.__dict__.get('__hash__', MISSING)
    has_hash = not (own_hash is MISSING or own_hash is None and '__eq__' in cls.__dict__)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    type.__setattr__(cls, '__dataclass_fields__', known)
    type.__setattr__(cls, '__dataclass_params__', _DataclassParams(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen))
    every = list(known.values())
    real = [one for one in every if one._field_type is _FIELD]
    if init:
        made = _init(cls, every, frozen, '__dataclass_self__' if 'self' in known else 'self')
        type.__setattr__(cls, '__init__', made)
    if repr:
        _set_new(cls, '__repr__', _repr([one.name for one in real if one.repr]))
    compared = [one.name for one in real if one.compare]
    if eq:
        _set_new(cls, '__eq__', _comparison('__eq__', compared, lambda a, b: a == b))
    if order:
        for name, compare in (('__lt__', lambda a, b: a < b), ('__le__', lambda a, b: a <= b),
                              ('__gt__', lambda a, b: a > b), ('__ge__', lambda a, b: a >= b)):
            if _set_new(cls, name, _comparison(name, compared, compare)):
                raise TypeError('Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering' % (name, cls.__name__))
    if frozen:
        names = tuple(one.name for one in real)
        for name, value in (('__setattr__', _frozen_setattr(cls, names)), ('__delattr__', _frozen_delattr(cls, names))):
            if _set_new(cls, name, value):
                raise TypeError('Cannot overwrite attribute %s in class %s' % (name, cls.__name__))
    hashed = [one.name for one in real if (one.compare if one.hash is None else one.hash)]
    if unsafe_hash:
        if has_hash:
            raise TypeError('Cannot overwrite attribute __hash__ in class %s' % cls.__name__)
        type.__setattr__(cls, '__hash__', _hasher(hashed))
    elif eq and frozen:
        if not has_hash:
            type.__setattr__(cls, '__hash__', _hasher(hashed))
    elif eq and not has_hash:
        type.__setattr__(cls, '__hash__', None)
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(one.name for one in every if one._field_type in (_FIELD, _FIELD_INITVAR) and one.init and not one.kw_only)
    if not cls.__doc__:
        cls.__doc__ = cls.__name__ + _signature_text(every)
    if slots:
        cls = _with_slots(cls, [one.name for one in real], frozen, weakref_slot)
    return cls


def _with_slots(cls, names, frozen, weakref_slot):
    """Slots cannot be added to a class: one like it is made anew."""
    if '__slots__' in cls.__dict__:
        raise TypeError('%s already specifies __slots__' % cls.__name__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        given = base.__dict__.get('__slots__', ())
        inherited.update([given] if isinstance(given, str) else given)
    namespace = {key: value for key, value in cls.__dict__.items() if key not in names}
    own = names + ['__weakref__'] if weakref_slot else names
    namespace['__slots__'] = tuple(name for name in own if name not in inherited)
    namespace['__qualname__'] = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if frozen:
        # What copies them cannot set attributes as usual.
        if '__getstate__' not in namespace:
            made.__getstate__ = lambda self: [getattr(self, one.name) for one in fields(self)]
        if '__setstate__' not in namespace:
            made.__setstate__ = _set_state
    return made


def _set_state(self, state):
    for one, value in zip(fields(self), state):
        object.__setattr__(self, one.name, value)


def _signature_text(every):
    parts = []
    star = False
    given = [one for one in every if one._field_type in (_FIELD, _FIELD_INITVAR) and one.init]
    for one in [one for one in given if not one.kw_only] + [one for one in given if one.kw_only]:
        if one.kw_only and not star:
            star = True
            parts.append('*')
        text = '%s: %s' % (one.name, one.type if not isinstance(one.type, type) else one.type.__name__)
        if one.default is not MISSING:
            text += ' = %r' % (one.default,)
        elif one.default_factory is not MISSING:
            text += ' = <factory>'
        parts.append(text)
    return '(%s)' % ', '.join(parts)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    known = getattr(class_or_instance, '__dataclass_fields__', None)
    if known is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple(one for one in known.values() if one._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


def _convert(obj, of_fields):
    if _is_instance(obj):
        return of_fields([(one.name, _convert(getattr(obj, one.name), of_fields)) for one in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_convert(one, of_fields) for one in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_convert(one, of_fields) for one in obj])
    if isinstance(obj, dict):
        pairs = [(_convert(key, of_fields), _convert(value, of_fields)) for key, value in obj.items()]
        return type(obj)(obj.default_factory, pairs) if hasattr(obj, 'default_factory') else type(obj)(pairs)
    return _deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _convert(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for one in obj.__dataclass_fields__.values():
        if one._field_type is _FIELD_CLASSVAR:
            continue
        if not one.init:
            if one.name in changes:
                raise ValueError('field %s is declared with init=False, it cannot be specified with replace()' % one.name)
            continue
        if one.name not in changes:
            if one._field_type is _FIELD_INITVAR and one.default is MISSING:
                raise ValueError('InitVar %r must be specified with replace()' % one.name)
            changes[one.name] = getattr(obj, one.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    names = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, 'typing.Any'
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, names[item[0]] = item
        else:
            raise TypeError('Invalid field: %r' % (item,))
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError('Field names must be valid identifiers: %r' % (name,))
        if name in annotations:
            raise TypeError('Field name duplicated: %r' % name)
        annotations[name] = kind
    names['__annotations__'] = annotations
    names.setdefault('__module__', 'types')
    return dataclass(type(cls_name, bases, names), **options)
)python";

}  // namespace

std::shared_ptr<const NativeModule> dataclasses() {
    auto made = std::make_shared<NativeModule>("dataclasses");
    made->source(dataclasses_text);
    return made;
}

}  // namespace aludel::python::library
