#include <ctime>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string>

#include "base/clock.hpp"
#include "base/interrupt.hpp"
#include "python/attribute.hpp"
#include "python/evaluator.hpp"
#include "python/library/library.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view time_text = R"python(
class struct_time(tuple):
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    __match_args__ = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')

    def __new__(cls, sequence, more=None):
        fields = tuple(sequence)
        if len(fields) < 9:
            raise TypeError('time.struct_time() takes an at least 9-sequence (%d-sequence given)' % len(fields))
        if len(fields) > 11:
            raise TypeError('time.struct_time() takes an at most 11-sequence (%d-sequence given)' % len(fields))
        self = super().__new__(cls, fields[:9])
        self.tm_zone = fields[9] if len(fields) > 9 else None
        self.tm_gmtoff = fields[10] if len(fields) > 10 else None
        return self

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])

    def __repr__(self):
        return 'time.struct_time(%s)' % ', '.join('%s=%r' % pair for pair in zip(self.__match_args__, self))


def gmtime(seconds=None, /):
    return struct_time(_fields(seconds, False))


def localtime(seconds=None, /):
    return struct_time(_fields(seconds, True))


def strptime(text, format='%a %b %d %H:%M:%S %Y', /):
    from _strptime import _parse
    fields, _, offset, _, name = _parse(text, format)
    return struct_time(tuple(fields) + (name, offset))


def asctime(fields=None, /):
    fields = localtime() if fields is None else fields
    return strftime('%a %b %e %H:%M:%S ', fields) + str(fields[0])


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def tzset():
    pass
)python";

/// Seconds since the epoch, rounded down; the current time for none.
std::int64_t moment(Call& call, std::size_t parameter) {
    using namespace std::chrono;
    const Value given = plain(force(call.evaluator, call[parameter]));
    if (given.is_none()) {
        return floor<seconds>(now().time_since_epoch()).count();
    }
    if (given.is(Kind::floating)) {
        const double value = std::floor(given.as_floating());
        if (std::isnan(value)) {
            raise(call.evaluator, ExceptionType::ValueError, "Invalid value NaN (not a number)");
        }
        if (std::abs(value) > 9.2e18) {
            raise(call.evaluator, ExceptionType::OverflowError, "timestamp out of range for platform time_t");
        }
        return static_cast<std::int64_t>(value);
    }
    if (given.is(Kind::big_integer)) {
        raise(call.evaluator, ExceptionType::OverflowError, "timestamp out of range for platform time_t");
    }
    return call.integer(parameter);
}

/// Nine fields as Python counts them, the zone's name and its seconds east of UTC.
Value fields(Call& call) {
    const auto seconds = static_cast<std::time_t>(moment(call, 0));
    std::tm broken{};
    if (!(call.truth(1) ? ::localtime_r(&seconds, &broken) : ::gmtime_r(&seconds, &broken))) {
        raise(call.evaluator, ExceptionType::OverflowError, "timestamp out of range for platform time_t");
    }
    auto number = [](int value) { return Value::integer(value); };
    return call.evaluator.tuple({number(broken.tm_year + 1900), number(broken.tm_mon + 1), number(broken.tm_mday),
                                 number(broken.tm_hour), number(broken.tm_min), number(broken.tm_sec),
                                 number((broken.tm_wday + 6) % 7), number(broken.tm_yday + 1), number(broken.tm_isdst),
                                 call.evaluator.str(broken.tm_zone), Value::integer(broken.tm_gmtoff)});
}

