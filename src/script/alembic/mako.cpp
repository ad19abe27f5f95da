#include "script/alembic/mako.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"

namespace aludel::script::alembic {
namespace {

/// Keywords and builtins: names that no template has to be given.
const std::set<std::string, std::less<>>& known_names() {
    static const std::set<std::string, std::less<>> names = {"False",      "None",
                                                             "True",       "and",
                                                             "as",         "assert",
                                                             "async",      "await",
                                                             "break",      "class",
                                                             "continue",   "def",
                                                             "del",        "elif",
                                                             "else",       "except",
                                                             "finally",    "for",
                                                             "from",       "global",
                                                             "if",         "import",
                                                             "in",         "is",
                                                             "lambda",     "nonlocal",
                                                             "not",        "or",
                                                             "pass",       "raise",
                                                             "return",     "try",
                                                             "while",      "with",
                                                             "yield",      "abs",
                                                             "all",        "any",
                                                             "bool",       "bytes",
                                                             "callable",   "chr",
                                                             "dict",       "dir",
                                                             "divmod",     "enumerate",
                                                             "filter",     "float",
                                                             "format",     "frozenset",
                                                             "getattr",    "globals",
                                                             "hasattr",    "hash",
                                                             "hex",        "id",
                                                             "int",        "isinstance",
                                                             "issubclass", "iter",
                                                             "len",        "list",
                                                             "locals",     "map",
                                                             "max",        "min",
                                                             "next",       "object",
                                                             "oct",        "open",
                                                             "ord",        "pow",
                                                             "print",      "range",
                                                             "repr",       "reversed",
                                                             "round",      "set",
                                                             "setattr",    "slice",
                                                             "sorted",     "str",
                                                             "sum",        "super",
                                                             "tuple",      "type",
                                                             "vars",       "zip",
                                                             "Exception",  "KeyError",
                                                             "NameError",  "TypeError",
                                                             "ValueError", "AttributeError",
                                                             "ImportError"};
    return names;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Behind the string literal that begins at `at`.
std::size_t skip_string(std::string_view code, std::size_t at) {
    const std::string_view quote =
        code.substr(at, 3) == "\"\"\"" || code.substr(at, 3) == "'''" ? code.substr(at, 3) : code.substr(at, 1);
    for (std::size_t i = at + quote.size(); i < code.size(); ++i) {
        if (code[i] == '\\') {
            ++i;
        } else if (code.substr(i, quote.size()) == quote) {
            return i + quote.size();
        }
    }
    return code.size();
}

std::string literal(std::string_view text) {
    std::string made = "'";
    for (const char c : text) {
        switch (c) {
            case '\\':
                made += "\\\\";
                break;
            case '\'':
                made += "\\'";
                break;
            case '\n':
                made += "\\n";
                break;
            case '\r':
                made += "\\r";
                break;
            case '\0':
                made += "\\x00";
                break;
            default:
                made += c;
        }
    }
    return made + "'";
}

std::string_view without_indent(std::string_view line) {
    return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

std::string first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) {
        ++end;
    }
    return std::string(text.substr(0, end));
}

class Translator {
public:
    Translator(std::string_view text, const std::string& file) : text_(text), file_(file) {}

    MakoProgram translate() {
        made_.source = "\n";
        while (at_ < text_.size()) {
            if (!take_line_of_its_own()) {
                take_line();
            }
        }
        flush();
        if (!blocks_.empty()) {
            throw invalid(fmt::format("`% {}` has no `% end{}`", blocks_.back(), blocks_.back()));
        }
        made_.source += '\n';
        return std::move(made_);
    }

private:
    Error invalid(std::string message) const {
        return std::move(Error(ErrorCode::config_invalid, std::move(message))
                             .at({file_, line_, 0})
                             .hint("the syntax is Mako's; a fresh template is in what `alembic init` makes"));
    }

    Error not_supported(std::string_view what) const {
        return std::move(Error(ErrorCode::not_supported, fmt::format("`{}` in a template is not supported", what))
                             .at({file_, line_, 0})
                             .hint("write it with ${…}, `% if`, `% for` and <% %>"));
    }

    // ---- what is written

    void statement(std::string_view code) {
        if (line_begun_) {
            made_.source += "; ";
        } else {
            made_.source.append(blocks_.size() * 4, ' ');
        }
        made_.source += code;
        line_begun_ = true;
        block_is_empty_ = false;
    }

