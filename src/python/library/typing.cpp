#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view text = R"python(
import _host
import collections
import collections.abc
import contextlib
import types
from abc import ABCMeta
from types import GenericAlias as _BuiltinAlias, UnionType as _UnionType, _parameters, _substitute

__all__ = ['AbstractSet', 'Annotated', 'Any', 'AnyStr', 'AsyncContextManager', 'AsyncGenerator', 'AsyncIterable',
           'AsyncIterator', 'Awaitable', 'BinaryIO', 'ByteString', 'Callable', 'ChainMap', 'ClassVar', 'Collection',
           'Concatenate', 'Container', 'ContextManager', 'Coroutine', 'Counter', 'DefaultDict', 'Deque', 'Dict',
           'Final', 'ForwardRef', 'FrozenSet', 'Generator', 'Generic', 'Hashable', 'IO', 'ItemsView', 'Iterable',
           'Iterator', 'KeysView', 'List', 'Literal', 'LiteralString', 'Mapping', 'MappingView', 'Match',
           'MutableMapping', 'MutableSequence', 'MutableSet', 'NamedTuple', 'Never', 'NewType', 'NoReturn',
           'NotRequired', 'Optional', 'OrderedDict', 'ParamSpec', 'Pattern', 'Protocol', 'Required', 'Reversible',
           'Self', 'Sequence', 'Set', 'Sized', 'SupportsAbs', 'SupportsBytes', 'SupportsFloat', 'SupportsIndex',
           'SupportsInt', 'SupportsRound', 'Text', 'TextIO', 'Tuple', 'Type', 'TypeAlias', 'TypeGuard', 'TypeVar',
           'TypeVarTuple', 'TypedDict', 'TYPE_CHECKING', 'Union', 'Unpack', 'ValuesView', 'assert_never',
           'assert_type', 'cast', 'clear_overloads', 'dataclass_transform', 'final', 'get_args', 'get_origin',
           'get_overloads', 'get_type_hints', 'is_typeddict', 'no_type_check', 'no_type_check_decorator', 'overload',
           'reveal_type', 'runtime_checkable']

TYPE_CHECKING = False
Text = str
NoneType = type(None)


def _show_type(value):
    if value is ...:
        return '...'
    if isinstance(value, list):
        return '[' + ', '.join(_show_type(one) for one in value) + ']'
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == 'builtins' else value.__module__ + '.' + value.__qualname__
    if isinstance(value, types.FunctionType):
        return value.__name__
    return repr(value)


class ForwardRef:
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError('Forward reference must be a string -- got %r' % (arg,))
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return 'ForwardRef(%r)' % self.__forward_arg__


def _convert(value):
    if value is None:
        return NoneType
    return ForwardRef(value) if isinstance(value, str) else value


def _check(value, message):
    value = _convert(value)
    if value is Generic or value is Protocol:
        raise TypeError('Plain %r is not valid as type argument' % (value,))
    if type(value) is tuple:
        raise TypeError('%s Got %.100r.' % (message, value))
    return value


class _Form:
    """What stands for itself in annotations: Any, NoReturn, ClassVar …"""

    def __init__(self, name, subscript=None):
        self._name, self._subscript = name, subscript
        self.__name__ = self.__qualname__ = name
        self.__module__ = 'typing'

    def __getitem__(self, item):
        if self._subscript is None:
            raise TypeError('%r is not subscriptable' % (self,))
        return self._subscript(self, item)

    def __call__(self, *args, **keywords):
        raise TypeError('Cannot instantiate %r' % (self,))

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass %r' % (self,))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError('%r cannot be used with isinstance()' % (self,))

    def __subclasscheck__(self, cls):
        raise TypeError('%r cannot be used with issubclass()' % (self,))

    def __repr__(self):
        return 'typing.' + self._name


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return type(obj) is self or self in type(obj).__mro__

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


