#include "dialect/postgresql/normal_literal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.hpp"
#include "dialect/postgresql/normal_node.hpp"

namespace aludel::dialect::postgresql::normal {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::optional<bool> boolean(const std::string& text) {
    const std::string word = ascii_lower(text);
    for (const std::string_view yes : {"t", "true", "y", "yes", "on", "1"})
        if (word == yes)
            return true;
    for (const std::string_view no : {"f", "false", "n", "no", "off", "0"})
        if (word == no)
            return false;
    return std::nullopt;
}

/// -12.50 without anything around it; whole numbers alone for whole types.
bool is_number_text(std::string_view text, bool whole) {
    if (text.starts_with('-'))
        text.remove_prefix(1);
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos)
        return all_digits(text) && (text == "0" || text.front() != '0');
    return !whole && all_digits(text.substr(0, dot)) && all_digits(text.substr(dot + 1));
}

struct Interval {
    std::int64_t months = 0;
    std::int64_t days = 0;
    std::int64_t seconds = 0;
};

bool add_clock(Interval& interval, std::string_view text) {
    std::int64_t parts[3] = {0, 0, 0};
    std::size_t count = 0;
    for (const std::string& part : split(text, ':')) {
        if (count == 3 || part.size() > 9 || !all_digits(part))
            return false;
        parts[count++] = std::stoll(part);
    }
    if (count < 2 || parts[1] > 59 || parts[2] > 59)
        return false;
    interval.seconds += parts[0] * 3600 + parts[1] * 60 + parts[2];
    return true;
}

bool add_unit(Interval& interval, std::int64_t amount, std::string_view unit) {
    struct Unit {
        std::string_view names;
        std::int64_t Interval::*part;
        std::int64_t factor;
    };
    static constexpr Unit units[] = {
        {" year years y ", &Interval::months, 12},
        {" month months mon mons ", &Interval::months, 1},
        {" week weeks w ", &Interval::days, 7},
        {" day days d ", &Interval::days, 1},
        {" hour hours hr hrs h ", &Interval::seconds, 3600},
        {" minute minutes min mins m ", &Interval::seconds, 60},
        {" second seconds sec secs s ", &Interval::seconds, 1},
    };
    for (const Unit& known : units) {
        if (known.names.find(" " + std::string(unit) + " ") == std::string_view::npos)
            continue;
        interval.*known.part += amount * known.factor;
        return true;
    }
    return false;
}

/// Amounts and units that are no less than nothing; what else an interval can be stays as it was written.
std::optional<Interval> read_interval(const std::string& text) {
    Interval interval;
    const std::string lower = ascii_lower(text);
    std::vector<std::string> words;
    for (const std::string& word : split(lower, ' '))
        if (!word.empty())
            words.push_back(word);
    if (words.empty())
        return std::nullopt;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t digits = words[i].find_first_not_of("0123456789");
        if (words[i].find(':') != std::string::npos) {
            if (!add_clock(interval, words[i]))
                return std::nullopt;
            continue;
        }
        if (digits == 0 || words[i].size() > 9)
            return std::nullopt;
        const std::int64_t amount = std::stoll(words[i]);
        const std::string unit = digits != std::string::npos ? words[i].substr(digits)
                                 : i + 1 < words.size()      ? words[++i]
                                                             : "second";
        if (!add_unit(interval, amount, unit))
            return std::nullopt;
    }
    return interval;
}

std::string interval_text(const Interval& interval) {
    std::vector<std::string> parts;
    const auto add = [&](std::int64_t amount, const char* unit) {
        if (amount != 0)
            parts.push_back(fmt::format("{} {}{}", amount, unit, amount == 1 ? "" : "s"));
    };
    add(interval.months / 12, "year");
    add(interval.months % 12, "mon");
    add(interval.days, "day");
    if (interval.seconds != 0 || parts.empty())
        parts.push_back(fmt::format("{:02}:{:02}:{:02}", interval.seconds / 3600, interval.seconds / 60 % 60,
                                    interval.seconds % 60));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
    return text;
}