    void new_line() {
        made_.source += '\n';
        line_begun_ = false;
        ++line_;
    }

    void flush() {
        if (!pending_.empty()) {
            statement(fmt::format("_w({})", literal(pending_)));
            pending_.clear();
        }
    }

    void note_names(std::string_view code) {
        for (std::size_t i = 0; i < code.size();) {
            if (code[i] == '\'' || code[i] == '"') {
                i = skip_string(code, i);
            } else if (is_letter(code[i])) {
                const bool attribute = i > 0 && code[i - 1] == '.';
                const std::size_t begin = i;
                while (i < code.size() && (is_letter(code[i]) || is_digit(code[i]))) {
                    ++i;
                }
                std::string name(code.substr(begin, i - begin));
                const bool prefix = i < code.size() && (code[i] == '\'' || code[i] == '"');
                if (!attribute && !prefix && !known_names().contains(name)) {
                    made_.names.insert(std::move(name));
                }
            } else if (is_digit(code[i])) {
                while (i < code.size() && (is_letter(code[i]) || is_digit(code[i]))) {
                    ++i;
                }
            } else {
                ++i;
            }
        }
    }

    // ---- what is read

    std::string_view rest_of_line() const { return text_.substr(at_, text_.find('\n', at_) - at_); }

    /// Behind the end of the line.
    void skip_line() {
        const std::size_t end = text_.find('\n', at_);
        at_ = end == std::string_view::npos ? text_.size() : end + 1;
    }

    /// A comment, or a line that begins with a percent sign.
    bool take_line_of_its_own() {
        const std::string_view line = without_indent(rest_of_line());
        if (line.starts_with("##")) {
            skip_line();
            new_line();
            return true;
        }
        if (line.starts_with("%%")) {
            pending_ += rest_of_line().substr(0, rest_of_line().size() - line.size());
            at_ += rest_of_line().size() - line.size() + 1;
            return false;
        }
        if (!line.starts_with('%')) {
            return false;
        }
        take_control(std::string(trim(line.substr(1))));
        skip_line();
        new_line();
        return true;
    }

    void take_control(const std::string& code) {
        const std::string word = first_word(code);
        if (code.ends_with('\\')) {
            throw not_supported("% … \\");
        }
        if (word.starts_with("end")) {
            if (blocks_.empty() || word.substr(3) != blocks_.back()) {
                throw invalid(fmt::format("`% {}` ends nothing", word));
            }
            statement("pass");
            blocks_.pop_back();
            return;
        }
        if (!code.ends_with(':')) {
            throw invalid(fmt::format("`% {}` has no colon at its end", code));
        }
        note_names(code);
        if (word == "else" || word == "elif" || word == "except" || word == "finally") {
            if (blocks_.empty() || block_is_empty_) {
                throw invalid(fmt::format("there is nothing before `% {}`", code));
            }
            made_.source.append((blocks_.size() - 1) * 4, ' ');
            made_.source += code;
        } else if (word == "if" || word == "for" || word == "while" || word == "try" || word == "with") {
            statement(code);
            blocks_.push_back(word);
        } else {
            throw invalid(fmt::format("`% {}` is no statement of a template", code));
        }
        block_is_empty_ = true;
    }

    /// To the end of a line; further where code in it goes further.
    void take_line() {
        while (at_ < text_.size()) {
            const std::string_view rest = text_.substr(at_);
            if (rest.starts_with("${")) {
                flush();
                take_expression();
            } else if (rest.starts_with("<%")) {
                flush();
                take_tag();
            } else if (rest.starts_with("</%")) {
                throw invalid("a closing tag that closes nothing");
            } else if (rest.starts_with("\\\n") || rest.starts_with("\\\r\n")) {
                at_ += rest[1] == '\r' ? 3 : 2;
                flush();
                new_line();
                return;
            } else {
                pending_ += rest.front();
                ++at_;
                if (rest.front() == '\n') {
                    flush();
                    new_line();
                    return;
                }
            }
        }
    }

    /// Up to one of the characters at the nesting of the start: behind it; the code before.
    std::string_view code_until(std::string_view stops) {
        const std::size_t begin = at_;
        int depth = 0;
        for (std::size_t i = begin; i < text_.size();) {
            const char c = text_[i];
            if (c == '\'' || c == '"') {
                i = skip_string(text_, i);
                continue;
            }
            if (depth == 0 && stops.find(c) != std::string_view::npos) {
                at_ = i;
                return text_.substr(begin, i - begin);
            }
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
            ++i;
        }
        throw invalid("`${` has no `}`");
    }

