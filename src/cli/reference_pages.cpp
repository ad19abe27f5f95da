#include "cli/reference_pages.hpp"

#include <map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/help.hpp"
#include "report/json_reference.hpp"

namespace aludel::cli {

namespace {

constexpr std::string_view generated =
    "<!-- Written by `aludel debug docs docs/reference`. Edit the tables in src/, not this page. -->\n\n";

/// A cell of a Markdown table.
std::string cell(std::string_view text) {
    return replace_all(replace_all(text, "|", "\\|"), "\n", " ");
}

std::string option_row(const Option& option) {
    std::string words = replace_all(option.names, ",", ", ");
    if (!option.value.empty()) {
        words += " " + std::string(option.value);
    }
    return fmt::format("| `{}` | {}{} |\n", words, cell(option.help),
                       option.repeatable ? " (may be given several times)" : "");
}

std::string option_table(const std::vector<Option>& options) {
    std::string text = "| option | meaning |\n| --- | --- |\n";
    for (const Option& option : options) {
        text += option_row(option);
    }
    return text;
}

std::string command_section(const Command& command) {
    std::string text = fmt::format("\n## {}\n\n{}.\n\n    {}\n", command.name, command.summary, usage_line(command));
    if (!command.description.empty()) {
        text += "\n" + std::string(command.description) + "\n";
    }
    if (!command.positionals.empty()) {
        text += "\n| argument | meaning |\n| --- | --- |\n";
        for (const Positional& positional : command.positionals) {
            text += fmt::format("| `{}` | {} |\n", positional.name, cell(positional.help));
        }
    }
    if (!command.options.empty()) {
        text += "\n" + option_table(command.options);
    }
    if (command.json) {
        text += "\n`--format json` writes the document described in [json.md](json.md).\n";
    }
    return text;
}

std::string commands_page() {
    std::string text = std::string(generated) + "# Commands\n\n";
    text +=
        "The commands that Alembic has take its flags and mean the same; `plan`, `status`, `log` and `config` are "
        "Aludel's own. Results go to standard output; progress, warnings and errors to standard error, so that a "
        "result can be piped. `aludel` alone prints its help on standard error and ends with status 2, as Alembic "
        "does.\n\n"
        "Where the text of `heads`, `history`, `branches`, `current` and `show` is read by scripts written for "
        "Alembic: it is the same, but for blanks at line ends, which Aludel does not write, and the order of "
        "labels and children, which Alembic leaves to chance and Aludel sorts; and of a description whose first "
        "paragraph has several lines `history` shows the first; and the URL of `current -v` is written in one form, "
        "whatever form it was given in.\n\n"
        "Where the graph of revisions is broken, `heads`, `history`, `branches` and `show` answer what they can and "
        "print "
        "the faults as warnings; commands that need the broken part stop and name every fault.\n\n"
        "Commands that only read make no database: an SQLite file that is not there is an error (status 5), where "
        "Alembic "
        "would make an empty one.\n\n"
        "Beginnings of option names, which Alembic's argparse takes for the whole (`--auto`), are refused with a "
        "hint.\n\n"
        "A password in the URL of `--database` is overwritten in the program's arguments as it starts. Until then, "
        "for some microseconds, other users of the machine may see it: a variable or a .env file is better.\n\n";
    text += "## Options of every command\n\nThey may stand before or behind the command's name.\n\n" +
            option_table(global_options());
    for (const Command& command : commands()) {
        if (!command.hidden) {
            text += command_section(command);
        }
    }
    return text;
}

std::string exit_codes_page() {
    std::map<int, std::string> codes;
    for (const ErrorCode code : all_error_codes()) {
        std::string& list = codes[exit_status(code)];
        list += fmt::format("{}[{}](errors.md#{})", list.empty() ? "" : ", ", name(code), name(code));
    }
    std::string text = std::string(generated) + "# Exit codes\n\n";
    text +=
        "0 is success; `--dry-run` and a run with nothing to do are successes. Every other status says what a "
        "script has to do next; the names are those of [errors.md](errors.md). Alembic ends with 255 on every "
        "error and with 2 on wrong usage.\n\n| status | errors |\n| --- | --- |\n| 0 | none |\n";
    for (const auto& [status, list] : codes) {
        text += fmt::format("| {} | {} |\n", status, list);
    }
    text += "\nAfter a signal the status is 128 plus its number: 130 for Ctrl-C, 143 for SIGTERM.\n";
    return text;
}

std::string errors_page() {
    std::string text = std::string(generated) + "# Errors\n\n";
    text +=
        "An error is printed on standard error, in this order: `error:` with place, message and SQLSTATE; why, and "
        "what is "
        "applied; the line of the SQL file with a caret below the column; `hint:` with what to do next. With `--format "
        "json` it is a document on standard output instead ([json.md](json.md)).\n";
    for (const ErrorCode code : all_error_codes()) {
        text += fmt::format("\n## {}\n\nExit status {}. {}\n", name(code), exit_status(code), explanation(code));
    }
    return text;
}

std::string json_page() {
    std::string text = std::string(generated) + "# JSON\n\n";
    text +=
        "With `--format json` a command writes exactly one document to standard output: its result, or the document "
        "`error`. Every document is an object with `schema_version` (a number, now 1) and `document` (its name). "
        "Members may be added at any time; the version is raised when one is removed, renamed or changes its meaning. "
        "Warnings and progress still go to standard error as text. Errors met before the command line is "
        "understood are JSON too when `--format json` is among the words. `--help` and `--version` write text all the "
        "same; `--sql`, which writes SQL, is refused beside it.\n";
    for (const report::JsonDocument& document : report::json_documents()) {
        text += fmt::format("\n## {}\n\nWritten by: {}.\n\n| member | type | meaning |\n| --- | --- | --- |\n",
                            document.name, document.commands);
        for (const report::JsonMember& member : document.members) {
            text += fmt::format("| `{}` | {} | {} |\n", member.path, member.type, cell(member.meaning));
        }
    }
    return text;
}

}  // namespace

std::vector<ReferencePage> reference_pages() {
    return {{"commands.md", commands_page()},
            {"exit-codes.md", exit_codes_page()},
            {"errors.md", errors_page()},
            {"json.md", json_page()}};
}

void write_reference_pages(const std::filesystem::path& directory) {
    for (const ReferencePage& page : reference_pages()) {
        write_file(directory / page.file, page.text);
    }
}

}  // namespace aludel::cli
