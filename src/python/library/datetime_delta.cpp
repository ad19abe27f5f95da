#include "python/library/datetime_text.hpp"

namespace aludel::python::library {

const std::string_view datetime_delta_text = R"python(
import time as _time

__all__ = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC']

MINYEAR = 1
MAXYEAR = 9999

_month_days = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_before_month = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_last_ordinal = 3652059
_missing = object()


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _leap(year) else _month_days[month]


def _day_of_year(year, month, day):
    return _before_month[month] + (1 if month > 2 and _leap(year) else 0) + day


def _ordinal(year, month, day):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + _day_of_year(year, month, day)


def _from_ordinal(ordinal):
    # Years that begin in March end with the leap day, so that months have a plain rule.
    shifted = ordinal + 305
    era, day_of_era = divmod(shifted, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    return era * 400 + year_of_era + (1 if month <= 2 else 0), month, day


def _first_iso_week(year):
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError('year %d is out of range' % year)
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond, fold = _index(hour), _index(minute), _index(second), _index(microsecond), _index(fold)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond, fold


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % _type_name(zone))


def _check_offset(offset, method):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError("tzinfo.%s() must return None or timedelta, not '%s'" % (method, _type_name(offset)))
    if not -_one_day < offset < _one_day:
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).')
    return offset


def _required(**given):
    for position, (name, value) in enumerate(given.items(), 1):
        if value is _missing:
            raise TypeError("function missing required argument '%s' (pos %d)" % (name, position))


def _too_many(most, rest):
    if rest:
        raise TypeError('function takes at most %d arguments (%d given)' % (most, most + len(rest)))


def _nearest(numerator, denominator):
    quotient, remainder = divmod(numerator, denominator)
    twice = 2 * remainder
    above = twice > denominator if denominator > 0 else twice < denominator
    if above or (twice == denominator and quotient % 2 == 1):
        quotient += 1
    return quotient