/// A struct_time or a tuple of nine as the C library wants it.
std::tm broken_down(Call& call, const Value& given) {
    const Value value = plain(force(call.evaluator, given));
    if (!value.is(Kind::tuple)) {
        raise(call.evaluator, ExceptionType::TypeError, "Tuple or struct_time argument required");
    }
    const auto& items = value.as<Tuple>().items;
    if (items.size() != 9) {
        raise(call.evaluator, ExceptionType::TypeError, call.function.name + "(): illegal time tuple argument");
    }
    std::array<int, 9> field{};
    for (std::size_t i = 0; i < field.size(); ++i) {
        const std::int64_t given_field = to_index(call.evaluator, items[i]);
        if (given_field > 2'000'000'000 || given_field < -2'000'000'000) {
            raise(call.evaluator, ExceptionType::OverflowError,
                  given_field > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum");
        }
        field[i] = static_cast<int>(given_field);
    }
    std::tm broken{};
    broken.tm_year = field[0] - 1900;
    broken.tm_mon = field[1] - 1;
    broken.tm_mday = field[2];
    broken.tm_hour = field[3];
    broken.tm_min = field[4];
    broken.tm_sec = field[5];
    broken.tm_wday = (field[6] + 1) % 7;
    broken.tm_yday = field[7] - 1;
    broken.tm_isdst = field[8];
    if (given.is(Kind::instance)) {
        if (const Value offset = find_attribute(call.evaluator, given, "tm_gmtoff"); offset.is(Kind::integer)) {
            broken.tm_gmtoff = offset.as_integer();
        }
    }
    return broken;
}

/// What strftime() cannot print; zeros stand for "not known" in some fields.
void check(Call& call, std::tm& broken) {
    auto require = [&](bool holds, const char* name) {
        if (!holds) {
            raise(call.evaluator, ExceptionType::ValueError, std::string(name) + " out of range");
        }
    };
    broken.tm_mon = broken.tm_mon == -1 ? 0 : broken.tm_mon;
    broken.tm_mday = broken.tm_mday == 0 ? 1 : broken.tm_mday;
    broken.tm_yday = broken.tm_yday == -1 ? 0 : broken.tm_yday;
    require(broken.tm_mon >= 0 && broken.tm_mon <= 11, "month");
    require(broken.tm_mday >= 0 && broken.tm_mday <= 31, "day of month");
    require(broken.tm_hour >= 0 && broken.tm_hour <= 23, "hour");
    require(broken.tm_min >= 0 && broken.tm_min <= 59, "minute");
    require(broken.tm_sec >= 0 && broken.tm_sec <= 61, "seconds");
    require(broken.tm_wday >= 0, "day of week");
    require(broken.tm_yday >= 0 && broken.tm_yday <= 365, "day of year");
}

Value format_time(Call& call) {
    const std::string format(call.text(0));
    std::tm broken{};
    std::string zone;
    if (call.given(1)) {
        broken = broken_down(call, call[1]);
        if (call[1].is(Kind::instance)) {
            if (const Value name = find_attribute(call.evaluator, call[1], "tm_zone"); as_str(name)) {
                zone = as_str(name)->text;
                broken.tm_zone = zone.c_str();
            }
        }
    } else {
        const std::time_t seconds = std::chrono::system_clock::to_time_t(now());
        ::localtime_r(&seconds, &broken);
    }
    check(call, broken);
    if (format.empty()) {
        return call.evaluator.str("");
    }
    // An empty result looks like a buffer that is too small.
    const std::string marked = format + ".";
    for (std::size_t size = 256 + marked.size() * 4;; size *= 2) {
        std::string buffer(size, '\0');
        const std::size_t length = std::strftime(buffer.data(), size, marked.c_str(), &broken);
        if (length > 0) {
            return call.evaluator.str(buffer.substr(0, length - 1));
        }
        call.evaluator.step();
    }
}

Value sleep(Call& call) {
    using namespace std::chrono;
    const double wanted = plain(force(call.evaluator, call[0])).is(Kind::floating)
                              ? call.number(0)
                              : static_cast<double>(call.integer(0));
    if (std::isnan(wanted)) {
        raise(call.evaluator, ExceptionType::ValueError, "Invalid value NaN (not a number)");
    }
    if (wanted < 0) {
        raise(call.evaluator, ExceptionType::ValueError, "sleep length must be non-negative");
    }
    if (wanted > 9.2e9) {
        raise(call.evaluator, ExceptionType::OverflowError, "timestamp too large to convert to C _PyTime_t");
    }
    const auto end = steady_clock::now() + duration_cast<steady_clock::duration>(duration<double>(wanted));
    while (steady_clock::now() < end) {
        interrupt::check();
        const auto left = std::min<nanoseconds>(end - steady_clock::now(), milliseconds(50));
        const timespec slice{.tv_sec = 0, .tv_nsec = std::max<std::int64_t>(0, left.count())};
        ::nanosleep(&slice, nullptr);
    }
    return Value::none();
}

/// One division, as CPython has it: a product with 1e-9 is another number.
template <typename Point>
double seconds_of(Point point) {
    return static_cast<double>(std::chrono::duration_cast<std::chrono::nanoseconds>(point.time_since_epoch()).count()) /
           1e9;
}

void add_clocks(NativeModule& m) {
    using namespace std::chrono;
    m.function("time", "", [](Call&) { return Value::floating(seconds_of(now())); });
    m.function("time_ns", "",
               [](Call&) { return Value::integer(duration_cast<nanoseconds>(now().time_since_epoch()).count()); });
    for (const char* name : {"monotonic", "perf_counter"}) {
        m.function(name, "", [](Call&) { return Value::floating(seconds_of(steady_clock::now())); });
        m.function(std::string(name) + "_ns", "",
                   [](Call&) { return Value::integer(nanoseconds(steady_clock::now().time_since_epoch()).count()); });
    }
    auto processor = [] {
        timespec used{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
        return static_cast<std::int64_t>(used.tv_sec) * 1'000'000'000 + used.tv_nsec;
    };
    m.function("process_time", "",
               [processor](Call&) { return Value::floating(static_cast<double>(processor()) / 1e9); });
    m.function("process_time_ns", "", [processor](Call&) { return Value::integer(processor()); });
}

/// Seconds west of UTC and the name, in winter and in summer.
std::pair<std::tm, std::tm> seasons() {
    const std::time_t now = std::time(nullptr);
    std::tm winter{};
    ::localtime_r(&now, &winter);
    std::tm summer = winter;
    for (int month = 0; month < 12; ++month) {
        const std::time_t at = now - now % 86400 + static_cast<std::time_t>(month) * 30 * 86400;
        std::tm broken{};
        ::localtime_r(&at, &broken);
        (broken.tm_isdst > 0 ? summer : winter) = broken;
    }
    return {winter, summer.tm_isdst > 0 ? summer : winter};
}

void add_zone(NativeModule& m) {
    m.value("timezone", [](Evaluator&) { return Value::integer(-seasons().first.tm_gmtoff); });
    m.value("altzone", [](Evaluator&) { return Value::integer(-seasons().second.tm_gmtoff); });
    m.value("daylight", [](Evaluator&) { return Value::integer(seasons().second.tm_isdst > 0 ? 1 : 0); });
    m.value("tzname", [](Evaluator& evaluator) {
        const auto [winter, summer] = seasons();
        return evaluator.tuple({evaluator.str(winter.tm_zone), evaluator.str(summer.tm_zone)});
    });
}

}  // namespace

std::shared_ptr<const NativeModule> time() {
    auto made = std::make_shared<NativeModule>("time");
    NativeModule& m = *made;
    m.style(Signature::Style::c, UnknownArguments::infect);
    add_support(m);
    add_clocks(m);
    add_zone(m);
    m.function("_fields", "seconds, local, /", fields);
    m.function("strftime", "format, t=..., /", format_time);
    m.function("sleep", "seconds, /", sleep);
    m.function("mktime", "t, /", [](Call& call) {
        std::tm broken = broken_down(call, call[0]);
        broken.tm_wday = -1;
        const std::time_t made = std::mktime(&broken);
        if (made == -1 && broken.tm_wday == -1) {
            raise(call.evaluator, ExceptionType::OverflowError, "mktime argument out of range");
        }
        return Value::floating(static_cast<double>(made));
    });
    m.source(time_text);
    return made;
}

}  // namespace aludel::python::library
