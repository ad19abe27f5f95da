#include "script/alembic/header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>

#include "base/file.hpp"
#include "base/text.hpp"
#include "script/alembic/source_scan.hpp"

namespace aludel::script::alembic {
namespace {

enum Variable : std::size_t { revision_id, down_revision, branch_labels, depends_on, variable_count };
constexpr std::array<std::string_view, variable_count> variable_names{"revision", "down_revision", "branch_labels",
                                                                      "depends_on"};

std::optional<Variable> find_variable(std::string_view name) {
    const auto* found = std::find(variable_names.begin(), variable_names.end(), name);
    return found == variable_names.end() ? std::nullopt
                                         : std::optional(static_cast<Variable>(found - variable_names.begin()));
}

/// What one of the four is set to.
struct Setting {
    bool set = false;
    bool computed = false;
    bool none = false;
    bool sequence = false;
    std::vector<std::string> texts;
    int line = 0;
};

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class PythonHeaderReader {
public:
    explicit PythonHeaderReader(std::string_view text) : scan_(text) {}

    void read() {
        int indentation = 0;
        bool first = true;
        while (scan_.next_line(indentation)) {
            const std::size_t before = scan_.offset();
            if (first) {
                if (const std::optional<std::string> text = scan_.text_literal(); text && scan_.at_line_end()) {
                    docstring = *text;
                }
            }
            first = false;
            statement(indentation);
            if (scan_.offset() == before) {
                scan_.skip_statement();
            }
        }
    }

    std::string docstring;
    std::array<Setting, variable_count> settings;
    bool imports_all = false;

private:
    void statement(int indentation) {
        const int line = scan_.line();
        const std::string_view word = scan_.name();
        if (indentation == 0) {
            in_definition_ = word.empty() ? scan_.peek() == '@' : one_of(word, {"def", "class", "async"});
            in_block_ = !in_definition_ && one_of(word, {"if", "elif", "else", "for", "while", "try", "except",
                                                         "finally", "with", "match"});
        }
        const std::optional<Variable> variable = find_variable(word);
        if (variable && !in_definition_) {
            assignment(settings[*variable], line, indentation > 0);
        } else if (word == "from" || word == "import" || word == "global") {
            imported();
        } else if (in_block_ && indentation == 0) {
            look_for_assignments();
        }
        scan_.skip_statement();
    }

    /// Behind the name. `conditional`: it stands in a block that may not run.
    void assignment(Setting& setting, int line, bool conditional) {
        scan_.skip_blanks();
        if (scan_.peek() == ':' && scan_.peek(1) != '=') {
            scan_.take(':');
            if (!skip_annotation()) {
                return;  // only declared
            }
        }
        scan_.skip_blanks();
        if (scan_.peek() != '=' || scan_.peek(1) == '=') {
            // `revision += …`, `revision, down_revision = …`; or an expression, which sets nothing.
            const bool sets =
                scan_.peek() == ',' || (scan_.peek() != '=' && scan_.peek(1) == '=' && scan_.peek() != '!');
            setting.computed = setting.computed || sets;
            setting.set = setting.set || sets;
            return;
        }
        scan_.take('=');
        Setting next;
        next.set = true;
        next.line = line;
        next.computed = conditional || !literal(next) || !scan_.at_line_end();
        setting = next;
    }

    /// To the '='; false when the statement ends without one.
    bool skip_annotation() {
        int depth = 0;
        while (!scan_.at_line_end()) {
            if (depth == 0 && scan_.peek() == '=') {
                return true;
            }
            if (scan_.name().empty() && !scan_.text_literal()) {
                const char c = scan_.peek();
                depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
                if (!scan_.take(c)) {
                    return false;
                }
            }
        }
        return false;
    }

    bool literal(Setting& setting) {
        scan_.skip_blanks();
        if (const std::optional<std::string> text = scan_.text_literal()) {
            setting.texts = {*text};
            if (scan_.peek() == ',') {
                setting.sequence = true;
                return more_texts(setting, '\0');
            }
            return true;
        }
        const char c = scan_.peek();
        if (c == '(' || c == '[' || c == '{') {
            scan_.take(c);
            const char closing = c == '(' ? ')' : c == '[' ? ']' : '}';
            setting.sequence = c != '(';
            if (scan_.take(closing)) {
                setting.sequence = true;
                return c != '{';  // {} is a dictionary
            }
            const std::optional<std::string> text = scan_.text_literal();
            if (!text) {
                return false;
            }
            setting.texts = {*text};
            return more_texts(setting, closing);
        }
        setting.none = scan_.name() == "None";
        return setting.none;
    }

    /// ", 'b', 'c')": commas and texts up to `closing`, or to the line's end.
    bool more_texts(Setting& setting, char closing) {
        while (scan_.take(',')) {
            setting.sequence = true;
            if (const std::optional<std::string> text = scan_.text_literal()) {
                setting.texts.push_back(*text);
            } else {
                break;
            }
        }
        return closing == '\0' || scan_.take(closing);
    }

    /// `from x import revision`, `from x import *`, `global revision`.
    void imported() {
        while (!scan_.at_line_end()) {
            const std::string_view word = scan_.name();
            if (const std::optional<Variable> variable = find_variable(word)) {
                settings[*variable].set = settings[*variable].computed = true;
            } else if (word.empty()) {
                imports_all = imports_all || scan_.peek() == '*';
                if (!scan_.text_literal() && !scan_.take(scan_.peek())) {
                    return;
                }
            }
        }
    }

    /// In a compound statement on one line, or in its head: `if x: revision = 1`, `for revision in …`,
    /// `with x as revision`.
    void look_for_assignments() {
        std::string_view before;
        while (!scan_.at_line_end()) {
            const std::string_view word = scan_.name();
            if (const std::optional<Variable> variable = find_variable(word)) {
                scan_.skip_blanks();
                const bool compared = scan_.peek() == '=' && scan_.peek(1) == '=';
                const bool assigned = scan_.peek() == '=' || scan_.peek() == ',' || scan_.peek(1) == '=' ||
                                      (scan_.peek() == 'i' && scan_.peek(1) == 'n') || before == "as";
                if (!compared && assigned) {
                    settings[*variable].set = settings[*variable].computed = true;
                }
            } else if (word.empty() && !scan_.text_literal() && !scan_.take(scan_.peek())) {
                return;
            }
            before = word;
        }
    }

    SourceScan scan_;
    bool in_definition_ = false;
    bool in_block_ = false;
};

Fault fault_at(const std::filesystem::path& file, int line, std::string message, std::string hint) {
    Fault fault;
    fault.code = ErrorCode::revision_file_invalid;
    fault.message = std::move(message);
    fault.hint = std::move(hint);
    fault.place = {display_path(file), line, line > 0 ? 1 : 0};
    return fault;
}

/// Alembic 0.1 kept the id in the file's name alone: "([a-f0-9]+)\.py".
std::string legacy_id(const std::filesystem::path& file) {
    const std::string stem = file.stem().string();
    const bool hex = !stem.empty() && stem.find_first_not_of("abcdef0123456789") == std::string::npos;
    return hex ? stem : "";
}

}  // namespace

void take_docstring(std::string_view docstring, Revision& revision) {
    constexpr std::string_view white = " \t\n\r\f\v";
    const std::size_t begin = docstring.find_first_not_of(white);
    if (begin == std::string_view::npos) {
        return;
    }
    revision.doc = docstring.substr(begin, docstring.find_last_not_of(white) + 1 - begin);
    revision.message = revision.doc.substr(0, revision.doc.find("\n\n"));
    for (const std::string& line : split(revision.doc, '\n')) {
        constexpr std::string_view key = "Create Date:";
        if (trim(line).starts_with(key)) {
            revision.created = trim(trim(line).substr(key.size()));
        }
    }
}

HeaderReading read_python_header(std::string_view text, const std::string& file, Revision& revision,
                                 std::vector<Fault>& faults) {
    if (!is_utf8(text)) {
        faults.push_back(fault_at(file, 0, "the file is not UTF-8", "save it as UTF-8"));
        return HeaderReading::faulty;
    }
    PythonHeaderReader reader(text);
    reader.read();
    auto& [id, down, labels, depends] = reader.settings;
    const bool missing = !id.set || !down.set;
    const auto computed = [](const Setting& one) { return one.computed; };
    if (std::any_of(reader.settings.begin(), reader.settings.end(), computed) || (missing && reader.imports_all)) {
        return HeaderReading::computed;
    }
    if (!id.set && legacy_id(file).empty()) {
        faults.push_back(
            fault_at(file, 0,
                     fmt::format("Could not determine revision id from filename {}",
                                 std::filesystem::path(file).filename().string()),
                     "declare the `revision` variable in the file; a module that is no revision belongs into another "
                     "directory"));
        return HeaderReading::faulty;
    }
    if (id.set && (id.none || id.sequence || id.texts.front().empty())) {
        faults.push_back(fault_at(file, id.line, "`revision` is not a text", "write the id as a string"));
        return HeaderReading::faulty;
    }
    if (!down.set) {
        faults.push_back(fault_at(file, 0, "the file does not say `down_revision`",
                                  "name its parent, or write `down_revision = None` for a base"));
        return HeaderReading::faulty;
    }
    revision.id = id.set ? id.texts.front() : legacy_id(file);
    revision.line = id.line;
    revision.down_revisions = std::move(down.texts);
    revision.revises_line = down.line;
    revision.branch_labels = std::move(labels.texts);
    revision.branch_labels_line = labels.line;
    revision.depends_on = std::move(depends.texts);
    revision.depends_on_line = depends.line;
    take_docstring(reader.docstring, revision);
    return HeaderReading::done;
}

}  // namespace aludel::script::alembic
