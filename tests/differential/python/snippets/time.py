#== struct_time
import time
t = time.gmtime(1700000000)
print(t, t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, t.tm_isdst, t.tm_zone, t.tm_gmtoff, t[0], t[:3], len(t), tuple(t), t == time.gmtime(1700000000), isinstance(t, tuple))
print(time.gmtime(0), time.gmtime(-1.5), time.localtime(86400), time.gmtime(1e9 + 0.9)[5])
#== strftime and strptime
import time
t = time.gmtime(1700000000)
print(time.strftime('%Y-%m-%d %H:%M:%S', t), time.strftime('%a %A %b %B %d %j %p %I %y %% %U %W %w', t), time.strftime('%Y', (2024, 1, 1, 0, 0, 0, 0, 1, 0)), repr(time.strftime('', t)), time.strftime('%Z', t), time.strftime('%z', t))
print(time.strptime('2024-03-07 15:04:05', '%Y-%m-%d %H:%M:%S'), time.strptime('Thu Mar  7 15:04:05 2024'), time.strptime('7 Mar 2024', '%d %b %Y').tm_wday, time.asctime(t), time.ctime(0), time.mktime(time.strptime('2024-03-07', '%Y-%m-%d')), time.mktime((2024, 1, 1, 0, 0, 0, 0, 0, -1)))
#== clocks
import time
a = time.time()
m = time.monotonic()
p = time.perf_counter()
time.sleep(0)
time.sleep(0.001)
print(a > 1.6e9, type(a), time.time() >= a, time.monotonic() - m >= 0.001, time.perf_counter() > p, type(time.time_ns()), time.process_time() >= 0, type(time.monotonic_ns()), type(time.perf_counter_ns()), int(time.time()) > 0)
#== zone
import time
print(time.timezone, time.altzone, time.daylight, time.tzname)
#== sleep negative
import time
time.sleep(-1)
#== sleep text
import time
time.sleep('1')
#== strptime mismatch
import time
time.strptime('x', '%Y')
#== strftime of a short tuple
import time
time.strftime('%Y', (2024, 1))
#== strftime of a number
import time
time.strftime('%Y', 5)
#== strftime out of range
import time
for t in ((2024, 13, 1, 0, 0, 0, 0, 1, 0), (2024, 1, 32, 0, 0, 0, 0, 1, 0), (2024, 1, 1, 24, 0, 0, 0, 1, 0), (2024, 1, 1, 0, 60, 0, 0, 1, 0), (2024, 1, 1, 0, 0, 62, 0, 1, 0), (2024, 1, 1, 0, 0, 0, 0, 367, 0)):
    try:
        print(time.strftime('%Y', t))
    except ValueError as error:
        print(error)
#== gmtime too large
import time
time.gmtime(1e300)
#== strftime far out
import time
time.strftime('%Y', (2 ** 40, 1, 1, 0, 0, 0, 0, 1, 0))
#== mktime far out
import time
time.mktime((-2 ** 40, 1, 1, 0, 0, 0, 0, 1, 0))
