#include "python/library/datetime_text.hpp"

namespace aludel::python::library {

const std::string_view datetime_date_text = R"python(
class _IsoDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)' % self


_IsoDate.__name__ = _IsoDate.__qualname__ = 'IsoCalendarDate'


@_static_type
class date:
    def __new__(cls, year=_missing, month=_missing, day=_missing, *rest):
        _too_many(3, rest)
        _required(year=year, month=month, day=day)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        fields = _time.localtime(timestamp)
        return cls(fields[0], fields[1], fields[2])

    @classmethod
    def fromordinal(cls, ordinal, /):
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError('ordinal must be >= 1')
        if ordinal > _last_ordinal:
            raise ValueError('year %d is out of range' % _from_ordinal(ordinal)[0])
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        found = _iso_date(text) if len(text) in (7, 8, 10) else None
        if found is None:
            raise ValueError('Invalid isoformat string: %r' % text)
        return cls(*found)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        found = _iso_week(_index(year), _index(week), _index(day))
        return cls(*found)

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def replace(self, year=_missing, month=_missing, day=_missing):
        return date.__new__(type(self), self._year if year is _missing else year, self._month if month is _missing else month,
                          self._day if day is _missing else day)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        today = self.toordinal()
        week, day = divmod(today - _first_iso_week(year), 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _first_iso_week(year), 7)
        elif week >= 52 and today >= _first_iso_week(year + 1):
            year += 1
            week = 0
        return _IsoDate((year, week + 1, day + 1))

    def isoformat(self):
        return '%04d-%02d-%02d' % (self._year, self._month, self._day)

    __str__ = isoformat

    def __repr__(self):
        return '%s(%d, %d, %d)' % (_type_name(self), self._year, self._month, self._day)

    def ctime(self):
        return _time.strftime('%a %b %e 00:00:00 ', self.timetuple()) + '%04d' % self._year

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  _day_of_year(self._year, self._month, self._day), -1))

    def strftime(self, format):
        if not isinstance(format, str):
            raise TypeError('strftime() argument 1 must be str, not %s' % _type_name(format))
        return _format_time(self, format, self._plain_fields())

    def _plain_fields(self):
        return self.timetuple()

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError('__format__() argument 1 must be str, not %s' % _type_name(format))
        return self.strftime(format) if format else str(self)

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, date) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, date) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, date) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, date) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, date) else NotImplemented

    def __hash__(self):
        return hash(bytes((self._year // 256, self._year % 256, self._month, self._day)))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 1 <= ordinal <= _last_ordinal:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


def _digits(text):
    return text.isascii() and text.isdigit()


def _iso_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError('Year is out of range: %d' % year)
    first = _first_iso_week(year)
    weeks = (_first_iso_week(year + 1) - first) // 7
    if not 1 <= week <= weeks:
        raise ValueError('Invalid week: %d' % week)
    if not 1 <= day <= 7:
        raise ValueError('Invalid day: %d (range is [1, 7])' % day)
    return _from_ordinal(first + (week - 1) * 7 + day - 1)


def _iso_date(text):
    year, rest = text[:4], text[4:]
    if len(year) < 4 or not _digits(year):
        return None
    dash = rest[:1] == '-'
    if dash:
        rest = rest[1:]
    if rest[:1] == 'W':
        week, rest = rest[1:3], rest[3:]
        day = '1'
        if rest:
            if dash:
                if rest[0] != '-':
                    return None
                rest = rest[1:]
            day = rest
        if len(week) != 2 or len(day) != 1 or not _digits(week + day):
            return None
        return _iso_week(int(year), int(week), int(day))
    month, rest = rest[:2], rest[2:]
    if dash:
        if rest[:1] != '-':
            return None
        rest = rest[1:]
    if len(month) != 2 or len(rest) != 2 or not _digits(month + rest):
        return None
    return int(year), int(month), int(rest)


def _iso_clock(text):
    # Hours, minutes, seconds, microseconds and how many of them there were.
    parts = []
    at = 0
    colon = None
    while True:
        part = text[at:at + 2]
        if len(part) != 2 or not _digits(part):
            return None
        parts.append(int(part))
        at += 2
        if at == len(text):
            break
        next = text[at]
        if next in '.,' and len(parts) == 3:
            fraction = text[at + 1:]
            if not fraction or not _digits(fraction):
                return None
            parts.append(int(fraction[:6].ljust(6, '0')))
            break
        if len(parts) == 3:
            return None
        if colon is None:
            colon = next == ':'
        if colon:
            if next != ':':
                return None
            at += 1
    return parts + [0] * (4 - len(parts))


def _iso_time(text):
    # The fields of a time and its zone; None when the text is none.
    if text[:1] == 'T':
        text = text[1:]
    zone = None
    for at, sign in enumerate(text):
        if sign in '+-Z':
            rest = text[at + 1:]
            if sign == 'Z':
                if rest:
                    return None
                zone = timezone.utc
            else:
                clock = _iso_clock(rest)
                if clock is None:
                    return None
                offset = timedelta(hours=clock[0], minutes=clock[1], seconds=clock[2], microseconds=clock[3])
                zone = timezone(-offset if sign == '-' else offset)
            text = text[:at]
            break
    clock = _iso_clock(text)
    return None if clock is None else clock + [zone]


def _zone_offset(value):
    zone = value._tzinfo
    return None if zone is None else _check_offset(zone.utcoffset(value._zone_argument()), 'utcoffset')


class _Zoned:
    # What time and datetime share.
    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def utcoffset(self):
        return _zone_offset(self)

    def dst(self):
        zone = self._tzinfo
        return None if zone is None else _check_offset(zone.dst(self._zone_argument()), 'dst')

    def tzname(self):
        zone = self._tzinfo
        name = None if zone is None else zone.tzname(self._zone_argument())
        if name is not None and not isinstance(name, str):
            raise TypeError("tzinfo.tzname() must return None or a string, not '%s'" % _type_name(name))
        return name

    def __eq__(self, other):
        order = self._compare(other, True)
        return order if order is NotImplemented else order == 0

    def __ne__(self, other):
        order = self._compare(other, True)
        return order if order is NotImplemented else order != 0

    def __lt__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order < 0

    def __le__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order <= 0

    def __gt__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order > 0

    def __ge__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order >= 0


@_static_type
class time(_Zoned):
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    def _zone_argument(self):
        return None

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        found = _iso_time(text)
        if found is None:
            raise ValueError('Invalid isoformat string: %r' % text)
        return cls(*found)

    def replace(self, hour=_missing, minute=_missing, second=_missing, microsecond=_missing, tzinfo=_missing, *,
                fold=_missing):
        return time.__new__(type(self), self._hour if hour is _missing else hour, self._minute if minute is _missing else minute,
                          self._second if second is _missing else second,
                          self._microsecond if microsecond is _missing else microsecond,
                          self._tzinfo if tzinfo is _missing else tzinfo, fold=self._fold if fold is _missing else fold)

    def isoformat(self, timespec='auto'):
        return _time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    __str__ = isoformat

    def __repr__(self):
        text = '%d, %d' % (self._hour, self._minute)
        if self._second or self._microsecond:
            text += ', %d' % self._second
        if self._microsecond:
            text += ', %d' % self._microsecond
        if self._tzinfo is not None:
            text += ', tzinfo=%r' % (self._tzinfo,)
        if self._fold:
            text += ', fold=1'
        return '%s(%s)' % (_type_name(self), text)

    def strftime(self, format):
        return _format_time(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError('__format__() argument 1 must be str, not %s' % _type_name(format))
        return self.strftime(format) if format else str(self)

    def _microseconds(self, offset):
        total = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        return total if offset is None else total - offset._total

    def _compare(self, other, equality):
        if not isinstance(other, time):
            return NotImplemented
        mine = yours = None
        if self._tzinfo is not other._tzinfo:
            mine, yours = self.utcoffset(), other.utcoffset()
            if (mine is None) != (yours is None):
                if equality:
                    return 1
                raise TypeError("can't compare offset-naive and offset-aware times")
        return self._microseconds(mine) - other._microseconds(yours)

    def __hash__(self):
        plain = self.replace(fold=0) if self._fold else self
        offset = plain.utcoffset()
        if not offset:
            packed = self._microsecond
            return hash(bytes((self._hour, self._minute, self._second, packed >> 16, packed >> 8 & 255, packed & 255)))
        return hash(timedelta._make(plain._microseconds(offset)))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__class__, (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
)python";

}  // namespace aludel::python::library
