#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view strptime_text = R"python(
import re as _re
from datetime import date as _date

_days = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
_months = ('january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
           'november', 'december')


def _tens(low, high):
    # What two digits are written as that stand for a number from low to high.
    last = high // 10
    made = []
    for ten in range(last + 1):
        least, most = low if ten == 0 else 0, high % 10 if ten == last else 9
        made.append('%d%s' % (ten, r'\d' if (least, most) == (0, 9) else '[%d-%d]' % (least, most)))
    return '|'.join(made)


def _words(names):
    return '|'.join(sorted(names, key=len, reverse=True))


# A number: its least and largest value, and what it may be written as with one digit.
_numbers = {
    'd': (1, 31, '[1-9]| [1-9]'), 'm': (1, 12, '[1-9]'),
    'H': (0, 23, r'\d'), 'I': (1, 12, '[1-9]'), 'M': (0, 59, r'\d'), 'S': (0, 61, r'\d'),
    'U': (0, 53, r'\d'), 'W': (0, 53, r'\d'), 'V': (1, 53, r'\d'),
}
_others = {
    'Y': r'\d{4}', 'G': r'\d{4}', 'y': r'\d{2}', 'f': '[0-9]{1,6}', 'u': '[1-7]', 'w': '[0-6]',
    'j': r'0(?:%s)|[12]\d{2}|3(?:%s)|%s|[1-9]' % (_tens(1, 99), _tens(0, 66), _tens(1, 99)),
    'p': 'am|pm', 'Z': 'utc|gmt',
    'A': _words(_days), 'a': _words([name[:3] for name in _days]),
    'B': _words(_months), 'b': _words([name[:3] for name in _months]),
}
_sixty = r':?[0-5]\d'
_others['z'] = r'[+-]\d{2}' + _sixty + '(?:' + _sixty + r'(?:\.\d{1,6})?)?|(?-i:Z)'
_directives = {letter: '(?P<%s>%s)' % (letter, pattern) for letter, pattern in _others.items()}
_directives.update({letter: '(?P<%s>%s|%s)' % (letter, _tens(low, high), alone) for letter, (low, high, alone) in _numbers.items()})
_directives['%'] = '%'
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
    made->source(strptime_text);
    return made;
}

}  // namespace aludel::python::library