class _Alias:
    def __init__(self, origin, args, name=None, show=None):
        fields = self.__dict__
        fields['__origin__'] = origin
        fields['__args__'] = args
        fields['_name'] = name
        fields['_shown'] = show
        fields['__parameters__'] = _parameters(args)
        fields['__module__'] = 'typing'

    def __call__(self, *args, **keywords):
        if not isinstance(self.__origin__, type):
            raise TypeError('Cannot instantiate %r' % (self,))
        return self.__origin__(*args, **keywords)

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__dict__['__origin__'], name)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if not isinstance(origin, type):
            raise TypeError('Cannot subclass %r' % (self,))
        if origin is Generic and any(isinstance(base, (_Alias, _BuiltinAlias)) and base is not self and isinstance(base.__origin__, type)
                                     and issubclass(base.__origin__, Generic) for base in bases):
            return ()
        return _with_generic(self, origin, bases) if self._name else (origin,)

    def __getitem__(self, item):
        if not self.__parameters__:
            raise TypeError('%r is not a generic class' % (self,))
        item = tuple(_convert(one) for one in (item if isinstance(item, tuple) else (item,)))
        if len(item) != len(self.__parameters__):
            raise TypeError('Too %s arguments for %r; actual %d, expected %d'
                            % ('many' if len(item) > len(self.__parameters__) else 'few', self, len(item), len(self.__parameters__)))
        made = _substitute(self.__args__, dict(zip(self.__parameters__, item)))
        return Union[made] if self.__origin__ is Union else type(self)(self.__origin__, made, self._name, self._shown)

    def __eq__(self, other):
        if not isinstance(other, (_Alias, _UnionType)):
            return NotImplemented
        if self.__origin__ is Union:
            return (isinstance(other, _UnionType) or other.__origin__ is Union) and set(self.__args__) == set(other.__args__)
        return isinstance(other, _Alias) and self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(frozenset(self.__args__)) if self.__origin__ is Union else hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        if self.__origin__ is Union:
            for one in self.__args__:
                if isinstance(obj, one):
                    return True
            return False
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, one) for one in self.__args__)
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __iter__(self):
        yield _Starred(self)

    def __repr__(self):
        if self._shown is not None:
            return self._shown(self)
        name = 'typing.' + self._name if self._name else _show_type(self.__origin__)
        return '%s[%s]' % (name, ', '.join(_show_type(one) for one in self.__args__) or '()')


def _with_generic(alias, origin, bases):
    """The class that an alias of the typing module stands for; the last of them brings Generic."""
    at = [base is alias for base in bases].index(True)
    for base in bases[at + 1:]:
        if isinstance(base, (_Alias, _Special)) or isinstance(base, type) and issubclass(base, Generic):
            return (origin,)
    return (origin, Generic)


class _Starred:
    def __init__(self, alias):
        self.alias = alias

    def __repr__(self):
        return '*' + repr(self.alias)


def _show_union(self):
    args = self.__args__
    if len(args) == 2 and NoneType in args:
        return 'typing.Optional[%s]' % _show_type(args[1] if args[0] is NoneType else args[0])
    return 'typing.Union[%s]' % ', '.join(_show_type(one) for one in args)


def _union(form, item):
    if item == ():
        raise TypeError('Cannot take a Union of no types.')
    item = item if isinstance(item, tuple) else (item,)
    kept = []
    for one in item:
        one = _check(one, 'Union[arg, ...]: each arg must be a type.')
        inner = one.__args__ if isinstance(one, _UnionType) or isinstance(one, _Alias) and one.__origin__ is Union else (one,)
        for part in inner:
            if part not in kept:
                kept.append(part)
    return kept[0] if len(kept) == 1 else _Alias(Union, tuple(kept), 'Union', _show_union)


def _optional(form, item):
    return Union[_check(item, '%s requires a single type.' % (form,)), None]


def _one(form, item):
    if isinstance(item, tuple):
        raise TypeError('%s accepts only single type. Got %r.' % (form, item))
    return _Alias(form, (_check(item, '%s accepts only single type.' % (form,)),), form._name)


