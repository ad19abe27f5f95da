#include "base/clock.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <ctime>

#include "base/error.hpp"
#include "base/time_zone.hpp"

namespace aludel {
namespace {

TimePoint at(std::int64_t seconds) {
    return TimePoint(std::chrono::seconds(seconds));
}

/// The variable as it was, afterwards.
class VariableForTest {
public:
    VariableForTest(const char* name, const char* value) : name_(name) {
        if (const char* old = std::getenv(name))
            old_ = old;
        ::setenv(name, value, 1);
        ::tzset();
    }
    ~VariableForTest() {
        old_.empty() ? ::unsetenv(name_) : ::setenv(name_, old_.c_str(), 1);
        ::tzset();
    }

private:
    const char* name_;
    std::string old_;
};

TEST(Clock, NowCanBeFixed) {
    {
        const VariableForTest fixed("ALUDEL_NOW", "1763638800.25");
        EXPECT_EQ(now(), at(1763638800) + std::chrono::milliseconds(250));
    }
    {
        const VariableForTest fixed("ALUDEL_NOW", "tomorrow");
        EXPECT_THROW(now(), Error);
    }
    EXPECT_GT(now(), at(1'700'000'000));
}

TEST(Clock, Timestamps) {
    EXPECT_EQ(format_timestamp(at(1795174800)), "2026-11-20 11:40:00+00:00");
    EXPECT_EQ(format_timestamp(at(1795174800), "Europe/Paris"), "2026-11-20 12:40:00+01:00");
    EXPECT_EQ(format_timestamp(at(1795174800), "America/St_Johns"), "2026-11-20 08:10:00-03:30");
    EXPECT_EQ(format_timestamp(at(1795174800), "Asia/Kathmandu"), "2026-11-20 17:25:00+05:45");
    EXPECT_EQ(format_timestamp(at(-1)), "1969-12-31 23:59:59+00:00");
    EXPECT_EQ(format_iso(at(1795174800)), "2026-11-20T11:40:00Z");
}

TEST(Clock, Microseconds) {
    EXPECT_EQ(civil_time(at(-1) + std::chrono::microseconds(250), "UTC").microsecond, 250);
    EXPECT_EQ(civil_time(at(-1) + std::chrono::microseconds(250), "UTC").second, 59);
}

TEST(Clock, LocalTimeIsThatOfTheMachine) {
    const VariableForTest zone("TZ", "Asia/Tokyo");
    EXPECT_EQ(format_timestamp(at(1795174800), ""), "2026-11-20 20:40:00+09:00");
}

TEST(Clock, AnUnknownZoneIsRefused) {
    for (const char* name : {"Europe/Atlantis", "../../../etc/passwd", "/etc/passwd", "Europe", "tzdata.zi"}) {
        EXPECT_THROW(civil_time(at(0), name), Error) << name;
    }
}

TEST(TimeZone, BrokenFilesAreRefused) {
    EXPECT_THROW(TimeZone::parse("", "X"), Error);
    EXPECT_THROW(TimeZone::parse("TZif2", "X"), Error);
    EXPECT_THROW(TimeZone::parse(std::string("TZif2") + std::string(15, '\0') + std::string(24, '\xff'), "X"), Error);
}

// The C library reads the same files in its own way: the two must agree, also far beyond the last
// transition that the file lists, where the rule of its footer holds.
RC_GTEST_PROP(TimeZone, AgreesWithTheCLibrary, ()) {
    const std::string zone = *rc::gen::element<std::string>(
        "Europe/Paris", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Chatham",
        "Asia/Kathmandu", "Africa/Casablanca", "America/Sao_Paulo", "Europe/Dublin", "Asia/Tehran", "Antarctica/Troll",
        "America/Santiago", "Asia/Gaza", "Etc/GMT+5", "UTC");
    const auto seconds = *rc::gen::inRange<std::int64_t>(-2'000'000'000, 7'000'000'000);
    const VariableForTest variable("TZ", zone.c_str());
    const auto moment = static_cast<std::time_t>(seconds);
    std::tm expected{};
    ::localtime_r(&moment, &expected);
    RC_ASSERT(TimeZone::load(zone).offset_at(seconds) == static_cast<int>(expected.tm_gmtoff));
}

}  // namespace
}  // namespace aludel
