#include "python/library/asyncio_text.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

/// Futures and tasks, which take turns as in CPython.
constexpr std::string_view asyncio_text = R"python(
import _host
import collections as _collections
import contextvars as _contextvars
import heapq as _heapq
import inspect as _inspect
import sys as _sys
import types as _types

CancelledError = type('CancelledError', (BaseException,), {'__module__': 'asyncio.exceptions'})
TimeoutError = TimeoutError
InvalidStateError = type('InvalidStateError', (Exception,), {'__module__': 'asyncio.exceptions'})
BrokenBarrierError = type('BrokenBarrierError', (RuntimeError,), {'__module__': 'asyncio.exceptions'})
QueueEmpty = type('QueueEmpty', (Exception,), {'__module__': 'asyncio.queues'})
QueueFull = type('QueueFull', (Exception,), {'__module__': 'asyncio.queues'})
FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'
_running = []
_tasks = []
_names = [0]


def iscoroutine(obj):
    return isinstance(obj, (_types.CoroutineType, _types.GeneratorType))


def iscoroutinefunction(func):
    return _inspect.iscoroutinefunction(func)


def isfuture(obj):
    return isinstance(obj, Future)


class Handle:
    def __init__(self, callback, args, loop, context=None):
        self._callback, self._args, self._loop = callback, args, loop
        self._context = context if context is not None else _contextvars.copy_context()
        self._cancelled = False

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            _sys.stderr.write('Exception in callback: %s\n' % _host.describe(error))


class TimerHandle(Handle):
    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        return self._when


class Future:
    _blocking = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._state, self._result, self._error, self._callbacks = 'PENDING', None, None, []
        self._message = None

    def __repr__(self):
        return '<%s %s>' % (type(self).__name__, ' '.join(self._described()))

    def _described(self):
        parts = [self._state.lower()]
        if self._state == 'FINISHED':
            parts.append('exception=%r' % self._error if self._error is not None else 'result=%r' % (self._result,))
        return parts

    def done(self):
        return self._state != 'PENDING'

    def cancelled(self):
        return self._state == 'CANCELLED'

    def cancel(self, msg=None):
        if self.done():
            return False
        self._message = msg
        self._end('CANCELLED')
        return True

    def _end(self, state):
        self._state = state
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def set_result(self, result):
        if self.done():
            raise InvalidStateError('invalid state')
        self._result = result
        self._end('FINISHED')

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            raise TypeError('StopIteration interacts badly with generators and cannot be raised into a Future')
        self._error = exception
        self._end('FINISHED')

    def _cancellation(self):
        if self._error is not None:
            error, self._error = self._error, None
            return error
        return CancelledError() if self._message is None else CancelledError(self._message)

    def result(self):
        if self.cancelled():
            raise self._cancellation()
        if not self.done():
            raise InvalidStateError('Result is not set.')
        if self._error is not None:
            raise self._error
        return self._result

    def exception(self):
        if self.cancelled():
            raise self._cancellation()
        if not self.done():
            raise InvalidStateError('Exception is not set.')
        return self._error

    def add_done_callback(self, callback, *, context=None):
        if context is None:
            context = _contextvars.copy_context()
        if self.done():
            self._loop.call_soon(callback, self, context=context)
        else:
            self._callbacks.append((callback, context))

    def remove_done_callback(self, callback):
        kept = [pair for pair in self._callbacks if pair[0] != callback]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def get_loop(self):
        return self._loop

    def __await__(self):
        if not self.done():
            self._blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


class Task(Future):
    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError('a coroutine was expected, got %r' % (coro,))
        if name is None:
            _names[0] += 1
            name = 'Task-%d' % _names[0]
        self._coroutine, self._name = coro, str(name)
        self._context = _contextvars.copy_context() if context is None else context
        self._must_cancel, self._waits_for, self._requests = False, None, 0
        _tasks.append(self)
        self._loop.call_soon(self._step, context=self._context)

    def _described(self):
        state, *rest = super()._described()
        return [state, 'name=%r' % self._name, 'coro=<%s()>' % self._coroutine.__qualname__, *rest]

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coroutine

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def cancel(self, msg=None):
        if self.done():
            return False
        self._requests += 1
        if self._waits_for is None or not self._waits_for.cancel(msg=msg):
            self._must_cancel, self._message = True, msg
        return True

    def cancelling(self):
        return self._requests

    def uncancel(self):
        self._requests = max(self._requests - 1, 0)
        return self._requests

    def _end(self, state):
        _tasks.remove(self)
        super()._end(state)

    def _step(self, error=None):
        if self.done():
            raise InvalidStateError('_step(): already done: %r' % self)
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._cancellation()
            self._must_cancel = False
        self._waits_for = None
        before, self._loop._current = self._loop._current, self
        try:
            given = self._coroutine.send(None) if error is None else self._coroutine.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(self._message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancelled:
            super().cancel()
            self._error = cancelled
        except (KeyboardInterrupt, SystemExit) as ended:
            super().set_exception(ended)
            raise
        except BaseException as failed:
            super().set_exception(failed)
        else:
            self._wait(given)
        finally:
            self._loop._current = before

    def _wait(self, given):
        if isinstance(given, Future) and given._blocking:
            given._blocking = False
            if given is self:
                self._loop.call_soon(self._step, RuntimeError('Task cannot await on itself: %r' % self), context=self._context)
                return
            given.add_done_callback(self._wake, context=self._context)
            self._waits_for = given
            if self._must_cancel and given.cancel(msg=self._message):
                self._must_cancel = False
        elif given is None:
            self._loop.call_soon(self._step, context=self._context)
        else:
            self._loop.call_soon(self._step, RuntimeError('Task got bad yield: %r' % (given,)), context=self._context)

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not _inspect.isawaitable(coro_or_future):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro_or_future = _await(coro_or_future)
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)
)python";

}  // namespace

std::shared_ptr<const NativeModule> asyncio() {
    static const std::string all = std::string(asyncio_text) + std::string(asyncio_loop_text) +
                                   std::string(asyncio_wait_text) + std::string(asyncio_lock_text);
    auto made = std::make_shared<NativeModule>("asyncio");
    made->source(all);
    return made;
}

}  // namespace aludel::python::library