def _literal(form, item):
    item = item if isinstance(item, tuple) else (item,)
    kept = []
    for one in item:
        for part in one.__args__ if isinstance(one, _Alias) and one.__origin__ is Literal else (one,):
            if not any(type(part) is type(known) and part == known for known in kept):
                kept.append(part)
    return _Alias(Literal, tuple(kept), 'Literal', lambda self: 'typing.Literal[%s]' % ', '.join(map(repr, self.__args__)))


def _show_annotated(self):
    return 'typing.Annotated[%s, %s]' % (_show_type(self.__origin__), ', '.join(map(repr, self.__metadata__)))


class _AnnotatedAlias(_Alias):
    def __eq__(self, other):
        return isinstance(other, _AnnotatedAlias) and self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __call__(self, *args, **keywords):
        return self.__origin__(*args, **keywords)


class _AnnotatedMeta(type):
    def __getitem__(cls, item):
        if not isinstance(item, tuple) or len(item) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
        origin, metadata = _convert(item[0]), item[1:]
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        made = _AnnotatedAlias(origin, (origin,), 'Annotated', _show_annotated)
        made.__dict__['__metadata__'] = tuple(metadata)
        return made


class Annotated(metaclass=_AnnotatedMeta):
    def __new__(cls, *args, **kwargs):
        raise TypeError('Type Annotated cannot be instantiated.')


def _many(form, item):
    return _Alias(form, item if isinstance(item, tuple) else (item,), form._name)


Union = _Form('Union', _union)
Optional = _Form('Optional', _optional)
Literal = _Form('Literal', _literal)
ClassVar = _Form('ClassVar', _one)
Final = _Form('Final', _one)
TypeGuard = _Form('TypeGuard', _one)
Required = _Form('Required', _one)
NotRequired = _Form('NotRequired', _one)
Unpack = _Form('Unpack', _one)
Concatenate = _Form('Concatenate', _many)
NoReturn, Never, Self, LiteralString, TypeAlias = _Form('NoReturn'), _Form('Never'), _Form('Self'), _Form('LiteralString'), _Form('TypeAlias')


class _TypeParameter:
    _type_parameter = True

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class TypeVar(_TypeParameter):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        self.__name__ = name
        self.__constraints__ = tuple(_convert(one) for one in constraints)
        self.__bound__ = _convert(bound) if bound is not None else None
        self.__covariant__, self.__contravariant__ = bool(covariant), bool(contravariant)

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of TypeVar')

    def __repr__(self):
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__


class _Member:
    def __init__(self, owner, name):
        self.__origin__, self._name = owner, name

    def __repr__(self):
        return '%s.%s' % (self.__origin__.__name__, self._name)


class ParamSpec(_TypeParameter):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__, self.__bound__ = name, bound

    args = property(lambda self: _Member(self, 'args'))
    kwargs = property(lambda self: _Member(self, 'kwargs'))

    def __repr__(self):
        return '~' + self.__name__


class TypeVarTuple(_TypeParameter):
    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar('AnyStr', bytes, str)


class Generic:
    def __class_getitem__(cls, item):
        item = item if isinstance(item, tuple) else (item,)
        item = tuple(_convert(one) for one in item)
        if cls in (Generic, Protocol):
            if not item:
                raise TypeError('Parameter list to %s[...] cannot be empty' % cls.__qualname__)
            for one in item:
                if not getattr(type(one), '_type_parameter', False) and not isinstance(one, _Alias):
                    raise TypeError('Parameters to %s[...] must all be type variables or parameter specification variables.' % cls.__name__)
            if len(set(item)) != len(item):
                raise TypeError('Parameters to %s[...] must all be unique' % cls.__name__)
        return _Alias(cls, item)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if getattr(cls, '_is_protocol', False):
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            if all(hasattr(instance, name) for name in _protocol_names(cls)):
                return True
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, subclass):
        if cls.__dict__.get('_is_protocol', False):
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            if all(hasattr(subclass, name) for name in _protocol_names(cls)):
                return True
        return super().__subclasscheck__(subclass)


