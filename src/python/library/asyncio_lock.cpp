#include "python/library/asyncio_text.hpp"

namespace aludel::python::library {

const std::string_view asyncio_lock_text = R"python(

class _Waiters:
    """Who waits, in the order of coming."""

    def _wait_in_line(self):
        waiter = get_running_loop().create_future()
        self._waiters.append(waiter)
        return waiter

    def _wake_first(self):
        for one in self._waiters:
            if not one.done():
                one.set_result(True)
                return True
        return False


class _Held:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *info):
        self.release()


class Lock(_Waiters, _Held):
    def __init__(self):
        self._waiters, self._locked = _collections.deque(), False

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(one.cancelled() for one in self._waiters):
            self._locked = True
            return True
        waiter = self._wait_in_line()
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not self._locked:
                self._wake_first()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_Waiters):
    def __init__(self):
        self._waiters, self._value = _collections.deque(), False

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            while self._wake_first():
                pass

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        waiter = self._wait_in_line()
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_Waiters, _Held):
    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self._waiters = _collections.deque()
        self.locked, self.acquire, self.release = self._lock.locked, self._lock.acquire, self._lock.release

    async def wait(self):
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        self.release()
        try:
            waiter = self._wait_in_line()
            try:
                await waiter
                return True
            finally:
                self._waiters.remove(waiter)
        finally:
            await self.acquire()

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        for _ in range(n):
            if not self._wake_first():
                break

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Waiters, _Held):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._waiters, self._value = _collections.deque(), value

    def locked(self):
        return self._value == 0 or any(not one.cancelled() for one in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        waiter = self._wait_in_line()
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not waiter.cancelled():
                self._value += 1
                self._hand_on()
            raise
        if self._value > 0:
            self._hand_on()
        return True

    def release(self):
        self._value += 1
        self._hand_on()

    def _hand_on(self):
        if self._value > 0 and self._wake_first():
            self._value -= 1


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


class Queue:
    def __init__(self, maxsize=0):
        self._maxsize, self._unfinished, self._finished = maxsize, 0, Event()
        self._getters, self._putters = _collections.deque(), _collections.deque()
        self._finished.set()
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = _collections.deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    maxsize = property(lambda self: self._maxsize)

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= self.qsize()

    def _wake(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    async def _wait(self, waiters, blocked):
        while blocked():
            waiter = get_running_loop().create_future()
            waiters.append(waiter)
            try:
                await waiter
            except BaseException:
                waiter.cancel()
                if waiter in waiters:
                    waiters.remove(waiter)
                if not blocked() and not waiter.cancelled():
                    self._wake(waiters)
                raise

    async def put(self, item):
        await self._wait(self._putters, self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        self._wake(self._getters)

    async def get(self):
        await self._wait(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._get()
        self._wake(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished > 0:
            await self._finished.wait()


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        _heapq.heappush(self._queue, item)

    def _get(self):
        return _heapq.heappop(self._queue)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
)python";

}  // namespace aludel::python::library
