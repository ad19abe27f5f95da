#include "dialect/sqlite/lexer.hpp"

#include "base/text.hpp"

namespace aludel::dialect::sqlite {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Letters, digits, `_`, `$` and every byte past ASCII: SQLite asks no more of an identifier.
bool in_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Reads from one text, answering '\0' past its end as SQLite's own buffer does.
class Cursor {
public:
    Cursor(std::string_view text, std::size_t offset) : text_(text), at_(offset) {}
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool done() const { return at_ >= text_.size(); }
    void step(std::size_t count = 1) { at_ = std::min(at_ + count, text_.size()); }
    std::size_t offset() const { return at_; }
    template <typename Predicate>
    void skip_while(Predicate wanted) {
        while (!done() && wanted(text_[at_])) {
            ++at_;
        }
    }

private:
    std::string_view text_;
    std::size_t at_;
};

/// After the opening quote: to the end of the closing one. A doubled quote stands for itself.
bool skip_quoted(Cursor& cursor, char quote) {
    while (!cursor.done()) {
        const char c = cursor.peek();
        cursor.step();
        if (c != quote) {
            continue;
        }
        if (cursor.peek() != quote) {
            return true;
        }
        cursor.step();
    }
    return false;
}

bool skip_block_comment(Cursor& cursor) {
    cursor.step(2);
    while (!cursor.done()) {
        if (cursor.peek() == '*' && cursor.peek(1) == '/') {
            cursor.step(2);
            return true;
        }
        cursor.step();
    }
    return false;
}

void skip_number(Cursor& cursor) {
    if (cursor.peek() == '0' && (cursor.peek(1) == 'x' || cursor.peek(1) == 'X') && is_hex(cursor.peek(2))) {
        cursor.step(2);
        cursor.skip_while(is_hex);
    } else {
        cursor.skip_while(is_digit);
        if (cursor.peek() == '.') {
            cursor.step();
            cursor.skip_while(is_digit);
        }
        if (cursor.peek() == 'e' || cursor.peek() == 'E') {
            const bool sign = cursor.peek(1) == '+' || cursor.peek(1) == '-';
            if (is_digit(cursor.peek(sign ? 2 : 1))) {
                cursor.step(2);
                cursor.skip_while(is_digit);
            }
        }
    }
    // `1abc` is one illegal token, not two.
    cursor.skip_while(in_word);
}

/// `$name`, `:name`, `@name`; `$a::b(c)` as Tcl writes variables.
void skip_variable(Cursor& cursor) {
    cursor.step();
    std::size_t letters = 0;
    while (!cursor.done()) {
        if (in_word(cursor.peek())) {
            cursor.step();
            ++letters;
        } else if (cursor.peek() == ':' && cursor.peek(1) == ':') {
            cursor.step(2);
        } else if (cursor.peek() == '(' && letters > 0) {
            Cursor inside = cursor;
            inside.step();
            inside.skip_while([](char c) { return c != ')' && !is_space(c); });
            if (inside.peek() == ')') {
                inside.step();
                cursor = inside;
            }
            return;
        } else {
            return;
        }
    }
}

void skip_operator(Cursor& cursor) {
    for (const std::string_view longer : {"->>", "->", "<=", "<>", "<<", ">=", ">>", "==", "!=", "||"}) {
        bool here = true;
        for (std::size_t at = 0; at < longer.size(); ++at) {
            here = here && cursor.peek(at) == longer[at];
        }
        if (here) {
            cursor.step(longer.size());
            return;
        }
    }
    cursor.step();
}

TokenKind scan(Cursor& cursor) {
    const char c = cursor.peek();
    if (is_space(c)) {
        cursor.skip_while(is_space);
        return TokenKind::space;
    }
    if (c == '\xEF' && cursor.peek(1) == '\xBB' && cursor.peek(2) == '\xBF') {
        cursor.step(3);
        return TokenKind::space;
    }
    if (c == '-' && cursor.peek(1) == '-') {
        cursor.skip_while([](char one) { return one != '\n'; });
        return TokenKind::comment;
    }
    if (c == '/' && cursor.peek(1) == '*') {
        return skip_block_comment(cursor) ? TokenKind::comment : TokenKind::unterminated_comment;
    }
    if (c == '\'' || c == '"' || c == '`') {
        cursor.step();
        if (!skip_quoted(cursor, c)) {
            return TokenKind::unterminated_quote;
        }
        return c == '\'' ? TokenKind::string : TokenKind::quoted;
    }
    if (c == '[') {
        cursor.skip_while([](char one) { return one != ']'; });
        if (cursor.done()) {
            return TokenKind::unterminated_quote;
        }
        cursor.step();
        return TokenKind::quoted;
    }
    if (c == ';') {
        cursor.step();
        return TokenKind::semicolon;
    }
    if (is_digit(c) || (c == '.' && is_digit(cursor.peek(1)))) {
        skip_number(cursor);
        return TokenKind::number;
    }
    if (c == '?') {
        cursor.step();
        cursor.skip_while(is_digit);
        return TokenKind::variable;
    }
    if (c == '$' || c == '@' || c == ':' || c == '#') {
        skip_variable(cursor);
        return TokenKind::variable;
    }
    if ((c == 'x' || c == 'X') && cursor.peek(1) == '\'') {
        cursor.step(2);
        return skip_quoted(cursor, '\'') ? TokenKind::string : TokenKind::unterminated_quote;
    }
    if (in_word(c)) {
        cursor.skip_while(in_word);
        return TokenKind::word;
    }
    skip_operator(cursor);
    return TokenKind::symbol;
}

}  // namespace

