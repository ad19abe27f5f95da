#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view text = R"python(
import _host
import contextvars as _contextvars
import inspect as _inspect
import types as _types

CancelledError = type('CancelledError', (BaseException,), {'__module__': 'asyncio.exceptions'})
TimeoutError = TimeoutError
InvalidStateError = type('InvalidStateError', (Exception,), {'__module__': 'asyncio.exceptions'})
QueueEmpty = type('QueueEmpty', (Exception,), {'__module__': 'asyncio.queues'})
QueueFull = type('QueueFull', (Exception,), {'__module__': 'asyncio.queues'})
FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'
_running = []
_current = [None]


def iscoroutine(obj):
    return isinstance(obj, _types.CoroutineType)


def iscoroutinefunction(func):
    return _inspect.iscoroutinefunction(func)


class Future:
    def __init__(self, *, loop=None):
        self._done, self._result, self._error, self._callbacks = False, None, None, []

    def done(self):
        return self._done

    def cancelled(self):
        return isinstance(self._error, CancelledError)

    def cancel(self, msg=None):
        if self._done:
            return False
        self._finish(None, CancelledError())
        return True

    def _finish(self, result, error):
        self._done, self._result, self._error = True, result, error
        for one in self._callbacks:
            one(self)
        self._callbacks = []

    def set_result(self, result):
        if self._done:
            raise InvalidStateError('invalid state')
        self._finish(result, None)

    def set_exception(self, exception):
        if self._done:
            raise InvalidStateError('invalid state')
        self._finish(None, exception() if isinstance(exception, type) else exception)

    def result(self):
        if not self._done:
            raise InvalidStateError('Result is not set.')
        if self._error is not None:
            raise self._error
        return self._result

    def exception(self):
        if not self._done:
            raise InvalidStateError('Exception is not set.')
        if isinstance(self._error, CancelledError):
            raise self._error
        return self._error

    def add_done_callback(self, callback, *, context=None):
        if self._done:
            callback(self)
        else:
            self._callbacks.append(callback)

    def get_loop(self):
        return get_event_loop()

    def _complete(self):
        if not self._done:
            _host.refuse('a future is awaited that nothing here can complete: coroutines run one after the other')

    def __await__(self):
        if False:
            yield
        self._complete()
        return self.result()

    __iter__ = __await__


class Task(Future):
    """Runs when it is waited for, or when the loop ends; one after the other."""

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__()
        self._coroutine, self._name = coro, name or 'Task-%d' % (len(_tasks) + 1)
        self._context = context if context is not None else _contextvars.copy_context()
        self._started = False
        _tasks.append(self)

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coroutine

    def cancel(self, msg=None):
        if self._done:
            return False
        self._coroutine.close()
        self._finish(None, CancelledError())
        return True

    def _drive(self):
        if self._started or self._done:
            return
        self._started = True
        before, _current[0] = _current[0], self
        try:
            result, error = self._context.run(_host.run_coroutine, self._coroutine), None
        except Exception as failed:
            result, error = None, failed
        finally:
            _current[0] = before
        self._finish(result, error)

    def _complete(self):
        self._drive()
        super()._complete()


_tasks = []


async def _await(awaitable):
    return await awaitable


def _future(awaitable):
    if isinstance(awaitable, Future):
        return awaitable
    if iscoroutine(awaitable):
        return Task(awaitable)
    if hasattr(type(awaitable), '__await__'):
        return Task(_await(awaitable))
    raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')


def ensure_future(coro_or_future, *, loop=None):
    return _future(coro_or_future)


def create_task(coro, *, name=None, context=None):
    get_running_loop()
    if not iscoroutine(coro):
        raise TypeError('a coroutine was expected, got %r' % (coro,))
    return Task(coro, name=name, context=context)


class _Loop:
    _closed = False

    def run_until_complete(self, future):
        if self._closed:
            raise RuntimeError('Event loop is closed')
        if _running:
            raise RuntimeError('This event loop is already running')
        return _run(future)

    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, name=name, context=context)

    def create_future(self):
        return Future()

    def is_running(self):
        return bool(_running)

    def is_closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def stop(self):
        pass

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self):
        pass

    async def run_in_executor(self, executor, func, *args):
        return func(*args)

    def set_debug(self, enabled):
        pass

    def get_debug(self):
        return False

    def time(self):
        return _host.now()

    def call_soon(self, callback, *args, context=None):
        (context or _contextvars.copy_context()).run(callback, *args)

    def __getattr__(self, name):
        _host.refuse('the event loop has no %s() here: coroutines run one after the other' % name)


_loop = [_Loop()]


