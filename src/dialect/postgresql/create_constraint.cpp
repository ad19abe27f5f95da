#include <fmt/format.h>

#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

std::string action_sql(std::string_view on, object::Action action, const std::vector<std::string>& columns) {
    std::string_view word;
    switch (action) {
        case object::Action::none:
            return {};
        case object::Action::restrict:
            word = "RESTRICT";
            break;
        case object::Action::cascade:
            word = "CASCADE";
            break;
        case object::Action::set_null:
            word = "SET NULL";
            break;
        case object::Action::set_default:
            word = "SET DEFAULT";
            break;
    }
    return fmt::format(" ON {} {}{}", on, word, columns.empty() ? "" : " (" + names_sql(columns) + ")");
}

namespace {

/// "a, PERIOD b": the last of them.
std::string with_period(const std::vector<std::string>& columns, bool period) {
    if (!period || columns.empty())
        return names_sql(columns);
    const std::vector<std::string> first(columns.begin(), columns.end() - 1);
    return names_sql(first) + (first.empty() ? "" : ", ") + "PERIOD " + quote_identifier(columns.back());
}

std::string rule_sql(const object::Key& key) {
    std::string sql = key.primary ? "PRIMARY KEY" : "UNIQUE";
    if (key.nulls_not_distinct)
        sql += " NULLS NOT DISTINCT";
    sql += " (" + names_sql(key.columns) + (key.without_overlaps ? " WITHOUT OVERLAPS)" : ")");
    if (!key.include.empty())
        sql += " INCLUDE (" + names_sql(key.include) + ")";
    return sql;
}

std::string rule_sql(const object::ForeignKey& key) {
    return fmt::format("FOREIGN KEY ({}) REFERENCES {} ({}){}{}{}", with_period(key.columns, key.period),
                       quote_name(key.referred), with_period(key.referred_columns, key.period),
                       key.match == object::Match::full      ? " MATCH FULL"
                       : key.match == object::Match::partial ? " MATCH PARTIAL"
                                                             : "",
                       action_sql("UPDATE", key.on_update, {}),
                       action_sql("DELETE", key.on_delete, key.on_delete_columns));
}

std::string rule_sql(const object::Check& check) {
    return fmt::format("CHECK ({}){}", check.condition, check.inheritable ? "" : " NO INHERIT");
}

std::string operator_sql(const QualifiedName& name) {
    return name.schema == "pg_catalog" ? name.name
                                       : fmt::format("OPERATOR({}.{})", quote_identifier(name.schema), name.name);
}

std::string rule_sql(const object::Exclusion& exclusion) {
    std::string sql = "EXCLUDE USING " + quote_identifier(exclusion.method) + " (";
    for (std::size_t i = 0; i < exclusion.keys.size(); ++i)
        sql += fmt::format("{}{} WITH {}", i == 0 ? "" : ", ", key_sql(exclusion.keys[i]),
                           operator_sql(exclusion.operators.at(i)));
    sql += ")";
    if (!exclusion.include.empty())
        sql += " INCLUDE (" + names_sql(exclusion.include) + ")";
    return sql;
}

}  // namespace

std::string constraint_sql(std::string_view name, const object::Constraint& constraint) {
    std::string sql = "CONSTRAINT " + quote_identifier(name) + " " +
                      std::visit([](const auto& rule) { return rule_sql(rule); }, constraint.rule) +
                      with_sql(constraint.storage);
    if (!constraint.tablespace.empty())
        sql += " USING INDEX TABLESPACE " + quote_identifier(constraint.tablespace);
    if (const auto* exclusion = std::get_if<object::Exclusion>(&constraint.rule);
        exclusion && !exclusion->condition.empty())
        sql += " WHERE (" + exclusion->condition + ")";
    if (constraint.deferrable)
        sql += constraint.deferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
    if (!constraint.enforced)
        sql += " NOT ENFORCED";
    else if (!constraint.validated)
        sql += " NOT VALID";
    return sql;
}

}  // namespace aludel::dialect::postgresql
