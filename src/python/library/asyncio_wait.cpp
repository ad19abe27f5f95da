#include "python/library/asyncio_text.hpp"

namespace aludel::python::library {

const std::string_view asyncio_wait_text = R"python(

class _Pass:
    def __await__(self):
        yield


def _release(future, *ignored):
    if not future.done():
        future.set_result(None)


async def sleep(delay, result=None):
    if delay <= 0:
        await _Pass()
        return result
    loop = get_running_loop()
    waiter = loop.create_future()
    timer = loop.call_later(delay, _release, waiter)
    try:
        await waiter
    finally:
        timer.cancel()
    return result


class _GatheringFuture(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children, self._asked = children, False

    def cancel(self, msg=None):
        if self.done():
            return False
        asked = [one.cancel(msg=msg) for one in self._children]
        if any(asked):
            self._asked = True
        return any(asked)


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    futures, children, loop = {}, [], None
    for one in coros_or_futures:
        if one not in futures:
            futures[one] = ensure_future(one, loop=loop)
            loop = futures[one]._loop if loop is None else loop
        children.append(futures[one])
    left = [len(futures)]
    outer = _GatheringFuture(children, loop=loop)

    def ended(future):
        left[0] -= 1
        if outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            error = future._cancellation() if future.cancelled() else future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if left[0] == 0:
            made = []
            for one in children:
                if one.cancelled():
                    made.append(CancelledError('' if one._message is None else one._message))
                else:
                    made.append(one._result if one._error is None else one._error)
            if outer._asked:
                outer.set_exception(CancelledError())
            else:
                outer.set_result(made)

    for one in futures.values():
        one.add_done_callback(ended)
    return outer


async def _cancel_and_wait(future):
    waiter = future._loop.create_future()

    def ended(future):
        _release(waiter)
    future.add_done_callback(ended)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(ended)


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut
    fut = ensure_future(fut, loop=loop)
    if timeout > 0 or fut.done():
        waiter = loop.create_future()
        timer = loop.call_later(max(timeout, 0), _release, waiter)

        def ended(future):
            _release(waiter)
        fut.add_done_callback(ended)
        try:
            try:
                await waiter
            except CancelledError:
                if fut.done():
                    return fut.result()
                fut.remove_done_callback(ended)
                await _cancel_and_wait(fut)
                raise
            if fut.done():
                return fut.result()
            fut.remove_done_callback(ended)
        finally:
            timer.cancel()
    await _cancel_and_wait(fut)
    try:
        return fut.result()
    except CancelledError as error:
        raise TimeoutError() from error


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError('expect a list of futures, not %s' % type(fs).__name__)
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError('Invalid return_when value: %s' % return_when)
    fs = set(fs)
    if any(iscoroutine(one) for one in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = get_running_loop()
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release, waiter)
    left = [sum(not one.done() for one in fs)]

    def ended(future):
        left[0] -= 1
        failed = return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None
        if left[0] <= 0 or return_when == FIRST_COMPLETED or failed:
            _release(waiter)

    ready = [one for one in fs if one.done()]
    if left[0] and not (ready and return_when == FIRST_COMPLETED) and not (
            return_when == FIRST_EXCEPTION and any(not one.cancelled() and one.exception() is not None for one in ready)):
        for one in fs:
            one.add_done_callback(ended)
        try:
            await waiter
        finally:
            if timer is not None:
                timer.cancel()
            for one in fs:
                one.remove_done_callback(ended)
    return {one for one in fs if one.done()}, {one for one in fs if not one.done()}


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError('expect an iterable of futures, not %s' % type(fs).__name__)
    loop = get_event_loop()
    queue = Queue()
    left = {ensure_future(one, loop=loop) for one in set(fs)}
    count = len(left)
    timer = None

    def expired():
        for one in left:
            one.remove_done_callback(ended)
            queue.put_nowait(None)
        left.clear()

    def ended(future):
        if left:
            left.discard(future)
            queue.put_nowait(future)
            if not left and timer is not None:
                timer.cancel()

    async def following():
        future = await queue.get()
        if future is None:
            raise TimeoutError
        return future.result()

    for one in left:
        one.add_done_callback(ended)
    if left and timeout is not None:
        timer = loop.call_later(timeout, expired)
    for _ in range(count):
        yield following()


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def inner_ended(future):
        if outer.cancelled():
            if not future.cancelled():
                future.exception()
            return
        if future.cancelled():
            outer.cancel()
        elif future.exception() is not None:
            outer.set_exception(future.exception())
        else:
            outer.set_result(future.result())

    def outer_ended(future):
        if not inner.done():
            inner.remove_done_callback(inner_ended)

    inner.add_done_callback(inner_ended)
    outer.add_done_callback(outer_ended)
    return outer


async def to_thread(func, /, *args, **kwargs):
    await _Pass()
    return _contextvars.copy_context().run(func, *args, **kwargs)


def run_coroutine_threadsafe(coro, loop):
    _host.refuse('asyncio.run_coroutine_threadsafe() needs a thread, which a script may not start here', 'await the coroutine')


class Timeout:
    def __init__(self, when):
        self._when, self._state, self._timer = when, 'created', None

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != 'active':
            raise RuntimeError('Cannot change state of %s Timeout' % self._state)
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            loop = get_running_loop()
            self._timer = (loop.call_soon(self._expire) if when <= loop.time() else loop.call_at(when, self._expire))

    def _expire(self):
        self._task.cancel()
        self._state, self._timer = 'expiring', None

    def expired(self):
        return self._state in ('expiring', 'expired')

    async def __aenter__(self):
        self._state, self._task = 'active', current_task()
        if self._task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._requests = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, value, trace):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == 'expiring':
            self._state = 'expired'
            if self._task.uncancel() <= self._requests and kind is CancelledError:
                raise TimeoutError from value
        else:
            self._state = 'exited'


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


class TaskGroup:
    def __init__(self):
        self._entered, self._leaving, self._failed, self._left, self._parent = False, False, [], set(), None
        self._aborting, self._cancelled_parent, self._waiter = False, False, None

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError('TaskGroup %r has been already entered' % self)
        self._entered, self._parent, self._loop = True, current_task(), get_running_loop()
        return self

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError('TaskGroup %r has not been entered' % self)
        if self._leaving and not self._left:
            raise RuntimeError('TaskGroup %r is finished' % self)
        if self._aborting:
            raise RuntimeError('TaskGroup %r is shutting down' % self)
        made = self._loop.create_task(coro, name=name, context=context)
        self._left.add(made)
        made.add_done_callback(self._ended)
        return made

