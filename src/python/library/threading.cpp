#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view threading_text = R"python(
import _host


class _RLock:
    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *info):
        self.release()


class _Lock(_RLock):
    def acquire(self, blocking=True, timeout=-1):
        if self._count:
            if not blocking:
                return False
            _host.refuse('a lock is waited for that is held: there is one thread here, so it would never be free')
        self._count = 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError('release unlocked lock')
        self._count = 0

    def locked(self):
        return bool(self._count)


def Lock():
    return _Lock()


def RLock():
    return _RLock()


allocate_lock = Lock


class local:
    pass


class Event:
    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag and timeout is None:
            _host.refuse('an event is waited for that nothing here can set: there is one thread')
        return self._flag


class _MainThread:
    name, ident, native_id, daemon = 'MainThread', 1, 1, False

    def is_alive(self):
        return True

    def getName(self):
        return self.name

    def __repr__(self):
        return '<_MainThread(MainThread, started 1)>'


_main = _MainThread()


def current_thread():
    return _main


main_thread = currentThread = current_thread


def get_ident():
    return 1


get_native_id = get_ident


def active_count():
    return 1


def enumerate():
    return [_main]


class Thread:
    def __init__(self, *args, **keywords):
        _host.refuse('threading.Thread: a script may not start threads here', 'call the function')


class Timer(Thread):
    pass


class _Refused:
    def __init__(self, *args, **keywords):
        _host.refuse('threading.%s is not supported: there is one thread here' % type(self).__name__)


class Condition(_Refused):
    pass


class Semaphore(_Refused):
    pass


class BoundedSemaphore(_Refused):
    pass


class Barrier(_Refused):
    pass
)python";

}  // namespace

std::shared_ptr<const NativeModule> threading() {
    auto made = std::make_shared<NativeModule>("threading");
    made->source(threading_text);
    return made;
}

}  // namespace aludel::python::library
