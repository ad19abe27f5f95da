#include "cli/parser.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/error.hpp"
#include "base/terminal.hpp"
#include "base/text.hpp"

namespace aludel::cli {

namespace {

/// The names of one option: "-m", "--message".
std::vector<std::string> names_of(const Option& option) {
    return split(option.names, ',');
}

const Option* global_named(std::string_view word) {
    for (const Option& option : global_options()) {
        for (const std::string& name : names_of(option)) {
            if (name == word) {
                return &option;
            }
        }
    }
    return nullptr;
}

/// Is the next word the value of this one? Of letters run together (-qc FILE) the first that takes a value decides.
bool takes_next_word(const std::string& word) {
    if (word.starts_with("--")) {
        const Option* option = global_named(word);
        return option != nullptr && !option->value.empty();
    }
    for (std::size_t i = 1; i < word.size(); ++i) {
        const Option* option = global_named(std::string{'-', word[i]});
        if (option != nullptr && !option->value.empty()) {
            return i + 1 == word.size();
        }
    }
    return false;
}

/// Position of the command's name: the first word that is neither a global option nor its value.
std::size_t find_command_word(std::span<const std::string> words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].size() < 2 || words[i].front() != '-') {
            return i;
        }
        if (takes_next_word(words[i])) {
            ++i;
        }
    }
    return words.size();
}

Error usage_error(const Command* command, std::string message) {
    Error error(ErrorCode::usage, std::move(message));
    error.hint(command == nullptr ? "`aludel --help` lists the commands"
                                  : "`aludel " + std::string(command->name) + " --help` lists its options");
    return error;
}

Error unknown_command(const std::string& word) {
    std::vector<std::string> names;
    for (const Command& command : commands()) {
        if (!command.hidden) {
            names.emplace_back(command.name);
        }
    }
    Error error = usage_error(nullptr, "there is no command '" + word + "'");
    std::string candidate = word;
    std::replace(candidate.begin(), candidate.end(), '-', '_');
    std::optional<std::string> near = did_you_mean(candidate, names);
    if (!near && candidate.size() > 1) {
        const auto begins = std::find_if(names.begin(), names.end(),
                                         [&](const std::string& name) { return name.starts_with(candidate); });
        if (begins != names.end()) {
            near = *begins;
        }
    }
    if (near) {
        error.hint("did you mean `aludel " + *near + "`?");
    }
    return error;
}

Error unknown_option(const Command* command, const std::string& word, bool behind_dashes) {
    const std::string given = word.substr(0, word.find('='));
    if (behind_dashes) {
        Error error = usage_error(command, "`aludel " + std::string(command == nullptr ? "" : command->name) +
                                               "` does not know what to do with '" + given + "'");
        return std::move(error.hint("behind `--` nothing is an option: write options in front of it"));
    }
    std::vector<std::string> names;
    for (const Option& option : global_options()) {
        const auto one = names_of(option);
        names.insert(names.end(), one.begin(), one.end());
    }
    if (command != nullptr) {
        for (const Option& option : command->options) {
            const auto one = names_of(option);
            names.insert(names.end(), one.begin(), one.end());
        }
    }
    const std::string who = command == nullptr ? "aludel" : "aludel " + std::string(command->name);
    Error error = usage_error(command, "`" + who + "` has no option " + given);
    std::erase_if(names, [&](const std::string& name) { return name.size() <= 2; });
    // Python's argparse takes any beginning of an option's name; here it is said in full, but found.
    const auto begins = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
        return given.size() > 3 && name.starts_with(given);
    });
    if (begins != names.end()) {
        error.hint("did you mean " + *begins + "?");
    } else if (const auto near = did_you_mean(given, names); near && given.size() > 2) {
        error.hint("did you mean " + *near + "?");
    }
    return error;
}

