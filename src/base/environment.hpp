#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace aludel {

/// Looks a variable up: the process environment first, then what .env files gave.
class Environment {
public:
    /// The process environment alone.
    Environment() = default;
    /// Adds what a .env file defines, for names the process environment does not have.
    /// Syntax: KEY=value, `export KEY=value`, '…' literal, "…" with \n \t \r \" \\ \$ and ${VAR}, plain text with
    /// ${VAR}; quoted values may span lines; # comments. Of several definitions the last wins, also over files.
    /// Throws Error(config_invalid) with place.
    void add_dotenv(const std::filesystem::path& file);
    /// A .env file could not be read to its end, so what it says is not known: from now on get() throws `why` for names
    /// that the process environment does not have.
    void distrust(Error why) { fault_ = std::move(why); }
    const std::optional<Error>& fault() const { return fault_; }

    std::optional<std::string> get(std::string_view name) const;
    /// "environment" or the .env file that gave it; empty if unset.
    std::string origin(std::string_view name) const;

    /// Replaces ${NAME}, ${NAME:-default} (unset or empty), ${NAME:?message}; `$$` is a dollar.
    /// Throws Error(config_invalid) naming the variable that is not set.
    std::string expand(std::string_view text, const Place& place) const;

private:
    std::map<std::string, std::pair<std::string, std::string>, std::less<>> dotenv_;
    std::optional<Error> fault_;
};

}  // namespace aludel