Token next_token(std::string_view sql, std::size_t offset) {
    Cursor cursor(sql, offset);
    const TokenKind kind = scan(cursor);
    return {kind, offset, cursor.offset()};
}

std::vector<Token> significant_tokens(std::string_view sql) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < sql.size();) {
        const Token token = next_token(sql, at);
        if (token.kind != TokenKind::space && token.kind != TokenKind::comment) {
            tokens.push_back(token);
        }
        at = token.end;
    }
    return tokens;
}

TokenList::TokenList(std::string_view sql) : sql_(sql), tokens_(significant_tokens(sql)) {}

std::string_view TokenList::text(std::size_t index) const {
    if (index >= tokens_.size()) {
        return {};
    }
    return sql_.substr(tokens_[index].begin, tokens_[index].end - tokens_[index].begin);
}

bool TokenList::is(std::size_t index, std::string_view keyword) const {
    return index < tokens_.size() && tokens_[index].kind == TokenKind::word && iequals(text(index), keyword);
}

bool TokenList::are(std::size_t index, std::initializer_list<std::string_view> keywords) const {
    for (const std::string_view keyword : keywords) {
        if (!is(index++, keyword)) {
            return false;
        }
    }
    return true;
}

bool TokenList::is_name(std::size_t index) const {
    if (index >= tokens_.size()) {
        return false;
    }
    const TokenKind kind = tokens_[index].kind;
    return kind == TokenKind::word || kind == TokenKind::quoted || kind == TokenKind::string;
}

std::string TokenList::name(std::size_t index) const {
    return unquote(text(index));
}

std::string TokenList::word(std::size_t index) const {
    if (index >= tokens_.size() || tokens_[index].kind != TokenKind::word) {
        return {};
    }
    std::string upper(text(index));
    for (char& c : upper) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return upper;
}

std::string unquote(std::string_view token) {
    if (token.size() < 2) {
        return std::string(token);
    }
    const char open = token.front();
    if (open == '[') {
        return std::string(token.substr(1, token.size() - 2));
    }
    if (open != '\'' && open != '"' && open != '`') {
        return std::string(token);
    }
    std::string plain;
    for (std::size_t at = 1; at + 1 < token.size(); ++at) {
        plain += token[at];
        if (token[at] == open && at + 2 < token.size()) {
            ++at;
        }
    }
    return plain;
}

}  // namespace aludel::dialect::sqlite
