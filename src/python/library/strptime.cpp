#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view text = R"python(
import re as _re
from datetime import date as _date

_days = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
_months = ('january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
           'november', 'december')


def _names(letter, names):
    return '(?P<%s>%s)' % (letter, '|'.join(sorted(names, key=len, reverse=True)))


_directives = {
    'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])',
    'f': r'(?P<f>[0-9]{1,6})',
    'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
    'I': r'(?P<I>1[0-2]|0[1-9]|[1-9])',
    'G': r'(?P<G>\d\d\d\d)',
    'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
    'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])',
    'M': r'(?P<M>[0-5]\d|\d)',
    'S': r'(?P<S>6[0-1]|[0-5]\d|\d)',
    'U': r'(?P<U>5[0-3]|[0-4]\d|\d)',
    'W': r'(?P<W>5[0-3]|[0-4]\d|\d)',
    'w': r'(?P<w>[0-6])',
    'u': r'(?P<u>[1-7])',
    'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)',
    'y': r'(?P<y>\d\d)',
    'Y': r'(?P<Y>\d\d\d\d)',
    'z': r'(?P<z>[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z))',
    'A': _names('A', _days),
    'a': _names('a', [name[:3] for name in _days]),
    'B': _names('B', _months),
    'b': _names('b', [name[:3] for name in _months]),
    'p': '(?P<p>am|pm)',
    'Z': '(?P<Z>utc|gmt)',
    '%': '%',
}
_composed = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}
_compiled = {}


def _pattern(format):
    made = ''
    at = 0
    while at < len(format):
        one = format[at]
        at += 1
        if one.isspace():
            while at < len(format) and format[at].isspace():
                at += 1
            made += r'\s+'
        elif one != '%':
            made += _re.escape(one)
        elif at == len(format):
            raise ValueError("stray %% in format '%s'" % format)
        else:
            letter = format[at]
            at += 1
            if letter in _composed:
                made += _pattern(_composed[letter])
            elif letter in _directives:
                made += _directives[letter]
            else:
                raise ValueError("'%s' is a bad directive in format '%s'" % (letter, format))
    return made


def _year(found):
    if 'y' in found:
        short = int(found['y'])
        return short + (2000 if short <= 68 else 1900)
    return int(found['Y']) if 'Y' in found else None


def _hour(found):
    if 'H' in found:
        return int(found['H'])
    if 'I' not in found:
        return 0
    hour = int(found['I'])
    half = found.get('p', '').lower()
    if half in ('', 'am'):
        return 0 if hour == 12 and half == 'am' else hour
    return 12 if hour == 12 else hour + 12


def _weekday(found):
    if 'A' in found:
        return _days.index(found['A'].lower())
    if 'a' in found:
        return [name[:3] for name in _days].index(found['a'].lower())
    if 'w' in found:
        return (int(found['w']) + 6) % 7
    if 'u' in found:
        return int(found['u']) - 1
    return None


def _offset(text):
    if text == 'Z':
        return 0, 0
    digits = text[1:]
    if digits[2:3] == ':':
        digits = digits[:2] + digits[3:]
        if len(digits) > 5:
            if digits[4:5] != ':':
                raise ValueError('Inconsistent use of : in %s' % text)
            digits = digits[:4] + digits[5:]
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    microseconds = int((digits[7:] + '000000')[:6])
    return (-seconds, -microseconds) if text[0] == '-' else (seconds, microseconds)


def _day_of_week(year, week, weekday, from_monday):
    # The day of the year, of a week counted from the first Sunday or Monday.
    first = _date(year, 1, 1).weekday()
    if not from_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    before = (7 - first) % 7
    return 1 + weekday - first if week == 0 else 1 + before + 7 * (week - 1) + weekday


def _check_weeks(found, weekday, year):
    if 'G' in found:
        if 'j' in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if 'V' not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif 'V' in found:
        if weekday is None or year is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                         "instead.")


def _parse(text, format='%a %b %d %H:%M:%S %Y'):
    for position, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError("strptime() argument %d must be str, not %r" % (position, type(value)))
    pattern = _compiled.get(format)
    if pattern is None:
        pattern = _compiled[format] = _re.compile(_pattern(format), _re.IGNORECASE)
    match = pattern.match(text)
    if not match:
        raise ValueError('time data %r does not match format %r' % (text, format))
    if len(text) != match.end():
        raise ValueError('unconverted data remains: %s' % text[match.end():])
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    year = _year(found)
    month = day = 1
    if 'm' in found:
        month = int(found['m'])
    elif 'B' in found:
        month = _months.index(found['B'].lower()) + 1
    elif 'b' in found:
        month = [name[:3] for name in _months].index(found['b'].lower()) + 1
    if 'd' in found:
        day = int(found['d'])
    weekday = _weekday(found)
    _check_weeks(found, weekday, year)
    julian = int(found['j']) if 'j' in found else None
    leap_day = False
    if year is None and 'G' not in found:
        leap_day = month == 2 and day == 29
        year = 1904 if leap_day else 1900
    if julian is None and weekday is not None:
        for letter in ('U', 'W'):
            if letter in found:
                julian = _day_of_week(year, int(found[letter]), weekday, letter == 'W')
        if 'G' in found:
            one = _date.fromisocalendar(int(found['G']), int(found['V']), weekday + 1)
            year, month, day = one.year, one.month, one.day
            julian = one.toordinal() - _date(year, 1, 1).toordinal() + 1
        if julian is not None and julian <= 0:
            year -= 1
            julian += _date(year, 12, 31).toordinal() - _date(year, 1, 1).toordinal() + 1
    if julian is None:
        julian = _date(year, month, day).toordinal() - _date(year, 1, 1).toordinal() + 1
    else:
        one = _date.fromordinal(_date(year, 1, 1).toordinal() + julian - 1)
        year, month, day = one.year, one.month, one.day
    if weekday is None:
        weekday = _date(year, month, day).weekday()
    if leap_day:
        year = 1900
    offset, offset_microseconds = _offset(found['z']) if 'z' in found else (None, 0)
    zone = found.get('Z')
    fields = (year, month, day, _hour(found), int(found.get('M', 0)), int(found.get('S', 0)), weekday, julian,
              0 if zone else -1)
    return fields, int(found.get('f', '0').ljust(6, '0')), offset, offset_microseconds, zone and zone.upper()
)python";

}  // namespace

std::shared_ptr<const NativeModule> strptime() {
    auto made = std::make_shared<NativeModule>("_strptime");
    made->style(Signature::Style::c, UnknownArguments::infect);
    made->source(text);
    return made;
}

}  // namespace aludel::python::library
