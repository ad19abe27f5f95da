#include "cli/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace aludel::cli {

namespace {

/// Breaks one paragraph between words; every line begins with `indent` blanks.
std::string wrap(std::string_view text, std::size_t indent, int width) {
    std::string out(indent, ' ');
    std::size_t column = indent;
    for (const std::string& word : split_any(text, " \n")) {
        const std::size_t length = display_width(word);
        if (column > indent && column + 1 + length > static_cast<std::size_t>(width)) {
            out += "\n" + std::string(indent, ' ');
            column = indent;
        }
        if (column > indent) {
            out += ' ';
            ++column;
        }
        out += word;
        column += length;
    }
    return out + "\n";
}

/// Two columns; a left part that is too long gets a line of its own.
std::string entry(std::string_view left, std::string_view right, std::size_t left_width, report::Paint paint,
                  int width) {
    const std::size_t indent = left_width + 4;
    std::string text = wrap(right, indent, width);
    const std::string head = "  " + paint.bold(left);
    const std::size_t taken = display_width(left) + 2;
    if (taken + 2 > indent) {
        return head + "\n" + text;
    }
    return head + std::string(indent - taken, ' ') + text.substr(indent);
}

std::string option_words(const Option& option) {
    std::string words = replace_all(option.names, ",", ", ");
    if (!option.value.empty()) {
        words += " " + std::string(option.value);
    }
    return words;
}

std::string option_help(const Option& option) {
    return std::string(option.help) + (option.repeatable ? " (may be given several times)" : "");
}

std::string options_text(const std::vector<Option>& options, report::Paint paint, int width) {
    constexpr std::size_t left_width = 26;
    std::string text;
    for (const Option& option : options) {
        text += entry(option_words(option), option_help(option), left_width, paint, width);
    }
    return text;
}

}  // namespace

std::string usage_line(const Command& command) {
    std::string line = "aludel " + std::string(command.name) + " [OPTIONS]";
    for (const Positional& positional : command.positionals) {
        const std::string name = std::string(positional.name) + (positional.repeatable ? "…" : "");
        line += positional.required ? " " + name : " [" + name + "]";
    }
    return line;
}

std::string program_help(report::Paint paint, int width) {
    std::string text = "aludel carries a database along a chain of revisions.\n\n" + paint.bold("Usage:") +
                       " aludel [OPTIONS] COMMAND …\n\n" + paint.bold("Commands:") + "\n";
    for (const Command& command : commands()) {
        if (!command.hidden) {
            text += entry(command.name, command.summary, 16, paint, width);
        }
    }
    text += "\n" + paint.bold("Options of every command,") + " before or behind its name:\n";
    text += options_text(global_options(), paint, width);
    return text + "\n`aludel COMMAND --help` says more about one command.\n";
}

std::string command_help(const Command& command, report::Paint paint, int width) {
    std::string text = std::string(command.summary) + ".\n\n" + paint.bold("Usage:") + " " + usage_line(command) + "\n";
    for (const std::string& paragraph : split(replace_all(command.description, "\n\n", "\f"), '\f')) {
        if (!paragraph.empty()) {
            text += "\n" + wrap(paragraph, 0, width);
        }
    }
    if (!command.positionals.empty()) {
        text += "\n" + paint.bold("Arguments:") + "\n";
        for (const Positional& positional : command.positionals) {
            text += entry(positional.name, positional.help, 26, paint, width);
        }
    }
    if (!command.options.empty()) {
        text += "\n" + paint.bold("Options:") + "\n" + options_text(command.options, paint, width);
    }
    text += "\n" + paint.bold("Options of every command:") + "\n" + options_text(global_options(), paint, width);
    return text;
}

}  // namespace aludel::cli
