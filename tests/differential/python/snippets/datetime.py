#== date basics
from datetime import date
d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.toordinal(), d.isoformat(), d.ctime())
print(d.isocalendar(), d.isocalendar().week, tuple(date(2021, 1, 3).isocalendar()), d.timetuple(), hash(d) == hash(date(2024, 2, 29)))
print(date.min, date.max, repr(date.resolution), date.fromordinal(738945), date.fromordinal(1), date.fromordinal(3652059))
print([date(y, 1, 1).toordinal() for y in (1, 4, 100, 400, 1970, 2000, 9999)], [date(y, 12, 31).isocalendar()[:2] for y in range(2015, 2026)])
#== date arithmetic
from datetime import date, timedelta
print(date(2024, 3, 1) - date(2024, 2, 1), date(2024, 1, 31) + timedelta(days=30), date(2024, 1, 1) - timedelta(1), timedelta(2) + date(2024, 1, 1))
print(date(2024, 1, 1) + timedelta(hours=47), date(2024, 1, 1) - timedelta(hours=1), date(2024, 5, 5).replace(day=1), date(2024, 5, 5).replace(year=2023, month=2))
print(date(2024, 1, 1) < date(2024, 1, 2), date(2024, 1, 1) == date(2024, 1, 1), date(2024, 1, 1) != 5, date(2024, 1, 1) == 'x', sorted([date(2024, 2, 1), date(2023, 1, 1)]), max(date(2, 1, 1), date(1, 1, 1)))
print({date(2024, 1, 1): 'a'}[date(2024, 1, 1)], bool(date.min), len({date(2024, 1, 1), date(2024, 1, 1)}))
#== date bad day
from datetime import date
date(2023, 2, 29)
#== date bad month
from datetime import date
date(2023, 13, 1)
#== date bad year
from datetime import date
date(0, 1, 1)
#== date missing arguments
from datetime import date
date(2023)
#== date nothing given
from datetime import date
date()
#== date of text
from datetime import date
date('2023', 1, 1)
#== date of float
from datetime import date
date(2023, 1, 1.5)
#== date too many arguments
from datetime import date
date(2023, 1, 1, 1)
#== date plus int
from datetime import date
date(2023, 1, 1) + 1
#== date less than int
from datetime import date
date(2023, 1, 1) < 1
#== date less than datetime
import datetime
datetime.date(2023, 1, 1) < datetime.datetime(2023, 1, 1)
#== datetime greater than date
import datetime
print(datetime.datetime(2023, 1, 1) == datetime.date(2023, 1, 1), datetime.date(2023, 1, 1) != datetime.datetime(2023, 1, 1))
datetime.datetime(2023, 1, 1) > datetime.date(2023, 1, 1)
#== date overflow
from datetime import date, timedelta
date.max + timedelta(1)
#== date minus text
from datetime import date
date.max - 'x'
#== date from ISO
from datetime import date
for text in ('2024-02-29', '20240229', '2024-W09', '2024W09', '2024-W09-4', '2024W094'):
    print(text, date.fromisoformat(text))
for text in ('2024-2-29', '2024-02-29x', '', 'abc', '2024-02-30', '2024/02/29', '２０２４-02-29'):
    try:
        print(date.fromisoformat(text))
    except ValueError as error:
        print(repr(text), error)
#== date from ISO of int
from datetime import date
date.fromisoformat(20240229)
#== date from ISO calendar
from datetime import date
print(date.fromisocalendar(2024, 9, 4), date.fromisocalendar(2020, 53, 7))
for given in ((2021, 53, 1), (2021, 0, 1), (2021, 1, 8), (0, 1, 1)):
    try:
        print(date.fromisocalendar(*given))
    except ValueError as error:
        print(error)
#== date from ordinal
from datetime import date
for given in (0, 3652060, -1):
    try:
        print(date.fromordinal(given))
    except ValueError as error:
        print(error)
