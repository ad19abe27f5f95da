#include "base/clock.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <ctime>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/time_zone.hpp"

namespace aludel {
namespace {

using namespace std::chrono;

int offset_of(std::string_view zone, std::int64_t time) {
    if (zone.empty()) {
        const auto moment = static_cast<std::time_t>(time);
        std::tm local{};
        ::localtime_r(&moment, &local);
        return static_cast<int>(local.tm_gmtoff);
    }
    if (iequals(zone, "UTC") || zone == "Z")
        return 0;
    return TimeZone::load(zone).offset_at(time);
}

}  // namespace

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

TimePoint now() {
    const char* fixed = std::getenv("ALUDEL_NOW");
    if (fixed == nullptr || *fixed == '\0')
        return system_clock::now();
    const std::string_view text(fixed);
    double seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size() || !(std::abs(seconds) < 9e9)) {
        throw Error(ErrorCode::config_invalid, fmt::format("ALUDEL_NOW is \"{}\", not a number of seconds", text));
    }
    return TimePoint(microseconds(std::llround(seconds * 1e6)));
}

CivilTime civil_time(TimePoint time, std::string_view zone) {
    const auto whole = floor<seconds>(time);
    CivilTime civil{};
    civil.offset_seconds = offset_of(zone, whole.time_since_epoch().count());
    const auto local = whole + seconds(civil.offset_seconds);
    const auto day = floor<days>(local);
    const year_month_day date(day);
    const hh_mm_ss clock(local - day);
    civil.year = static_cast<int>(date.year());
    civil.month = static_cast<int>(static_cast<unsigned>(date.month()));
    civil.day = static_cast<int>(static_cast<unsigned>(date.day()));
    civil.hour = static_cast<int>(clock.hours().count());
    civil.minute = static_cast<int>(clock.minutes().count());
    civil.second = static_cast<int>(clock.seconds().count());
    civil.microsecond = static_cast<int>(floor<microseconds>(time - whole).count());
    return civil;
}

std::string format_timestamp(TimePoint time, std::string_view zone) {
    const CivilTime c = civil_time(time, zone);
    const int minutes = std::abs(c.offset_seconds) / 60;
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}{}{:02}:{:02}", c.year, c.month, c.day, c.hour, c.minute,
                       c.second, c.offset_seconds < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::string format_iso(TimePoint time) {
    const CivilTime c = civil_time(time, "UTC");
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

}  // namespace aludel
