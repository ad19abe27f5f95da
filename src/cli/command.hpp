#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/settings.hpp"
#include "report/paint.hpp"

namespace aludel::cli {

/// One flag or option of a command, as data: the parser, the help, the reference page and the completions
/// are all made from it. All texts are literals.
struct Option {
    std::string_view names;  ///< "-m,--message"
    std::string_view value;  ///< "TEXT"; empty: a flag
    std::string_view help;
    bool repeatable = false;
    std::vector<std::string_view> choices = {};

    /// The longest of the names, without dashes: how Arguments knows it.
    std::string_view key() const;
};

struct Positional {
    std::string_view name;  ///< "REVISION"
    std::string_view help;
    bool required = true;
    bool repeatable = false;
};

/// The words of one call, by the longest name of the option without dashes ("rev-id"); positionals by their name.
class Arguments {
public:
    bool flag(std::string_view name) const;
    /// The last one given.
    std::optional<std::string> one(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    /// A positional that the parser has seen to be there.
    const std::string& required(std::string_view name) const;

    std::map<std::string, std::vector<std::string>, std::less<>> values;
    engine::SettingsRequest settings;  ///< from the global options
    bool json = false;
    bool quiet = false;
    bool verbose = false;
    bool echo = false;
    report::Paint out;  ///< colours of standard output
    report::Paint err;  ///< colours of standard error
};

struct Command {
    std::string_view name;
    std::string_view summary;           ///< one line
    std::string_view description = {};  ///< for help and the reference page: paragraphs between empty lines
    std::vector<Option> options = {};
    std::vector<Positional> positionals = {};
    bool json = false;                       ///< has --format json
    bool sql = false;                        ///< has --format sql
    int (*run)(const Arguments&) = nullptr;  ///< exit status; throws Error
    bool hidden = false;
};

/// Every command, in the order of the help. commands.cpp is the one table.
const std::vector<Command>& commands();
/// The command of that name, or nullptr.
const Command* find_command(std::string_view name);

/// The options every command takes, before or after its name.
const std::vector<Option>& global_options();

}  // namespace aludel::cli