#== date from timestamp
from datetime import date
print(date.fromtimestamp(0), date.fromtimestamp(1700000000.5), date.fromtimestamp(-1), type(date.today()) is date)
#== date strftime
from datetime import date
d = date(2024, 3, 7)
print(d.strftime('%Y-%m-%d %d/%m/%y %B %b %A %a %j %U %W %u %w %% %H:%M %e'), f'{d:%Y/%m}', '{:%d}'.format(d), format(d), f'{d}', f'{d!r}')
print(d.strftime(''), d.strftime('%'), d.strftime('x%'), date(33, 1, 1).strftime('%Y'), d.strftime('%f %z|%Z|'), d.strftime('é %Y'), d.strftime('%G-W%V %F %D'))
#== date strftime of int
from datetime import date
date(2024, 3, 7).strftime(5)
#== timedelta basics
from datetime import timedelta
for t in (timedelta(), timedelta(1), timedelta(-1), timedelta(days=1, hours=2, minutes=3, seconds=4, microseconds=5), timedelta(weeks=2), timedelta(hours=-1), timedelta(milliseconds=1500), timedelta(days=2, microseconds=-1), timedelta(seconds=86399)):
    print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), bool(t))
print(timedelta.min, timedelta.max, timedelta.resolution, repr(timedelta.max))
#== timedelta of floats
from datetime import timedelta
print(timedelta(0.5), timedelta(hours=1.5), timedelta(seconds=0.1), timedelta(seconds=1e-7), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(microseconds=2.5), timedelta(days=1.23456789, seconds=-0.3), timedelta(milliseconds=0.0005), timedelta(minutes=1/3), timedelta(weeks=0.1))
#== timedelta arithmetic
from datetime import timedelta
a, b = timedelta(hours=3), timedelta(minutes=50)
print(a + b, a - b, -a, +b, abs(-a), a * 2, 2 * a, a * 1.5, 0.1 * a, a / 2, a / 1.7, a / b, a // b, a // 7, a % b, divmod(a, b), sum([a, b], timedelta()))
print(a > b, a == timedelta(minutes=180), a != b, a <= a, a == 5, hash(a) == hash(timedelta(seconds=10800)), timedelta(microseconds=5) / 2, timedelta(microseconds=7) / 2, timedelta(microseconds=-5) / 2, timedelta(microseconds=3) * 0.5)
#== timedelta of text
from datetime import timedelta
timedelta(days='1')
#== timedelta of none
from datetime import timedelta
timedelta(hours=None)
#== timedelta too large
from datetime import timedelta
timedelta(days=1000000000)
#== timedelta overflow
from datetime import timedelta
timedelta.max + timedelta(1)
#== timedelta plus int
from datetime import timedelta
timedelta(1) + 1
#== timedelta times timedelta
from datetime import timedelta
timedelta(1) * timedelta(1)
#== timedelta by zero
from datetime import timedelta
for f in (lambda t: t / 0, lambda t: t // 0, lambda t: t / 0.0, lambda t: t / timedelta(), lambda t: t // timedelta(), lambda t: t % timedelta(), lambda t: divmod(t, timedelta())):
    try:
        f(timedelta(1))
    except ZeroDivisionError as error:
        print(error)
#== timedelta less than int
from datetime import timedelta
timedelta(1) < 1
#== time basics
from datetime import time, timezone, timedelta
for t in (time(), time(12), time(12, 30), time(12, 30, 5), time(12, 30, 5, 99), time(1, 2, tzinfo=timezone.utc), time(1, 2, fold=1), time(1, 2, 3, tzinfo=timezone(timedelta(hours=-5)))):
    print(t, repr(t), t.isoformat(), t.hour, t.minute, t.second, t.microsecond, t.tzinfo, t.fold, t.utcoffset(), t.tzname(), t.dst(), bool(t))
print(time.min, time.max, time.resolution, time(1) < time(2), time(1) == time(1, tzinfo=timezone.utc), time(1, 2).replace(minute=5), hash(time(5)) == hash(time(5)))
print([time(1, 2, 3, 4567).isoformat(x) for x in ('auto', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds')], time(1, 2, 3).strftime('%H:%M:%S %f %p %I'), f'{time(5, 6):%H.%M}')
#== time from ISO
from datetime import time
for text in ('04', '04:23', '04:23:01', '04:23:01.000384', '04:23:01,5', 'T04:23', '0423', '042301', '042301.25', '04:23:01+04:00', '04:23:01Z', '04:23:01-0330', '04:23:01.1234567', '04:23+04:30:15'):
    print(text, repr(time.fromisoformat(text)))
for text in ('', '4', '4:23', '04:23:', '04:23:01.', '24:00', '04:60', '0423:01', '04:2301', 'x', '04:23+', '04:23Zx'):
    try:
        print(time.fromisoformat(text))
    except ValueError as error:
        print(repr(text), error)
#== time bad hour
from datetime import time
time(24)
#== time bad fold
from datetime import time
time(1, fold=2)
#== time bad zone
from datetime import time
time(1, tzinfo='UTC')
#== time naive and aware
from datetime import time, timezone
time(1) < time(1, tzinfo=timezone.utc)
#== time bad timespec
from datetime import time
time(1).isoformat('days')
#== time minus time
from datetime import time
time(2) - time(1)
#== datetime basics
from datetime import datetime, date, time, timezone
d = datetime(2024, 2, 29, 13, 45, 6, 789)
print(d, repr(d), d.isoformat(), d.isoformat(' '), d.isoformat(sep='_', timespec='minutes'), d.date(), d.time(), repr(d.timetz()), d.ctime(), d.weekday(), d.isocalendar())
print(repr(datetime(2024, 1, 1)), repr(datetime(2024, 1, 1, 0, 0, 5)), repr(datetime(2024, 1, 1, tzinfo=timezone.utc)), repr(datetime(2024, 1, 1, fold=1)), datetime(2024, 1, 1))
print(datetime.min, datetime.max, datetime.resolution, repr(datetime.min), d.timetuple(), d.utctimetuple(), d.toordinal(), datetime.fromordinal(5), isinstance(d, date), issubclass(datetime, date))
print([d.isoformat(timespec=x) for x in ('auto', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds')])
print(datetime.combine(date(2024, 1, 2), time(3, 4)), datetime.combine(date(2024, 1, 2), time(3, tzinfo=timezone.utc)), datetime.combine(date(2024, 1, 2), time(3), timezone.utc), datetime.combine(d, time.min))
print(d.replace(year=2020), d.replace(hour=0, minute=0, second=0, microsecond=0), d.replace(tzinfo=timezone.utc), d.replace(tzinfo=None))
#== datetime arithmetic
from datetime import datetime, timedelta, timezone
d = datetime(2024, 2, 28, 23, 30)
print(d + timedelta(hours=1), d - timedelta(days=60), d - datetime(2024, 1, 1), timedelta(1) + d, d + timedelta(microseconds=-1), (d - datetime(1970, 1, 1)).total_seconds())
a, b = datetime(2024, 1, 1, tzinfo=timezone.utc), datetime(2024, 1, 1, 2, tzinfo=timezone(timedelta(hours=2)))
print(a == b, a - b, a <= b, hash(a) == hash(b), a != datetime(2024, 1, 1), b - timedelta(1), a == datetime(2024, 1, 1), sorted([b, a]), d == d, d != 'x')
#== datetime naive minus aware
from datetime import datetime, timezone
datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=timezone.utc)
#== datetime naive less than aware
from datetime import datetime, timezone
datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=timezone.utc)
#== datetime plus int
from datetime import datetime
datetime(2024, 1, 1) + 5
#== datetime plus datetime
from datetime import datetime
datetime(2024, 1, 1) + datetime(2024, 1, 1)
#== datetime less than text
from datetime import datetime
datetime(2024, 1, 1) < '2024-01-01'
#== datetime overflow
from datetime import datetime, timedelta
datetime.max + timedelta(seconds=1)
#== datetime missing day
from datetime import datetime
datetime(2024, 1)
#== datetime bad second
from datetime import datetime
datetime(2024, 1, 1, 1, 1, 60)
#== datetime bad zone
from datetime import datetime
datetime(2024, 1, 1, tzinfo=5)
#== datetime of text
from datetime import datetime
datetime('2024', 1, 1)
#== datetime module called
import datetime
datetime(2024, 1, 1)
#== datetime from ISO
from datetime import datetime
for text in ('2011-11-04', '20111104', '2011-11-04T00:05:23', '2011-11-04 00:05:23.283', '2011-11-04T00:05:23Z', '20111104T000523', '2011-W01-2T00:05:23.283', '2011-11-04 00:05:23.283+00:00', '2011-11-04T00:05:23+04:00', '2011-11-04x00:05', '2011W012T05', '2011-W01T05', '2024-02-29T12:00:00.123456789-08:00', '2011-11-04T24'):
    try:
        print(text, repr(datetime.fromisoformat(text)))
    except ValueError as error:
        print(repr(text), error)
for text in ('', '2011', '2011-11-04T', '2011-11-04T1', '2011-11-32', '2011-13-04', 'yesterday', '2011-11-04T10:61', '2011-11-04TT10', '2011-11-04T10:00+25:00', '2011-1-1 1:1'):
    try:
        print(repr(datetime.fromisoformat(text)))
    except ValueError as error:
        print(repr(text), error)
#== datetime from ISO of none
from datetime import datetime
datetime.fromisoformat(None)
#== datetime timestamps
from datetime import datetime, timezone, timedelta
print(datetime.fromtimestamp(0), datetime.fromtimestamp(1700000000.123456), datetime.utcfromtimestamp(1700000000), datetime.fromtimestamp(1700000000, timezone.utc), datetime.fromtimestamp(1700000000, tz=timezone(timedelta(hours=2))), datetime.fromtimestamp(-1.5), datetime.fromtimestamp(0.9999999), datetime.fromtimestamp(1e-7))
print(datetime(2024, 1, 1).timestamp(), datetime(2024, 1, 1, tzinfo=timezone.utc).timestamp(), datetime(2024, 1, 1, 0, 0, 0, 5).timestamp(), datetime(1969, 12, 31, tzinfo=timezone.utc).timestamp(), datetime(2024, 6, 1, tzinfo=timezone(timedelta(hours=-7))).timestamp())
#== datetime timestamp too large
from datetime import datetime
datetime.utcfromtimestamp(300000000000)
#== datetime timestamp of text
from datetime import datetime
datetime.fromtimestamp('5')
#== datetime zones
from datetime import datetime, timezone, timedelta, UTC
d = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
e = timezone(timedelta(hours=5, minutes=30), 'IST')
print(d.astimezone(e), repr(d.astimezone(e)), d.astimezone(e).tzname(), d.astimezone(timezone(timedelta(hours=-3))), d.astimezone(e).astimezone(UTC) == d, d.utcoffset(), d.dst(), d.tzname())
print(datetime(2024, 1, 1).astimezone(timezone.utc), datetime(2024, 1, 1).utcoffset(), datetime(2024, 1, 1).tzname(), d.astimezone(), d.utctimetuple(), d.astimezone(e).utctimetuple())
print(UTC is timezone.utc, repr(UTC), str(UTC), e, repr(e), timezone(timedelta(0)) is UTC, timezone(timedelta(0), 'Z'), repr(timezone(timedelta(hours=1))), timezone(timedelta(hours=-1, minutes=-15)), timezone(timedelta(seconds=3661)), timezone.min, timezone.max, e == timezone(timedelta(hours=5, minutes=30)), hash(e) == hash(timedelta(hours=5, minutes=30)))
print(e.utcoffset(None), e.tzname(None), e.dst(None), datetime.now(UTC).tzinfo, datetime.now().tzinfo, datetime.utcnow().tzinfo)
#== timezone too far
from datetime import timezone, timedelta
timezone(timedelta(hours=24))
#== timezone of int
from datetime import timezone
timezone(5)
#== timezone name of int
from datetime import timezone, timedelta
timezone(timedelta(1), 5)
#== datetime now has no zone of text
from datetime import datetime
datetime.now('UTC')
#== datetime now is monotonic enough
from datetime import datetime, timedelta, timezone, date
a = datetime.now()
b = datetime.utcnow()
c = datetime.now(timezone.utc)
print(timedelta(0) <= b - a < timedelta(minutes=1), c.replace(tzinfo=None) - b < timedelta(minutes=1), datetime.today() - a < timedelta(minutes=1), type(a) is datetime, date.today() == a.date() or True)
#== datetime strftime
from datetime import datetime, timezone, timedelta
d = datetime(2024, 3, 7, 15, 4, 5, 678, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
print(d.strftime('%Y-%m-%dT%H:%M:%S.%f%z'), d.strftime('%I:%M %p'), d.strftime('%c|%x|%X'), d.strftime('%Z %%z %s')[:12], f'{d:%Y%m%d%H%M%S}', f'{d.replace(tzinfo=None):%z|%Z|}', format(d, '%y'), d.strftime('%-d %-m %k'))
#== datetime strptime
from datetime import datetime
for text, format in (('2024-03-07', '%Y-%m-%d'), ('2024-03-07 15:04:05.678', '%Y-%m-%d %H:%M:%S.%f'), ('7 Mar 24', '%d %b %y'), ('March 7, 1969', '%B %d, %Y'), ('3:04 PM', '%I:%M %p'), ('12 am', '%I %p'), ('2024-03-07T15:04:05+0530', '%Y-%m-%dT%H:%M:%S%z'), ('2024-03-07T15:04:05-03:30', '%Y-%m-%dT%H:%M:%S%z'), ('2024-03-07Z', '%Y-%m-%d%z'), ('2024-067', '%Y-%j'), ('Thu Mar  7 15:04:05 2024', '%c'), ('03/07/24', '%x'), ('15:04:05', '%X'), ('2024 W10 4', '%G W%V %u'), ('2024 10 4', '%Y %W %w'), ('2024 10 Thursday', '%Y %U %A'), ('100%', '%y0%%'), ('  5', ' %d'), ('UTC 5', '%Z %d'), ('mon', '%a'), ('0099', '%Y'), ('68 69', '%y 69'), ('2024-03-07 5', '%Y-%m-%d %H')):
    print(text, repr(datetime.strptime(text, format)))
#== datetime strptime mismatch
from datetime import datetime
datetime.strptime('2024/03/07', '%Y-%m-%d')
#== datetime strptime rest
from datetime import datetime
datetime.strptime('2024-03-07 12:00', '%Y-%m-%d')
#== datetime strptime errors
from datetime import datetime
for text, format in (('x', '%Q'), ('x', '%'), ('2024-02-30', '%Y-%m-%d'), ('25', '%H'), ('2024', '%G'), ('10', '%V'), ('', '%Y'), ('2023-02-29', '%Y-%m-%d'), ('x', '%-d')):
    try:
        print(datetime.strptime(text, format))
    except ValueError as error:
        print(error)
#== datetime strptime of int
from datetime import datetime
datetime.strptime(5, '%Y')
#== datetime subclass
import datetime
class Stamp(datetime.datetime):
    def greet(self):
        return 'at %s' % self
s = Stamp(2024, 1, 2, 3)
print(repr(s), s, s.greet(), type(s + datetime.timedelta(1)).__name__, type(s.replace(day=5)).__name__, type(Stamp.now()).__name__, s == datetime.datetime(2024, 1, 2, 3), type(Stamp.fromisoformat('2024-01-01')).__name__, type(s.date()).__name__)
class Day(datetime.date):
    def __new__(cls, text):
        return super().__new__(cls, *map(int, text.split('/')))
print(repr(Day('2024/5/6')), Day('2024/5/6') == datetime.date(2024, 5, 6))
#== tzinfo subclass
from datetime import tzinfo, timedelta, datetime, timezone
class Fixed(tzinfo):
    def __init__(self, hours, name):
        self.hours, self.name = hours, name
    def utcoffset(self, dt):
        return timedelta(hours=self.hours)
    def tzname(self, dt):
        return self.name
    def dst(self, dt):
        return timedelta(0)
    def __repr__(self):
        return 'Fixed(%r)' % self.name
z = Fixed(3, 'MSK')
d = datetime(2024, 1, 1, 12, tzinfo=z)
print(d, repr(d), d.tzname(), d.dst(), d.astimezone(timezone.utc), datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone(z), datetime.fromtimestamp(0, z), d.timetuple().tm_isdst, d.strftime('%z %Z'))
#== tzinfo abstract
from datetime import tzinfo, datetime
datetime(2024, 1, 1, tzinfo=tzinfo()).utcoffset()
#== tzinfo wrong offset
from datetime import tzinfo, datetime
class Bad(tzinfo):
    def utcoffset(self, dt):
        return 5
datetime(2024, 1, 1, tzinfo=Bad()).utcoffset()
#== tzinfo offset too far
from datetime import tzinfo, datetime, timedelta
class Bad(tzinfo):
    def utcoffset(self, dt):
        return timedelta(2)
str(datetime(2024, 1, 1, tzinfo=Bad()))
#== datetime names
import datetime
print(datetime.MINYEAR, datetime.MAXYEAR, datetime.datetime, datetime.date, datetime.timedelta, datetime.timezone, datetime.tzinfo, datetime.time, datetime.datetime.__name__, datetime.datetime.__module__)
#== datetime attributes are not writable
from datetime import datetime
try:
    datetime(2024, 1, 1).year = 5
except AttributeError:
    print('no')
#== datetime in containers
from datetime import datetime, date, timedelta
print([datetime(2024, 1, 1)], {'a': date(2024, 1, 1)}, (timedelta(1),), {date(2024, 1, i) for i in (1,)}, min([date(2024, 1, 2), date(2024, 1, 1)]))
#== datetime days of a month
from datetime import date, timedelta
day, days = date(2024, 1, 30), []
while day < date(2024, 2, 3):
    days.append(day.isoformat())
    day += timedelta(days=1)
print(days)
#== all at once: datetime
from datetime import *
d = datetime(2024, 2, 29, 13, 5, 7, 123456); u = d.replace(tzinfo=timezone.utc); z = timezone(timedelta(hours=5, minutes=30), 'IST')
print(d, repr(d), d.isoformat(), d.isoformat(' ', 'seconds'), d.date(), d.time(), u, u.astimezone(z), u.isoformat(), d.strftime('%Y-%m-%d %H:%M:%S.%f %j %a %A %b %B %p %I %y %U %W %w %u %G %V %% %c %x %X %D %e %h %n%t|'), u.strftime('%z %Z'), u.astimezone(z).strftime('%z %Z %:z'), d.timetuple().tm_yday, d.weekday(), d.isoweekday(), d.isocalendar(), d.ctime(), u.timestamp(), d.toordinal(), d + timedelta(days=1, hours=-3), d - datetime(2024, 1, 1), d.replace(year=2020), datetime.min, datetime.max, repr(u), repr(z), str(z), hash(d) == hash(d.replace()), d < datetime(2025, 1, 1), datetime.combine(date(2020, 1, 1), time(5)), d.timetz(), d.utcoffset(), u.utcoffset(), u.tzname(), u.dst())
#== all at once: datetime parsing
from datetime import *
for s in ('2024-01-02', '2024-01-02T03:04', '2024-01-02 03:04:05', '2024-01-02T03:04:05.123', '2024-01-02T03:04:05.123456+05:30', '2024-01-02T03:04:05Z', '20240102T030405', '2024-W01-2', '2024-13-01', '2024-02-30', 'x', '', '2024-01-02T25:00', '2024-01-02T03:04:05.1234567', '2024-01-02T24:00', '2024-001', '2024-01-02T03:04:05-00:00', '2024-1-2'):
    for f in (datetime.fromisoformat, date.fromisoformat, time.fromisoformat):
        try: print(s, repr(f(s)))
        except Exception as e: print(s, type(e).__name__, e)
for s, f in (('2024-01-02', '%Y-%m-%d'), ('02/01/24 03:04', '%d/%m/%y %H:%M'), ('Jan 5 2024', '%b %d %Y'), ('5 January 2024 3 PM', '%d %B %Y %I %p'), ('2024-01-02 x', '%Y-%m-%d'), ('abc', '%Y'), ('2024-01-02T03:04:05.5+0200', '%Y-%m-%dT%H:%M:%S.%f%z'), ('12', '%Q'), ('2024-02-30', '%Y-%m-%d'), ('Mon', '%a'), ('1%', '%d%%'), ('2024 10 1', '%Y %W %w'), ('2024-01-02Z', '%Y-%m-%d%z'), ('', ''), ('1', '')):
    try: print(s, repr(datetime.strptime(s, f)))
    except Exception as e: print(s, type(e).__name__, e)
#== all at once: timedelta
from datetime import *
T = timedelta
for t in (T(1), T(hours=25), T(days=-1, seconds=5), T(microseconds=1), T(weeks=2, days=1.5), T(0), T(seconds=0.1), T(days=1, milliseconds=1), -T(1, 2, 3), T(minutes=90) / 2, T(1) // 3, T(1) * 1.5, abs(T(-1)), T(days=999999999)):
    print(t, repr(t), t.total_seconds(), t.days, t.seconds, t.microseconds, bool(t))
print(T(1) / T(hours=1), T(1) // T(hours=5), T(1) % T(hours=5), divmod(T(1), T(hours=5)), T(1) < T(2), T(1) == T(hours=24), sum([T(1), T(2)], T()), T.max, T.min, T.resolution, hash(T(1)) == hash(T(hours=24)))
for f in (lambda: T('a'), lambda: T(1) + 5, lambda: T(days=10 ** 10), lambda: T(1) < 5, lambda: date(2020, 1, 1) + 1, lambda: datetime(2020, 1, 1) - date(2020, 1, 1), lambda: datetime(2020, 1, 1) < datetime(2020, 1, 1, tzinfo=timezone.utc), lambda: date(2020, 2, 30), lambda: datetime(2020, 1, 1, 25), lambda: date(0, 1, 1), lambda: time(24), lambda: datetime(2020, 13, 1), lambda: datetime(2020), lambda: timezone(T(days=1)), lambda: timezone(5), lambda: datetime.max + T(1), lambda: date(2020, 1, 1).replace(day=40), lambda: datetime(2020, 1, 1, tzinfo=5), lambda: datetime(2020, 1, 1) == 5, lambda: date(2020, 1, 1) == datetime(2020, 1, 1), lambda: date(2020, 1, 1) < datetime(2020, 1, 1), lambda: datetime.fromtimestamp(0, timezone.utc), lambda: datetime.utcfromtimestamp(1.5), lambda: datetime.fromtimestamp('a'), lambda: T(1) / 0, lambda: T(1) * 'a', lambda: datetime(2020.5, 1, 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#== all at once: date and time
from datetime import *
d = date(2024, 12, 30); print(d, repr(d), d.isocalendar(), d.isocalendar().week, d.strftime('%d.%m.%Y'), f'{d:%Y/%m}', f'{d}', d - date(2024, 1, 1), d + timedelta(2), d.timetuple()[:3], date.fromordinal(1), date.fromisocalendar(2024, 1, 1), d.replace(month=1), d.ctime(), date.min, date.max, '{:%H:%M}'.format(time(5, 6)), time(1, 2, 3, 4), repr(time(1, 2)), time(1, tzinfo=timezone.utc), time(1).isoformat('milliseconds'), time(1) < time(2), time.min, time.max, bool(time(0)), d.weekday(), date.resolution)
#== much at once
import datetime as dt
d=dt.datetime(2024,2,29,13,5,7,123456,tzinfo=dt.timezone.utc)
print(d, repr(d), d.isoformat(), d.isoformat(' ','seconds'), d.strftime('%Y-%m-%d %H:%M:%S.%f %z %Z %a %A %b %B %j %U %W %p %I %y %c %x %X %%'), d.timestamp(), d.date(), d.time(), d.timetz(), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.utctimetuple()[:6])
print(d+dt.timedelta(days=366,hours=3), d-dt.timedelta(weeks=2), d-dt.datetime(2020,1,1,tzinfo=dt.timezone.utc), d.replace(year=2023,day=1), d.astimezone(dt.timezone(dt.timedelta(hours=-5,minutes=-30))))
print(dt.timedelta(days=-1,seconds=5), repr(dt.timedelta(1,2,3)), dt.timedelta(hours=25).total_seconds(), dt.timedelta(days=1)/2, dt.timedelta(days=1)//dt.timedelta(hours=5), divmod(dt.timedelta(days=1),dt.timedelta(hours=5)), abs(dt.timedelta(-1)), -dt.timedelta(1), dt.timedelta(1)*1.5)
print(dt.datetime.fromisoformat('2024-01-02T03:04:05.678+02:00'), dt.datetime.fromisoformat('20240102T030405Z'), dt.date.fromisoformat('2024-W01-2'), dt.datetime.strptime('2024-03-01 10:11','%Y-%m-%d %H:%M'), dt.datetime.fromtimestamp(0,dt.timezone.utc), dt.datetime.utcfromtimestamp(86400.5), dt.date.fromordinal(738000), dt.datetime.combine(dt.date(2020,1,1),dt.time(3)), dt.datetime.min, dt.date.max, dt.timedelta.max)
print(f'{d:%Y/%m}', sorted([dt.date(2020,1,2),dt.date(2020,1,1)]), dt.date(2020,1,1)<dt.date(2020,1,2), hash(dt.date(2020,1,1))==hash(dt.date(2020,1,1)), dt.time(1,2,3).isoformat('minutes'), dt.time.fromisoformat('04:05'), bool(dt.timedelta()), dt.timezone(dt.timedelta(hours=1),'X'), dt.timezone.utc.utcoffset(None), repr(dt.timezone.utc))
#== replace does not ask a subclass
import datetime
class D(datetime.date):
    def __new__(c, *a): print('new', a); return super().__new__(c, *a)
class T(datetime.datetime):
    def __new__(c, *a, **k): print('new', len(a)); return super().__new__(c, *a, **k)
d = D(2020, 1, 1)
print(d.replace(year=2000), type(d.replace(month=2)).__name__)
t = T(2020, 1, 1, 5)
print(t.replace(hour=3), type(t.replace(minute=1)).__name__)