/// 2020-01-31, and then 10:20[:30].
std::string timestamp_text(const std::string& text, bool zoned) {
    const auto is_date = [](std::string_view date) {
        return date.size() == 10 && date[4] == '-' && date[7] == '-' && all_digits(date.substr(0, 4)) &&
               all_digits(date.substr(5, 2)) && all_digits(date.substr(8, 2));
    };
    if (text.size() < 10 || !is_date(std::string_view(text).substr(0, 10)))
        return text;
    std::string_view rest = std::string_view(text).substr(10);
    if (zoned)
        for (const std::string_view zone : {"+00:00", "+00", "Z", " UTC"})
            if (rest.ends_with(zone) && !rest.empty()) {
                rest.remove_suffix(zone.size());
                break;
            }
    std::string clock = "00:00:00";
    if (!rest.empty()) {
        if (rest.front() != ' ' && rest.front() != 'T')
            return text;
        clock = std::string(rest.substr(1));
        if (clock.size() == 5)
            clock += ":00";
        if (clock.size() != 8 || clock[2] != ':' || clock[5] != ':' || !all_digits(clock.substr(0, 2)) ||
            !all_digits(clock.substr(3, 2)) || !all_digits(clock.substr(6, 2)))
            return text;
    }
    return text.substr(0, 10) + " " + clock + (zoned ? "+00" : "");
}

/// Blanks outside of strings, as jsonb writes them. With two keys or more their order would count, too.
std::string jsonb_text(const std::string& text) {
    std::string out;
    bool quoted = false;
    int colons = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\')
            return text;
        if (c == '"')
            quoted = !quoted;
        if (!quoted && (c == ' ' || c == '\n' || c == '\t' || c == '\r'))
            continue;
        out += c;
        if (!quoted && (c == ':' || c == ','))
            out += ' ';
        colons += !quoted && c == ':' ? 1 : 0;
    }
    return colons > 1 ? text : out;
}

std::string array_text(const std::string& text) {
    if (text.find_first_of("\"\\") != std::string::npos)
        return text;
    std::string out;
    for (const char c : text) {
        if (c == ' ' && (out.ends_with(',') || out.ends_with('{')))
            continue;
        while ((c == ',' || c == '}') && out.ends_with(' ')) out.pop_back();
        out += c;
    }
    return out;
}

/// A float has no scale: 1.50 is 1.5, and 0.0 is 0.
std::string float_text(const std::string& text) {
    if (text.find('.') == std::string::npos || text.find_first_of("eE") != std::string::npos)
        return text;
    const std::string shorter = text.substr(0, text.find_last_not_of('0') + 1);
    return shorter.ends_with('.') ? shorter.substr(0, shorter.size() - 1) : shorter;
}

std::string without_schema(const std::string& text) {
    for (const std::string_view schema : {"public.", "pg_catalog."})
        if (text.starts_with(schema))
            return text.substr(schema.size());
    return text;
}

}  // namespace

Node typed_constant(const std::string& text, const TypeText& type) {
    if (type == "bool") {
        const std::optional<bool> value = boolean(text);
        return value ? boolean_constant(*value) : text_constant(text);
    }
    if (const int width = width_of(type)) {
        if (!is_number_text(text, width <= 3))
            return text_constant(text);
        return number_constant(width <= 4 ? text : float_text(text));
    }
    if (type == "interval") {
        const std::optional<Interval> interval = read_interval(text);
        return text_constant(interval ? interval_text(*interval) : text);
    }
    if (type == "timestamp" || type == "timestamptz")
        return text_constant(timestamp_text(text, type == "timestamptz"));
    if (type == "jsonb")
        return text_constant(jsonb_text(text));
    if (type == "regclass" || type == "regconfig")
        return text_constant(without_schema(text));
    if (type == "bit" && !text.empty() && text.find_first_not_of("01") == std::string::npos)
        return bit_constant(text);
    if (type == "uuid")
        return text_constant(ascii_lower(text));
    return text_constant(is_array(type) ? array_text(text) : text);
}

TypeText own_type(const Node& constant) {
    if (constant["boolval"])
        return "bool";
    if (constant["ival"])
        return "int4";
    if (constant["bsval"])
        return "bit";
    if (const Node& number = constant["fval"]) {
        const std::string& text = number.word("fval");
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc() && end == text.data() + text.size() ? "int8" : "numeric";
    }
    return TypeText(untyped);
}

}  // namespace aludel::dialect::postgresql::normal
