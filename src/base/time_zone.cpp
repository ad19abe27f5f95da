#include "base/time_zone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "base/file.hpp"

namespace aludel {
namespace {

Error unknown_zone(std::string_view name) {
    Error error(ErrorCode::config_invalid, fmt::format("time zone \"{}\" is not known on this machine", name));
    error.hint("use UTC or a name of the time zone database such as Europe/Paris (package tzdata)");
    return error;
}

/// Reads the big-endian numbers of a TZif file; reading past its end is a fault of the file.
class Bytes {
public:
    Bytes(std::string_view bytes, std::string_view zone) : bytes_(bytes), zone_(zone) {}
    std::string_view take(std::size_t count) {
        if (bytes_.size() < count)
            throw unknown_zone(zone_);
        const auto taken = bytes_.substr(0, count);
        bytes_.remove_prefix(count);
        return taken;
    }
    std::int64_t number(std::size_t size) {
        const auto taken = take(size);
        std::uint64_t value = static_cast<signed char>(taken[0]) < 0 ? ~std::uint64_t{0} : 0;
        for (const char c : taken) value = value << 8 | static_cast<unsigned char>(c);
        return static_cast<std::int64_t>(value);
    }
    std::size_t count() { return static_cast<std::size_t>(number(4)) & 0xffffffff; }
    std::string_view rest() const { return bytes_; }

private:
    std::string_view bytes_;
    std::string_view zone_;
};

struct Header {
    char version = '\0';
    std::size_t utc_flags = 0, standard_flags = 0, leaps = 0, times = 0, types = 0, letters = 0;

