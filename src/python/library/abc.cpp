#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view abc_text = R"python(
_children = {}
_registered = {}
_counter = [0]


def _is_abstract(value):
    if isinstance(value, property):
        return any(_is_abstract(one) for one in (value.fget, value.fset, value.fdel) if one is not None)
    if isinstance(value, (staticmethod, classmethod)):
        value = value.__func__
    return bool(getattr(value, '__isabstractmethod__', False))


def _note_abstract(cls, namespace):
    names = {name for name, value in namespace.items() if _is_abstract(value)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            for one in cls.__mro__:
                if name in one.__dict__:
                    if _is_abstract(one.__dict__[name]):
                        names.add(name)
                    break
    type.__setattr__(cls, '__abstractmethods__', frozenset(names))


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **keywords):
        cls = super().__new__(mcls, name, bases, namespace, **keywords)
        _note_abstract(cls, namespace)
        for base in cls.__bases__:
            if isinstance(base, ABCMeta):
                _children.setdefault(base, []).append(cls)
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        _registered.setdefault(cls, []).append(subclass)
        _counter[0] += 1
        return subclass

    def __instancecheck__(cls, instance):
        kind = type(instance)
        if cls.__subclasscheck__(kind):
            return True
        given = instance.__class__
        return given is not kind and cls.__subclasscheck__(given)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        hook = getattr(cls, '__subclasshook__', None)
        if hook is not None:
            answer = hook(subclass)
            if answer is not NotImplemented:
                return answer
        if cls in subclass.__mro__:
            return True
        for one in _registered.get(cls, ()):
            if issubclass(subclass, one):
                return True
        for one in _children.get(cls, ()):
            if issubclass(subclass, one):
                return True
        return False


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


def abstractclassmethod(callable):
    callable.__isabstractmethod__ = True
    return classmethod(callable)


def abstractstaticmethod(callable):
    callable.__isabstractmethod__ = True
    return staticmethod(callable)


def abstractproperty(fget=None, fset=None, fdel=None, doc=None):
    for one in (fget, fset, fdel):
        if one is not None:
            one.__isabstractmethod__ = True
    return property(fget, fset, fdel, doc)


def get_cache_token():
    return _counter[0]


def update_abstractmethods(cls):
    if hasattr(cls, '__abstractmethods__'):
        _note_abstract(cls, cls.__dict__)
    return cls
)python";

}  // namespace

std::shared_ptr<const NativeModule> abc() {
    auto made = std::make_shared<NativeModule>("abc");
    made->source(abc_text);
    return made;
}

}  // namespace aludel::python::library
