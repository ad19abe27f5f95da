#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aludel::dialect::postgresql {

enum class TokenKind : unsigned char {
    end,
    word,          ///< keyword or unquoted identifier
    quoted,        ///< "identifier" or U&"identifier"
    string,        ///< '…', E'…', B'…', X'…', U&'…', $tag$…$tag$
    continuation,  ///< a further '…' of the string before it, on a later line
    number,
    parameter,  ///< $1
    operation,
    symbol,        ///< one of ( ) [ ] , ; : . and what belongs nowhere, such as a backslash
    unterminated,  ///< a quote or comment without end: from where it begins to the end of the text
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::size_t begin = 0;  ///< bytes
    std::size_t end = 0;
};

/// PostgreSQL's lexical rules with standard_conforming_strings on, one token at a time, without copies.
/// Written here rather than taken from libpg_query because pg_query_scan is ten times slower and refuses the
/// number literals of servers newer than 15; lexer_test compares the two token by token. Numbers take the
/// letters that directly follow them (0x1F, 1_000): which of them are right the server decides.
class Lexer {
public:
    explicit Lexer(std::string_view text, std::size_t offset = 0) : text_(text), position_(offset) {}

    Token next();
    std::string_view text(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }
    std::size_t position() const { return position_; }
    /// Goes on reading from here, as at the start of a text.
    void jump(std::size_t offset) {
        position_ = offset;
        after_string_ = Quote::none;
    }
    /// Of the last unterminated token: "quoted string", "comment" …
    const char* unterminated() const { return unterminated_; }

private:
    /// How the inside of a quote is read: '' doubled; with backslashes too; neither (B'…', X'…').
    enum class Quote : unsigned char { none, plain, escape, bits };

    bool skip_blanks();
    std::size_t continuation_quote() const;
    std::size_t end_of_letters(std::size_t p) const;
    Token quoted_from(std::size_t begin, std::size_t quote, TokenKind kind, Quote rule, const char* what);
    Token dollar(std::size_t begin);
    Token number(std::size_t begin);
    Token operation(std::size_t begin);
    Token finish(TokenKind kind, std::size_t begin, std::size_t end) {
        position_ = end;
        return {kind, begin, end};
    }
    Token cut_off(std::size_t begin, const char* what);
    unsigned char at(std::size_t offset) const {
        return offset < text_.size() ? static_cast<unsigned char>(text_[offset]) : 0;
    }

    std::string_view text_;
    std::size_t position_;
    std::size_t comment_begin_ = 0;
    Quote after_string_ = Quote::none;
    const char* unterminated_ = "";
};

/// Is this token the keyword (given in lower case)? Quoted identifiers never are.
bool is_word(std::string_view token_text, std::string_view keyword);

}  // namespace aludel::dialect::postgresql
