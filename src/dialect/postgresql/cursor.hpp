#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dialect/dialect.hpp"
#include "dialect/postgresql/lexer.hpp"

namespace aludel::dialect::postgresql {

/// Reads one statement word by word: enough to recognise what it is without a grammar of one certain version.
class Cursor {
public:
    explicit Cursor(std::string_view sql) : lexer_(sql), token_(lexer_.next()) {}

    bool at_end() const {
        return token_.kind == TokenKind::end || token_.kind == TokenKind::unterminated || is_symbol(';');
    }
    bool is(std::string_view keyword) const {
        return token_.kind == TokenKind::word && is_word(lexer_.text(token_), keyword);
    }
    bool is_symbol(char symbol) const {
        return (token_.kind == TokenKind::symbol || token_.kind == TokenKind::operation) &&
               lexer_.text(token_) == std::string_view(&symbol, 1);
    }
    /// Passes the keyword, or several of them ("if exists"), if they are next; else stays.
    bool accept(std::string_view keywords);
    bool accept_symbol(char symbol);
    void skip() { token_ = lexer_.next(); }
    std::string_view text() const { return lexer_.text(token_); }
    /// As PostgreSQL folds it; nullopt (and stays) where no identifier stands, or one in U&"…".
    std::optional<std::string> identifier();
    std::optional<QualifiedName> name();
    /// The text of a '…' string without escapes; nullopt and stays otherwise.
    std::optional<std::string> plain_string();
    /// At "(": is this option in the list with a value that is not false? Passes the list.
    std::optional<bool> option_in_list(std::string_view option);
    void skip_list();

private:
    Lexer lexer_;
    Token token_;
};

}  // namespace aludel::dialect::postgresql
