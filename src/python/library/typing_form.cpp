#include "python/library/typing_text.hpp"

namespace aludel::python::library {

const std::string_view typing_form_text = R"python(
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
        if self._name in _not_made and isinstance(self.__origin__, type):
            raise TypeError('Type %s cannot be instantiated; use %s() instead' % (self._name, self.__origin__.__name__))
        if not isinstance(self.__origin__, type):
            raise TypeError('Cannot instantiate %r' % (self.__origin__,))
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

)python";

}  // namespace aludel::python::library
