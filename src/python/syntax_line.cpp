#include "python/syntax_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "python/unicode.hpp"

namespace aludel::python {
namespace {

enum class Sort { word, number, string, sign, open, close };

struct Token {
    Sort sort;
    std::string_view text;
    int depth = 0;  ///< brackets around it; of a bracket, those around the pair
};

bool in_word(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t end_of_string(std::string_view line, std::size_t at) {
    const char quote = line[at];
    const std::size_t size = line.substr(at, 3) == std::string(3, quote) ? 3 : 1;
    for (at += size; at < line.size(); ++at) {
        if (line[at] == '\\') {
            ++at;
        } else if (line.substr(at, size) == std::string(size, quote)) {
            return at + size;
        }
    }
    return line.size();
}

/// The tokens of one line; those of a line that goes on are as good as can be told.
std::vector<Token> tokens_of(std::string_view line) {
    static constexpr std::array<std::string_view, 23> signs = {
        "**=", "//=", ">>=", "<<=", "...", "==", "!=", "<=", ">=", ":=", "+=", "-=",
        "*=",  "/=",  "%=",  "|=",  "&=",  "^=", "@=", "->", "**", "//", "<>"};
    std::vector<Token> all;
    int depth = 0;
    for (std::size_t at = 0; at < line.size();) {
        const char c = line[at];
        std::size_t end = at + 1;
        Sort sort = Sort::sign;
        if (c == ' ' || c == '\t' || c == '\f' || c == '\r') {
            ++at;
            continue;
        }
        if (c == '#') {
            break;
        }
        if (c == '\'' || c == '"') {
            end = end_of_string(line, at);
            sort = Sort::string;
        } else if (in_word(c) || (c == '.' && at + 1 < line.size() && is_digit(line[at + 1]))) {
            sort = is_digit(c) || c == '.' ? Sort::number : Sort::word;
            while (end < line.size() && (in_word(line[end]) || (sort == Sort::number && line[end] == '.'))) {
                ++end;
            }
            const std::string_view word = line.substr(at, end - at);
            if (end < line.size() && (line[end] == '\'' || line[end] == '"') && word.size() <= 2 &&
                word.find_first_not_of("rRbBuUfF") == std::string_view::npos) {
                end = end_of_string(line, end);
                sort = Sort::string;
            }
        } else if (c == '(' || c == '[' || c == '{') {
            sort = Sort::open;
        } else if (c == ')' || c == ']' || c == '}') {
            sort = Sort::close;
            --depth;
        } else {
            for (const std::string_view sign : signs) {
                if (line.substr(at, sign.size()) == sign) {
                    end = at + sign.size();
                    break;
                }
            }
        }
        all.push_back({sort, line.substr(at, end - at), depth});
        depth += sort == Sort::open ? 1 : 0;
        at = end;
    }
    return all;
}

using Tokens = std::vector<Token>;
using TokenRange = std::pair<std::size_t, std::size_t>;

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// Whether one of the words stands in the range, outside of brackets.
bool has(const Tokens& all, TokenRange range, std::initializer_list<std::string_view> words, std::size_t from = 0) {
    for (std::size_t i = range.first + from; i < range.second; ++i) {
        if (all[i].depth == all[range.first].depth && all[i].sort != Sort::string && is_one_of(all[i].text, words)) {
            return true;
        }
    }
    return false;
}

struct Found {
    std::string what;   ///< "function call"; empty: it may be assigned to
    bool plain = true;  ///< an operand of | and what binds closer, and no word of its own
};

Found describe(const Tokens& all, TokenRange range);

/// A display: what is between its brackets, or the first of its items that is no target.
Found describe_display(const Tokens& all, TokenRange range) {
    const char bracket = all[range.first].text[0];
    const TokenRange inner{range.first + 1, range.second - 1};
    const bool empty = inner.first >= inner.second;
    if (!empty && has(all, inner, {"for"})) {
        const bool pairs = bracket == '{' && has(all, inner, {":"});
        return {bracket == '['   ? "list comprehension"
                : bracket == '(' ? "generator expression"
                : pairs          ? "dict comprehension"
                                 : "set comprehension",
                bracket != '('};
    }
    if (bracket == '{') {
        return {empty || has(all, inner, {":", "**"}) ? "dict literal" : "set display"};
    }
    if (!empty && has(all, inner, {":="})) {
        return {"named expression"};
    }
    Found found;
    bool comma = false;
    for (std::size_t begin = inner.first; begin < inner.second && found.what.empty();) {
        std::size_t end = begin;
        while (end < inner.second && !(all[end].text == "," && all[end].depth == all[inner.first].depth)) {
            ++end;
        }
        comma = comma || end < inner.second;
        if (end > begin) {
            found = describe(all, {begin, end});
        }
        begin = end + 1;
    }
    found.plain = found.plain && bracket == '(' && !comma;
    return found;
}

/// The last thing of a primary: a name, an attribute, a call, a display …
Found describe_primary(const Tokens& all, TokenRange range) {
    const Token& first = all[range.first];
    const Token& last = all[range.second - 1];
    const bool single = range.second - range.first == 1;
    if (last.sort == Sort::close && last.depth == first.depth) {
        std::size_t open = range.second - 1;
        while (open > range.first && !(all[open].sort == Sort::open && all[open].depth == last.depth)) {
            --open;
        }
        return open == range.first ? describe_display(all, range) : Found{last.text == ")" ? "function call" : ""};
    }
    if (first.sort == Sort::string) {
        const bool formatted = std::any_of(
            all.begin() + static_cast<std::ptrdiff_t>(range.first),
            all.begin() + static_cast<std::ptrdiff_t>(range.second), [](const Token& one) {
                return one.text.substr(0, one.text.find_first_of("'\"")).find_first_of("fF") != std::string_view::npos;
            });
        return {formatted ? "f-string expression" : "literal"};
    }
    if (!single) {
        return {};
    }
    if (is_one_of(first.text, {"None", "True", "False"})) {
        return {std::string(first.text), false};
    }
    return {first.sort == Sort::number ? "literal" : first.text == "..." ? "ellipsis" : ""};
}

/// What an expression is called where it cannot be assigned to.
Found describe(const Tokens& all, TokenRange range) {
    if (range.first >= range.second) {
        return {};
    }
    if (has(all, range, {","})) {
        Found found;
        for (std::size_t begin = range.first; begin < range.second && found.what.empty();) {
            std::size_t end = begin;
            while (end < range.second && !(all[end].text == "," && all[end].depth == all[range.first].depth)) {
                ++end;
            }
            found = describe(all, {begin, end});
            begin = end + 1;
        }
        found.plain = false;
        return found;
    }
    const std::string_view first = all[range.first].text;
    if (first == "*") {
        Found found = describe(all, {range.first + 1, range.second});
        found.plain = false;
        return found;
    }
    if (is_one_of(first, {"lambda", "yield"})) {
        return {first == "lambda" ? "lambda" : "yield expression", false};
    }
    if (has(all, range, {"if"})) {
        return {"conditional expression", false};
    }
    if (has(all, range, {"and", "or", "not"})) {
        return {"expression", false};
    }
    if (has(all, range, {"<", ">", "==", "!=", "<=", ">=", "in", "is"})) {
        return {"comparison", false};
    }
    if (is_one_of(first, {"-", "+", "~"}) ||
        has(all, range, {"+", "-", "*", "/", "%", "|", "&", "^", "@", "**", "//", "<<", ">>"}, 1)) {
        return {"expression"};
    }
    return first == "await" ? Found{"await expression"} : describe_primary(all, range);
}

/// `a = b`, `f(1=2)`, `if a = b:`: what stands left of a = that is alone.
std::string message_of_assignment(const Tokens& all) {
    static constexpr std::string_view compare = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    const bool condition = is_one_of(all[0].text, {"if", "elif", "while"});
    if (!condition && is_one_of(all[0].text, {"def", "class", "async", "for", "with", "return", "del", "import", "from",
                                              "case", "except"})) {
        return {};
    }
    std::size_t begin = condition ? 1 : 0;
    std::vector<TokenRange> targets;
    for (std::size_t i = begin; i < all.size(); ++i) {
        if (all[i].depth != 0 || all[i].sort != Sort::sign) {
            continue;
        }
        const TokenRange left{begin, i};
        if (all[i].text == ":" && begin < i && !has(all, left, {"lambda"})) {
            if (condition || !targets.empty()) {
                break;
            }
            return describe(all, left).what.empty() ? std::string() : "illegal target for annotation";
        }
        if (all[i].text == ":=") {
            const bool named = begin + 1 == i && all[begin].sort == Sort::word;
            const bool subscript = i > begin && all[i - 1].text == "]";
            const Found found = describe(all, left);
            return named ? std::string()
                         : "cannot use assignment expressions with " + (!found.what.empty() ? found.what
                                                                        : subscript         ? "subscript"
                                                                                            : "attribute");
        }
        if (all[i].text == "=") {
            targets.push_back(left);
            begin = i + 1;
        } else if (all[i].text.size() > 1 && all[i].text.back() == '=' &&
                   !is_one_of(all[i].text, {"==", "!=", "<=", ">="})) {
            const Found found = describe(all, left);
            return found.what.empty() ? std::string()
                                      : "'" + found.what + "' is an illegal expression for augmented assignment";
        }
    }
    for (const TokenRange& target : targets) {
        const Found found = describe(all, target);
        if (condition && found.what.empty()) {
            const bool named = target.second - target.first == 1;
            return named ? std::string(compare)
                         : "cannot assign to attribute here. Maybe you meant '==' instead of '='?";
        }
        if (found.what == "yield expression") {
            return "assignment to yield expression not possible";
        }
        if (!found.what.empty()) {
            return "cannot assign to " + found.what +
                   (found.plain && targets.size() == 1 ? " here. Maybe you meant '==' instead of '='?" : "");
        }
    }
    return {};
}

/// The target of a `for`, a keyword in a call.
std::string message_of_name(const Tokens& all) {
    if (all[0].text == "for") {
        for (std::size_t i = 1; i < all.size(); ++i) {
            if (all[i].text == "in" && all[i].depth == 0) {
                const Found found = describe(all, {1, i});
                return found.what.empty() ? std::string() : "cannot assign to " + found.what;
            }
        }
    }
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i].text != "=" || all[i].depth == 0) {
            continue;
        }
        std::size_t begin = i;
        while (begin > 0 && !(all[begin - 1].depth < all[i].depth) && all[begin - 1].text != ",") {
            --begin;
        }
        if (begin == 0 || begin == i || is_one_of(all[0].text, {"def", "class", "lambda"}) ||
            has(all, {begin, i}, {"lambda", "*", "**"})) {
            continue;
        }
        if (is_one_of(all[begin].text, {"None", "True", "False"}) && begin + 1 == i) {
            return "cannot assign to " + std::string(all[begin].text);
        }
        if (begin + 1 != i || all[begin].sort != Sort::word) {
            return "expression cannot contain assignment, perhaps you meant \"==\"?";
        }
    }
    return {};
}

