#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view contextlib_text = R"python(
import _host
import abc
import sys
from functools import wraps
from types import GenericAlias


def _has_all(cls, *names):
    for name in names:
        for one in cls.__mro__:
            if name in one.__dict__:
                if one.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class AbstractContextManager(abc.ABC):
    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has_all(C, '__enter__', '__exit__') if cls is AbstractContextManager else NotImplemented


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @wraps(function)
        def inner(*args, **keywords):
            with self._recreate_cm():
                return function(*args, **keywords)
        return inner


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, function, args, keywords):
        self.gen = function(*args, **keywords)
        self.func, self.args, self.kwds = function, args, keywords

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, exc_type, value, traceback):
        if exc_type is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = exc_type()
        try:
            self.gen.throw(value)
        except StopIteration as error:
            return error is not value
        except RuntimeError as error:
            if error is value:
                return False
            if isinstance(value, StopIteration) and error.__cause__ is value:
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(function):
    @wraps(function)
    def helper(*args, **keywords):
        return _GeneratorContextManager(function, args, keywords)
    return helper


class _AsyncGeneratorContextManager:
    def __init__(self, function, args, keywords):
        self.gen = function(*args, **keywords)

    async def __aenter__(self):
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, exc_type, value, traceback):
        if exc_type is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as error:
            return error is not value
        except BaseException as error:
            if error is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def asynccontextmanager(function):
    @wraps(function)
    def helper(*args, **keywords):
        return _AsyncGeneratorContextManager(function, args, keywords)
    return helper


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *info):
        self.thing.close()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exc_type, value, traceback):
        return exc_type is not None and issubclass(exc_type, self._exceptions)


class AbstractAsyncContextManager(abc.ABC):
    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has_all(C, '__aenter__', '__aexit__') if cls is AbstractAsyncContextManager else NotImplemented


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @wraps(function)
        async def inner(*args, **keywords):
            async with self._recreate_cm():
                return await function(*args, **keywords)
        return inner


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *info):
        await self.thing.aclose()


class _Redirect(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, *info):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    _stream = 'stdout'


class redirect_stderr(_Redirect):
    _stream = 'stderr'


class chdir(AbstractContextManager):
    def __init__(self, path):
        _host.refuse('contextlib.chdir() changes the process that runs the migrations, which a script may not do here',
                     'name files relative to __file__')

    def __exit__(self, *info):
        pass


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *info):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *info):
        pass


class ExitStack(AbstractContextManager):
    def __init__(self):
        self._callbacks = []

    def pop_all(self):
        fresh = type(self)()
        fresh._callbacks = self._callbacks
        self._callbacks = []
        return fresh

    def push(self, exit):
        if hasattr(exit, '__exit__'):
            self._callbacks.append(exit.__exit__)
        else:
            self._callbacks.append(exit)
        return exit

    def enter_context(self, manager):
        try:
            enter, leave = manager.__enter__, manager.__exit__
        except AttributeError:
            raise TypeError("'%s.%s' object does not support the context manager protocol"
                            % (type(manager).__module__, type(manager).__qualname__)) from None
        result = enter()
        self._callbacks.append(leave)
        return result

    def callback(self, function, /, *args, **keywords):
        self._callbacks.append(lambda *info: (function(*args, **keywords), False)[1])
        return function

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, exc_type, value, traceback):
        original, handled = value, sys.exc_info()[1]
        while self._callbacks:
            exit = self._callbacks.pop()
            try:
                if exit(None if value is None else type(value), value, None):
                    value = None
            except BaseException as error:
                _follow(error, value, handled)
                value = error
        return _leave(value, original)


def _follow(error, before, handled):
    """As if the callbacks were nested `with` statements: what one raises has what the one before raised as its context."""
    while error.__context__ is not None and error.__context__ is not before:
        if error.__context__ is handled:
            error.__context__ = before
            return
        error = error.__context__


def _leave(value, original):
    if value is None:
        return original is not None
    if value is original:
        return False
    context = value.__context__
    try:
        raise value
    except BaseException:
        value.__context__ = context
        raise


class AsyncExitStack(AbstractAsyncContextManager):
    def __init__(self):
        self._callbacks = []

    def pop_all(self):
        fresh = type(self)()
        fresh._callbacks = self._callbacks
        self._callbacks = []
        return fresh

    def enter_context(self, manager):
        try:
            enter, leave = manager.__enter__, manager.__exit__
        except AttributeError:
            raise TypeError("'%s.%s' object does not support the context manager protocol"
                            % (type(manager).__module__, type(manager).__qualname__)) from None
        result = enter()
        self._callbacks.append((False, leave))
        return result

    async def enter_async_context(self, manager):
        result = await manager.__aenter__()
        self._callbacks.append((True, manager.__aexit__))
        return result

    def push(self, exit):
        self._callbacks.append((False, exit.__exit__ if hasattr(exit, '__exit__') else exit))
        return exit

    def push_async_exit(self, exit):
        self._callbacks.append((True, exit.__aexit__ if hasattr(exit, '__aexit__') else exit))
        return exit

    def callback(self, function, /, *args, **keywords):
        self._callbacks.append((False, lambda *info: (function(*args, **keywords), False)[1]))
        return function

    def push_async_callback(self, function, /, *args, **keywords):
        async def run(*info):
            await function(*args, **keywords)
        self._callbacks.append((True, run))
        return function

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aexit__(self, exc_type, value, traceback):
        original, handled = value, sys.exc_info()[1]
        while self._callbacks:
            waits, exit = self._callbacks.pop()
            try:
                result = exit(None if value is None else type(value), value, None)
                if waits:
                    result = await result
                if result:
                    value = None
            except BaseException as error:
                _follow(error, value, handled)
                value = error
        return _leave(value, original)
)python";

}  // namespace

std::shared_ptr<const NativeModule> contextlib() {
    auto made = std::make_shared<NativeModule>("contextlib");
    made->source(contextlib_text);
    return made;
}

}  // namespace aludel::python::library
