#include "base/error.hpp"
#include "base/time_zone.hpp"
#include "python/attribute.hpp"
#include "python/evaluator.hpp"
#include "python/library/library.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view zoneinfo_text = R"python(
from datetime import datetime as _datetime, timedelta as _timedelta, tzinfo as _tzinfo

__all__ = ['ZoneInfo', 'ZoneInfoNotFoundError', 'InvalidTZPathWarning']

TZPATH = ('/usr/share/zoneinfo',)


class ZoneInfoNotFoundError(KeyError):
    __module__ = 'zoneinfo._common'


class InvalidTZPathWarning(RuntimeWarning):
    pass


_zones = {}


@_static_type
class ZoneInfo(_tzinfo):
    def __new__(cls, key):
        if not isinstance(key, str):
            raise TypeError('expected str, bytes or os.PathLike object, not %s' % _type_name(key))
        if (cls, key) not in _zones:
            _zones[cls, key] = cls.no_cache(key)
        return _zones[cls, key]

    @classmethod
    def no_cache(cls, key):
        if key.startswith('/'):
            raise ValueError('ZoneInfo keys may not be absolute paths, got: ' + key)
        if '..' in key.split('/'):
            raise ValueError('ZoneInfo keys must be normalized relative paths, got: ' + key)
        try:
            zone = _Zone(key)
        except LookupError:
            raise ZoneInfoNotFoundError('No time zone found with key ' + key) from None
        self = _tzinfo.__new__(cls)
        self._key = key
        self._zone = zone
        return self

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        _zones.clear()

    @classmethod
    def from_file(cls, fobj, /, key=None):
        _unsupported('ZoneInfo.from_file() is not supported', 'name the zone: ZoneInfo("Europe/Paris")')

    key = property(lambda self: self._key)

    def _offset(self, dt):
        # Seconds east of UTC when clocks there show dt. A reading that comes twice has two of them, a reading that
        # never comes the two around it.
        local = (dt.toordinal() - 719163) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second
        before = self._zone.offset(local - 86400)
        after = self._zone.offset(local + 86400)
        earlier = self._zone.offset(local - before)
        later = self._zone.offset(local - after)
        if earlier == before and later == after:
            return after if dt.fold else before
        if earlier == before:
            return before
        if later == after:
            return after
        return after if dt.fold else before

    def utcoffset(self, dt, /):
        return None if dt is None else _timedelta(seconds=self._offset(dt))

    def fromutc(self, dt, /):
        if not isinstance(dt, _datetime):
            raise TypeError('fromutc() requires a datetime argument')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        utc = (dt.toordinal() - 719163) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second
        offset = self._zone.offset(utc)
        made = dt + _timedelta(seconds=offset)
        # The second of two equal readings: the clock was put back not long ago.
        if self._offset(made.replace(fold=0)) != offset and self._offset(made.replace(fold=1)) == offset:
            made = made.replace(fold=1)
        return made

    def tzname(self, dt, /):
        if dt is None:
            return None
        if self._key in ('UTC', 'Etc/UTC'):
            return 'UTC'
        _unsupported('the name that a zone goes by (ZoneInfo.tzname(), %Z) is not supported',
                     'format the offset (%z) or ZoneInfo.key')

    def dst(self, dt, /):
        if dt is None:
            return None
        if self._key in ('UTC', 'Etc/UTC'):
            return _timedelta(0)
        _unsupported('ZoneInfo.dst() is not supported', 'use utcoffset()')

    def __str__(self):
        return self._key

    def __repr__(self):
        return '%s(key=%r)' % (_type_name(self), self._key)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__class__, (self._key,)
)python";

struct ZoneData : NativeData {
    explicit ZoneData(TimeZone z) : zone(std::move(z)) {}
    TimeZone zone;
};

/// A zone of the machine's files: _Zone(name).offset(seconds since the epoch)
std::shared_ptr<const NativeClass> zone_type() {
    auto made = std::make_shared<NativeClass>("_Zone", "zoneinfo");
    made->initialise("key, /", [](Call& call) {
        try {
            call.self.as<Instance>().data = std::make_unique<ZoneData>(TimeZone::load(call.text(0)));
        } catch (const Error& error) {
            raise(call.evaluator, ExceptionType::LookupError, error.message());
        }
        return Value::none();
    });
    made->method("offset", "time, /", [](Call& call) {
        const auto& data = static_cast<const ZoneData&>(*call.self.as<Instance>().data);
        return Value::integer(data.zone.offset_at(call.integer(0)));
    });
    return made;
}

}  // namespace

std::shared_ptr<const NativeModule> zoneinfo() {
    auto made = std::make_shared<NativeModule>("zoneinfo");
    made->style(Signature::Style::c, UnknownArguments::infect);
    add_support(*made);
    made->type(zone_type());
    made->source(zoneinfo_text);
    return made;
}

}  // namespace aludel::python::library
