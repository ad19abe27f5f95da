#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/parse.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/simulation/system_pretty.hpp"
#include "dialect/postgresql/simulation/system_rows.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// The server puts no parentheses of its own around these.
bool looks_like_function(const std::string& expression) {
    const Parsed parsed = parse("SELECT " + expression);
    if (!parsed.statement)
        return false;
    const Node& value = parsed.statement.list("targetList").at(0)["val"];
    return value.is("FuncCall") || value.is("CoalesceExpr") || value.is("MinMaxExpr") || value.is("SQLValueFunction") ||
           (value.is("A_Expr") && value.word("kind") == "AEXPR_NULLIF");
}

std::string key_words(const object::Key& key) {
    return fmt::format("{}{} ({}){}", key.primary ? "PRIMARY KEY" : "UNIQUE",
                       key.nulls_not_distinct ? " NULLS NOT DISTINCT" : "", names_sql(key.columns),
                       key.include.empty() ? "" : " INCLUDE (" + names_sql(key.include) + ")");
}

}  // namespace

std::string SystemCatalog::expression_text(const std::string& expression, bool pretty) {
    const std::string text = visible_text(expression);
    return pretty ? pretty_expression(text) : text;
}

std::string SystemCatalog::name_text(const QualifiedName& name) {
    return qualified(name.schema, name.name, is_visible_name(name.schema, name.name));
}

std::string SystemCatalog::key_text(const object::IndexKey& key, bool pretty) {
    if (!key.column.empty())
        return quote_identifier(key.column);
    const std::string text = expression_text(key.expression, pretty);
    return looks_like_function(text) ? text : "(" + text + ")";
}

std::string SystemCatalog::ordered_key_text(const object::IndexKey& key, bool pretty) {
    std::string text = key_text(key, pretty);
    if (!key.collation.name.empty())
        text += " COLLATE " + (key.collation.schema == "pg_catalog" ? quote_identifier(key.collation.name)
                                                                    : name_text(key.collation));
    if (!key.operator_class.name.empty())
        text += " " + (key.operator_class.schema == "pg_catalog" || key.operator_class.schema.empty() ||
                               std::find(path_.begin(), path_.end(), key.operator_class.schema) != path_.end()
                           ? quote_identifier(key.operator_class.name)
                           : quote_name(key.operator_class));
    if (!key.options.empty())
        text += " (" + settings_sql(key.options) + ")";
    if (key.descending)
        text += key.nulls_first ? " DESC" : " DESC NULLS LAST";
    else if (key.nulls_first)
        text += " NULLS FIRST";
    return text;
}

std::string SystemCatalog::index_definition(const SystemRelation& relation, bool pretty) {
    object::Index index;
    if (relation.index != nullptr) {
        index = *relation.index;
    } else if (const auto* key = std::get_if<object::Key>(&relation.key->rule)) {
        index.unique = true;
        index.method = "btree";
        for (const std::string& column : key->columns) {
            index.keys.emplace_back();
            index.keys.back().column = column;
        }
        index.include = key->include;
        index.nulls_not_distinct = key->nulls_not_distinct;
        index.storage = relation.key->storage;
    } else if (const auto* exclusion = std::get_if<object::Exclusion>(&relation.key->rule)) {
        index.method = exclusion->method;
        index.keys = exclusion->keys;
        index.include = exclusion->include;
        index.condition = exclusion->condition;
        index.storage = relation.key->storage;
    }
    std::string keys;
    for (const object::IndexKey& key : index.keys) keys += (keys.empty() ? "" : ", ") + ordered_key_text(key, pretty);
    const SystemRelation* table = this->relation(relation.of);
    std::string sql = fmt::format("CREATE {}INDEX {} ON {}{} USING {} ({})", index.unique ? "UNIQUE " : "",
                                  quote_identifier(relation.name.name), relation.kind == 'I' ? "ONLY " : "",
                                  pretty && table != nullptr ? relation_text(table->oid) : quote_name(relation.of),
                                  quote_identifier(index.method), keys);
    if (!index.include.empty())
        sql += " INCLUDE (" + names_sql(index.include) + ")";
    if (index.nulls_not_distinct)
        sql += " NULLS NOT DISTINCT";
    sql += with_sql(index.storage);
    if (!index.condition.empty())
        sql += " WHERE " + expression_text(index.condition, pretty);
    return sql;
}

std::string SystemCatalog::constraint_definition(const object::Constraint& constraint, bool pretty) {
    std::string sql;
    if (const auto* key = std::get_if<object::Key>(&constraint.rule)) {
        sql = key_words(*key) + with_sql(constraint.storage);
    } else if (const auto* foreign = std::get_if<object::ForeignKey>(&constraint.rule)) {
        sql = fmt::format("FOREIGN KEY ({}) REFERENCES {}({}){}{}{}", names_sql(foreign->columns),
                          name_text(foreign->referred), names_sql(foreign->referred_columns),
                          foreign->match == object::Match::full ? " MATCH FULL" : "",
                          action_sql("UPDATE", foreign->on_update, {}),
                          action_sql("DELETE", foreign->on_delete, foreign->on_delete_columns));
    } else if (const auto* check = std::get_if<object::Check>(&constraint.rule)) {
        sql = fmt::format("CHECK ({}){}", expression_text(check->condition, pretty),
                          check->inheritable ? "" : " NO INHERIT");
    } else if (const auto* exclusion = std::get_if<object::Exclusion>(&constraint.rule)) {
        sql = "EXCLUDE USING " + quote_identifier(exclusion->method) + " (";
        for (std::size_t i = 0; i < exclusion->keys.size(); ++i)
            sql += fmt::format("{}{} WITH {}", i == 0 ? "" : ", ", ordered_key_text(exclusion->keys[i], pretty),
                               exclusion->operators.at(i).name);
        sql += ")" + with_sql(constraint.storage);
        if (!exclusion->condition.empty())
            sql += " WHERE (" + expression_text(exclusion->condition, pretty) + ")";
    }
    if (constraint.deferrable)
        sql += constraint.deferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
    if (!constraint.validated)
        sql += " NOT VALID";
    return sql;
}

std::optional<std::string> SystemCatalog::view_definition(const SystemRelation& relation) {
    const std::string& text = relation.view != nullptr ? relation.view->definition : relation.materialized->definition;
    // Laid out by the server: with the blank that it begins with.
    if (!text.starts_with(' '))
        return std::nullopt;
    return visible_text(text) + ";";
}

std::string SystemCatalog::arguments_text(const object::Function& function) {
    std::string text;
    for (const object::Argument& argument : function.arguments) {
        if (argument.mode == object::ArgumentMode::out || argument.mode == object::ArgumentMode::table)
            continue;
        text += text.empty() ? "" : ", ";
        if (argument.mode == object::ArgumentMode::in_out)
            text += "INOUT ";
        if (argument.mode == object::ArgumentMode::variadic)
            text += "VARIADIC ";
        if (!argument.name.empty())
            text += quote_identifier(argument.name) + " ";
        text += visible_text(write_type(argument.type));
    }
    return text;
}

}  // namespace aludel::dialect::postgresql::simulation
