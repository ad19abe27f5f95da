#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view copy_text = R"python(
import _host
import types as _types


class Error(Exception):
    pass


error = Error
_atomic = (type(None), int, float, bool, str, bytes, type, range, type(...), type(NotImplemented), type(len), type(lambda: None),
           property, _types.ModuleType, _types.GenericAlias, _types.UnionType)


def _is_atomic(x):
    return isinstance(x, type) or type(x) in _atomic


def _refuse(x):
    _host.refuse('a %s object cannot be copied here' % type(x).__name__)


def _payload(x):
    for one in (dict, list, set, frozenset, tuple, str, bytes, int, float):
        if isinstance(x, one):
            return one
    return None


def _slot_values(x):
    found = {}
    for one in type(x).__mro__:
        names = one.__dict__.get('__slots__', ())
        for name in (names,) if isinstance(names, str) else names:
            if name.startswith('__') and not name.endswith('__') and one.__name__.strip('_'):
                name = '_%s%s' % (one.__name__.lstrip('_'), name)
            if name not in ('__dict__', '__weakref__') and hasattr(x, name):
                found[name] = getattr(x, name)
    return found


def _rebuild(x, memo, state_of, item_of):
    cls = type(x)
    kind = _payload(x)
    if isinstance(x, BaseException):
        y = cls.__new__(cls, *item_of(x.args))
    elif kind is None or kind in (dict, list, set):
        y = cls.__new__(cls)
    else:
        y = cls.__new__(cls, *x.__getnewargs__()) if hasattr(x, '__getnewargs__') else cls.__new__(cls, item_of(kind(x)))
    if memo is not None:
        memo[id(x)] = y
    given = getattr(cls, '__getstate__', None)
    in_slots = {} if given is not None else _slot_values(x)
    state = given(x) if given is not None else x.__dict__ if hasattr(x, '__dict__') else None
    if hasattr(y, '__setstate__'):
        if in_slots:
            state = (state or None, in_slots)
        if state:
            y.__setstate__(state_of(state))
    else:
        if isinstance(state, tuple) and len(state) == 2:
            state, in_slots = state
        if state:
            y.__dict__.update(state_of(state))
        if in_slots:
            for name, value in state_of(in_slots).items():
                setattr(y, name, value)
    if kind is dict:
        for key, value in dict.items(x):
            y[item_of(key)] = item_of(value)
    elif kind is list:
        for one in list.__iter__(x):
            y.append(item_of(one))
    elif kind is set:
        for one in set(x):
            y.add(item_of(one))
    return y


def copy(x):
    cls = type(x)
    if _is_atomic(x) or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set):
        return x.copy()
    given = getattr(cls, '__copy__', None)
    if given is not None:
        return given(x)
    if isinstance(x, _types.GeneratorType):
        raise TypeError("cannot pickle 'generator' object")
    if cls.__module__ == 'builtins' and not isinstance(x, BaseException):
        _refuse(x)
    reduced = _reduced(x)
    if reduced is not None:
        return reduced[0](*reduced[1])
    return _rebuild(x, None, lambda state: state, lambda one: one)


def _reduced(x):
    for one in type(x).__mro__:
        if one is not object and ('__reduce__' in one.__dict__ or '__reduce_ex__' in one.__dict__):
            if one.__module__ == 'builtins':
                return None
            made = x.__reduce__() if hasattr(x, '__reduce__') else x.__reduce_ex__(4)
            return (lambda: x, ()) if isinstance(made, str) else made
    return None


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    if id(x) in memo:
        return memo[id(x)]
    cls = type(x)
    if _is_atomic(x):
        return x
    if cls is list:
        y = memo[id(x)] = []
        for one in x:
            y.append(deepcopy(one, memo))
    elif cls is dict:
        y = memo[id(x)] = {}
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        parts = [deepcopy(one, memo) for one in x]
        if id(x) in memo:
            return memo[id(x)]
        y = x if all(a is b for a, b in zip(parts, x)) else tuple(parts)
    elif cls in (set, frozenset):
        y = cls(deepcopy(one, memo) for one in x)
    elif cls is _types.MethodType:
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        given = getattr(cls, '__deepcopy__', None)
        if given is not None:
            y = given(x, memo)
        elif isinstance(x, _types.GeneratorType):
            raise TypeError("cannot pickle 'generator' object")
        elif cls.__module__ == 'builtins' and not isinstance(x, BaseException):
            _refuse(x)
        else:
            reduced = _reduced(x)
            if reduced is not None:
                y = reduced[0](*deepcopy(reduced[1], memo))
            else:
                y = _rebuild(x, memo, lambda state: deepcopy(state, memo), lambda one: deepcopy(one, memo))
    memo[id(x)] = y
    memo.setdefault(id(memo), []).append(x)
    return y
)python";

}  // namespace

std::shared_ptr<const NativeModule> copy() {
    auto made = std::make_shared<NativeModule>("copy");
    made->source(copy_text);
    return made;
}

}  // namespace aludel::python::library
