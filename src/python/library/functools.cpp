#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/import.hpp"
#include "python/library/library.hpp"
#include "python/native.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view functools_text = R"python(
WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class partial:
    def __init__(self, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        name = 'functools.partial' if type(self) is partial else type(self).__name__
        parts = [repr(self.func)]
        parts.extend(repr(one) for one in self.args)
        parts.extend('%s=%r' % pair for pair in self.keywords.items())
        return name + '(' + ', '.join(parts) + ')'


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError('%r is not callable or a descriptor' % (func,))
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        bind = None if isinstance(self.func, partial) else getattr(self.func, '__get__', None)
        if bind is not None:
            bound = bind(instance, owner)
            if bound is not self.func:
                return partial(bound, *self.args, **self.keywords)

        def method(receiver, /, *args, **keywords):
            return self.func(receiver, *self.args, *args, **{**self.keywords, **keywords})
        return method.__get__(instance, owner)


_missing = object()


def _info(*values):
    import collections
    global _CacheInfo
    if _CacheInfo is None:
        _CacheInfo = collections.namedtuple('CacheInfo', 'hits misses maxsize currsize', module='functools')
    return _CacheInfo(*values)


_CacheInfo = None


def _cached(function, maxsize, typed):
    known = {}
    counts = [0, 0]
    if maxsize is not None and maxsize < 0:
        maxsize = 0

    def wrapper(*args, **keywords):
        if maxsize == 0:
            counts[1] += 1
            return function(*args, **keywords)
        key = args
        if keywords:
            key = key + (_missing,) + tuple(keywords.items())
        if typed:
            key = key + tuple(type(one) for one in args) + tuple(type(one) for one in keywords.values())
        elif not keywords and len(args) == 1 and type(args[0]) in (int, str):
            # One int or str is its own key: 1 and 1.0 are two entries, 1.0 and True are one.
            key = args[0]
        if key in known:
            counts[0] += 1
            value = known.pop(key)
            known[key] = value
            return value
        counts[1] += 1
        value = function(*args, **keywords)
        if maxsize is None or key not in known:
            known[key] = value
            if maxsize is not None and len(known) > maxsize:
                del known[next(iter(known))]
        return value

    def cache_clear():
        known.clear()
        counts[:] = [0, 0]

    wrapper.cache_clear = cache_clear
    wrapper.cache_info = lambda: _info(counts[0], counts[1], maxsize, len(known))
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda function: _cached(function, maxsize, typed)


def cache(function, /):
    return _cached(function, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names (%r and %r).' % (self.attrname, name))

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            names = instance.__dict__
        except AttributeError:
            raise TypeError("No '__dict__' attribute on %r instance to cache %r property."
                            % (type(instance).__name__, self.attrname)) from None
        if self.attrname not in names:
            names[self.attrname] = self.func(instance)
        return names[self.attrname]


def _key_class(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


def total_ordering(cls):
    defined = [name for name in ('__lt__', '__le__', '__gt__', '__ge__')
               if any(name in one.__dict__ for one in cls.__mro__ if one is not object)
               or issubclass(cls, (int, float, str, bytes, tuple, list, set, frozenset))]
    if not defined:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = defined[0]

    def ask(self, other):
        return getattr(type(self), root)(self, other)

    def from_lt(negate, with_equal):
        def operation(self, other):
            result = ask(self, other)
            if result is NotImplemented:
                return result
            if negate:
                return not result and (with_equal or self != other)
            return result or self == other
        return operation

    def from_le(negate, with_equal):
        def operation(self, other):
            result = ask(self, other)
            if result is NotImplemented:
                return result
            if negate:
                return not result or (with_equal and self == other)
            return result and self != other
        return operation

    if root in ('__lt__', '__gt__'):
        mirror = '__gt__' if root == '__lt__' else '__lt__'
        same = '__le__' if root == '__lt__' else '__ge__'
        other = '__ge__' if root == '__lt__' else '__le__'
        made = {mirror: from_lt(True, False), same: from_lt(False, True), other: from_lt(True, True)}
    else:
        mirror = '__ge__' if root == '__le__' else '__le__'
        same = '__lt__' if root == '__le__' else '__gt__'
        other = '__gt__' if root == '__le__' else '__lt__'
        made = {mirror: from_le(True, True), same: from_le(False, False), other: from_le(True, False)}
    for name, function in made.items():
        if name not in defined:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


def _annotated_class(function):
    import typing
    import types
    hints = typing.get_type_hints(function)
    if not hints:
        raise TypeError('Invalid first argument to `register()`: %r. Use either `@register(some_class)` or plain `@register` on an '
                        'annotated function.' % (function,))
    name, cls = next(iter(hints.items()))
    for one in typing.get_args(cls) if typing.get_origin(cls) in (typing.Union, types.UnionType) else (cls,):
        if not isinstance(one, type):
            raise TypeError('Invalid annotation for %r. %r is not a class.' % (name, cls))
    return cls


def singledispatch(function):
    import types
    registry = {object: function}

    def dispatch(cls):
        for one in cls.__mro__:
            if one in registry and one is not object:
                return registry[one]
        # Abstract classes, the most special of them.
        found = None
        for one in registry:
            if one is not object and issubclass(cls, one) and (found is None or issubclass(one, found)):
                found = one
        return registry[object if found is None else found]

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type) or getattr(cls, '__args__', None):
                return lambda given: register(cls, given)
            cls, func = _annotated_class(cls), cls
        for one in (cls,) if isinstance(cls, type) else cls.__args__:
            registry[one] = func
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError('%s requires at least 1 positional argument' % function.__name__)
        return dispatch(args[0].__class__)(*args, **keywords)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = types.MappingProxyType(registry)
    wrapper._clear_cache = lambda: None
    return update_wrapper(wrapper, function)


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError('%r is not callable or a descriptor' % (func,))
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(args[0].__class__)
            return found.__get__(obj, cls)(*args, **kwargs)
        method.register = self.register
        return update_wrapper(method, self.func)
)python";

// What is no function of Python there, and so no method where a class has it.

Value reduce(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Value items;
    try {
        items = iterate(evaluator, call[1]);
    } catch (const Raised& raised) {
        if (!is_exception(evaluator, raised.exception, ExceptionType::TypeError)) {
            throw;
        }
    }
    if (!items.defined()) {
        raise(evaluator, ExceptionType::TypeError, "reduce() arg 2 must support iteration");
    }
    Value made = call[2];
    if (!made.defined() && !next(evaluator, items, made)) {
        raise(evaluator, ExceptionType::TypeError, "reduce() of empty iterable with no initial value");
    }
    Value item;
    while (next(evaluator, items, item)) {
        evaluator.step();
        made = python::call(evaluator, call[0], {made, item});
    }
    return made;
}

}  // namespace

std::shared_ptr<const NativeModule> functools() {
    auto made = std::make_shared<NativeModule>("functools");
    made->style(Signature::Style::c, UnknownArguments::accept);
    made->function("reduce", "function, iterable, initial=..., /", reduce);
    made->function("cmp_to_key", "mycmp", [](Call& call) {
        const Value make = get_attribute(call.evaluator, import_lazily(call.evaluator, "functools"), "_key_class");
        return python::call(call.evaluator, make, {call[0]});
    });
    made->source(functools_text);
    return made;
}

}  // namespace aludel::python::library