/// A number that goes wrong, as the tokenizer says it.
std::string message_of_number(std::string_view text) {
    const char base = text.size() > 1 && text[0] == '0' ? static_cast<char>(text[1] | 32) : '0';
    if (base == 'x' || base == 'o' || base == 'b') {
        const std::string name = base == 'x' ? "hexadecimal" : base == 'o' ? "octal" : "binary";
        const std::string_view known = base == 'x' ? "0123456789abcdefABCDEF_" : base == 'o' ? "01234567_" : "01_";
        const std::size_t wrong = text.find_first_not_of(known, 2);
        if (wrong != std::string_view::npos && is_digit(text[wrong])) {
            return fmt::format("invalid digit '{}' in {} literal", text[wrong], name);
        }
        return text.size() == 2 || wrong != std::string_view::npos || text.back() == '_' ||
                       text.find("__") != std::string_view::npos
                   ? "invalid " + name + " literal"
                   : std::string();
    }
    const std::size_t wrong = text.find_first_not_of("0123456789._eEjJ");
    const bool exponent = text.back() == 'e' || text.back() == 'E';
    return wrong != std::string_view::npos || exponent || text.back() == '_' ||
                   text.find("__") != std::string_view::npos
               ? "invalid decimal literal"
               : "";
}

/// A character that no program has, outside of strings.
std::string message_of_character(const Tokens& all) {
    for (const Token& token : all) {
        if (token.sort == Sort::string) {
            continue;
        }
        for (std::size_t at = 0; at < token.text.size();) {
            const std::size_t begin = at;
            const std::uint32_t code = next_code(token.text, at);
            if (code >= 0x80 && !is_identifier_part(code)) {
                return is_printable(code) ? fmt::format("invalid character '{}' (U+{:04X})",
                                                        token.text.substr(begin, at - begin), code)
                                          : fmt::format("invalid non-printable character U+{:04X}", code);
            }
        }
    }
    return {};
}

