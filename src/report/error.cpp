#include "report/error.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/text.hpp"
#include "report/document.hpp"

namespace aludel::report {

namespace {

constexpr std::size_t most_statement_lines = 12;
/// Of a line, in characters: data that somebody wrote into one statement may have megabytes.
constexpr std::size_t longest_line = 200;
constexpr std::size_t longest_statement_line = 1000;

/// One line of a file, without its end; empty when it cannot be had.
std::string line_of(const std::string& file, int number) {
    std::vector<std::string> lines;
    try {
        lines = split(read_file(file), '\n');
    } catch (const Error&) {
        return {};  // the error to be told is another one
    }
    if (lines.size() < static_cast<std::size_t>(number)) {
        return {};
    }
    std::string& line = lines[static_cast<std::size_t>(number) - 1];
    if (!line.empty() && line.back() == '\r') {
        line.pop_back();
    }
    return line;
}

/// The text up to a column, as blanks of the same width, so that a caret stands right below tabs and wide letters.
std::string blanks_up_to(std::string_view line, int column) {
    std::string blanks;
    int characters = 1;
    for (std::size_t i = 0; i < line.size() && characters < column;) {
        std::size_t length = 1;
        while (i + length < line.size() && (static_cast<unsigned char>(line[i + length]) & 0xC0) == 0x80) {
            ++length;
        }
        blanks += line[i] == '\t' ? std::string("\t") : std::string(display_width(line.substr(i, length)), ' ');
        i += length;
        ++characters;
    }
    return blanks;
}

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

/// A line, or so much of it that the column stands in the middle, and the column in that.
struct Excerpt {
    std::string line;
    int column = 0;
};

Excerpt around_column(std::string_view line, int column, std::size_t longest) {
    const auto length = static_cast<std::size_t>(std::count_if(line.begin(), line.end(), begins_character));
    if (length <= longest) {
        return {std::string(line), column};
    }
    const std::size_t middle = column > 0 ? static_cast<std::size_t>(column) - 1 : 0;
    const std::size_t first = std::min(middle - std::min(middle, longest / 2), length - longest);
    std::size_t index = 0;
    std::string part;
    for (const char c : line) {
        index += begins_character(c) ? 1 : 0;
        if (index > first && index <= first + longest) {
            part += c;
        }
    }
    const bool cut_before = first > 0;
    const bool cut_behind = first + longest < length;
    return {(cut_before ? "…" : "") + part + (cut_behind ? "…" : ""),
            column > 0 ? column - static_cast<int>(first) + (cut_before ? 1 : 0) : 0};
}

/// An excerpt begins with blanks, under which its carets stand.
std::string without_empty_ends(const std::string& text) {
    const std::size_t begin = text.find_first_not_of("\r\n");
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    return end == std::string::npos ? "" : text.substr(begin, end + 1 - begin);
}

std::string excerpt_of_line(const Place& place, Paint paint) {
    auto [line, column] = around_column(line_of(place.file, place.line), place.column, longest_line);
    // A terminal would obey them.
    std::replace_if(
        line.begin(), line.end(), [](unsigned char c) { return c < 0x20 && c != '\t'; }, ' ');
    if (line.empty()) {
        return {};
    }
    const std::string number = std::to_string(place.line);
    std::string text = fmt::format("  {} | {}\n", number, line);
    if (column > 0) {
        text +=
            fmt::format("  {} | {}{}\n", std::string(number.size(), ' '), blanks_up_to(line, column), paint.bad("^"));
    }
    return text;
}

std::string excerpt_of_statement(const std::string& statement) {
    std::string text;
    const std::vector<std::string> lines = split(trim(statement), '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == most_statement_lines) {
            text += fmt::format("  | … {} more\n", plural(lines.size() - i, "line"));
            break;
        }
        text += "  | " + around_column(replace_all(lines[i], "\t", "    "), 0, longest_statement_line).line + "\n";
    }
    return text;
}

std::string excerpt(const Error& error, Paint paint) {
    const Place& place = error.place();
    if (place.line > 0 && place.file.ends_with(".sql")) {
        if (std::string text = excerpt_of_line(place, paint); !text.empty()) {
            return text;
        }
    }
    return error.statement().empty() ? "" : excerpt_of_statement(error.statement());
}

}  // namespace

std::string error_text(const Error& error, Paint paint) {
    const std::string place = to_string(error.place());
    std::string text = paint.bad("error:") + " ";
    if (!place.empty()) {
        text += paint.bold(place) + ": ";
    }
    text += error.message();
    if (!error.sqlstate().empty()) {
        // SQLite has names instead: SQLITE_CONSTRAINT_UNIQUE
        const bool standard = error.sqlstate().size() == 5;
        text += (standard ? " (SQLSTATE " : " (") + error.sqlstate() + ")";
    }
    text += '\n';
    if (!error.detail().empty()) {
        text += without_empty_ends(error.detail()) + "\n";
    }
    text += excerpt(error, paint);
    if (!error.hint().empty()) {
        text += paint.hint("hint:") + " " + error.hint() + "\n";
    }
    return text;
}

std::string warning_text(const Place& place, std::string_view message, std::string_view hint, Paint paint) {
    const std::string where = to_string(place);
    std::string text = fmt::format("{} {}{}{}\n", paint.warning("warning:"), where, where.empty() ? "" : ": ", message);
    if (!hint.empty()) {
        text += fmt::format("{} {}\n", paint.hint("hint:"), hint);
    }
    return text;
}

std::string warnings_text(const std::vector<Error>& warnings, Paint paint) {
    std::string text;
    for (const Error& one : warnings) {
        text += warning_text(one.place(), one.message(), one.hint(), paint);
    }
    return text;
}

std::string error_json(const Error& error, int exit_status) {
    JsonWriter writer;
    begin_document(writer, "error");
    writer.member("code", name(error.code()));
    writer.member("exit_status", exit_status);
    writer.member("message", error.message());
    writer.member("detail", error.detail());
    writer.member("hint", error.hint());
    writer.member("file", error.place().file);
    writer.member("line", error.place().line);
    writer.member("column", error.place().column);
    writer.member("statement", error.statement());
    writer.member("sqlstate", error.sqlstate());
    writer.end_object();
    return writer.text();
}

}  // namespace aludel::report
