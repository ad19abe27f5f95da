#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/settings.hpp"

namespace aludel::cli {

/// One flag or option of a command, as data: the parser, the help, the reference page and the completions
/// are all made from it.
struct Option {
    std::string names;       ///< "-m,--message"
    std::string value;       ///< "TEXT"; empty: a flag
    std::string help;
    bool repeatable = false;
    std::vector<std::string> choices;
};

struct Positional {
    std::string name;        ///< "REVISION"
    std::string help;
    bool required = true;
    bool repeatable = false;
};

/// The words of one call, by the longest name of the option without dashes ("rev-id").
class Arguments {
public:
    bool flag(std::string_view name) const;
    std::optional<std::string> one(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;

    std::map<std::string, std::vector<std::string>, std::less<>> values;
    engine::SettingsRequest settings; ///< from the global options
    bool json = false;
    bool quiet = false;
    bool verbose = false;
    bool echo = false;
};

struct Command {
    std::string name;
    std::string summary;     ///< one line
    std::string description; ///< for help and the reference page
    std::vector<Option> options;
    std::vector<Positional> positionals;
    bool json = false;       ///< has --format json
    int (*run)(const Arguments&) = nullptr; ///< exit status; throws Error
    bool hidden = false;
};

/// Every command, in the order of the help. commands.cpp is the one table.
const std::vector<Command>& commands();

}  // namespace aludel::cli