/// The fields of an f-string.
std::string message_of_fields(std::string_view text) {
    const std::size_t open = text.find_first_of("'\"");
    if (text.substr(0, open).find_first_of("fF") == std::string_view::npos) {
        return {};
    }
    const std::size_t size = text.substr(open, 3) == std::string(3, text[open]) ? 3 : 1;
    const std::size_t end = text.size() >= open + 2 * size ? text.size() - size : text.size();
    for (std::size_t at = open + size; at < end; ++at) {
        if (text[at] != '{' && text[at] != '}') {
            continue;
        }
        if (at + 1 < end && text[at + 1] == text[at]) {
            ++at;
            continue;
        }
        if (text[at] == '}') {
            return "f-string: single '}' is not allowed";
        }
        const std::size_t begin = at + 1;
        int depth = 1;
        while (depth > 0 && ++at < end) {
            depth += text[at] == '{' || text[at] == '(' || text[at] == '['   ? 1
                     : text[at] == '}' || text[at] == ')' || text[at] == ']' ? -1
                                                                             : 0;
        }
        if (depth > 0) {
            return "f-string: expecting '}'";
        }
        const std::string_view field = trim(text.substr(begin, at - begin));
        if (field.empty() || field[0] == '!' || field[0] == ':') {
            return "f-string: empty expression not allowed";
        }
    }
    return {};
}

