#include "dialect/postgresql/inspect.hpp"

#include <fmt/format.h>

#include "dialect/connection.hpp"

namespace aludel::dialect::postgresql {

namespace {

/// The server passes over a schema of the search path that the role may not use, as if it were not there: what it
/// holds would be made a second time elsewhere.
void refuse_hidden_table(Connection& connection, const std::string& name) {
    const std::vector<Value> parameters{name};
    const Result hidden = connection.query(
        "SELECT pg_catalog.quote_ident(n.nspname), pg_catalog.quote_ident(c.relname), "
        "pg_catalog.quote_ident(current_user) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
        "c.relnamespace WHERE c.relname = $1 AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT "
        "pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND EXISTS (SELECT 1 FROM "
        "pg_catalog.unnest(pg_catalog.string_to_array(pg_catalog.current_setting('search_path'), ',')) AS p(entry) "
        "WHERE pg_catalog.btrim(p.entry) IN (n.nspname, pg_catalog.quote_ident(n.nspname)) OR "
        "(pg_catalog.btrim(p.entry) = '\"$user\"' AND n.nspname = current_user))",
        parameters);
    if (hidden.rows.empty())
        return;
    const std::string schema = hidden.rows[0][0].value_or("");
    const std::string table = fmt::format("{}.{}", schema, hidden.rows[0][1].value_or(""));
    const std::string role = hidden.rows[0][2].value_or("");
    throw Error(ErrorCode::statement_failed, fmt::format("{} is there, but {} may not use its schema", table, role))
        .statement("", "42501")
        .hint(fmt::format("let the owner GRANT USAGE ON SCHEMA {} TO {}, or take {} out of the search_path", schema,
                          role, schema));
}

}  // namespace

bool table_exists(Connection& connection, const QualifiedName& table) {
    const Value schema = table.schema.empty() ? Value() : Value(table.schema);
    const std::vector<Value> parameters{table.name, schema};
    const bool exists =
        !connection
             .query(
                 "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                 "WHERE c.relname = $1 AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND CASE WHEN $2::text IS NULL "
                 "THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = $2 END",
                 parameters)
             .rows.empty();
    if (!exists && table.schema.empty())
        refuse_hidden_table(connection, table.name);
    return exists;
}

}  // namespace aludel::dialect::postgresql
