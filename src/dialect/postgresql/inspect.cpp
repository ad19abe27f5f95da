#include "dialect/postgresql/inspect.hpp"

#include "dialect/postgresql/connection.hpp"

namespace aludel::dialect::postgresql {

bool table_exists(Connection& connection, const QualifiedName& table) {
    const Value schema = table.schema.empty() ? Value() : Value(table.schema);
    const std::vector<Value> parameters{table.name, schema};
    return !connection
                .query(
                    "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                    "WHERE c.relname = $1 AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND CASE WHEN $2::text IS NULL "
                    "THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = $2 END",
                    parameters)
                .rows.empty();
}

std::vector<std::string> populated_tables_dropped_by(Connection&, const std::vector<catalog::Operation>&) {
    return {};
}
std::optional<bool> took_effect(Connection&, std::string_view, std::string&) {
    return std::nullopt;
}
std::optional<std::string> cleanup_for(Connection&, std::string_view) {
    return std::nullopt;
}

}  // namespace aludel::dialect::postgresql
