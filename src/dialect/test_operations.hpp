#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "dialect/test_database.hpp"

/// Typed operations in few words, and what becomes of them: for the tests of the dialects.
namespace aludel::dialect::test {

/// A value whose members `fill` sets.
template <typename Value, typename Fill>
Value made(const Fill& fill) {
    Value value;
    fill(value);
    return value;
}

template <typename Fill>
catalog::ColumnType type(catalog::TypeKind kind, const Fill& fill) {
    catalog::ColumnType value;
    value.kind = kind;
    fill(value);
    return value;
}

inline catalog::ColumnType type(catalog::TypeKind kind) {
    return type(kind, [](auto&) {});
}

template <typename Fill>
catalog::Column column(std::string name, catalog::ColumnType type, const Fill& fill) {
    catalog::Column value;
    value.name = std::move(name);
    value.type = std::move(type);
    fill(value);
    return value;
}

inline catalog::Column column(std::string name, catalog::ColumnType type) {
    return column(std::move(name), std::move(type), [](auto&) {});
}

template <typename Rule, typename Fill>
catalog::Constraint constraint(std::string name, Rule rule, const Fill& fill) {
    catalog::Constraint value;
    value.name = std::move(name);
    value.rule = std::move(rule);
    fill(value);
    return value;
}

template <typename Rule>
catalog::Constraint constraint(std::string name, Rule rule) {
    return constraint(std::move(name), std::move(rule), [](auto&) {});
}

inline catalog::ForeignKey foreign_key(std::vector<std::string> columns, catalog::QualifiedName referred,
                                       std::vector<std::string> referred_columns) {
    catalog::ForeignKey key;
    key.columns = std::move(columns);
    key.referred = std::move(referred);
    key.referred_columns = std::move(referred_columns);
    return key;
}

inline catalog::Exclusion exclusion(std::vector<catalog::Exclusion::Element> elements, std::string method = "gist",
                                    std::string condition = "") {
    return {std::move(elements), std::move(method), std::move(condition)};
}

/// The statements, with ";\n" between them.
inline std::string compiled(std::string_view dialect, const catalog::Operation& operation) {
    std::string text;
    for (const Statement& statement : find_dialect(dialect).compile(operation))
        text += (text.empty() ? "" : ";\n") + replace_all(statement.sql, "\t", "    ");
    return text;
}

/// The message of the refusal; a test failure when there is none.
inline std::string refused(std::string_view dialect, const catalog::Operation& operation) {
    return error_of([&] { find_dialect(dialect).compile(operation); }).message();
}

}  // namespace aludel::dialect::test
