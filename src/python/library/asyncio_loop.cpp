#include "python/library/asyncio_text.hpp"

namespace aludel::python::library {

const std::string_view asyncio_loop_text = R"python(

class _Loop:
    def __init__(self):
        self._ready, self._timers, self._made = _collections.deque(), [], 0
        self._now, self._closed, self._stopping, self._current = _host.now(), False, False, None
        self._finalizer = self._end_generator

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
        before = _host.set_async_finalizer(self._finalizer)
        try:
            while True:
                self._turn()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            _running.pop()
            _host.set_async_finalizer(before)

    def _end_generator(self, generator):
        if not self._closed:
            self.call_soon(self.create_task, _close_generator(generator))

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
        left = _host.async_generators(self._finalizer)
        if left:
            await gather(*[_close_generator(one) for one in left], return_exceptions=True)

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


async def _close_generator(generator):
    await generator.aclose()


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
        loop.run_until_complete(loop.shutdown_asyncgens())
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
            self._made.run_until_complete(self._made.shutdown_asyncgens())
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

}  // namespace aludel::python::library