    void take_expression() {
        at_ += 2;
        const std::string_view expression = code_until("|}");
        const bool filtered = text_[at_] == '|';
        std::string_view filters;
        if (filtered) {
            ++at_;
            filters = code_until("}");
        }
        ++at_;
        note_names(expression);
        std::string code = fmt::format("({})", expression);
        for (const std::string& filter : filters_of(filters)) {
            code = fmt::format("{}({})", filter, code);
        }
        statement(fmt::format("_w({})", code));
        line_ += static_cast<int>(std::count(expression.begin(), expression.end(), '\n'));
    }

    std::vector<std::string> filters_of(std::string_view text) {
        std::vector<std::string> given;
        bool plain = false;
        for (const std::string& one : split(text, ',')) {
            const std::string name(trim(one));
            if (name == "n") {
                plain = true;
            } else if (name == "h" || name == "x" || name == "u" || name == "entity" || name.starts_with("decode.")) {
                throw not_supported("| " + name);
            } else if (name == "unicode") {
                given.emplace_back("str");
            } else if (name == "trim") {
                given.emplace_back("_trim");
            } else if (!name.empty()) {
                note_names(name);
                given.push_back(name);
            }
        }
        if (!plain) {
            given.insert(given.begin(), "str");
        }
        return given;
    }

    void take_tag() {
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<%doc>")) {
            skip_to("</%doc>", false);
        } else if (rest.starts_with("<%text>")) {
            at_ += 7;
            skip_to("</%text>", true);
        } else if (rest.size() > 2 &&
                   (rest[2] == '!' || rest[2] == ' ' || rest[2] == '\t' || rest[2] == '\n' || rest[2] == '\r')) {
            at_ += rest[2] == '!' ? 3 : 2;
            take_code();
        } else {
            throw not_supported(rest.substr(0, rest.find_first_of(" \t\r\n>/", 2)));
        }
    }

    void skip_to(std::string_view tag, bool write) {
        const std::size_t end = text_.find(tag, at_);
        if (end == std::string_view::npos) {
            throw invalid(fmt::format("there is no {}", tag));
        }
        for (; at_ < end; ++at_) {
            if (write) {
                pending_ += text_[at_];
            }
            if (text_[at_] == '\n') {
                flush();
                new_line();
            }
        }
        at_ = end + tag.size();
    }

    /// What stands in `<% %>`: its first line that is not empty says how far it is indented.
    void take_code() {
        std::size_t end = at_;
        while (end < text_.size() && text_.substr(end, 2) != "%>") {
            end = text_[end] == '\'' || text_[end] == '"' ? skip_string(text_, end) : end + 1;
        }
        if (end >= text_.size()) {
            throw invalid("`<%` has no `%>`");
        }
        const std::string_view code = text_.substr(at_, end - at_);
        note_names(code);
        std::size_t indent = std::string_view::npos;
        std::string_view last;
        const std::vector<std::string> lines = split(code, '\n');
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) {
                new_line();
            }
            std::string_view line = lines[i];
            line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
            last = line;
            if (line.empty()) {
                continue;
            }
            const std::size_t own = line.size() - without_indent(line).size();
            if (i > 0 && indent == std::string_view::npos) {
                indent = own;
            }
            statement(line.substr(i == 0 ? own : std::min(own, indent)));
        }
        at_ = end + 2;
        static const std::set<std::string, std::less<>> compound = {"if",  "for",  "while", "with", "def",
                                                                    "try", "else", "elif",  "class"};
        const bool text_follows = at_ < text_.size() && text_[at_] != '\n' && text_.substr(at_, 2) != "\r\n";
        if (text_follows && (last.starts_with(' ') || last.starts_with('\t')) && lines.size() > 1 && !last.empty()) {
            throw not_supported("%> behind an indented line, with text behind it");
        }
        if (compound.contains(first_word(without_indent(last)))) {
            throw not_supported("%> behind a compound statement");
        }
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t at_ = 0;
    int line_ = 1;
    MakoProgram made_;
    std::string pending_;
    std::vector<std::string> blocks_;
    bool line_begun_ = false;
    bool block_is_empty_ = false;
};

}  // namespace

MakoProgram translate_mako(std::string_view text, const std::string& file) {
    return Translator(text, file).translate();
}

}  // namespace aludel::script::alembic
