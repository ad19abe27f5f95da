#include "python/library/library.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {
namespace {

/// Coroutines run one after the other here, so one context is the running one; tasks of asyncio run in copies, as in
/// CPython.
constexpr std::string_view contextvars_text = R"python(
from types import GenericAlias as _GenericAlias

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')
_absent = object()


def _final(cls, name):
    def __init_subclass__(self, **keywords):
        raise TypeError("type '_contextvars.%s' is not an acceptable base type" % name)
    cls.__init_subclass__ = classmethod(__init_subclass__)
    return _static_type(cls)


class _Missing:
    __slots__ = ()

    def __repr__(self):
        return '<Token.MISSING>'


_Missing.__name__ = _Missing.__qualname__ = 'Token.MISSING'
_Missing.__module__ = 'builtins'


class Token:
    __slots__ = ('_context', '_var', '_old', '_used')
    MISSING = _Missing()
    __hash__ = None
    __class_getitem__ = classmethod(_GenericAlias)

    def __new__(cls, *args, **keywords):
        raise RuntimeError('Tokens can only be created by ContextVars')

    var = property(lambda self: self._var)
    old_value = property(lambda self: self._old)

    def __repr__(self):
        return '<Token%s var=%r at 0x%x>' % (' used' if self._used else '', self._var, id(self))


class ContextVar:
    __slots__ = ('_name', '_default')
    __class_getitem__ = classmethod(_GenericAlias)

    def __new__(cls, *args, **keywords):
        if not args and 'name' not in keywords:
            raise TypeError('ContextVar() takes exactly 1 positional argument (0 given)')
        if len(args) > 1:
            raise TypeError('ContextVar() takes at most 1 positional argument (%d given)' % len(args))
        name = args[0] if args else keywords.pop('name')
        default = keywords.pop('default', _absent)
        for one in keywords:
            raise TypeError('%r is an invalid keyword argument for ContextVar()' % (one,))
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self = object.__new__(cls)
        self._name, self._default = name, default
        return self

    name = property(lambda self: self._name)

    def get(self, /, *default):
        if len(default) > 1:
            raise TypeError('get expected at most 1 argument, got %d' % len(default))
        found = _current[0]._values.get(self, _absent)
        if found is not _absent:
            return found
        if default:
            return default[0]
        if self._default is not _absent:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        values = _current[0]._values
        token = object.__new__(Token)
        token._context, token._var, token._used = _current[0], self, False
        token._old = values.get(self, Token.MISSING)
        values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError('expected an instance of Token, got %r' % (token,))
        if token._used:
            raise RuntimeError('%r has already been used once' % (token,))
        if token._var is not self:
            raise ValueError('%r was created by a different ContextVar' % (token,))
        if token._context is not _current[0]:
            raise ValueError('%r was created in a different Context' % (token,))
        token._used = True
        if token._old is Token.MISSING:
            del _current[0]._values[self]
        else:
            _current[0]._values[self] = token._old

    def __repr__(self):
        default = '' if self._default is _absent else ' default=%r' % (self._default,)
        return '<ContextVar name=%r%s at 0x%x>' % (self._name, default, id(self))


def _key(key):
    if not isinstance(key, ContextVar):
        raise TypeError('a ContextVar key was expected, got %r' % (key,))
    return key


class Context:
    __slots__ = ('_values', '_entered')
    __hash__ = None

    def __new__(cls):
        self = object.__new__(cls)
        self._values, self._entered = {}, False
        return self

    def run(self, /, *args, **keywords):
        if not args:
            raise TypeError('run() missing 1 required positional argument')
        if self._entered:
            raise RuntimeError('cannot enter context: %r is already entered' % (self,))
        before, _current[0] = _current[0], self
        self._entered = True
        try:
            return args[0](*args[1:], **keywords)
        finally:
            _current[0], self._entered = before, False

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def __getitem__(self, key):
        return self._values[_key(key)]

    def __contains__(self, key):
        return _key(key) in self._values

    def get(self, key, default=None, /):
        return self._values.get(_key(key), default)

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented


_current = [Context()]
_current[0]._entered = True


def copy_context():
    return _current[0].copy()


for _one in (Token, ContextVar, Context):
    _one.__module__ = '_contextvars'
    _final(_one, _one.__name__)
)python";

}  // namespace

std::shared_ptr<const NativeModule> contextvars() {
    auto made = std::make_shared<NativeModule>("contextvars");
    add_support(*made);
    made->source(contextvars_text);
    return made;
}

}  // namespace aludel::python::library