def _protocol_names(cls):
    names = set()
    for one in cls.__mro__[:-1]:
        if one.__name__ in ('Protocol', 'Generic'):
            continue
        for name in list(one.__dict__) + list(one.__dict__.get('__annotations__', {})):
            if not name.startswith('_abc_') and name not in _not_protocol:
                names.add(name)
    return names


_not_protocol = {'__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__', '__slots__',
                 '__subclasshook__', '__weakref__', '__class_getitem__', '__match_args__', '_is_protocol', '_is_runtime_protocol',
                 '__parameters__', '__orig_bases__', '__qualname__', '__hash__'}


def _no_protocol_init(self, *args, **kwargs):
    if type(self).__dict__.get('_is_protocol', False):
        raise TypeError('Protocols cannot be instantiated')


class Protocol(Generic, metaclass=_ProtocolMeta):
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if '_is_protocol' not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol and '__init__' not in cls.__dict__:
            cls.__init__ = _no_protocol_init


def runtime_checkable(cls):
    if not getattr(cls, '_is_protocol', False):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % (cls,))
    cls._is_runtime_protocol = True
    return cls


runtime = runtime_checkable


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self) -> int: ...


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self) -> float: ...


@runtime_checkable
class SupportsIndex(Protocol):
    def __index__(self) -> int: ...


@runtime_checkable
class SupportsBytes(Protocol):
    def __bytes__(self) -> bytes: ...


@runtime_checkable
class SupportsAbs(Protocol):
    def __abs__(self): ...


@runtime_checkable
class SupportsRound(Protocol):
    def __round__(self, ndigits=0): ...


class _Special:
    """List, Dict, Sequence …: names of classes, to be subscripted."""

    def __init__(self, origin, count, name):
        self.__origin__, self._count, self._name = origin, count, name
        self.__module__ = 'typing'
        self.__doc__ = None

    def __getitem__(self, item):
        item = item if isinstance(item, tuple) else (item,)
        item = tuple(_check(one, 'Parameters to generic types must be types.') for one in item)
        if self._count >= 0 and len(item) != self._count:
            raise TypeError('Too %s arguments for %r; actual %d, expected %d'
                            % ('many' if len(item) > self._count else 'few', self, len(item), self._count))
        return _Alias(self.__origin__, item, self._name)

    def __call__(self, *args, **keywords):
        if self._name in _not_made:
            raise TypeError('Type %s cannot be instantiated; use %s() instead' % (self._name, self.__origin__.__name__))
        return self.__origin__(*args, **keywords)

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__dict__['__origin__'], name)

    def __mro_entries__(self, bases):
        return _with_generic(self, self.__origin__, bases)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return 'typing.' + self._name


_not_made = ('List', 'Dict', 'Set', 'FrozenSet', 'Tuple', 'Type')


class _TupleSpecial(_Special):
    def __getitem__(self, item):
        if item == ():
            return _Alias(tuple, (), 'Tuple')
        item = item if isinstance(item, tuple) else (item,)
        if len(item) >= 2 and item[-1] is ...:
            return _Alias(tuple, tuple(_check(one, 'Tuple[t, ...]: t must be a type.') for one in item[:-1]) + (...,), 'Tuple')
        return _Alias(tuple, tuple(_check(one, 'Tuple[t0, t1, ...]: each t must be a type.') for one in item), 'Tuple')


def _show_callable(self):
    args = self.__args__
    if args[0] is ... or len(args) == 2 and getattr(type(args[0]), '_type_parameter', False) and not isinstance(args[0], TypeVar):
        return 'typing.Callable[%s, %s]' % (_show_type(args[0]), _show_type(args[1]))
    return 'typing.Callable[[%s], %s]' % (', '.join(_show_type(one) for one in args[:-1]), _show_type(args[-1]))


