#include "python/syntax_message.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "base/text.hpp"
#include "python/syntax_line.hpp"

namespace aludel::python {
namespace {

bool in_ascii_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string_view first_word(std::string_view line) {
    const auto end = std::find_if_not(line.begin(), line.end(), in_ascii_word);
    return line.substr(0, static_cast<std::size_t>(end - line.begin()));
}

/// The line is the whole head of a compound statement, but for its colon.
bool lacks_colon(std::string_view line) {
    line = trim(line);
    if (line.find_first_of("#:'\"") != std::string_view::npos || line.find(" = ") != std::string_view::npos ||
        std::count(line.begin(), line.end(), '(') != std::count(line.begin(), line.end(), ')')) {
        return false;
    }
    static constexpr std::array<std::string_view, 12> heads = {"if",    "elif", "else", "for",    "while",   "def",
                                                               "class", "with", "try",  "except", "finally", "async"};
    return std::find(heads.begin(), heads.end(), first_word(line)) != heads.end();
}

/// Where the first `try:` of the lines [from, to] is left without the clause that it needs: the statement there.
std::optional<std::uint32_t> lone_try(const Source& source, int from, int to) {
    const auto indentation = [](std::string_view line) {
        return std::min(line.find_first_not_of(" \t\f"), line.size());
    };
    const int lines = source.line(static_cast<std::uint32_t>(source.text().size()));
    for (int at = from; at <= to; ++at) {
        if (trim(source.line_text(at)) != "try:") {
            continue;
        }
        const std::size_t own = indentation(source.line_text(at));
        for (int next = at + 1; next <= lines; ++next) {
            const std::string_view line = source.line_text(next);
            const std::string_view text = trim(line);
            if (text.empty() || text.front() == '#' || indentation(line) > own) {
                continue;
            }
            const std::string_view word = first_word(text);
            if (indentation(line) == own && (word == "except" || word == "finally")) {
                break;
            }
            return static_cast<std::uint32_t>(line.data() - source.text().data() +
                                              static_cast<std::ptrdiff_t>(indentation(line)));
        }
    }
    return std::nullopt;
}

/// What stands below the line of `at`; the end of the text when nothing does.
std::uint32_t next_statement(std::string_view text, std::size_t at) {
    for (at = text.find('\n', at); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const std::size_t begin = text.find_first_not_of(" \t\f\r\n", at);
        if (begin == std::string_view::npos) {
            break;
        }
        if (text[begin] != '#') {
            return static_cast<std::uint32_t>(begin);
        }
        at = begin;
    }
    const std::size_t last = text.find_last_not_of("\r\n");
    return static_cast<std::uint32_t>(last == std::string_view::npos ? 0 : last);
}

}  // namespace

Error unreadable(const Source& source, std::uint32_t begin, std::uint32_t end) {
    const int first = source.line(begin);
    const int last = source.line(std::max(end, begin + 1) - 1);
    int from = first;
    while (from > 1 && trim(source.line_text(from)) != "try:") {
        --from;
    }
    if (const auto at = lone_try(source, from, last)) {
        return syntax_error(source, *at, *at, "expected 'except' or 'finally' block");
    }
    const std::string_view found = source.text().substr(begin, end - begin);
    const std::size_t newline = std::min(found.find('\n'), found.size());
    const auto fail = [&](std::string message) {
        return syntax_error(source, begin, begin + static_cast<std::uint32_t>(newline), std::move(message));
    };
    if (first_word(found) == "try") {
        // What cannot be read may be the head of one of its clauses.
        for (int at = first + 1; at <= last; ++at) {
            const std::string_view line = source.line_text(at);
            if (const std::string_view word = first_word(trim(line));
                (word == "except" || word == "finally") && lacks_colon(line)) {
                const auto behind = static_cast<std::uint32_t>(line.data() - source.text().data() +
                                                               static_cast<std::ptrdiff_t>(line.size()));
                return syntax_error(source, behind, behind, "expected ':'");
            }
        }
    }
    const std::string_view line = source.line_text(first);
    if (trim(line).starts_with("match ") && trim(line).ends_with(':') && first_word(trim(source.line_text(first + 1))) == "case") {
        return not_supported(source, begin, begin + static_cast<std::uint32_t>(newline), "this match statement cannot be read",
                             "put its subject into parentheses: match (...):");
    }
    std::string message = message_of_line(line);
    if (message.empty()) {
        message = lacks_colon(line) ? "expected ':'" : "invalid syntax";
    }
    return fail(std::move(message));
}

Error missing_block(const Source& source, std::uint32_t at) {
    const std::string_view text = source.text();
    // A head of several lines is not looked for.
    while (at > 0 && (at >= text.size() || std::isspace(static_cast<unsigned char>(text[at])) != 0)) {
        --at;
    }
    const int number = source.line(at);
    std::string_view line = trim(source.line_text(number));
    if (line.starts_with("async ")) {
        line = trim(line.substr(6));
    }
    const std::string_view word = first_word(line);
    static constexpr std::array<std::string_view, 9> statements = {"if",   "elif", "else",   "for",    "while",
                                                                   "with", "try",  "except", "finally"};
    std::string message = "expected an indented block";
    if (word == "def" || word == "class") {
        message += " after " + std::string(word == "def" ? "function" : "class") + " definition on line " +
                   std::to_string(number);
    } else if (std::find(statements.begin(), statements.end(), word) != statements.end()) {
        message += " after '" + std::string(word) + "' statement on line " + std::to_string(number);
    }
    const std::uint32_t found = next_statement(text, at);
    return syntax_error(source, found, found, std::move(message));
}

}  // namespace aludel::python
