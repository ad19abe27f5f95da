#include "python/library/asyncio_text.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

/// Futures, tasks and the loop. Tasks take turns as in CPython; time is the loop's own, and moves on at once to the
/// next timer when nothing else is left to do: nobody waits here.
constexpr std::string_view text = R"python(
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


class _Loop:
    def __init__(self):
        self._ready, self._timers, self._made = _collections.deque(), [], 0
        self._now, self._closed, self._stopping, self._current = _host.now(), False, False, None

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        handle = TimerHandle(when, callback, args, self, context)
        self._made += 1
        _heapq.heappush(self._timers, (when, self._made, handle))
        return handle

    def _turn(self):
        while self._timers and self._timers[0][2]._cancelled:
            _heapq.heappop(self._timers)
        if not self._ready:
            if not self._timers:
                _host.refuse('the tasks of asyncio wait for each other, or for what nothing here can complete',
                             'complete each future that is awaited, release each lock')
            self._now = max(self._now, self._timers[0][0])
        while self._timers and self._timers[0][0] <= self._now:
            self._ready.append(_heapq.heappop(self._timers)[2])
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()

    def run_forever(self):
        self._check_closed()
        if self in _running:
            raise RuntimeError('This event loop is already running')
        if _running and not self._nested:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        _running.append(self)
        try:
            while True:
                self._turn()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            _running.pop()

    _nested = False

    def run_until_complete(self, future):
        self._check_closed()
        if self in _running:
            raise RuntimeError('This event loop is already running')
        future = ensure_future(future, loop=self)

        def stop(ended):
            self.stop()
        future.add_done_callback(stop)
        try:
            self.run_forever()
        finally:
            future.remove_done_callback(stop)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        return Task(coro, loop=self, name=name, context=context)

    def create_future(self):
        return Future(loop=self)

    def is_running(self):
        return self in _running

    def is_closed(self):
        return self._closed

    def close(self):
        if self in _running:
            raise RuntimeError('Cannot close a running event loop')
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    def stop(self):
        self._stopping = True

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self):
        pass

    def run_in_executor(self, executor, func, *args):
        made = self.create_future()
        try:
            made.set_result(func(*args))
        except Exception as error:
            made.set_exception(error)
        return made

    def set_debug(self, enabled):
        pass

    def get_debug(self):
        return False

    def time(self):
        return self._now

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        _host.refuse('the event loop has no %s() here' % name)


_loop = [None]


def _cancel_all(loop):
    left = [one for one in _tasks if one._loop is loop]
    for one in left:
        one.cancel()
    if left:
        loop.run_until_complete(gather(*left, return_exceptions=True))


def _run(main, context=None, nested=True):
    """Runs a coroutine in a loop of its own; `nested` also where one is running, for what C++ calls."""
    loop = _Loop()
    loop._nested = nested
    before, _loop[0] = _loop[0], loop
    try:
        return loop.run_until_complete(loop.create_task(main, context=context))
    finally:
        _cancel_all(loop)
        loop.close()
        _loop[0] = before if nested else None


def run(main, *, debug=None):
    if _running:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    if not iscoroutine(main):
        raise ValueError('a coroutine was expected, got %r' % (main,))
    return _run(main, nested=False)


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._made, self._factory, self._closed = None, loop_factory, False

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *info):
        self.close()

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError('a coroutine was expected, got %r' % (coro,))
        if _running:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        loop = self.get_loop()
        return loop.run_until_complete(loop.create_task(coro, context=self._context if context is None else context))

    def get_loop(self):
        if self._closed:
            raise RuntimeError('Runner is closed')
        if self._made is None:
            self._made = _Loop() if self._factory is None else self._factory()
            self._context = _contextvars.copy_context()
            _loop[0] = self._made
        return self._made

    def close(self):
        if self._made is not None and not self._closed:
            _cancel_all(self._made)
            self._made.close()
        self._closed = True


def get_event_loop():
    if _running:
        return _running[-1]
    if _loop[0] is None:
        _loop[0] = _Loop()
    return _loop[0]


def get_running_loop():
    if not _running:
        raise RuntimeError('no running event loop')
    return _running[-1]


def _get_running_loop():
    return _running[-1] if _running else None


def new_event_loop():
    return _Loop()


def set_event_loop(loop):
    _loop[0] = loop


def get_event_loop_policy():
    _host.refuse('asyncio.get_event_loop_policy() is not supported', 'leave it out')


def set_event_loop_policy(policy):
    pass


def current_task(loop=None):
    return (get_running_loop() if loop is None else loop)._current


def all_tasks(loop=None):
    loop = get_running_loop() if loop is None else loop
    return {one for one in _tasks if one._loop is loop}
)python";

}  // namespace

std::shared_ptr<const NativeModule> asyncio() {
    static const std::string all = std::string(text) + std::string(asyncio_wait_text) + std::string(asyncio_lock_text);
    auto made = std::make_shared<NativeModule>("asyncio");
    made->source(all);
    return made;
}

}  // namespace aludel::python::library