class _CallableSpecial(_Special):
    def __getitem__(self, item):
        if not isinstance(item, tuple) or len(item) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = item
        result = _check(result, 'Callable[args, result]: result must be a type.')
        if isinstance(args, list):
            args = tuple(_check(one, 'Callable[[arg, ...], result]: each arg must be a type.') for one in args)
            return _Alias(collections.abc.Callable, args + (result,), 'Callable', _show_callable)
        return _Alias(collections.abc.Callable, (args, result), 'Callable', _show_callable)


_abc = collections.abc
for _name, _origin, _count in (
        ('List', list, 1), ('Dict', dict, 2), ('Set', set, 1), ('FrozenSet', frozenset, 1), ('Type', type, 1),
        ('Sequence', _abc.Sequence, 1), ('MutableSequence', _abc.MutableSequence, 1), ('Iterable', _abc.Iterable, 1),
        ('Iterator', _abc.Iterator, 1), ('Mapping', _abc.Mapping, 2), ('MutableMapping', _abc.MutableMapping, 2),
        ('AbstractSet', _abc.Set, 1), ('MutableSet', _abc.MutableSet, 1), ('Collection', _abc.Collection, 1),
        ('Container', _abc.Container, 1), ('Reversible', _abc.Reversible, 1), ('Generator', _abc.Generator, 3),
        ('Awaitable', _abc.Awaitable, 1), ('Coroutine', _abc.Coroutine, 3), ('AsyncIterable', _abc.AsyncIterable, 1),
        ('AsyncIterator', _abc.AsyncIterator, 1), ('AsyncGenerator', _abc.AsyncGenerator, 2), ('Hashable', _abc.Hashable, 0),
        ('Sized', _abc.Sized, 0), ('ByteString', _abc.ByteString, 0), ('KeysView', _abc.KeysView, 1), ('ItemsView', _abc.ItemsView, 2),
        ('ValuesView', _abc.ValuesView, 1), ('MappingView', _abc.MappingView, 1), ('DefaultDict', collections.defaultdict, 2),
        ('OrderedDict', collections.OrderedDict, 2), ('Counter', collections.Counter, 1), ('ChainMap', collections.ChainMap, 2),
        ('Deque', collections.deque, 1)):
    globals()[_name] = _Special(_origin, _count, _name)
del _name, _origin, _count
Tuple = _TupleSpecial(tuple, -1, 'Tuple')
Callable = _CallableSpecial(_abc.Callable, 2, 'Callable')


class IO(Generic[AnyStr]):
    pass


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass


Pattern = _Form('Pattern', _many)
Match = _Form('Match', _many)
ContextManager = _Special(contextlib.AbstractContextManager, 1, 'ContextManager')
AsyncContextManager = _Form('AsyncContextManager', _many)


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        running = _host.frames()
        self.__module__ = running[0][3].get('__name__', '__main__') if running else '__main__'

    def __call__(self, x, /):
        return x

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return '%s.%s' % (self.__module__, self.__qualname__)


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        annotations = ns.get('__annotations__', {})
        defaults = []
        for name in annotations:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError('Non-default namedtuple field %s cannot follow default field%s %s'
                                % (name, 's' if len(defaults) > 1 else '', ', '.join(defaults)))
        made = collections.namedtuple(typename, list(annotations), defaults=[ns[name] for name in defaults], module=ns['__module__'])
        made.__annotations__ = made.__new__.__annotations__ = dict(annotations)
        for key, value in ns.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types', '_make', '_replace', '_asdict', '_source'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in annotations and key not in ('__annotations__', '__module__', '__qualname__', '__classcell__', '__name__'):
                setattr(made, key, value)
        made.__qualname__ = ns.get('__qualname__', typename)
        return made


_NamedTupleBase = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


class _NamedTuple:
    def __call__(self, typename, fields=None, /, **kwargs):
        if fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
        fields = [(name, kind) for name, kind in fields]
        running = _host.frames()
        made = collections.namedtuple(typename, [name for name, _ in fields], module=running[0][3].get('__name__', '__main__'))
        made.__annotations__ = made.__new__.__annotations__ = {name: _convert(kind) for name, kind in fields}
        return made

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __repr__(self):
        return '<function NamedTuple at 0x%x>' % id(self)


