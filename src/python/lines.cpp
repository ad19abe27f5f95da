#include "python/lines.hpp"

#include <algorithm>
#include <string>

namespace aludel::python {
namespace {

bool is_word(char c) {
    auto u = static_cast<unsigned char>(c);
    return u >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Reader {
public:
    explicit Reader(const Source& source) : source_(source), text_(source.text()) {}

    LogicalLines read() {
        while (at_ < text_.size()) {
            step();
        }
        if (!open_.empty()) {
            auto at = static_cast<std::uint32_t>(open_.back());
            throw syntax_error(source_, at, at, std::string("'") + text_[at] + "' was never closed");
        }
        return std::move(lines_);
    }

private:
    [[noreturn]] void fail(std::size_t at, std::string message) {
        throw syntax_error(source_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at), std::move(message));
    }

    void step() {
        char c = text_[at_];
        switch (c) {
            case '\n':
                if (open_.empty()) {
                    lines_.ends.push_back(static_cast<std::uint32_t>(at_));
                }
                ++at_;
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
                open_.push_back(at_++);
                return;
            case ')': case ']': case '}':
                close(c);
                return;
            case '\'': case '"':
                string(at_);
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
        at_ = next + 1;
    }

    void close(char c) {
        char wanted = c == ')' ? '(' : c == ']' ? '[' : '{';
        if (open_.empty()) {
            fail(at_, std::string("unmatched '") + c + "'");
        }
        char opened = text_[open_.back()];
        if (opened != wanted) {
            fail(at_, std::string("closing parenthesis '") + c + "' does not match opening parenthesis '" + opened + "'");
        }
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
            }
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
    std::vector<std::size_t> open_;
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
