#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view types_text = R"python(
import _host
import sys as _sys

ModuleType = type(_sys)
FunctionType = LambdaType = type(lambda: None)
BuiltinFunctionType = BuiltinMethodType = type(len)
MethodDescriptorType = type(str.join)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)


class _Something:
    def method(self):
        pass


MethodType = type(_Something().method)


def _cell():
    inside = 1

    def inner():
        return inside
    return inner


def _generator():
    yield


async def _coroutine():
    pass


async def _async_generator():
    yield

GeneratorType = type(_generator())
_made = _coroutine()
CoroutineType = type(_made)
_made.close()
del _made
AsyncGeneratorType = type(_async_generator())


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _showing:
            return name + '(...)'
        _showing.add(id(self))
        try:
            return '%s(%s)' % (name, ', '.join('%s=%r' % pair for pair in self.__dict__.items()))
        finally:
            _showing.discard(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


_showing = set()


class MappingProxyType:
    def __init__(self, mapping, /):
        if isinstance(mapping, (list, tuple)) or not hasattr(mapping, '__getitem__'):
            raise TypeError('mappingproxy() argument must be a mapping, not ' + type(mapping).__name__)
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __reversed__(self):
        return reversed(self._mapping)

    def get(self, key, default=None, /):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __eq__(self, other):
        return self._mapping == (other._mapping if isinstance(other, MappingProxyType) else other)

    def __or__(self, other):
        return self._mapping | (other._mapping if isinstance(other, MappingProxyType) else other)

    def __ror__(self, other):
        return other | self._mapping

    def __repr__(self):
        return 'mappingproxy(%r)' % (self._mapping,)

    def __str__(self):
        return str(self._mapping)

    __hash__ = None


MappingProxyType.__name__ = MappingProxyType.__qualname__ = 'mappingproxy'
MappingProxyType.__module__ = 'builtins'


def _show(value):
    if value is ...:
        return '...'
    if isinstance(value, list):
        return '[' + ', '.join(_show(one) for one in value) + ']'
    if isinstance(value, type) and not isinstance(value, GenericAlias):
        if value is NoneType:
            return 'None'
        return value.__qualname__ if value.__module__ == 'builtins' else value.__module__ + '.' + value.__qualname__
    return repr(value)


def _show_argument(value):
    return 'NoneType' if value is NoneType else _show(value)


def _parameters(arguments):
    found = []
    for one in arguments:
        for parameter in [one] if getattr(type(one), '_type_parameter', False) else getattr(one, '__parameters__', ()):
            if isinstance(one, type) and not isinstance(one, GenericAlias):
                continue
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _substitute(arguments, mapping):
    made = []
    for one in arguments:
        if getattr(type(one), '_type_parameter', False):
            made.append(mapping[one])
        elif not isinstance(one, type) and getattr(one, '__parameters__', ()):
            made.append(one[tuple(mapping[parameter] for parameter in one.__parameters__)])
        else:
            made.append(one)
    return tuple(made)


class GenericAlias:
    def __init__(self, origin, args, _callable=False, /):
        if not isinstance(args, tuple):
            args = (args,)
        fields = self.__dict__
        fields['__origin__'] = origin
        fields['__args__'] = args
        fields['__parameters__'] = _parameters(args)
        fields['_callable'] = _callable

    def __call__(self, /, *args, **keywords):
        return self.__origin__(*args, **keywords)

    def __getattr__(self, name):
        return getattr(self.__dict__['__origin__'], name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getitem__(self, item):
        if not self.__parameters__:
            raise TypeError('%r is not a generic class' % (self,))
        if not isinstance(item, tuple):
            item = (item,)
        if len(item) != len(self.__parameters__):
            raise TypeError('Too %s arguments for %r; actual %d, expected %d'
                            % ('many' if len(item) > len(self.__parameters__) else 'few', self, len(item), len(self.__parameters__)))
        return type(self)(self.__origin__, _substitute(self.__args__, dict(zip(self.__parameters__, item))), self._callable)

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __instancecheck__(self, instance):
        raise TypeError('isinstance() argument 2 cannot be a parameterized generic')

    def __subclasscheck__(self, subclass):
        raise TypeError('issubclass() argument 2 cannot be a parameterized generic')

    def __iter__(self):
        raise TypeError("'types.GenericAlias' object is not iterable")

    def __repr__(self):
        arguments = [_show_argument(one) for one in self.__args__]
        if self._callable:
            return '%s[[%s], %s]' % (_show(self.__origin__), ', '.join(arguments[:-1]), arguments[-1])
        return '%s[%s]' % (_show(self.__origin__), ', '.join(arguments) or '()')


class UnionType:
    def __init__(self):
        raise TypeError("cannot create 'types.UnionType' instances")

    def __eq__(self, other):
        if not isinstance(other, UnionType):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __getitem__(self, item):
        if not self.__parameters__:
            raise TypeError('%r is not a generic class' % (self,))
        made = _substitute(self.__args__, dict(zip(self.__parameters__, item if isinstance(item, tuple) else (item,))))
        result = made[0]
        for one in made[1:]:
            result = result | one
        return result

    def __instancecheck__(self, instance):
        for one in self.__args__:
            if isinstance(one, GenericAlias):
                raise TypeError('isinstance() argument 2 cannot be a parameterized generic')
        return isinstance(instance, self.__args__)

    def __subclasscheck__(self, subclass):
        for one in self.__args__:
            if isinstance(one, GenericAlias):
                raise TypeError('issubclass() argument 2 cannot be a parameterized generic')
        return issubclass(subclass, self.__args__)

    def __repr__(self):
        return ' | '.join(_show(one) for one in self.__args__)


def _union(left, right):
    parts = []
    for one in (left, right):
        if isinstance(one, UnionType):
            parts.extend(one.__args__)
        elif one is None:
            parts.append(NoneType)
        elif isinstance(one, (type, GenericAlias)) or getattr(type(one), '_type_parameter', False):
            parts.append(one)
        elif type(one).__module__ == 'typing':
            import typing
            return typing.Union[left, right]
        else:
            return NotImplemented
    kept = []
    for one in parts:
        if one not in kept:
            kept.append(one)
    if len(kept) == 1:
        return kept[0]
    made = object.__new__(UnionType)
    made.__args__ = tuple(kept)
    made.__parameters__ = _parameters(kept)
    return made


class DynamicClassAttribute:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or fget.__doc__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)


def resolve_bases(bases):
    made = []
    for base in bases:
        if not isinstance(base, type) and hasattr(base, '__mro_entries__'):
            made.extend(base.__mro_entries__(bases))
        else:
            made.append(base)
    return tuple(made)


def new_class(name, bases=(), kwds=None, exec_body=None):
    bases = resolve_bases(bases)
    keywords = dict(kwds or {})
    metaclass = keywords.pop('metaclass', type(bases[0]) if bases else type)
    names = metaclass.__prepare__(name, bases, **keywords) if hasattr(metaclass, '__prepare__') else {}
    if exec_body is not None:
        exec_body(names)
    return metaclass(name, bases, names, **keywords)


class _Awaitable:
    def __init__(self, generator):
        self._generator = generator
        self.send, self.throw, self.close = generator.send, generator.throw, generator.close

    def __await__(self):
        return self._generator

    __iter__ = __await__

    def __next__(self):
        return next(self._generator)


def coroutine(func):
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')

    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        return _Awaitable(made) if isinstance(made, GeneratorType) else made
    for name in ('__module__', '__name__', '__qualname__', '__doc__'):
        setattr(wrapped, name, getattr(func, name, None))
    wrapped.__wrapped__ = func
    return wrapped

)python";

}  // namespace

std::shared_ptr<const NativeModule> types() {
    auto made = std::make_shared<NativeModule>("types");
    made->source(types_text);
    return made;
}

}  // namespace aludel::python::library
