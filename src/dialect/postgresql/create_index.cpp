#include <fmt/format.h>

#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

std::string key_sql(const object::IndexKey& key) {
    std::string sql = key.column.empty() ? "(" + key.expression + ")" : quote_identifier(key.column);
    if (!key.collation.name.empty())
        sql += " COLLATE " + quote_name(key.collation);
    if (!key.operator_class.name.empty())
        sql += " " + quote_name(key.operator_class);
    if (!key.options.empty())
        sql += " (" + settings_sql(key.options) + ")";
    if (key.descending)
        sql += key.nulls_first ? " DESC" : " DESC NULLS LAST";
    else if (key.nulls_first)
        sql += " NULLS FIRST";
    return sql;
}

std::string keys_sql(const std::vector<object::IndexKey>& keys) {
    std::string sql;
    for (const object::IndexKey& key : keys) sql += (sql.empty() ? "(" : ", ") + key_sql(key);
    return sql + ")";
}

std::string index_sql(const QualifiedName& table, std::string_view name, const object::Index& index, bool only) {
    const std::string quoted = quote_identifier(name);
    const std::string full = quote_name({table.schema, std::string(name)});
    std::string sql;
    if (!index.valid && !only)
        sql += "-- INVALID in the database: building it has failed, or has not ended\n";
    sql += fmt::format("CREATE {}INDEX {} ON {}{}{} {}", index.unique ? "UNIQUE " : "", quoted, only ? "ONLY " : "",
                       quote_name(table), index.method == "btree" ? "" : " USING " + quote_identifier(index.method),
                       keys_sql(index.keys));
    if (!index.include.empty())
        sql += " INCLUDE (" + names_sql(index.include) + ")";
    if (index.nulls_not_distinct)
        sql += " NULLS NOT DISTINCT";
    sql += with_sql(index.storage);
    if (!index.tablespace.empty())
        sql += " TABLESPACE " + quote_identifier(index.tablespace);
    if (!index.condition.empty())
        sql += " WHERE " + index.condition;
    sql += ";\n";
    for (const auto& [column, target] : index.statistics_targets)
        sql += fmt::format("ALTER INDEX {} ALTER COLUMN {} SET STATISTICS {};\n", full, column, target);
    return sql + comment_sql("INDEX", full, index.comment);
}

}  // namespace aludel::dialect::postgresql