CLI::Option* add(CLI::App& app, const Option& option) {
    const std::string names(option.names);
    if (option.value.empty()) {
        return app.add_flag(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
    return app.add_option(names)
        ->expected(1)
        ->allow_extra_args(false)
        ->type_name(std::string(option.value))
        ->multi_option_policy(option.repeatable ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::TakeLast);
}

struct Built {
    std::vector<std::pair<const Option*, CLI::Option*>> options;
    std::vector<std::pair<const Positional*, CLI::Option*>> positionals;
};

void check_choice(const Command* command, const Option& option, const std::vector<std::string>& values) {
    std::vector<std::string> choices(option.choices.begin(), option.choices.end());
    if (option.key() == "format" && (command == nullptr || !command->sql)) {
        std::erase(choices, "sql");
    }
    for (const std::string& value : values) {
        if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end()) {
            Error error = usage_error(command, "--" + std::string(option.key()) + " is one of " + join(choices, ", ") +
                                                   ", not '" + value + "'");
            if (const auto near = did_you_mean(value, choices)) {
                error.hint("did you mean " + *near + "?");
            }
            throw error;
        }
    }
}

/// A flag is there or not: `--verbose=no` would be a way to be misunderstood.
void require_bare(const Command* command, const Option& option, const std::vector<std::string>& results) {
    for (const std::string& result : results) {
        if (result != "true") {
            throw usage_error(command,
                              "--" + std::string(option.key()) + " takes no value, and '" + result + "' was given");
        }
    }
}

void collect(const Command* command, const Built& built, Arguments& arguments) {
    for (const auto& [option, parsed] : built.options) {
        if (parsed->count() > 0) {
            auto& values = arguments.values[std::string(option->key())];
            if (option->value.empty()) {
                require_bare(command, *option, parsed->results());
            } else {
                check_choice(command, *option, parsed->results());
                values.insert(values.end(), parsed->results().begin(), parsed->results().end());
            }
        }
    }
    for (const auto& [positional, parsed] : built.positionals) {
        if (parsed->count() > 0) {
            arguments.values[std::string(positional->name)] = parsed->results();
        } else if (positional->required) {
            throw usage_error(command, "`aludel " + std::string(command->name) + "` needs " +
                                           std::string(positional->name) + ": " + std::string(positional->help));
        }
    }
}

void refuse_leftovers(const Command* command, std::span<const std::string> words,
                      const std::vector<std::string>& remaining) {
    const auto dashes = std::find(words.begin(), words.end(), "--");
    for (const std::string& word : remaining) {
        if (word.size() > 1 && word.front() == '-' && word != "--") {
            throw unknown_option(command, word, std::find(words.begin(), dashes, word) == dashes);
        }
    }
    for (const std::string& word : remaining) {
        if (word != "--") {
            throw usage_error(command, "`aludel " + std::string(command == nullptr ? "" : command->name) +
                                           "` does not know what to do with '" + word + "'");
        }
    }
}

/// What every command has from the global options.
void apply_globals(const Command& command, Arguments& arguments) {
    engine::SettingsRequest& settings = arguments.settings;
    for (const std::string& file : arguments.all("config")) {
        settings.config_files.emplace_back(file);
    }
    const auto section = arguments.one("name");
    const auto environment = arguments.one("env");
    if (section && environment && *section != *environment) {
        throw usage_error(&command,
                          "--name and --env say different things: '" + *section + "' and '" + *environment + "'");
    }
    for (const auto& [option, value] : {std::pair("--name", section), std::pair("--env", environment)}) {
        if (value && value->empty()) {
            throw usage_error(&command, std::string(option) + " needs a name, and an empty one was given");
        }
    }
    settings.name = environment ? *environment : section.value_or("");
    settings.database = arguments.one("database");
    settings.arguments = arguments.all("x");
    if (const auto directory = arguments.one("pg-bin")) {
        settings.overrides["pg_bin"] = *directory;
    }
    arguments.json = arguments.one("format") == "json";
    if (arguments.json && !command.json) {
        throw usage_error(&command, "`aludel " + std::string(command.name) + "` writes no JSON");
    }
    if (arguments.json && arguments.flag("sql")) {
        throw usage_error(&command, "--sql writes a script, --format json a document: they cannot be used together");
    }
    for (const char* option : {"resume", "dry-run", "allow-changed"}) {
        if (arguments.flag("sql") && arguments.flag(option)) {
            throw usage_error(&command, fmt::format("--sql asks no database, and --{} is for a run on one: they cannot "
                                                    "be used together",
                                                    option));
        }
    }
    if (arguments.one("in-doubt") && !arguments.flag("resume")) {
        throw usage_error(&command,
                          "--in-doubt answers for the statement where --resume goes on, which was not asked for");
    }
    arguments.quiet = arguments.flag("quiet");
    arguments.verbose = arguments.flag("verbose");
    arguments.echo = arguments.flag("echo");
}

report::Paint paint(std::string_view when, Stream stream) {
    return {when == "always" || (when != "never" && use_colour(stream))};
}

/// What the words say of a global option, as far as that is to be seen before they are parsed.
std::string_view last_value(std::span<const std::string> words, std::string_view option) {
    std::string_view value;
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        const std::string_view word = words[i];
        if (word == option && i + 1 < words.size()) {
            value = words[i + 1];
        } else if (word.starts_with(option) && word.substr(option.size()).starts_with('=')) {
            value = word.substr(option.size() + 1);
        }
    }
    return value;
}

}  // namespace

