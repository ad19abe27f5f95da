#include "engine/setting_value.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/text.hpp"
#include "engine/settings_schema.hpp"

namespace aludel::engine {

namespace {

constexpr double longest = 30.0 * 24 * 3600;  ///< seconds; PostgreSQL's timeouts end at 2^31 ms, about 24 days

std::optional<long long> parse_integer(std::string_view text) {
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// Where a path is expected. It is not quoted: it may hold a password.
void refuse_url(const SettingValue& value, std::string_view text) {
    if (text.find("://") != std::string_view::npos) {
        throw value.invalid("a path is expected, and this is a URL")
            .hint("the database is named with --database, or by the setting url");
    }
}

}  // namespace

std::optional<double> parse_seconds(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, double>, 6> units = {
        {{"ms", 0.001}, {"min", 60}, {"s", 1}, {"m", 60}, {"h", 3600}, {"", 1}}};
    text = trim(text);
    const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::string_view unit = trim(text.substr(digits));
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, number);
    if (digits == 0 || error != std::errc() || end != text.data() + digits) {
        return std::nullopt;
    }
    for (const auto& [name, factor] : units) {
        if (unit == name) {
            return number * factor <= longest ? std::optional(number * factor) : std::nullopt;
        }
    }
    return std::nullopt;
}

std::string seconds_text(double seconds) {
    return seconds == 0 ? "no limit" : fmt::format("{:g} s", seconds);
}

Error SettingValue::invalid(std::string message) const {
    const bool flag = given_.place.file.empty();
    return std::move(Error(flag ? ErrorCode::usage : ErrorCode::config_invalid,
                           (flag ? given_.origin : "setting '" + key_ + "'") + ": " + std::move(message))
                         .at(given_.place));
}

std::string SettingValue::expanded(const std::string& text) const {
    return given_.expand ? environment_.expand(text, given_.place) : text;
}

std::string SettingValue::text() const {
    if (const auto* text = std::get_if<std::string>(&given_.value)) {
        return expanded(*text);
    }
    throw invalid("a string is expected").hint(key_ + " = \"…\"");
}

std::filesystem::path SettingValue::path() const {
    const std::string path = text();
    refuse_url(*this, path);
    return path.empty() ? std::filesystem::path() : (given_.base / path).lexically_normal();
}

std::vector<std::filesystem::path> SettingValue::paths() const {
    std::vector<std::string> texts;
    if (const auto* several = std::get_if<std::vector<std::string>>(&given_.value)) {
        texts = *several;
    } else if (const auto* one = std::get_if<std::string>(&given_.value)) {
        texts = {*one};
    } else {
        throw invalid("a list of strings is expected").hint(key_ + " = [\"…\", \"…\"]");
    }
    std::vector<std::filesystem::path> result;
    for (const std::string& one : texts) {
        const std::string path = expanded(one);
        if (path.empty()) {
            throw invalid("one of the paths is empty")
                .hint("leave it out, or write \".\" for the directory of the file");
        }
        refuse_url(*this, path);
        result.push_back((given_.base / path).lexically_normal());
    }
    return result;
}

bool SettingValue::flag() const {
    if (const bool* flag = std::get_if<bool>(&given_.value)) {
        return *flag;
    }
    if (const auto* text = std::get_if<std::string>(&given_.value)) {
        const std::string value = expanded(*text);
        if (value == "true" || value == "false") {
            return value == "true";
        }
    }
    throw invalid("true or false is expected").hint(key_ + " = true");
}

int SettingValue::count(int least) const {
    std::optional<long long> number;
    if (const auto* integer = std::get_if<std::int64_t>(&given_.value)) {
        number = *integer;
    } else if (const auto* text = std::get_if<std::string>(&given_.value)) {
        const std::string value = expanded(*text);
        number = parse_integer(trim(value));
    }
    if (!number || *number < least || *number > 1'000'000) {
        throw invalid(fmt::format("a whole number from {} to 1000000 is expected", least))
            .hint(fmt::format("{} = {}", key_, find_setting(key_)->default_text));
    }
    return static_cast<int>(*number);
}

double SettingValue::seconds() const {
    std::optional<double> number;
    if (const auto* integer = std::get_if<std::int64_t>(&given_.value)) {
        number = static_cast<double>(*integer);
    } else if (const auto* fraction = std::get_if<double>(&given_.value)) {
        number = *fraction;
    } else if (const auto* text = std::get_if<std::string>(&given_.value)) {
        const std::string value = expanded(*text);
        number = parse_seconds(value);
    }
    if (!number || !(*number >= 0 && *number <= longest)) {
        throw invalid("a time is expected")
            .hint("a number of seconds, or \"500ms\", \"5s\", \"2min\", \"1h\"; at most 30 days");
    }
    return *number;
}

std::string SettingValue::choice(const std::vector<std::string>& choices) const {
    const std::string value = text();
    for (const std::string& one : choices) {
        if (value == one) {
            return value;
        }
    }
    const auto near = did_you_mean(value, choices);
    throw invalid("'" + value + "' is not one of " + join(choices, ", "))
        .hint(near ? "did you mean " + *near + "?" : key_ + " = \"" + choices.front() + "\"");
}

Error invalid_config(const Place& place, std::string message) {
    return std::move(Error(ErrorCode::config_invalid, std::move(message)).at(place));
}

}  // namespace aludel::engine