bool is_connective(std::string_view word) {
    return is_one_of(word, {"and",   "or",    "not",    "in",     "is",    "if",    "else",  "for",
                            "async", "await", "lambda", "yield",  "from",  "print", "exec",  "import",
                            "as",    "with",  "while",  "return", "class", "def",   "raise", "assert"});
}

/// Inside of brackets, two expressions with nothing between them.
bool lacks_comma(const Tokens& all) {
    if (is_one_of(all[0].text, {"def", "class", "from", "import", "async"})) {
        return false;
    }
    for (std::size_t i = 1; i < all.size(); ++i) {
        const Token& before = all[i - 1];
        const Token& here = all[i];
        const bool ends = before.sort == Sort::close || before.sort == Sort::string || before.sort == Sort::number ||
                          before.sort == Sort::word;
        const bool begins = here.sort == Sort::word || here.sort == Sort::number || here.sort == Sort::string;
        const bool texts = before.sort == Sort::string && here.sort == Sort::string;
        if (here.depth > 0 && ends && begins && !texts && !is_connective(before.text) && !is_connective(here.text)) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string message_of_line(std::string_view line) {
    const Tokens all = tokens_of(line);
    if (all.empty()) {
        return {};
    }
    std::string message = message_of_character(all);
    for (const Token& token : all) {
        if (message.empty() && token.sort == Sort::number) {
            message = message_of_number(token.text);
        }
        if (message.empty() && token.sort == Sort::string) {
            message = message_of_fields(token.text);
        }
    }
    if (message.empty() && lacks_comma(all)) {
        message = "invalid syntax. Perhaps you forgot a comma?";
    }
    if (message.empty()) {
        message = message_of_name(all);
    }
    if (message.empty()) {
        message = message_of_assignment(all);
    }
    if (!message.empty()) {
        return message;
    }
    if (all.size() > 2 && all[0].text == "def" && all[1].sort == Sort::word && all[2].text != "(" &&
        all[2].text != "[") {
        return "expected '('";
    }
    const TokenRange whole{0, all.size()};
    if (has(all, whole, {"if"}, 1) && !has(all, whole, {"else", "for", "lambda"}) &&
        !is_one_of(all[0].text, {"case", "else"})) {
        return "expected 'else' after 'if' expression";
    }
    return {};
}

}  // namespace aludel::python
