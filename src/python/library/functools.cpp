#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view text = R"python(
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
    def __init__(self, func, /, *args, **keywords):
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
        parts = [repr(self.func)]
        parts.extend(repr(one) for one in self.args)
        parts.extend('%s=%r' % pair for pair in self.keywords.items())
        return 'functools.partial(' + ', '.join(parts) + ')'


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        function = self.func
        if instance is None:
            return partial(function, *self.args, **self.keywords)
        return partial(function, instance, *self.args, **self.keywords)


_missing = object()


def reduce(function, sequence, initial=_missing, /):
    rest = iter(sequence)
    if initial is _missing:
        try:
            value = next(rest)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    else:
        value = initial
    for one in rest:
        value = function(value, one)
    return value


class _CacheInfo:
    def __init__(self, hits, misses, maxsize, currsize):
        self.hits = hits
        self.misses = misses
        self.maxsize = maxsize
        self.currsize = currsize

    def __repr__(self):
        return 'CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)' % (self.hits, self.misses, self.maxsize, self.currsize)


def _cached(function, maxsize, typed):
    known = {}
    counts = [0, 0]

    def wrapper(*args, **keywords):
        key = args
        if keywords:
            key = key + (_missing,) + tuple(keywords.items())
        if typed:
            key = key + tuple(type(one) for one in args) + tuple(type(one) for one in keywords.values())
        if key in known:
            counts[0] += 1
            value = known.pop(key)
            known[key] = value
            return value
        counts[1] += 1
        value = function(*args, **keywords)
        if maxsize is None or maxsize > 0:
            known[key] = value
            if maxsize is not None and len(known) > maxsize:
                del known[next(iter(known))]
        return value

    def cache_clear():
        known.clear()
        counts[:] = [0, 0]

    wrapper.cache_clear = cache_clear
    wrapper.cache_info = lambda: _CacheInfo(counts[0], counts[1], maxsize, len(known))
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

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        names = instance.__dict__
        if self.attrname not in names:
            names[self.attrname] = self.func(instance)
        return names[self.attrname]


def cmp_to_key(mycmp):
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
               if any(name in one.__dict__ for one in cls.__mro__ if one is not object)]
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


def singledispatch(function):
    registry = {object: function}

    def dispatch(cls):
        for one in cls.__mro__:
            if one in registry:
                return registry[one]
        return function

    def register(cls, implementation=None):
        if implementation is None:
            return lambda given: register(cls, given)
        registry[cls] = implementation
        return implementation

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError('%s requires at least 1 positional argument' % function.__name__)
        return dispatch(args[0].__class__)(*args, **keywords)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, function)
)python";

}  // namespace

std::shared_ptr<const NativeModule> functools() {
    auto made = std::make_shared<NativeModule>("functools");
    made->source(text);
    return made;
}

}  // namespace aludel::python::library
