#include "python/syntax_message.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.hpp"

namespace aludel::python {
namespace {

bool in_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string_view first_word(std::string_view line) {
    const auto end = std::find_if_not(line.begin(), line.end(), in_word);
    return line.substr(0, static_cast<std::size_t>(end - line.begin()));
}

/// Words that stand between expressions or before them.
bool is_connective(std::string_view word) {
    static constexpr std::array<std::string_view, 24> words = {
        "and",  "or",    "not",    "in",     "is",   "if",    "else",  "for",   "async", "await", "lambda", "yield",
        "from", "print", "exec",   "import", "as",   "with",  "while", "return", "class", "def",  "raise",  "assert"};
    return std::find(words.begin(), words.end(), word) != words.end();
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

/// Inside of brackets, two expressions with nothing between them.
bool lacks_comma(const Source& source, std::uint32_t at) {
    const std::string_view text = source.text();
    const std::size_t line = text.rfind('\n', at == 0 ? 0 : at - 1);
    const std::string_view before = trim(text.substr(0, at));
    const std::string_view here = text.substr(at);
    if (before.empty() || here.empty()) {
        return false;
    }
    const char last = before.back();
    const char next = here.front();
    const bool ends = in_word(last) || last == ')' || last == ']' || last == '}' || last == '\'' || last == '"';
    const bool begins = in_word(next) || next == '\'' || next == '"';
    if (!ends || !begins || is_connective(first_word(here))) {
        return false;
    }
    const auto word = std::find_if_not(before.rbegin(), before.rend(), in_word);
    if (is_connective(before.substr(before.size() - static_cast<std::size_t>(word - before.rbegin())))) {
        return false;
    }
    // A bracket that is open in this line, or a line that continues one: good enough to say "perhaps".
    const std::string_view of_line = text.substr(line == std::string_view::npos ? 0 : line + 1, at - (line == std::string_view::npos ? 0 : line + 1));
    int depth = 0;
    for (const char c : of_line) {
        depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
    }
    return depth > 0;
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

std::string message_of_error(const Source& source, std::uint32_t at) {
    if (lacks_colon(source.line_text(source.line(at)))) {
        return "expected ':'";
    }
    return lacks_comma(source, at) ? "invalid syntax. Perhaps you forgot a comma?" : "invalid syntax";
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
        message += " after " + std::string(word == "def" ? "function" : "class") + " definition on line " + std::to_string(number);
    } else if (std::find(statements.begin(), statements.end(), word) != statements.end()) {
        message += " after '" + std::string(word) + "' statement on line " + std::to_string(number);
    }
    const std::uint32_t found = next_statement(text, at);
    return syntax_error(source, found, found, std::move(message));
}

}  // namespace aludel::python
