#include "engine/bookkeeping.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"

namespace aludel::engine {

namespace {

// The server's clock, so that the row can be sent without waiting for the step to end. The end of one step is the
// start of the next within a transaction; a custom setting carries it over.
constexpr BookkeepingWords postgresql{
    .sequence_column = "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    .time_type = "TIMESTAMPTZ",
    .number_type = "DOUBLE PRECISION",
    .step_time =
        "(SELECT t.started, extract(epoch FROM pg_catalog.clock_timestamp() - t.started) AS seconds FROM (SELECT CASE "
        "WHEN {since}::float8 IS NOT NULL "
        "THEN pg_catalog.clock_timestamp() - pg_catalog.make_interval(secs => {since}::float8) "
        "ELSE coalesce(pg_catalog.to_timestamp(nullif(pg_catalog.current_setting('aludel.step_ended', true), "
        "'')::float8), pg_catalog.transaction_timestamp()) END AS started) AS t) AS times",
    .needs_start = false,
    .record_returning =
        " RETURNING pg_catalog.set_config('aludel.step_ended', extract(epoch FROM pg_catalog.clock_timestamp())::text, "
        "true)",
    .session = "coalesce(pg_catalog.current_setting('aludel.session', true), '')",
    .now = "pg_catalog.clock_timestamp()",
    .session_user = "SESSION_USER",
    .join_rows = "pg_catalog.string_agg",
    .started_text = "pg_catalog.to_char(started AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || '+00:00'",
};

// SQLite's clock is ours. The row before, when it is of the same run, says when this step began; the first row has
// only the run's own start to go by.
constexpr BookkeepingWords sqlite{
    .sequence_column = "INTEGER PRIMARY KEY",
    .time_type = "TEXT",
    .number_type = "REAL",
    .step_time =
        "(SELECT strftime('%Y-%m-%d %H:%M:%f', began) AS started, max(0, (julianday('now') - began) * 86400) AS "
        "seconds FROM (SELECT coalesce(julianday('now') - {since} / 86400.0, (SELECT julianday(started) + seconds / "
        "86400 FROM {ledger} WHERE run = {run} ORDER BY sequence DESC LIMIT 1), julianday({start})) AS began))",
    .needs_start = true,
    .record_returning = "",
    .session = "''",
    .now = "strftime('%Y-%m-%d %H:%M:%f', 'now')",
    .session_user = "''",
    .join_rows = "group_concat",
    .started_text = "substr(started, 1, 19) || '+00:00'",
};

void throw_if_not_allowed(dialect::Connection& connection, const dialect::QualifiedName& table, const Error& why) {
    if (why.sqlstate() != "42501") {
        return;
    }
    const dialect::Dialect& dialect = connection.dialect();
    const std::string name = dialect.quote(table);
    const std::string role = dialect.quote({"", connection.user()});
    const std::string schema =
        table.schema.empty() ? ""
                             : fmt::format("GRANT USAGE ON SCHEMA {} TO {}; ", dialect.quote({"", table.schema}), role);
    throw std::move(
        Error(ErrorCode::statement_failed, fmt::format("{} cannot be read: {}", name, why.message()))
            .statement(why.statement(), why.sqlstate())
            .hint(fmt::format("its owner can allow it: {}GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}; SELECT is "
                              "enough to look",
                              schema, name, role)));
}

}  // namespace

const BookkeepingWords& bookkeeping_words(const dialect::Dialect& dialect) {
    if (dialect.name() == "postgresql") {
        return postgresql;
    }
    if (dialect.name() == "sqlite") {
        return sqlite;
    }
    throw Error(ErrorCode::internal, fmt::format("the engine has no words for {}", dialect.name()));
}

dialect::Result query_table(dialect::Connection& connection, const dialect::QualifiedName& table,
                            const std::string& sql, std::span<const dialect::Value> parameters) {
    const dialect::Dialect& dialect = connection.dialect();
    if (!dialect.table_exists(connection, table)) {
        return {};
    }
    try {
        return connection.query(sql, parameters);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::statement_failed || connection.in_transaction()) {
            throw;
        }
        throw_if_not_allowed(connection, table, error);
        if (dialect.table_exists(connection, table)) {
            throw;
        }
    }
    return {};
}

bool is_searched_for(const dialect::Dialect& dialect, const dialect::QualifiedName& table) {
    return table.schema.empty() && dialect.name() == "postgresql";
}

std::string only_schema() {
    return "CASE WHEN pg_catalog.pg_my_temp_schema() = 0 AND pg_catalog.cardinality(pg_catalog.current_schemas(false)) "
           "= 1 THEN pg_catalog.current_schema()::pg_catalog.text END";
}

dialect::QualifiedName locate(dialect::Connection& connection, const dialect::QualifiedName& table) {
    const dialect::Dialect& dialect = connection.dialect();
    if (!table.schema.empty()) {
        return table;
    }
    if (!is_searched_for(dialect, table)) {
        return {"main", table.name};
    }
    // As the server looks for a name, but past temporary tables: a pooled session may have another's.
    const dialect::Result found = connection.query(
        fmt::format("SELECT (SELECT s.name FROM pg_catalog.unnest(pg_catalog.current_schemas(false)) WITH "
                    "ORDINALITY AS s (name, place) JOIN pg_catalog.pg_namespace n ON n.nspname = s.name JOIN "
                    "pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = {} WHERE n.oid <> "
                    "pg_catalog.pg_my_temp_schema() ORDER BY s.place LIMIT 1), pg_catalog.current_schema()",
                    dialect.quote_literal(table.name)));
    if (!found.unknown.empty()) {
        throw Error(ErrorCode::not_supported, "where " + dialect.quote(table) + " is to be made depends on " + found.unknown)
            .hint("set version_table_schema");
    }
    const auto& row = found.rows.at(0);
    if (!row[0]) {
        dialect.table_exists(connection, table);  // refuses to overlook one that the role may not see
    }
    return {row[0] ? *row[0] : row[1].value_or(""), table.name};
}

std::string table_may_exist(const dialect::Dialect& dialect, const dialect::QualifiedName& table) {
    if (dialect.name() == "postgresql") {
        return fmt::format("pg_catalog.to_regclass({}) IS NOT NULL", dialect.quote_literal(dialect.quote(table)));
    }
    const dialect::QualifiedName schema{table.schema, "sqlite_schema"};
    return fmt::format("EXISTS (SELECT 1 FROM {} WHERE name = {})", dialect.quote(schema),
                       dialect.quote_literal(table.name));
}

std::string parameter(const dialect::Dialect& dialect, int number) {
    return fmt::format("{}{}", dialect.name() == "postgresql" ? '$' : '?', number);
}

dialect::QualifiedName beside(const dialect::QualifiedName& version_table, std::string_view suffix) {
    constexpr std::size_t longest = 63;  // PostgreSQL cuts longer names without an error
    std::string name = fmt::format("aludel_{}", suffix);
    if (version_table.name != "alembic_version") {
        name += "_" + version_table.name;
    }
    if (name.size() > longest) {
        name = fmt::format("aludel_{}_{:08x}", suffix, hash32(version_table.name));
    }
    return {version_table.schema, std::move(name)};
}

dialect::Statement own_statement(std::string sql, std::vector<dialect::Value> parameters) {
    return {std::move(sql), {}, std::move(parameters), std::nullopt, std::nullopt};
}

}  // namespace aludel::engine
