#include "python/library/typing_text.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

/// The part of the module that the other files of it do not have.
constexpr std::string_view typing_text = R"python(
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
    __slots__ = ()

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
    __slots__ = ()

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
    __slots__ = ()

    def __int__(self) -> int: ...


@runtime_checkable
class SupportsFloat(Protocol):
    __slots__ = ()

    def __float__(self) -> float: ...


@runtime_checkable
class SupportsIndex(Protocol):
    __slots__ = ()

    def __index__(self) -> int: ...


@runtime_checkable
class SupportsBytes(Protocol):
    __slots__ = ()

    def __bytes__(self) -> bytes: ...


@runtime_checkable
class SupportsAbs(Protocol):
    __slots__ = ()

    def __abs__(self): ...


@runtime_checkable
class SupportsRound(Protocol):
    __slots__ = ()

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

)python";

}  // namespace

std::shared_ptr<const NativeModule> typing() {
    static const std::string all = std::string(typing_form_text) + std::string(typing_text) + std::string(typing_hint_text);
    auto made = std::make_shared<NativeModule>("typing");
    made->source(all);
    return made;
}

}  // namespace aludel::python::library