def _offset_text(offset, separator=':'):
    if offset is None:
        return ''
    sign = '+'
    if offset.days < 0:
        sign = '-'
        offset = -offset
    minutes, seconds = divmod(offset.seconds, 60)
    text = '%s%02d%s%02d' % (sign, minutes // 60, separator, minutes % 60)
    if seconds or offset.microseconds:
        text += '%s%02d' % (separator, seconds)
        if offset.microseconds:
            text += '.%06d' % offset.microseconds
    return text


def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec == 'hours':
        return '%02d' % hour
    if timespec == 'minutes':
        return '%02d:%02d' % (hour, minute)
    if timespec == 'seconds':
        return '%02d:%02d:%02d' % (hour, minute, second)
    if timespec == 'milliseconds':
        return '%02d:%02d:%02d.%03d' % (hour, minute, second, microsecond // 1000)
    if timespec == 'microseconds':
        return '%02d:%02d:%02d.%06d' % (hour, minute, second, microsecond)
    raise ValueError('Unknown timespec value')


def _format_time(value, format, fields):
    made = ''
    at = 0
    while at < len(format):
        percent = format.find('%', at)
        if percent < 0 or percent + 1 == len(format):
            break
        made += format[at:percent]
        code = format[percent + 1]
        if code == 'f':
            made += '%06d' % getattr(value, 'microsecond', 0)
        elif code == 'z':
            offset = value.utcoffset() if hasattr(value, 'utcoffset') else None
            made += _offset_text(offset, '')
        elif code == 'Z':
            name = value.tzname() if hasattr(value, 'tzname') else None
            made += '' if name is None else name.replace('%', '%%')
        else:
            made += '%' + code
        at = percent + 2
    return _time.strftime(made + format[at:], fields)


@_static_type
class timedelta:
    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        left = 0.0
        for name, value, factor in (('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                                    ('seconds', seconds, 1000000), ('minutes', minutes, 60000000),
                                    ('hours', hours, 3600000000), ('days', days, 86400000000),
                                    ('weeks', weeks, 604800000000)):
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                whole = int(value)
                total += whole * factor
                fraction = (value - whole) * factor
                whole = int(fraction)
                total += whole
                left += fraction - whole
            else:
                raise TypeError('unsupported type for timedelta %s component: %s' % (name, _type_name(value)))
        if left:
            whole = round(left)
            if abs(whole - left) == 0.5:
                odd = total & 1
                whole = 2 * round((left + odd) * 0.5) - odd
            total += int(whole)
        return cls._make(total)

    @classmethod
    def _make(cls, total):
        days, rest = divmod(total, 86400000000)
        if not -999999999 <= days <= 999999999:
            if not -2147483648 <= days <= 2147483647:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError('days=%d; must have magnitude <= 999999999' % days)
        self = object.__new__(cls)
        self._total = total
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 1000000)
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def total_seconds(self):
        return self._total / 1000000

    def __repr__(self):
        parts = ['%s=%d' % (name, value) for name, value in (('days', self._days), ('seconds', self._seconds),
                                                             ('microseconds', self._microseconds)) if value]
        return '%s(%s)' % (_type_name(self), ', '.join(parts) or '0')

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = '%d:%02d:%02d' % (minutes // 60, minutes % 60, seconds)
        if self._days:
            text = '%d day%s, %s' % (self._days, '' if abs(self._days) == 1 else 's', text)
        if self._microseconds:
            text += '.%06d' % self._microseconds
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._total + other._total)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._total - other._total)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(other._total - self._total)
        return NotImplemented

    def __neg__(self):
        return timedelta._make(-self._total)

    def __pos__(self):
        return timedelta._make(self._total)

    def __abs__(self):
        return timedelta._make(abs(self._total))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._make(self._total * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._make(_nearest(self._total * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            return timedelta._make(_nearest(self._total, other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._make(_nearest(self._total * denominator, numerator))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        if isinstance(other, int):
            return timedelta._make(self._total // other)
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._total % other._total)
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, remainder = divmod(self._total, other._total)
            return quotient, timedelta._make(remainder)
        return NotImplemented

    def __bool__(self):
        return self._total != 0

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
_one_day = timedelta(1)


@_static_type
class tzinfo:
    def utcoffset(self, dt, /):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def tzname(self, dt, /):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def dst(self, dt, /):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        saving = dt.dst()
        if saving is None:
            raise ValueError('fromutc: non-None dst() result required')
        standard = offset - saving
        if standard:
            dt += standard
            saving = dt.dst()
            if saving is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return dt + saving


@_static_type
class timezone(tzinfo):
    def __new__(cls, offset=_missing, name=_missing):
        if offset is _missing:
            raise TypeError("timezone() missing required argument 'offset' (pos 1)")
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not %s"
                            % ('None' if offset is None else _type_name(offset)))
        if name is not _missing and not isinstance(name, str):
            raise TypeError('timezone() argument 2 must be str, not %s' % ('None' if name is None else _type_name(name)))
        if name is _missing and not offset:
            return cls.utc
        if not -_one_day < offset < _one_day:
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             'timedelta(hours=24), not %r.' % (offset,))
        return cls._make(offset, None if name is _missing else name)

    @classmethod
    def _make(cls, offset, name):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def _check(self, dt, method):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError('%s(dt) argument must be a datetime instance or None, not %s' % (method, _type_name(dt)))

    def utcoffset(self, dt, /):
        self._check(dt, 'utcoffset')
        return self._offset

    def tzname(self, dt, /):
        self._check(dt, 'tzname')
        return str(self)

    def dst(self, dt, /):
        self._check(dt, 'dst')
        return None

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc() argument must be a datetime instance')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        if self._name is None:
            return '%s(%r)' % (_type_name(self), self._offset)
        return '%s(%r, %r)' % (_type_name(self), self._offset, self._name)

    def __str__(self):
        if self._name is not None:
            return self._name
        return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


timezone.utc = UTC = timezone._make(timedelta(0), None)
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
)python";

}  // namespace aludel::python::library
