#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/environment.hpp"
#include "base/error.hpp"

namespace aludel::engine {

/// One value as one source gave it.
struct GivenValue {
    std::variant<std::string, bool, std::int64_t, double, std::vector<std::string>> value;
    std::string origin;                         ///< "aludel.toml:12", "--transaction"
    Place place;                                ///< no file: a flag
    std::filesystem::path base;                 ///< where a relative path in it starts
    bool expand = false;                        ///< ${VAR} in it is replaced
    std::optional<Error> fault = std::nullopt;  ///< of a database URL that could not be read: for who needs it
};

/// By setting key.
using GivenValues = std::map<std::string, GivenValue, std::less<>>;

/// Reads a given value as one type. Every function throws Error(config_invalid), or usage for a flag, that names
/// the setting, the place and what is expected.
class SettingValue {
public:
    SettingValue(std::string key, const GivenValue& given, const Environment& environment)
        : key_(std::move(key)), given_(given), environment_(environment) {}

    std::string text() const;
    /// Absolute; empty stays empty.
    std::filesystem::path path() const;
    std::vector<std::filesystem::path> paths() const;
    bool flag() const;
    int count(int least) const;
    /// A number of seconds, or "500ms", "5s", "2min", "1h".
    double seconds() const;
    std::string choice(const std::vector<std::string>& choices) const;

    Error invalid(std::string message) const;

private:
    std::string expanded(const std::string& text) const;

    std::string key_;
    const GivenValue& given_;
    const Environment& environment_;
};

/// "1.5", "500ms", "5s", "2min", "1h" in seconds; nullopt for anything else, and for what is negative.
std::optional<double> parse_seconds(std::string_view text);
/// "5 s", "1 h", "no limit"
std::string seconds_text(double seconds);

/// config_invalid at its place.
Error invalid_config(const Place& place, std::string message);

}  // namespace aludel::engine