    std::size_t block_size(std::size_t time_size) const {
        return times * time_size + times + types * 6 + letters + leaps * (time_size + 4) + standard_flags + utc_flags;
    }
};

Header read_header(Bytes& bytes, std::string_view zone) {
    if (bytes.take(4) != "TZif")
        throw unknown_zone(zone);
    Header header;
    header.version = bytes.take(1)[0];
    bytes.take(15);
    for (auto* count :
         {&header.utc_flags, &header.standard_flags, &header.leaps, &header.times, &header.types, &header.letters}) {
        *count = bytes.count();
    }
    if (header.types == 0)
        throw unknown_zone(zone);
    return header;
}

/// The POSIX rule text of a footer, taken piece by piece.
class FooterText {
public:
    explicit FooterText(std::string_view text) : text_(text) {}
    bool empty() const { return text_.empty(); }
    char peek() const { return text_.empty() ? '\0' : text_[0]; }
    bool accept(char c) {
        if (peek() != c)
            return false;
        text_.remove_prefix(1);
        return true;
    }
    void skip_name() {
        if (accept('<')) {
            while (!empty() && !accept('>')) text_.remove_prefix(1);
            return;
        }
        while ((peek() >= 'A' && peek() <= 'Z') || (peek() >= 'a' && peek() <= 'z')) text_.remove_prefix(1);
    }
    int number() {
        int value = 0;
        while (peek() >= '0' && peek() <= '9' && value < 100000) {
            value = value * 10 + (peek() - '0');
            text_.remove_prefix(1);
        }
        return value;
    }
    /// [+-]hh[:mm[:ss]] in seconds
    int time() {
        const bool negative = accept('-');
        accept('+');
        int seconds = number() * 3600;
        if (accept(':'))
            seconds += number() * 60;
        if (accept(':'))
            seconds += number();
        return negative ? -seconds : seconds;
    }

private:
    std::string_view text_;
};

}  // namespace

TimeZone TimeZone::load(std::string_view name) {
    namespace fs = std::filesystem;
    // A name is data from a configuration file: it must not lead out of the directory.
    const bool sane = !name.empty() && name[0] != '/' && name.find("..") == std::string_view::npos &&
                      name.find('\0') == std::string_view::npos;
    const char* directory = std::getenv("TZDIR");
    const fs::path file =
        fs::path(directory != nullptr && *directory != '\0' ? directory : "/usr/share/zoneinfo") / name;
    std::error_code failed;
    if (!sane || !fs::is_regular_file(file, failed))
        throw unknown_zone(name);
    return parse(read_file(file), name);
}

TimeZone TimeZone::parse(std::string_view content, std::string_view name) {
    Bytes bytes(content, name);
    Header header = read_header(bytes, name);
    std::size_t time_size = 4;
    if (header.version >= '2') {
        // The first block is for readers of 32 bits; all is said again after it.
        bytes.take(header.block_size(4));
        header = read_header(bytes, name);
        time_size = 8;
    }
    TimeZone zone;
    for (std::size_t i = 0; i < header.times; ++i) zone.transitions_.push_back(bytes.number(time_size));
    const auto kinds = bytes.take(header.times);
    std::vector<int> offsets;
    std::optional<int> first_standard;
    for (std::size_t i = 0; i < header.types; ++i) {
        offsets.push_back(static_cast<int>(bytes.number(4)));
        const bool daylight = bytes.take(1)[0] != 0;
        bytes.take(1);
        if (!daylight && !first_standard)
            first_standard = offsets.back();
    }
    for (const char kind : kinds) {
        const auto index = static_cast<unsigned char>(kind);
        if (index >= offsets.size())
            throw unknown_zone(name);
        zone.offsets_.push_back(offsets[index]);
    }
    zone.first_offset_ = first_standard.value_or(offsets[0]);
    bytes.take(header.letters + header.leaps * (time_size + 4) + header.standard_flags + header.utc_flags);
    if (const auto rest = bytes.rest(); rest.size() >= 2 && rest[0] == '\n') {
        zone.footer_ = parse_footer(rest.substr(1, rest.find('\n', 1) - 1));
    }
    return zone;
}

TimeZone::Footer TimeZone::parse_footer(std::string_view text) {
    Footer footer;
    FooterText rest(text);
    if (rest.empty())
        return footer;
    footer.present = true;
    rest.skip_name();
    footer.standard_offset = -rest.time();  // POSIX counts west of UTC
    if (rest.empty())
        return footer;
    footer.daylight = true;
    rest.skip_name();
    footer.daylight_offset = rest.peek() == ',' ? footer.standard_offset + 3600 : -rest.time();
    for (auto* rule : {&footer.start, &footer.end}) {
        rest.accept(',');
        if (rest.accept('M')) {
            rule->month = rest.number();
            rest.accept('.');
            rule->week = rest.number();
            rest.accept('.');
        } else {
            rule->kind = rest.accept('J') ? Rule::Kind::julian_without_leap : Rule::Kind::day_of_year;
        }
        rule->day = rest.number();
        if (rest.accept('/'))
            rule->seconds = rest.time();
    }
    return footer;
}

std::int64_t TimeZone::time_of(const Rule& rule, int year, int offset) {
    using namespace std::chrono;
    const auto y = std::chrono::year(year);
    sys_days day = sys_days(y / January / 1);
    switch (rule.kind) {
        case Rule::Kind::month_week_day: {
            const auto weekday = std::chrono::weekday(static_cast<unsigned>(rule.day));
            const auto month = std::chrono::month(static_cast<unsigned>(rule.month));
            day = rule.week == 5 ? sys_days(y / month / weekday[last])
                                 : sys_days(y / month / weekday[static_cast<unsigned>(rule.week)]);
            break;
        }
        case Rule::Kind::julian_without_leap:
            day += days(rule.day - 1 + (y.is_leap() && rule.day >= 60 ? 1 : 0));
            break;
        case Rule::Kind::day_of_year:
            day += days(rule.day);
            break;
    }
    return duration_cast<seconds>(day.time_since_epoch()).count() + rule.seconds - offset;
}

int TimeZone::footer_offset(std::int64_t time) const {
    if (!footer_.daylight)
        return footer_.standard_offset;
    using namespace std::chrono;
    const auto date = year_month_day(floor<days>(sys_seconds(seconds(time + footer_.standard_offset))));
    const int year = static_cast<int>(date.year());
    const auto start = time_of(footer_.start, year, footer_.standard_offset);
    const auto end = time_of(footer_.end, year, footer_.daylight_offset);
    // South of the equator daylight time goes over the end of the year.
    const bool daylight = start < end ? time >= start && time < end : time >= start || time < end;
    return daylight ? footer_.daylight_offset : footer_.standard_offset;
}

int TimeZone::offset_at(std::int64_t time) const {
    const auto next = std::upper_bound(transitions_.begin(), transitions_.end(), time);
    if (next == transitions_.end() && footer_.present)
        return footer_offset(time);
    if (next == transitions_.begin())
        return first_offset_;
    return offsets_[static_cast<std::size_t>(next - transitions_.begin()) - 1];
}

}  // namespace aludel