bool wants_json(std::span<const std::string> words) {
    return last_value(words, "--format") == "json";
}

report::Paint paint_of(std::span<const std::string> words, Stream stream) {
    return paint(last_value(words, "--color"), stream);
}

Invocation parse(std::span<const std::string> words) {
    Invocation invocation;
    const std::size_t position = find_command_word(words);
    if (position < words.size()) {
        invocation.command = find_command(words[position]);
        if (invocation.command == nullptr) {
            throw unknown_command(words[position]);
        }
    }
    const Command* command = invocation.command;

    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    Built built;
    for (const Option& option : global_options()) {
        built.options.emplace_back(&option, add(app, option));
    }
    if (command != nullptr) {
        CLI::App* sub = app.add_subcommand(std::string(command->name));
        sub->set_help_flag();
        sub->fallthrough();
        sub->allow_extras();
        for (const Option& option : command->options) {
            built.options.emplace_back(&option, add(*sub, option));
        }
        for (const Positional& positional : command->positionals) {
            CLI::Option* added = sub->add_option(std::string(positional.name));
            added->expected(1, positional.repeatable ? 1 << 20 : 1)->allow_extra_args(positional.repeatable);
            built.positionals.emplace_back(&positional, added);
        }
    }
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::ParseError& error) {
        // The only ones left to it: an option that lacks its value ("--config: 1 required FILE missing"), or a flag
        // that was given one.
        const std::string text = error.what();
        const std::string name = text.substr(0, text.find(':'));
        if (name.starts_with("-")) {
            throw usage_error(command, error.get_name() == "ArgumentMismatch" ? name + " needs a value" : text);
        }
        throw usage_error(command, text);
    }
    if (app.get_option("--help")->count() > 0) {
        invocation.kind = Invocation::Kind::help;
        return invocation;
    }
    if (app.get_option("--version")->count() > 0) {
        invocation.kind = Invocation::Kind::version;
        return invocation;
    }
    refuse_leftovers(command, words, app.remaining(true));
    if (command == nullptr) {
        throw usage_error(nullptr, "which command?");
    }
    collect(command, built, invocation.arguments);
    apply_globals(*command, invocation.arguments);
    const std::string colour = invocation.arguments.one("color").value_or("auto");
    invocation.arguments.out = paint(colour, Stream::out);
    invocation.arguments.err = paint(colour, Stream::err);
    return invocation;
}

}  // namespace aludel::cli
