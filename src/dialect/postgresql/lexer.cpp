#include "dialect/postgresql/lexer.hpp"

#include <array>
#include <utility>

namespace aludel::dialect::postgresql {

namespace {

enum Class : unsigned char {
    blank = 1,
    newline = 2,
    letter = 4,  ///< may begin an identifier
    digit = 8,
    op = 16,  ///< may be part of an operator
};

constexpr std::array<unsigned char, 256> make_classes() {
    std::array<unsigned char, 256> table{};
    for (char c : {' ', '\t', '\f', '\v'}) table[static_cast<unsigned char>(c)] = blank;
    table['\n'] = table['\r'] = blank | newline;
    for (int c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = letter;
    table['_'] = letter;
    for (int c = 128; c < 256; ++c) table[c] = letter;
    for (int c = '0'; c <= '9'; ++c) table[c] = digit;
    for (char c : std::string_view("~!@#^&|`?+-*/%<>=")) table[static_cast<unsigned char>(c)] = op;
    return table;
}
constexpr auto classes = make_classes();

bool is(unsigned char c, unsigned char set) {
    return (classes[c] & set) != 0;
}
bool continues_identifier(unsigned char c) {
    return is(c, letter | digit) || c == '$';
}

}  // namespace

bool is_word(std::string_view token_text, std::string_view keyword) {
    if (token_text.size() != keyword.size())
        return false;
    for (std::size_t i = 0; i < keyword.size(); ++i) {
        char c = token_text[i];
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        if (c != keyword[i])
            return false;
    }
    return true;
}

Token Lexer::cut_off(std::size_t begin, const char* what) {
    unterminated_ = what;
    return finish(TokenKind::unterminated, begin, text_.size());
}

/// False: a comment that does not end.
bool Lexer::skip_blanks() {
    const std::size_t size = text_.size();
    while (position_ < size) {
        const unsigned char c = at(position_);
        if (is(c, blank)) {
            ++position_;
        } else if (c == '-' && at(position_ + 1) == '-') {
            position_ = text_.find_first_of("\r\n", position_);
            if (position_ == std::string_view::npos)
                position_ = size;
        } else if (c == '/' && at(position_ + 1) == '*') {
            comment_begin_ = position_;
            int depth = 1;
            std::size_t p = position_ + 2;
            while (depth > 0) {
                p = text_.find_first_of("/*", p);
                if (p == std::string_view::npos || p + 1 >= size)
                    return false;
                if (text_[p] == '/' && text_[p + 1] == '*') {
                    ++depth;
                    p += 2;
                } else if (text_[p] == '*' && text_[p + 1] == '/') {
                    --depth;
                    p += 2;
                } else {
                    ++p;
                }
            }
            position_ = p;
        } else {
            return true;
        }
    }
    return true;
}

/// Behind a string: the offset of the quote that continues it (blanks and -- comments with at least one line
/// end between them), or npos.
std::size_t Lexer::continuation_quote() const {
    bool line_end = false;
    std::size_t p = position_;
    while (p < text_.size()) {
        const unsigned char c = at(p);
        if (is(c, blank)) {
            line_end = line_end || is(c, newline);
            ++p;
        } else if (c == '-' && at(p + 1) == '-') {
            p = text_.find_first_of("\r\n", p);
            if (p == std::string_view::npos)
                return p;
        } else {
            return c == '\'' && line_end ? p : std::string_view::npos;
        }
    }
    return std::string_view::npos;
}

Token Lexer::quoted_from(std::size_t begin, std::size_t quote, TokenKind kind, Quote rule, const char* what) {
    const char mark = text_[quote];
    std::size_t p = quote + 1;
    for (;;) {
        p = rule == Quote::escape ? text_.find_first_of("'\\", p) : text_.find(mark, p);
        if (p >= text_.size())
            return cut_off(begin, what);
        if (text_[p] != '\\' && (rule == Quote::bits || at(p + 1) != static_cast<unsigned char>(mark)))
            break;
        p += 2;
    }
    if (mark == '\'')
        after_string_ = rule;
    return finish(kind, begin, p + 1);
}

/// The end of the letters that stand directly behind a number.
std::size_t Lexer::end_of_letters(std::size_t p) const {
    if (is(at(p), letter))
        while (continues_identifier(at(p))) ++p;
    return p;
}

Token Lexer::dollar(std::size_t begin) {
    std::size_t p = begin + 1;
    if (is(at(p), digit)) {
        while (is(at(p), digit)) ++p;
        return finish(TokenKind::parameter, begin, end_of_letters(p));
    }
    if (is(at(p), letter))
        while (is(at(p), letter | digit)) ++p;
    if (at(p) != '$')
        return finish(TokenKind::symbol, begin, begin + 1);
    const std::string_view tag = text_.substr(begin, p + 1 - begin);
    const std::size_t close = text_.find(tag, p + 1);
    if (close == std::string_view::npos)
        return cut_off(begin, "dollar-quoted string");
    return finish(TokenKind::string, begin, close + tag.size());
}

Token Lexer::number(std::size_t begin) {
    std::size_t p = begin;
    const auto digits = [&] {
        while (is(at(p), digit) || (at(p) == '_' && is(at(p + 1), digit))) ++p;
    };
    digits();
    if (at(p) == '.' && at(p + 1) != '.') {
        ++p;
        digits();
    }
    if (at(p) == 'e' || at(p) == 'E') {
        const std::size_t sign = (at(p + 1) == '+' || at(p + 1) == '-') ? 1 : 0;
        if (is(at(p + 1 + sign), digit)) {
            p += 1 + sign;
            digits();
        }
    }
    return finish(TokenKind::number, begin, end_of_letters(p));
}

Token Lexer::operation(std::size_t begin) {
    std::size_t p = begin;
    while (is(at(p), op)) {
        if (p > begin && ((at(p) == '/' && at(p + 1) == '*') || (at(p) == '-' && at(p + 1) == '-')))
            break;
        ++p;
    }
    // A trailing + or - belongs to the operator only beside one of the characters SQL itself has no operator of.
    if (p - begin > 1 && (text_[p - 1] == '+' || text_[p - 1] == '-') &&
        text_.substr(begin, p - 1 - begin).find_first_of("~!@#^&|`?%") == std::string_view::npos)
        while (p - begin > 1 && (text_[p - 1] == '+' || text_[p - 1] == '-')) --p;
    return finish(TokenKind::operation, begin, p);
}

Token Lexer::next() {
    if (after_string_ != Quote::none) {
        const Quote rule = std::exchange(after_string_, Quote::none);
        if (const std::size_t quote = continuation_quote(); quote != std::string_view::npos)
            return quoted_from(quote, quote, TokenKind::continuation, rule, "quoted string");
    }
    if (!skip_blanks())
        return cut_off(comment_begin_, "comment");
    const std::size_t begin = position_;
    if (begin >= text_.size())
        return finish(TokenKind::end, begin, begin);
    const unsigned char c = at(begin);
    const unsigned char follower = at(begin + 1);
    if (is(c, letter)) {
        if (follower == '\'') {
            if (c == 'e' || c == 'E')
                return quoted_from(begin, begin + 1, TokenKind::string, Quote::escape, "quoted string");
            if (c == 'b' || c == 'B' || c == 'x' || c == 'X')
                return quoted_from(begin, begin + 1, TokenKind::string, Quote::bits, "bit string");
        }
        if ((c == 'u' || c == 'U') && follower == '&') {
            if (at(begin + 2) == '\'')
                return quoted_from(begin, begin + 2, TokenKind::string, Quote::plain, "quoted string");
            if (at(begin + 2) == '"')
                return quoted_from(begin, begin + 2, TokenKind::quoted, Quote::plain, "quoted identifier");
        }
        std::size_t p = begin + 1;
        while (continues_identifier(at(p))) ++p;
        return finish(TokenKind::word, begin, p);
    }
    if (c == '\'')
        return quoted_from(begin, begin, TokenKind::string, Quote::plain, "quoted string");
    if (c == '"')
        return quoted_from(begin, begin, TokenKind::quoted, Quote::plain, "quoted identifier");
    if (c == '$')
        return dollar(begin);
    if (is(c, digit) || (c == '.' && is(follower, digit)))
        return number(begin);
    if (is(c, op))
        return operation(begin);
    if ((c == ':' && (follower == ':' || follower == '=')) || (c == '.' && follower == '.'))
        return finish(TokenKind::symbol, begin, begin + 2);
    return finish(TokenKind::symbol, begin, begin + 1);
}

}  // namespace aludel::dialect::postgresql
