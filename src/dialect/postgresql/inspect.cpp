#include "dialect/postgresql/inspect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "dialect/connection.hpp"
#include "dialect/postgresql/compile.hpp"
#include "dialect/postgresql/cursor.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

namespace {

/// Beyond this rows are not counted.
constexpr int counted_rows = 1000;

/// The tables that a list of operations would empty or drop, by the names that they have now.
class Doomed {
public:
    explicit Doomed(Connection& connection) : connection_(connection) {}

    void take(std::string_view sql);
    const std::vector<std::string>& tables() const { return tables_; }  ///< quoted, qualified, in order, each once

private:
    void read_alter(Cursor& cursor);
    void add_table(const QualifiedName& name);
    void add_schema(const std::string& schema);
    void add_truncated(const QualifiedName& name);
    void add(const Result& result) {
        for (const auto& row : result.rows)
            if (seen_.insert(*row[0]).second)
                tables_.push_back(*row[0]);
    }
    /// The name that the table has in the database now.
    QualifiedName before_renames(QualifiedName name) const {
        for (auto rename = renames_.rbegin(); rename != renames_.rend(); ++rename)
            if (rename->second.name == name.name && rename->second.schema == name.schema)
                name = rename->first;
        return name;
    }

    Connection& connection_;
    std::vector<std::pair<QualifiedName, QualifiedName>> renames_;
    std::vector<std::string> tables_;
    std::set<std::string> seen_;
};

constexpr const char* qualified_name = "pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)";

void Doomed::add_table(const QualifiedName& name) {
    const std::vector<Value> parameters{quote_name(before_renames(name))};
    add(connection_.query(
        fmt::format("SELECT {} FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                    "WHERE c.oid = pg_catalog.to_regclass($1) AND c.relkind IN ('r', 'p')",
                    qualified_name),
        parameters));
}

void Doomed::add_schema(const std::string& schema) {
    const std::vector<Value> parameters{schema};
    add(connection_.query(
        fmt::format("SELECT {} FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                    "WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname",
                    qualified_name),
        parameters));
}

void Doomed::add_truncated(const QualifiedName& name) {
    const std::vector<Value> parameters{quote_name(before_renames(name))};
    add(connection_.query(
        fmt::format(
            "WITH RECURSIVE emptied(oid) AS (SELECT pg_catalog.to_regclass($1)::oid UNION SELECT k.conrelid FROM "
            "pg_catalog.pg_constraint k JOIN emptied e ON k.confrelid = e.oid WHERE k.contype = 'f') "
            "SELECT {} FROM emptied e JOIN pg_catalog.pg_class c ON c.oid = e.oid JOIN pg_catalog.pg_namespace "
            "n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition",
            qualified_name),
        parameters));
}

void Doomed::read_alter(Cursor& cursor) {
    cursor.accept("if exists");
    cursor.accept("only");
    const auto from = cursor.name();
    if (!from)
        return;
    QualifiedName to = *from;
    if (cursor.accept("rename to")) {
        to.name = cursor.identifier().value_or("");
    } else if (cursor.accept("set schema")) {
        to.schema = cursor.identifier().value_or("");
    } else {
        return;
    }
    renames_.emplace_back(*from, to);
}

void Doomed::take(std::string_view sql) {
    Cursor cursor(sql);
    if (cursor.accept("alter table")) {
        read_alter(cursor);
    } else if (cursor.accept("drop table")) {
        cursor.accept("if exists");
        do {
            if (const auto name = cursor.name())
                add_table(*name);
        } while (cursor.accept_symbol(','));
    } else if (cursor.accept("drop schema")) {
        cursor.accept("if exists");
        do {
            if (const auto name = cursor.identifier())
                add_schema(*name);
        } while (cursor.accept_symbol(','));
    } else if (cursor.accept("truncate")) {
        cursor.accept("table");
        std::vector<QualifiedName> names;
        do {
            cursor.accept("only");
            if (auto name = cursor.name())
                names.push_back(std::move(*name));
            cursor.accept_symbol('*');
        } while (cursor.accept_symbol(','));
        while (!cursor.at_end() && !cursor.is("cascade")) cursor.skip();
        for (const QualifiedName& name : names) cursor.is("cascade") ? add_truncated(name) : add_table(name);
    }
}

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

std::vector<std::string> populated_tables_dropped_by(Connection& connection,
                                                     const std::vector<catalog::Operation>& operations) {
    Doomed doomed(connection);
    for (const catalog::Operation& operation : operations)
        for (const Statement& statement : compile(operation)) doomed.take(statement.sql);
    std::string sql;
    for (const std::string& table : doomed.tables())
        sql += fmt::format(
            "{}SELECT {}, (SELECT count(*) FROM (SELECT FROM {} LIMIT {}) counted), (SELECT sum(greatest(c.reltuples, "
            "0))::bigint FROM pg_catalog.pg_class c WHERE c.oid = {}::regclass)",
            sql.empty() ? "" : " UNION ALL ", quote_literal(table), table, counted_rows + 1, quote_literal(table));
    std::vector<std::string> populated;
    if (sql.empty())
        return populated;
    for (const auto& row : connection.query(sql).rows) {
        const long count = std::stol(row[1].value_or("0"));
        const long estimate = std::stol(row[2].value_or("0"));
        if (count > counted_rows)
            populated.push_back(estimate > counted_rows
                                    ? fmt::format("{} (at least {} rows, about {})", *row[0], counted_rows, estimate)
                                    : fmt::format("{} (at least {} rows)", *row[0], counted_rows));
        else if (count > 0)
            populated.push_back(fmt::format("{} ({} {})", *row[0], count, count == 1 ? "row" : "rows"));
    }
    return populated;
}

}  // namespace aludel::dialect::postgresql
