#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aludel {

/// One zone of the machine's time zone database, read without touching the process-wide TZ.
class TimeZone {
public:
    /// "Europe/Paris". Throws Error(config_invalid) for a name the machine does not know.
    static TimeZone load(std::string_view name);
    /// The content of a TZif file (RFC 8536). Throws Error(config_invalid) where it is none.
    static TimeZone parse(std::string_view bytes, std::string_view name);

    /// Seconds east of UTC at a time given in seconds since the epoch.
    int offset_at(std::int64_t time) const;

private:
    /// The end of a daylight rule of the footer: "M10.5.0/3".
    struct Rule {
        enum class Kind { month_week_day, julian_without_leap, day_of_year } kind = Kind::month_week_day;
        int month = 0, week = 0, day = 0;
        int seconds = 7200;  ///< of local time
    };
    /// What holds after the last transition: "CET-1CEST,M3.5.0,M10.5.0/3".
    struct Footer {
        bool present = false;
        bool daylight = false;
        int standard_offset = 0, daylight_offset = 0;
        Rule start, end;
    };

    static Footer parse_footer(std::string_view text);
    static std::int64_t time_of(const Rule& rule, int year, int offset);
    int footer_offset(std::int64_t time) const;

    std::vector<std::int64_t> transitions_;
    std::vector<int> offsets_;  ///< one a transition
    int first_offset_ = 0;      ///< before the first transition
    Footer footer_;
};

}  // namespace aludel
