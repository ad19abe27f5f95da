#include <chrono>

#include "base/clock.hpp"
#include "python/evaluator.hpp"
#include "python/library/datetime_text.hpp"
#include "python/library/library.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {

const std::string_view datetime_text = R"python(


_time_class = time
_epoch_ordinal = 719163


def _split_timestamp(timestamp):
    # Whole seconds and microseconds, halves to even.
    if isinstance(timestamp, float):
        if timestamp != timestamp:
            raise ValueError('Invalid value NaN (not a number)')
        if not -9.2e18 < timestamp < 9.2e18:
            raise OverflowError('timestamp out of range for platform time_t')
        whole = int(timestamp // 1)
        fraction = round((timestamp - whole) * 1e6)
        if fraction >= 1000000:
            whole += 1
            fraction -= 1000000
        return whole, fraction
    return _index(timestamp), 0


def _local_seconds(seconds):
    # Local time, as seconds since the epoch of a clock that shows it.
    return seconds + _time.localtime(seconds).tm_gmtoff


@_static_type
class datetime(_Zoned, date):
    def __new__(cls, year=_missing, month=_missing, day=_missing, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *rest, fold=0):
        _too_many(8, rest)
        _required(year=year, month=month, day=day)
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    def _zone_argument(self):
        return self

    @classmethod
    def _of_seconds(cls, seconds, microsecond, zone=None):
        day, seconds = divmod(seconds, 86400)
        ordinal = day + _epoch_ordinal
        if not 1 <= ordinal <= _last_ordinal:
            raise ValueError('year %d is out of range' % _from_ordinal(ordinal)[0])
        minutes, second = divmod(seconds, 60)
        return cls(*_from_ordinal(ordinal), minutes // 60, minutes % 60, second, microsecond, zone)

    @classmethod
    def _from_timestamp(cls, whole, microsecond, zone):
        if zone is not None:
            return zone.fromutc(cls._of_seconds(whole, microsecond, zone))
        made = cls._of_seconds(_local_seconds(whole), microsecond)
        # The second of two equal readings, when the clock was put back less than a day ago.
        if whole > 86400:
            before = _time.localtime(whole - 86400).tm_gmtoff
            change = _time.localtime(whole).tm_gmtoff - before
            if change < 0 and _local_seconds(whole + change) == _local_seconds(whole):
                made = made.replace(fold=1)
        return made

    @classmethod
    def now(cls, tz=None):
        _check_zone(tz)
        return cls._from_timestamp(*_now(), tz)

    @classmethod
    def today(cls):
        return cls._from_timestamp(*_now(), None)

    @classmethod
    def utcnow(cls):
        return cls._of_seconds(*_now())

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        return cls._from_timestamp(*_split_timestamp(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls._of_seconds(*_split_timestamp(timestamp))

    @classmethod
    def combine(cls, date, time, tzinfo=_missing):
        if not isinstance(date, _date_class):
            raise TypeError('combine() argument 1 must be datetime.date, not %s' % _type_name(date))
        if not isinstance(time, _time_class):
            raise TypeError('combine() argument 2 must be datetime.time, not %s' % _type_name(time))
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is _missing else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        found = _iso_datetime(text)
        if found is None:
            raise ValueError('Invalid isoformat string: %r' % text)
        return cls(*found)

    @classmethod
    def strptime(cls, text, format, /):
        for position, value in enumerate((text, format), 1):
            if not isinstance(value, str):
                raise TypeError('strptime() argument %d must be str, not %s' % (position, _type_name(value)))
        from _strptime import _parse
        fields, microsecond, offset, offset_microseconds, name = _parse(text, format)
        zone = None
        if offset is not None:
            delta = timedelta(seconds=offset, microseconds=offset_microseconds)
            zone = timezone(delta, name) if name else timezone(delta)
        return cls(*fields[:6], microsecond, zone)

    def replace(self, year=_missing, month=_missing, day=_missing, hour=_missing, minute=_missing, second=_missing,
                microsecond=_missing, tzinfo=_missing, *, fold=_missing):
        # As in CPython, a subclass is not asked: neither its __new__ nor its __init__.
        return datetime.__new__(
                          type(self), self._year if year is _missing else year, self._month if month is _missing else month,
                          self._day if day is _missing else day, self._hour if hour is _missing else hour,
                          self._minute if minute is _missing else minute,
                          self._second if second is _missing else second,
                          self._microsecond if microsecond is _missing else microsecond,
                          self._tzinfo if tzinfo is _missing else tzinfo, fold=self._fold if fold is _missing else fold)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def _seconds(self):
        # Of its own clock, since the epoch.
        return (self.toordinal() - _epoch_ordinal) * 86400 + (self._hour * 60 + self._minute) * 60 + self._second

    def _total(self, offset=None):
        total = self._seconds() * 1000000 + self._microsecond
        return total if offset is None else total - offset._total

    def _local_timestamp(self):
        # The moment at which the local clock shows this; of two the one that fold names.
        wanted = self._seconds()
        first = wanted - (_local_seconds(wanted) - wanted)
        if _local_seconds(first) == wanted:
            second = first + (-86400 if not self._fold else 86400)
            other = wanted - (_local_seconds(second) - second)
            if other == first or _local_seconds(other) != wanted:
                return first
            return max(first, other) if self._fold else min(first, other)
        other = wanted - (_local_seconds(first) - first)
        if _local_seconds(other) == wanted:
            return other
        return max(first, other) if not self._fold else min(first, other)

    def timestamp(self):
        if self.utcoffset() is None:
            return self._local_timestamp() + self._microsecond / 1e6
        return self._total(self.utcoffset()) / 1000000

    def timetuple(self):
        saving = self.dst()
        flag = -1 if saving is None else 1 if saving else 0
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                  self.weekday(), _day_of_year(self._year, self._month, self._day), flag))

    def _plain_fields(self):
        # What strftime() hands on: it asks tzinfo itself, for what it needs of it.
        return (self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
                _day_of_year(self._year, self._month, self._day), -1)

    def utctimetuple(self):
        offset = self.utcoffset()
        value = self.replace(tzinfo=None)
        if offset:
            value = value - offset
        return _time.struct_time((value._year, value._month, value._day, value._hour, value._minute, value._second,
                                  value.weekday(), _day_of_year(value._year, value._month, value._day), 0))

    def astimezone(self, tz=None):
        if tz is not None and not isinstance(tz, tzinfo):
            raise TypeError('tzinfo argument must be None or of a tzinfo subclass, not type \'%s\'' % _type_name(tz))
        mine = self._tzinfo
        offset = None if mine is None else self.utcoffset()
        if offset is None:
            local = self._local_timestamp()
            offset = timedelta(seconds=_time.localtime(local).tm_gmtoff)
        elif tz is mine:
            return self
        utc = self.replace(tzinfo=None, fold=0) - offset
        if tz is None:
            fields = _time.localtime(utc._seconds())
            tz = timezone(timedelta(seconds=fields.tm_gmtoff), fields.tm_zone)
        return tz.fromutc(utc.replace(tzinfo=tz))

    def isoformat(self, sep='T', timespec='auto'):
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError('isoformat() argument 1 must be a unicode character, not %s' % _type_name(sep))
        return ('%04d-%02d-%02d%s' % (self._year, self._month, self._day, sep)
                + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        text = '%d, %d, %d, %d, %d' % (self._year, self._month, self._day, self._hour, self._minute)
        if self._second or self._microsecond:
            text += ', %d' % self._second
        if self._microsecond:
            text += ', %d' % self._microsecond
        if self._fold:
            text += ', fold=1'
        if self._tzinfo is not None:
            text += ', tzinfo=%r' % (self._tzinfo,)
        return '%s(%s)' % (_type_name(self), text)

    def ctime(self):
        return _time.strftime('%a %b %e %H:%M:%S ', self.timetuple()) + '%04d' % self._year

    def _offset_with(self, fold):
        return self.utcoffset() if self._fold == fold else self.replace(fold=fold).utcoffset()

    def _compare(self, other, equality):
        if not isinstance(other, datetime):
            if not isinstance(other, date):
                return NotImplemented
            if equality:
                return 1
            raise TypeError("can't compare %s to %s" % (_type_name(self), _type_name(other)))
        mine = yours = None
        if self._tzinfo is not other._tzinfo:
            mine, yours = self.utcoffset(), other.utcoffset()
            if equality and (mine != self._offset_with(not self._fold) or yours != other._offset_with(not other._fold)):
                return 1
            if (mine is None) != (yours is None):
                if equality:
                    return 1
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            if mine == yours:
                mine = yours = None
        return self._total(mine) - other._total(yours)

    def __hash__(self):
        offset = self._offset_with(0)
        if offset is None:
            packed = self._microsecond
            return hash(bytes((self._year // 256, self._year % 256, self._month, self._day, self._hour, self._minute,
                               self._second, packed >> 16, packed >> 8 & 255, packed & 255)))
        return hash(timedelta._make(self._total(offset) + _epoch_ordinal * 86400000000))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._plus(other._total)

    __radd__ = __add__

    def _plus(self, total):
        whole, microsecond = divmod(self._total() + total, 1000000)
        if not 1 <= whole // 86400 + _epoch_ordinal <= _last_ordinal:
            raise OverflowError('date value out of range')
        return type(self)._of_seconds(whole, microsecond, self._tzinfo)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._plus(-other._total)
        if not isinstance(other, datetime):
            return NotImplemented
        mine = yours = None
        if self._tzinfo is not other._tzinfo:
            mine, yours = self.utcoffset(), other.utcoffset()
            if (mine is None) != (yours is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._make(self._total(mine) - other._total(yours))

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day, self._hour, self._minute, self._second,
                                self._microsecond, self._tzinfo)


_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


def _iso_datetime(text):
    # Where the date ends: its forms have 7, 8 or 10 characters.
    if len(text) < 7:
        return None
    if text[4:5] == '-':
        if text[5:6] == 'W':
            length = 10 if text[8:9] == '-' and text[9:10].isdigit() and len(text) >= 10 else 8
        else:
            length = 10
    elif text[4:5] == 'W':
        length = 7
        while length < len(text) and text[length].isdigit():
            length += 1
        if length >= 9:
            length = 7 if length % 2 == 0 else 8
    else:
        length = 8
    found = _iso_date(text[:length])
    if found is None:
        return None
    rest = text[length + 1:]
    if len(text) <= length:
        return list(found)
    clock = _iso_time(rest) if rest and rest[:1] != 'T' else None
    return None if clock is None else list(found) + clock
)python";

std::shared_ptr<const NativeModule> datetime() {
    static const std::string text =
        std::string(datetime_delta_text) + std::string(datetime_date_text) + std::string(datetime_text);
    auto made = std::make_shared<NativeModule>("datetime");
    made->style(Signature::Style::c, UnknownArguments::infect);
    add_support(*made);
    made->function("_now", "", [](Call& call) {
        using namespace std::chrono;
        const auto moment = now().time_since_epoch();
        const auto whole = floor<seconds>(moment);
        return call.evaluator.tuple(
            {Value::integer(whole.count()), Value::integer(floor<microseconds>(moment - whole).count())});
    });
    made->source(text);
    return made;
}

}  // namespace aludel::python::library
