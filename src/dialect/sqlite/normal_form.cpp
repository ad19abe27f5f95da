#include "dialect/sqlite/normal_form.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "dialect/sqlite/lexer.hpp"
#include "dialect/sqlite/quote.hpp"
#include "dialect/sqlite/reflect_constraint.hpp"

namespace aludel::dialect::sqlite {

namespace object = catalog::object;

namespace {

std::string normal_token(const Token& token, std::string_view text) {
    if (token.kind == TokenKind::quoted) {
        const std::string name = unquote(text);
        return ascii_lower(name) == name ? quote_identifier(name) : "\"" + replace_all(name, "\"", "\"\"") + "\"";
    }
    if (token.kind == TokenKind::string) {
        return text.front() == '\'' ? std::string(text) : ascii_lower(text);  // x'00FF'
    }
    if (text == "==") {
        return "=";
    }
    return text == "!=" ? "<>" : ascii_lower(text);
}

bool stands_close(std::string_view before, std::string_view token) {
    return before == "(" || before == "." || token == ")" || token == "." || token == "," || token == ";" ||
           (token == "(" && !before.empty() && before != "," && before != "=");
}

/// Parentheses around all of it.
bool is_enclosed(const TokenList& tokens) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens.text(at) == "(") {
            ++depth;
        } else if (tokens.text(at) == ")") {
            --depth;
        }
        if (depth == 0 && at + 1 < tokens.size()) {
            return false;
        }
    }
    return tokens.size() > 2;
}

std::string normal_expression(std::string_view sql) {
    TokenList tokens(sql);
    while (is_enclosed(tokens)) {
        sql = sql.substr(tokens.token(0).end, tokens.token(tokens.size() - 1).begin - tokens.token(0).end);
        tokens = TokenList(sql);
    }
    return normal_text(sql);
}

/// DEFAULT word is the text of the word, but for those that are values.
std::string normal_default(const std::string& sql) {
    const TokenList tokens(sql);
    static const std::set<std::string> values{"NULL",         "TRUE",         "FALSE",
                                              "CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP"};
    const bool word = tokens.size() == 1 && tokens.token(0).kind != TokenKind::number &&
                      tokens.token(0).kind != TokenKind::string && values.count(tokens.word(0)) == 0;
    return word ? sql : normal_expression(sql);
}

void normalize(object::Column& column) {
    column.type.name.name = ascii_lower(column.type.name.name);
    column.collation.name = ascii_lower(column.collation.name);
    if (column.collation.name == "binary") {
        column.collation.name.clear();
    }
    column.expression = column.generation == object::Generation::none ? normal_default(column.expression)
                                                                      : normal_expression(column.expression);
}

/// `columns`: of the table, in normal form.
void normalize(std::vector<object::IndexKey>& keys, const std::vector<object::Column>& columns) {
    for (object::IndexKey& key : keys) {
        key.expression = normal_expression(key.expression);
        key.collation.name = ascii_lower(key.collation.name);
        const auto column =
            std::find_if(columns.begin(), columns.end(), [&](const auto& one) { return one.name == key.column; });
        const std::string own = column == columns.end() ? "" : column->collation.name;
        if (key.collation.name == (own.empty() ? "binary" : own)) {
            key.collation.name.clear();
        }
    }
}

void normalize(object::Constraint& constraint, const std::vector<object::Column>& columns) {
    if (auto* check = std::get_if<object::Check>(&constraint.rule)) {
        check->condition = normal_expression(check->condition);
    } else if (auto* key = std::get_if<object::Key>(&constraint.rule)) {
        normalize(key->keys, columns);
        if (std::all_of(key->keys.begin(), key->keys.end(),
                        [](const auto& one) { return one.collation.name.empty() && !one.descending; })) {
            key->keys.clear();
        }
    }
}

void normalize(std::map<std::string, object::Trigger>& triggers) {
    for (auto& [name, trigger] : triggers) {
        trigger.condition = normal_expression(trigger.condition);
        trigger.body = normal_text(trigger.body);
        trigger.statement.clear();
    }
}

void normalize(object::Table& table, bool understood) {
    for (object::Column& column : table.columns) {
        normalize(column);
    }
    std::vector<Declared> constraints;
    for (auto& [name, constraint] : table.constraints) {
        normalize(constraint, table.columns);
        std::string given = constraint.given_name.value_or(name);
        constraint.given_name.reset();
        constraints.push_back({std::move(given), std::move(constraint)});
    }
    table.constraints.clear();
    put_declared(table, std::move(constraints));
    for (auto& [name, index] : table.indexes) {
        normalize(index.keys, table.columns);
        index.condition = normal_expression(index.condition);
        index.statement.clear();
    }
    normalize(table.triggers);
    table.module = ascii_lower(table.module);
    table.statement = understood ? "" : normal_text(table.statement);
}

}  // namespace

std::string normal_text(std::string_view sql) {
    std::string text;
    std::string before;
    for (const Token& token : significant_tokens(sql)) {
        std::string next = normal_token(token, sql.substr(token.begin, token.end - token.begin));
        text += text.empty() || stands_close(before, next) ? "" : " ";
        text += next;
        before = std::move(next);
    }
    return text;
}

catalog::Catalog normalized(catalog::Catalog catalog) {
    std::set<std::string> unread;
    for (const catalog::NotShown& one : catalog.not_shown) {
        if (one.kind == "constraints of table" || one.kind == "columns of view") {
            unread.insert(one.name);
        }
    }
    for (auto& [name, table] : catalog.tables) {
        normalize(table, unread.count(name.name) == 0);
    }
    for (auto& [name, view] : catalog.views) {
        for (object::Column& column : view.columns) {
            normalize(column);
        }
        const bool understood = !view.definition.empty() && unread.count(name.name) == 0;
        view.statement = understood ? "" : normal_text(view.statement);
        view.definition = normal_text(view.definition);
        normalize(view.triggers);
    }
    return catalog;
}

}  // namespace aludel::dialect::sqlite
