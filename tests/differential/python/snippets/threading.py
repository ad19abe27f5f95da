#== with lock:
import threading
lock = threading.Lock()
with lock: print(lock.locked())
#== print(lock.locked(), threading.current_thread().name)
import threading
lock = threading.Lock()
print(lock.locked(), threading.current_thread().name)
#== t(lambda: lock.release())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import threading
lock = threading.Lock()
t(lambda: lock.release())
