#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::dialect::sqlite {

/// What SQLite's tokenizer tells apart, as far as we need it. The library keeps its tokenizer to itself; this one
/// follows the same rules and lexer_test.cpp holds it to the library's own behaviour.
enum class TokenKind : std::uint8_t {
    space,    ///< blanks, line ends, a byte order mark
    comment,  ///< `-- …` to the end of the line, `/* … */` (they do not nest)
    word,     ///< keyword or bare identifier
    quoted,   ///< "…", `…`, […]
    string,   ///< '…', and blobs x'…'
    number,
    variable,  ///< ?1, :name, @name, $name
    semicolon,
    symbol,  ///< operators and punctuation, the longest that fits
    unterminated_comment,
    unterminated_quote,
};

struct Token {
    TokenKind kind = TokenKind::space;
    std::size_t begin = 0;  ///< byte offset
    std::size_t end = 0;
};

/// The token that starts at `offset`, which must lie inside the text. Never empty.
Token next_token(std::string_view sql, std::size_t offset);

/// All tokens but space and comments.
std::vector<Token> significant_tokens(std::string_view sql);

/// The tokens of one statement with what asking about it needs: keywords compare without case, names lose their quotes.
class TokenList {
public:
    explicit TokenList(std::string_view sql);

    std::size_t size() const { return tokens_.size(); }
    /// Of the text; empty past the end.
    std::string_view text(std::size_t index) const;
    /// A bare word equal to `keyword` (upper case). "a quoted word" is never a keyword.
    bool is(std::size_t index, std::string_view keyword) const;
    /// The words of `keywords`, one after the other.
    bool are(std::size_t index, std::initializer_list<std::string_view> keywords) const;
    /// A bare word, a quoted one or a string (SQLite takes 'name' where a name must stand).
    bool is_name(std::size_t index) const;
    /// The name without its quotes.
    std::string name(std::size_t index) const;
    /// Bare word in upper case; empty for anything else.
    std::string word(std::size_t index) const;
    const Token& token(std::size_t index) const { return tokens_[index]; }

private:
    std::string_view sql_;
    std::vector<Token> tokens_;
};

/// 'it''s' -> it's, "a""b" -> a"b, [x] -> x; a bare word stays.
std::string unquote(std::string_view token);

}  // namespace aludel::dialect::sqlite
