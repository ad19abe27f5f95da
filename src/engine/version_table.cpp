#include "engine/version_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "engine/bookkeeping.hpp"
#include "script/revision.hpp"

namespace aludel::engine {

namespace {

constexpr int no_limit = std::numeric_limits<int>::max();

Error not_a_version_table(const dialect::Dialect& dialect, const dialect::QualifiedName& name, const Error& why) {
    return std::move(Error(ErrorCode::version_table_mismatch,
                           fmt::format("{} is no version table: it cannot be read as one", dialect.quote(name)))
                         .detail(why.message())
                         .statement(why.statement(), why.sqlstate())
                         .hint("a version table has one column, version_num; name the right one with version_table"));
}

/// The number in "VARCHAR(32)"; no limit where there is none.
int width_of_type(std::string_view type) {
    const std::size_t open = type.find('(');
    int width = 0;
    if (open == std::string_view::npos ||
        std::from_chars(type.data() + open + 1, type.data() + type.size(), width).ec != std::errc{}) {
        return no_limit;
    }
    return width;
}

}  // namespace

VersionTable::VersionTable(dialect::QualifiedName name, bool primary_key)
    : name_(std::move(name)), primary_key_(primary_key) {}

bool VersionTable::exists(dialect::Connection& connection) const {
    return connection.dialect().table_exists(connection, name_);
}

std::vector<std::string> VersionTable::read(dialect::Connection& connection) const {
    std::vector<std::string> rows;
    try {
        const std::string sql = fmt::format("SELECT version_num FROM {}", connection.dialect().quote(name_));
        for (const auto& row : query_table(connection, name_, sql).rows) {
            rows.push_back(row.at(0).value_or(""));
        }
    } catch (const Error& error) {
        if (error.code() != ErrorCode::statement_failed || error.sqlstate() == "42501") {
            throw;
        }
        throw not_a_version_table(connection.dialect(), name_, error);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

int VersionTable::width(dialect::Connection& connection) const {
    if (!exists(connection)) {
        return column_width;
    }
    const dialect::Dialect& dialect = connection.dialect();
    if (dialect.name() == "postgresql") {
        const dialect::Result found = connection.query(fmt::format(
            "SELECT CASE WHEN atttypmod > 4 THEN atttypmod - 4 END, CASE WHEN typcategory NOT IN ('S', 'U') "
            "THEN pg_catalog.format_type(atttypid, atttypmod) END FROM pg_catalog.pg_attribute JOIN "
            "pg_catalog.pg_type ON pg_type.oid = atttypid WHERE attrelid = pg_catalog.to_regclass({}) AND "
            "attname = 'version_num'",
            dialect.quote_literal(dialect.quote(name_))));
        if (!found.rows.empty() && found.rows[0][1]) {
            throw not_a_version_table(
                dialect, name_,
                Error(ErrorCode::version_table_mismatch,
                      fmt::format("version_num is of the type {}, which takes no id", *found.rows[0][1])));
        }
        return found.rows.empty() || !found.rows[0][0] ? no_limit : std::stoi(*found.rows[0][0]);
    }
    const dialect::Result type = connection.query(fmt::format(
        "SELECT type FROM pragma_table_info({}, {}) WHERE name = 'version_num'", dialect.quote_literal(name_.name),
        dialect.quote_literal(name_.schema.empty() ? "main" : name_.schema)));
    const int declared = type.rows.empty() ? no_limit : width_of_type(type.rows[0][0].value_or(""));
    // SQLite does not hold anybody to the declared width: where longer ids stand already, the team lives with them.
    const std::vector<std::string> rows = read(connection);
    const bool exceeded = std::any_of(rows.begin(), rows.end(), [declared](const std::string& row) {
        return script::id_width(row) > static_cast<std::size_t>(declared);
    });
    return exceeded ? no_limit : declared;
}

dialect::Statement VersionTable::create(const dialect::Dialect& dialect) const {
    const std::string key = primary_key_ ? fmt::format(", \n\tCONSTRAINT {} PRIMARY KEY (version_num)",
                                                       dialect.quote({"", name_.name + "_pkc"}))
                                         : "";
    return own_statement(fmt::format("CREATE TABLE {} (\n\tversion_num VARCHAR({}) NOT NULL{}\n)", dialect.quote(name_),
                                     column_width, key));
}

std::vector<dialect::Statement> VersionTable::advance(const dialect::Dialect& dialect, const Step& step) const {
    const std::string table = dialect.quote(name_);
    std::vector<dialect::Statement> statements;
    for (const VersionChange& change : step.changes) {
        const std::string from = dialect.quote_literal(change.from);
        const std::string to = dialect.quote_literal(change.to);
        dialect::Statement statement = own_statement(
            change.from.empty() ? fmt::format("INSERT INTO {} (version_num) VALUES ({})", table, to)
            : change.to.empty()
                ? fmt::format("DELETE FROM {0} WHERE {0}.version_num = {1}", table, from)
                : fmt::format("UPDATE {0} SET version_num={2} WHERE {0}.version_num = {1}", table, from, to));
        statement.expect_rows = 1;
        statements.push_back(std::move(statement));
    }
    return statements;
}

dialect::Statement VersionTable::clear(const dialect::Dialect& dialect) const {
    return own_statement(fmt::format("DELETE FROM {}", dialect.quote(name_)));
}

}  // namespace aludel::engine
