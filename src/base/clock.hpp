#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace aludel {

using TimePoint = std::chrono::system_clock::time_point;

/// A seam for tests: what "now" is. The variable ALUDEL_NOW (seconds since the epoch) fixes it.
TimePoint now();

/// Of a clock that only goes forward, in seconds: for how long something takes.
double seconds_now();

/// Broken-down civil time of a zone: "UTC", an IANA name ("Europe/Paris"), or "" for local time.
/// Throws Error(config_invalid) for a zone the machine does not know.
struct CivilTime {
    int year, month, day, hour, minute, second, microsecond;
    int offset_seconds; ///< east of UTC
};
CivilTime civil_time(TimePoint time, std::string_view zone);

/// "2026-11-20 11:40:00+00:00"
std::string format_timestamp(TimePoint time, std::string_view zone = "UTC");
/// "2026-11-20T11:40:00Z"
std::string format_iso(TimePoint time);

}  // namespace aludel
