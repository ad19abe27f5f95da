#include "python/lines.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace aludel::python {
namespace {

constexpr std::size_t most_brackets = 200;    ///< as in Python
constexpr std::size_t most_blocks = 99;       ///< as in Python
constexpr std::size_t most_operators = 3000;  ///< Python's own limit differs from one operator to the other

/// Words that what follows is nested in.
constexpr std::array<std::string_view, 5> operators = {"not", "lambda", "await", "else", "yield"};

bool is_word(char c) {
    auto u = static_cast<unsigned char>(c);
    return u >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Reader {
public:
    explicit Reader(const Source& source) : source_(source), text_(source.text()) {}

    LogicalLines read() {
        indentation();
        while (at_ < text_.size()) {
            step();
        }
        if (!open_.empty()) {
            auto at = static_cast<std::uint32_t>(open_.back().at);
            throw syntax_error(source_, at, at, std::string("'") + text_[at] + "' was never closed");
        }
        return std::move(lines_);
    }

private:
    [[noreturn]] void fail(std::size_t at, std::string message) {
        throw syntax_error(source_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at), std::move(message));
    }

    void step() {
        const char c = text_[at_];
        const std::size_t begin = at_;
        if (c == '*') {
            star();
        }
        token(c);
        const bool blank =
            c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\\' || c == '#' || (c == '\n' && !open_.empty());
        if (!blank) {
            last_begin_ = c == '\n' ? at_ : begin;
            last_end_ = at_;
        }
    }

    /// Words that an operand does not end with.
    bool after_operand() const {
        static constexpr std::array<std::string_view, 22> before_operands = {
            "and",    "as", "assert", "await",  "case",  "del", "elif", "else",  "for",    "from",  "if",
            "import", "in", "is",     "lambda", "match", "not", "or",   "print", "return", "while", "yield"};
        if (last_end_ == last_begin_) {
            return false;
        }
        const char end = text_[last_end_ - 1];
        if (!is_word(text_[last_begin_])) {
            return end == ')' || end == ']' || end == '}' || end == '\'' || end == '"';
        }
        const std::string_view word = text_.substr(last_begin_, last_end_ - last_begin_);
        return std::find(before_operands.begin(), before_operands.end(), word) == before_operands.end();
    }

    bool before_element() const {
        const std::string_view last = text_.substr(last_begin_, last_end_ - last_begin_);
        if (last == "," || last == "return" || last == "yield" || last == "in") {
            return true;
        }
        if (last == "[") {
            return !open_.empty() && open_.back().subscript;
        }
        const char before = last_begin_ > 0 ? text_[last_begin_ - 1] : ' ';
        return last == "=" && before != '=' && before != '!' && before != '<' && before != '>' && before != ':';
    }

    void star() {
        const bool subscript = !open_.empty() && open_.back().subscript;
        if ((!open_.empty() && !subscript) || !before_element()) {
            return;
        }
        std::size_t next = at_ + 1;
        while (next < text_.size() &&
               (text_[next] == ' ' || text_[next] == '\t' || text_[next] == '\\' || text_[next] == '\r' ||
                (text_[next] == '\n' && (subscript || text_[next - 1] == '\\' || text_[next - 1] == '\r')))) {
            ++next;
        }
        if (next >= text_.size() || text_[next] == '*' || text_[next] == '=' || text_[next] == ')' ||
            text_[next] == ',') {
            return;
        }
        // The grammar has names there.
        std::size_t word = next;
        while (word < text_.size() && is_word(text_[word])) {
            ++word;
        }
        const bool quoted = word < text_.size() && (text_[word] == '\'' || text_[word] == '"');
        if (subscript || word == next || quoted || (text_[next] >= '0' && text_[next] <= '9')) {
            lines_.stars.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(next)});
        }
    }

    void token(char c) {
        switch (c) {
            case '\n':
                ++at_;
                if (open_.empty()) {
                    lines_.ends.push_back(static_cast<std::uint32_t>(at_ - 1));
                    pending_ = 0;
                    last_begin_ = last_end_ = at_;
                    indentation();
                }
                return;
            case '#':
                while (at_ < text_.size() && text_[at_] != '\n') {
                    ++at_;
                }
                return;
            case '\\':
                continuation();
                return;
            case '(': case '[': case '{':
                if (open_.size() == most_brackets) {
                    fail(at_, "too many nested parentheses");
                }
                open_.push_back({at_, pending_, c == '[' && after_operand()});
                ++at_;
                return;
            case ')': case ']': case '}':
                close(c);
                return;
            case '\'': case '"':
                string(at_);
                return;
            case ',': case ';':
                pending_ = open_.empty() ? 0 : open_.back().pending;
                ++at_;
                return;
            case '-': case '+': case '~': case '*': case '=':
                count_operator();
                ++at_;
                return;
            case '`': case '$': case '?':
                fail(at_, "invalid syntax");
            case '!':
                if (at_ + 1 >= text_.size() || text_[at_ + 1] != '=') {
                    fail(at_, "invalid syntax");
                }
                ++at_;
                return;
            default:
                if (is_word(c)) {
                    word();
                } else {
                    ++at_;
                }
        }
    }

    /// At the beginning of a logical line: the block that it stands in.
    void indentation() {
        std::size_t column = 0;
        std::size_t at = at_;
        for (; at < text_.size() && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\f'); ++at) {
            column = text_[at] == '\t' ? (column / 8 + 1) * 8 : text_[at] == '\f' ? 0 : column + 1;
        }
        if (at == text_.size() || text_[at] == '\n' || text_[at] == '\r' || text_[at] == '#') {
            return;
        }
        while (!blocks_.empty() && blocks_.back() > column) {
            blocks_.pop_back();
        }
        if (column > (blocks_.empty() ? 0 : blocks_.back())) {
            if (blocks_.size() == most_blocks) {
                fail(at, "too many levels of indentation");
            }
            blocks_.push_back(column);
        }
    }

    /// What stands behind an operator may be nested in it: more of them, none of which is done, than any parser
    /// takes. A comma ends them.
    void count_operator() {
        if (++pending_ > most_operators) {
            fail(at_,
                 "this expression is nested too deeply (more than " + std::to_string(most_operators) + " operators)");
        }
    }

    void continuation() {
        std::size_t next = at_ + 1;
        if (next < text_.size() && text_[next] == '\r') {
            ++next;
        }
        if (next >= text_.size()) {
            fail(at_, "unexpected EOF while parsing");
        }
        if (text_[next] != '\n') {
            fail(at_, "unexpected character after line continuation character");
        }
        if (next + 1 == text_.size()) {
            fail(at_, "unexpected EOF while parsing");
        }
        at_ = next + 1;
    }

    void close(char c) {
        char wanted = c == ')' ? '(' : c == ']' ? '[' : '{';
        if (open_.empty()) {
            fail(at_, std::string("unmatched '") + c + "'");
        }
        char opened = text_[open_.back().at];
        if (opened != wanted) {
            fail(at_, std::string("closing parenthesis '") + c + "' does not match opening parenthesis '" + opened + "'");
        }
        pending_ = open_.back().pending;
        open_.pop_back();
        ++at_;
    }

    void word() {
        std::size_t begin = at_;
        while (at_ < text_.size() && is_word(text_[at_])) {
            auto u = static_cast<unsigned char>(text_[at_]);
            if (u == 0xE2 && at_ + 2 < text_.size() && (text_.substr(at_, 3) == "\u200b" || text_.substr(at_, 3) == "\u2060")) {
                fail(at_, "invalid non-printable character U+" + std::string(text_[at_ + 1] == '\x80' ? "200B" : "2060"));
            }
            if (text_.substr(at_, 3) == "\uFEFF") {
                fail(at_, "invalid non-printable character U+FEFF");
            }
            ++at_;
        }
        if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"') && at_ - begin <= 2) {
            std::string_view prefix = text_.substr(begin, at_ - begin);
            if (prefix.find_first_not_of("rRbBuUfF") == std::string_view::npos) {
                string(begin);
                return;
            }
        }
        if (std::find(operators.begin(), operators.end(), text_.substr(begin, at_ - begin)) != operators.end()) {
            count_operator();
        }
    }

    /// From a prefix or the opening quote to behind the closing one.
    void string(std::size_t begin) {
        bool formatted = false;
        for (; text_[at_] != '\'' && text_[at_] != '"'; ++at_) {
            formatted = formatted || text_[at_] == 'f' || text_[at_] == 'F';
        }
        char quote = text_[at_];
        bool triple = text_.substr(at_, 3) == std::string(3, quote);
        at_ += triple ? 3 : 1;
        while (at_ < text_.size()) {
            char c = text_[at_];
            if (c == '\\') {
                at_ += at_ + 2 < text_.size() && text_[at_ + 1] == '\r' && text_[at_ + 2] == '\n' ? 3 : 2;
            } else if (c == quote && (!triple || text_.substr(at_, 3) == std::string(3, quote))) {
                at_ += triple ? 3 : 1;
                return;
            } else if (c == '\n' && !triple) {
                break;
            } else if (formatted && c == '{') {
                if (at_ + 1 < text_.size() && text_[at_ + 1] == '{') {
                    at_ += 2;
                } else {
                    replacement(quote, triple);
                }
            } else {
                ++at_;
            }
        }
        fail(begin, std::string("unterminated ") + (triple ? "triple-quoted " : "") + "string literal (detected at line " +
                        std::to_string(source_.line(static_cast<std::uint32_t>(std::min(at_, text_.size() - 1)))) + ")");
    }

    /// From the brace that opens a replacement field to behind the one that closes it, or to what ends the
    /// string around it.
    void replacement(char quote, bool triple) {
        int depth = 0;
        while (at_ < text_.size()) {
            char c = text_[at_];
            if (c == '{' || c == '[' || c == '(') {
                ++depth;
                ++at_;
            } else if (c == '}' || c == ']' || c == ')') {
                ++at_;
                if (--depth == 0) {
                    return;
                }
            } else if (c == '\'' || c == '"') {
                if (c == quote && (!triple || text_.substr(at_, 3) == std::string(3, quote))) {
                    // Since Python 3.12 the quote of the string may be used again within a field.
                    std::size_t line_end = std::min(text_.find('\n', at_), text_.size());
                    std::string_view rest = text_.substr(at_ + 1, line_end - at_ - 1);
                    if (triple || rest.find(c) == std::string_view::npos) {
                        return;
                    }
                }
                string(at_);
            } else if (c == '\n' && !triple && depth <= 1) {
                return;
            } else {
                ++at_;
            }
        }
    }

    const Source& source_;
    std::string_view text_;
    std::size_t at_ = 0;
    struct Open {
        std::size_t at;
        std::size_t pending;  ///< operators before it
        bool subscript;
    };
    std::vector<Open> open_;
    std::vector<std::size_t> blocks_;  ///< columns of the blocks around
    std::size_t last_begin_ = 0;       ///< the token before: equal where a line begins
    std::size_t last_end_ = 0;
    std::size_t pending_ = 0;          ///< operators that what comes may be nested in
    LogicalLines lines_;
};

}  // namespace

bool LogicalLines::broken(std::uint32_t begin, std::uint32_t end, std::uint32_t& at) const {
    auto found = std::lower_bound(ends.begin(), ends.end(), begin);
    if (found == ends.end() || *found >= end) {
        return false;
    }
    at = *found;
    return true;
}

LogicalLines logical_lines(const Source& source) {
    return Reader(source).read();
}

}  // namespace aludel::python
