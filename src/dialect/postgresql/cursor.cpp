#include "dialect/postgresql/cursor.hpp"

#include <initializer_list>

#include "base/text.hpp"

namespace aludel::dialect::postgresql {

bool Cursor::accept(std::string_view keywords) {
    const Lexer lexer = lexer_;
    const Token token = token_;
    while (!keywords.empty()) {
        const std::size_t space = keywords.find(' ');
        if (!is(keywords.substr(0, space))) {
            lexer_ = lexer;
            token_ = token;
            return false;
        }
        skip();
        keywords.remove_prefix(space == std::string_view::npos ? keywords.size() : space + 1);
    }
    return true;
}

bool Cursor::accept_symbol(char symbol) {
    if (!is_symbol(symbol))
        return false;
    skip();
    return true;
}

std::optional<std::string> Cursor::identifier() {
    const std::string_view written = text();
    std::string name;
    if (token_.kind == TokenKind::word)
        name = ascii_lower(written);
    else if (token_.kind == TokenKind::quoted && written.front() == '"')
        name = replace_all(written.substr(1, written.size() - 2), "\"\"", "\"");
    else
        return std::nullopt;
    skip();
    return name;
}

std::optional<QualifiedName> Cursor::name() {
    auto first = identifier();
    if (!first)
        return std::nullopt;
    QualifiedName name{"", *first};
    while (accept_symbol('.')) {  // database.schema.name: only the last two matter
        auto next = identifier();
        if (!next)
            return std::nullopt;
        name = {name.name, *next};
    }
    return name;
}

std::optional<std::string> Cursor::plain_string() {
    const std::string_view written = text();
    if (token_.kind != TokenKind::string || written.front() != '\'')
        return std::nullopt;
    std::string value = replace_all(written.substr(1, written.size() - 2), "''", "'");
    skip();
    return value;
}

std::optional<bool> Cursor::option_in_list(std::string_view option) {
    std::optional<bool> found;
    if (!accept_symbol('('))
        return found;
    while (!at_end() && !accept_symbol(')')) {
        if (!is(option)) {
            skip();
            continue;
        }
        skip();
        accept_symbol('=');
        found = true;
        std::string value = ascii_lower(text());
        if (value.size() > 1 && value.front() == '\'')
            value = value.substr(1, value.size() - 2);
        for (const std::string_view no : {"false", "off", "0", "no", "f", "n"})
            if (value == no)
                found = false;
    }
    return found;
}

void Cursor::skip_list() {
    if (!accept_symbol('('))
        return;
    int depth = 1;
    while (depth > 0 && token_.kind != TokenKind::end && token_.kind != TokenKind::unterminated) {
        depth += is_symbol('(') ? 1 : is_symbol(')') ? -1 : 0;
        skip();
    }
}

}  // namespace aludel::dialect::postgresql
