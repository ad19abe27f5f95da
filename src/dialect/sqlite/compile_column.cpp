#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/sqlite/compile_parts.hpp"

namespace aludel::dialect::sqlite {

namespace {

using catalog::Column;

/// SQLite takes an expression only in parentheses; a literal and a lone word stand without.
std::string default_text(const std::string& expression) {
    const std::string_view text = trim(expression);
    const bool quoted = text.starts_with('\'') || text.starts_with('"') || text.starts_with('(');
    const bool word = std::all_of(expression.begin(), expression.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               (static_cast<unsigned char>(c) & 0x80U) != 0;
    });
    return quoted || word ? " DEFAULT " + expression : fmt::format(" DEFAULT ({})", expression);
}

std::string conflict_clause(const std::string& action) {
    return action.empty() ? std::string() : " ON CONFLICT " + action;
}

std::string computed_text(const catalog::Computed& computed) {
    std::string_view storage;
    if (computed.stored)
        storage = *computed.stored ? " STORED" : " VIRTUAL";
    return fmt::format(" GENERATED ALWAYS AS ({}){}", computed.expression, storage);
}

}  // namespace

std::string column_text(const Column& column) try {
    std::string text = names().quote(column.name) + " " + type_text(column.type);
    if (column.default_expression)
        text += default_text(*column.default_expression);
    if (!column.nullable)
        text += " NOT NULL" + conflict_clause(column.on_conflict_not_null);
    if (column.inline_key)
        text += " PRIMARY KEY" + conflict_clause(column.on_conflict_primary_key) + " AUTOINCREMENT";
    if (column.computed)
        text += computed_text(*column.computed);
    return text;
} catch (Error& error) {
    error.detail(fmt::format("in column \"{}\"", column.name));
    throw;
}

}  // namespace aludel::dialect::sqlite