def _run(main, context=None):
    loop = _loop[0]
    _running.append(loop)
    first = len(_tasks)
    try:
        future = _future(main) if context is None else Task(main, context=context)
        if isinstance(future, Task):
            future._drive()
        for one in _tasks[first:]:
            one._drive()
        return future.result()
    finally:
        _running.pop()
        del _tasks[first:]


def run(main, *, debug=None):
    if _running:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    if not iscoroutine(main):
        raise ValueError('a coroutine was expected, got %r' % (main,))
    return _run(main)


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._context = _contextvars.copy_context()

    def __enter__(self):
        return self

    def __exit__(self, *info):
        pass

    def run(self, coro, *, context=None):
        if _running:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        if not iscoroutine(coro):
            raise ValueError('a coroutine was expected, got %r' % (coro,))
        return _run(coro, self._context if context is None else context)

    def get_loop(self):
        return _loop[0]

    def close(self):
        pass


def get_event_loop():
    return _loop[0]


def get_running_loop():
    if not _running:
        raise RuntimeError('no running event loop')
    return _running[-1]


_get_running_loop = get_running_loop


def new_event_loop():
    return _Loop()


def set_event_loop(loop):
    if loop is not None:
        _loop[0] = loop


def get_event_loop_policy():
    _host.refuse('asyncio.get_event_loop_policy() is not supported', 'leave it out')


def set_event_loop_policy(policy):
    pass


def current_task(loop=None):
    return _current[0]


def all_tasks(loop=None):
    return {one for one in _tasks if not one.done()}


async def sleep(delay, result=None):
    """Nobody waits here: what a migration does is the same without."""
    return result


async def gather(*coros_or_futures, return_exceptions=False):
    futures = [_future(one) for one in coros_or_futures]
    made = []
    for one in futures:
        try:
            made.append(await one)
        except Exception as error:
            if not return_exceptions:
                raise
            made.append(error)
    return made


async def wait_for(fut, timeout):
    return await _future(fut)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    fs = [_future(one) for one in fs]
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    for one in fs:
        try:
            await one
        except Exception:
            pass
    return set(fs), set()


def as_completed(fs, *, timeout=None):
    return iter([_future(one) for one in fs])


async def shield(arg):
    return await _future(arg)


async def to_thread(func, /, *args, **kwargs):
    return _contextvars.copy_context().run(func, *args, **kwargs)


def run_coroutine_threadsafe(coro, loop):
    _host.refuse('asyncio.run_coroutine_threadsafe() needs a thread, which a script may not start here', 'await the coroutine')


class _NoTimeout:
    def __init__(self, delay):
        self.delay = delay

    async def __aenter__(self):
        return self

    async def __aexit__(self, *info):
        pass

    def reschedule(self, when):
        pass

    def expired(self):
        return False


def timeout(delay):
    return _NoTimeout(delay)


timeout_at = timeout


class Lock:
    def __init__(self):
        self._locked = False

    def locked(self):
        return self._locked

    async def acquire(self):
        if self._locked:
            _host.refuse('a lock is awaited that is held: coroutines run one after the other, so it would never be free')
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *info):
        self.release()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._value = value

    def locked(self):
        return self._value == 0

    async def acquire(self):
        if not self._value:
            _host.refuse('a semaphore is awaited that is held: coroutines run one after the other, so it would never be free')
        self._value -= 1
        return True

    def release(self):
        self._value += 1

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *info):
        self.release()


BoundedSemaphore = Semaphore


class Event:
    def __init__(self):
        self._set = False

    def is_set(self):
        return self._set

    def set(self):
        self._set = True

    def clear(self):
        self._set = False

    async def wait(self):
        if not self._set:
            _host.refuse('an event is awaited that nothing here can set: coroutines run one after the other')
        return True


class TaskGroup:
    def __init__(self):
        self._group = []

    async def __aenter__(self):
        return self

    def create_task(self, coro, *, name=None, context=None):
        made = Task(coro, name=name, context=context)
        self._group.append(made)
        return made

    async def __aexit__(self, exc_type, exc_value, traceback):
        if exc_value is not None:
            for one in self._group:
                one.cancel()
            return False
        for one in self._group:
            one._drive()
            if one._error is not None:
                _host.refuse('a task of an asyncio.TaskGroup failed (%s): groups of exceptions are not supported' % _host.describe(one._error),
                             'use asyncio.gather()')
)python";

}  // namespace

std::shared_ptr<const NativeModule> asyncio() {
    auto made = std::make_shared<NativeModule>("asyncio");
    made->source(text);
    return made;
}

}  // namespace aludel::python::library