    def _ended(self, task):
        self._left.discard(task)
        if not self._left and self._waiter is not None:
            _release(self._waiter)
        if task.cancelled() or task.exception() is None:
            return
        self._failed.append(task.exception())
        if not self._aborting:
            self._abort()
            if not self._leaving or self._waiter is not None:
                self._cancelled_parent = True
                self._parent.cancel()

    def _abort(self):
        self._aborting = True
        for one in self._left:
            one.cancel()

    async def __aexit__(self, kind, value, trace):
        self._leaving = True
        cancelled = value if kind is CancelledError else None
        if self._cancelled_parent and self._parent.uncancel() == 0:
            cancelled = None
        if kind is not None and not self._aborting:
            self._abort()
        while self._left:
            self._waiter = self._loop.create_future()
            try:
                await self._waiter
            except CancelledError as error:
                if not self._aborting:
                    cancelled = error
                    self._abort()
            self._waiter = None
        if cancelled is not None and not self._failed:
            raise cancelled
        if kind is not None and kind is not CancelledError:
            self._failed.append(value)
        if self._failed:
            _host.refuse('a task of an asyncio.TaskGroup failed (%s): groups of exceptions are not supported' %
                         _host.describe(self._failed[0]), 'use asyncio.gather()')
)python";

}  // namespace aludel::python::library