NamedTuple = _NamedTuple()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), {key: value for key, value in ns.items() if key != '__annotations__'})
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}) if isinstance(base, _TypedDictMeta) else {})
            required |= base.__dict__.get('__required_keys__', set())
            optional |= base.__dict__.get('__optional_keys__', set())
        for key, kind in ns.get('__annotations__', {}).items():
            annotations[key] = kind
            head = kind.split('[')[0].split('.')[-1] if isinstance(kind, str) else getattr(getattr(kind, '__origin__', None), '_name', '')
            if head == 'Required' or head != 'NotRequired' and total:
                required.add(key)
            else:
                optional.add(key)
        made.__annotations__ = annotations
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')


class _TypedDict:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        fields = dict(kwargs if fields is None else fields)
        running = _host.frames()
        return _TypedDictMeta(typename, (), {'__annotations__': {key: _convert(kind) for key, kind in fields.items()},
                                             '__module__': running[0][3].get('__name__', '__main__')}, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)

    def __repr__(self):
        return '<function TypedDict at 0x%x>' % id(self)


_TypedDictBase = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict = _TypedDict()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    raise AssertionError('Expected code to be unreachable, but got: ' + (value[:100] + '...' if len(value) > 100 else value))


def reveal_type(obj, /):
    import sys
    print('Runtime type is %r' % type(obj).__name__, file=sys.stderr)
    return obj


_overloads = {}


def _no_overload(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions outside a stub module '
                              'should always be followed by an implementation that is not @overload-ed.')


def overload(func):
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _no_overload


def get_overloads(func):
    return list(_overloads.get((func.__module__, func.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    arg.__no_type_check__ = True
    return arg


def no_type_check_decorator(decorator):
    return lambda *args, **kwds: no_type_check(decorator(*args, **kwds))


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    def decorate(target):
        target.__dataclass_transform__ = {'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
                                          'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return target
    return decorate


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_Alias, _BuiltinAlias, _Special)):
        return tp.__origin__
    if isinstance(tp, _UnionType):
        return _UnionType
    return Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_Alias, _BuiltinAlias)):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and args[0] is ...):
            args = (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, _UnionType) else ()


def _evaluate(text, names):
    if not isinstance(text, str):
        return NoneType if text is None else text.__forward_arg__ if isinstance(text, ForwardRef) else text
    scope = dict(names)
    _host.run('_annotation_ = (%s)\n' % text, scope)
    value = scope['_annotation_']
    return _evaluate(value, names) if isinstance(value, str) else NoneType if value is None else value


def _strip(value):
    if isinstance(value, _AnnotatedAlias):
        return _strip(value.__origin__)
    if isinstance(value, _Alias) and value.__origin__ in (Required, NotRequired):
        return _strip(value.__args__[0])
    return value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import sys
    found = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            names = dict(globalns if globalns is not None else getattr(module, '__dict__', {}))
            names.update(localns or {})
            for name, kind in base.__dict__.get('__annotations__', {}).items():
                found[name] = _evaluate(kind, names)
    else:
        while hasattr(obj, '__wrapped__'):
            obj = obj.__wrapped__
        if not hasattr(obj, '__annotations__'):
            raise TypeError('%r is not a module, class, method, or function.' % (obj,))
        names = dict(globalns if globalns is not None else getattr(obj, '__globals__', getattr(obj, '__dict__', {})))
        names.update(localns or {})
        for name, kind in obj.__annotations__.items():
            found[name] = _evaluate(kind, names)
    return found if include_extras else {name: _strip(kind) for name, kind in found.items()}
)python";

}  // namespace

std::shared_ptr<const NativeModule> typing() {
    auto made = std::make_shared<NativeModule>("typing");
    made->source(text);
    return made;
}

}  // namespace aludel::python::library
