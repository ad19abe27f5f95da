#include "dialect/postgresql/simulation/mentions.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "dialect/postgresql/lexer.hpp"
#include "dialect/postgresql/parse.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

bool names_column(const Node& node, const std::string& column) {
    if (node.is("ColumnRef")) {
        const auto& fields = node.list("fields");
        return std::any_of(fields.begin(), fields.end(), [&](const Node& one) { return string_of(one) == column; });
    }
    return std::any_of(node.fields.begin(), node.fields.end(),
                       [&](const auto& one) { return names_column(one.second, column); }) ||
           std::any_of(node.items.begin(), node.items.end(),
                       [&](const Node& one) { return names_column(one, column); });
}

template <typename Names>
bool has(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool in_keys(const std::vector<object::IndexKey>& keys, const std::string& column) {
    return std::any_of(keys.begin(), keys.end(), [&](const object::IndexKey& key) {
        return key.column == column || expression_mentions(key.expression, column);
    });
}

}  // namespace

bool has_word(std::string_view sql, std::string_view word) {
    if (sql.find(word) == std::string_view::npos && ascii_lower(sql).find(word) == std::string::npos)
        return false;
    Lexer lexer(sql);
    for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
        const std::string_view text = lexer.text(token);
        if (token.kind == TokenKind::quoted && text.size() == word.size() + 2 && text.substr(1, word.size()) == word)
            return true;
        if (token.kind == TokenKind::word && (text == word || ascii_lower(text) == word))
            return true;
        // A body in quotes: its words count too.
        if (token.kind == TokenKind::string && text.size() > word.size() + 2 &&
            has_word(text.substr(1, text.size() - 2), word))
            return true;
    }
    return false;
}

bool expression_mentions(const std::string& expression, const std::string& column) {
    if (expression.find(column) == std::string::npos)
        return false;
    const Parsed parsed = parse("SELECT " + expression);
    return parsed.statement ? names_column(parsed.statement, column) : has_word(expression, column);
}

bool mentions(const object::Constraint& constraint, const std::string& column) {
    if (const auto* key = std::get_if<object::Key>(&constraint.rule))
        return has(key->columns, column) || has(key->include, column);
    if (const auto* key = std::get_if<object::ForeignKey>(&constraint.rule))
        return has(key->columns, column);
    if (const auto* check = std::get_if<object::Check>(&constraint.rule))
        return expression_mentions(check->condition, column);
    const auto& exclusion = std::get<object::Exclusion>(constraint.rule);
    return in_keys(exclusion.keys, column) || has(exclusion.include, column) ||
           expression_mentions(exclusion.condition, column);
}

bool mentions(const object::Index& index, const std::string& column) {
    return in_keys(index.keys, column) || has(index.include, column) || expression_mentions(index.condition, column);
}

}  // namespace aludel::dialect::postgresql::simulation
