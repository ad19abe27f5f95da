#include "engine/database_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "engine/bookkeeping.hpp"

namespace aludel::engine {

namespace {

void read_intents(dialect::Connection& connection, DatabaseState& state) {
    const IntentTable intents(state.version_table);
    state.intent_table_exists = connection.dialect().table_exists(connection, intents.name());
    if (state.intent_table_exists) {
        state.intents = intents.read(connection);
    }
}

/// Everything in one statement; nothing when it fails because a table is missing or of another shape.
std::optional<dialect::Result> query_at_once(const Project& project, dialect::Connection& connection,
                                             const VersionTable& version_table) {
    const dialect::Dialect& dialect = connection.dialect();
    const dialect::QualifiedName& name = version_table.name();
    const Ledger ledger(name);
    const bool searched = is_searched_for(dialect, name);
    std::string sql = fmt::format("SELECT 0 AS sequence, 'version' AS kind, version_num, NULL, NULL, NULL FROM {}",
                                  dialect.quote(name));
    if (project.settings().ledger) {
        sql += fmt::format(" UNION ALL SELECT sequence, 'ledger', revision, action, checksum, file_hash FROM ({}) AS l",
                           ledger.applied_sql(dialect));
    }
    sql += fmt::format(" UNION ALL SELECT 0, 'intents', NULL, NULL, NULL, NULL WHERE {}",
                       table_may_exist(dialect, IntentTable(name).name()));
    if (searched) {
        sql += fmt::format(" UNION ALL SELECT 0, 'schemas', {}, {}, NULL, NULL", schema_found(dialect, name),
                           project.settings().ledger ? schema_found(dialect, ledger.name()) : "NULL");
    }
    try {
        return connection.query(sql);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::statement_failed) {
            throw;
        }
        return std::nullopt;
    }
}

DatabaseState read_one_by_one(const Project& project, dialect::Connection& connection) {
    DatabaseState state;
    const VersionTable version_table = project.version_table(connection);
    state.version_table = version_table.name();
    state.version_table_exists = version_table.exists(connection);
    if (state.version_table_exists) {
        state.rows = version_table.read(connection);
    }
    if (project.settings().ledger) {
        const Ledger ledger(state.version_table);
        state.ledger_exists = ledger.exists(connection);
        state.applied = ledger.applied(connection);
    }
    read_intents(connection, state);
    return state;
}

/// The one schema in which the names were found; nothing where a temporary table stood in front, or the ledger that was
/// found is not beside the version table.
std::optional<std::string> one_schema(const dialect::Value& version_table, const dialect::Value& ledger) {
    if (!version_table || version_table->starts_with("pg_temp_") || (ledger && ledger != version_table)) {
        return std::nullopt;
    }
    return version_table;
}

}  // namespace

DatabaseState read_database_state(const Project& project, dialect::Connection& connection) {
    VersionTable version_table = project.version_table();
    if (!is_searched_for(connection.dialect(), version_table.name())) {
        version_table = project.version_table(connection);
    }
    std::optional<dialect::Result> result = query_at_once(project, connection, version_table);
    if (!result) {
        return read_one_by_one(project, connection);
    }
    auto& rows = result->rows;
    const auto sequence = [](const std::vector<dialect::Value>& row) { return std::stol(row[0].value_or("0")); };
    // A union promises no order.
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return sequence(a) < sequence(b); });
    DatabaseState state;
    state.version_table = version_table.name();
    state.version_table_exists = true;
    state.ledger_exists = project.settings().ledger;
    bool intents = false;
    for (auto& row : rows) {
        const std::string kind = row[1].value_or("");
        if (kind == "version") {
            state.rows.push_back(row[2].value_or(""));
        } else if (kind == "ledger") {
            Ledger::add_applied(state.applied, row[2].value_or(""), row[3].value_or(""), row[4].value_or(""),
                                row[5].value_or(""));
        } else if (kind == "schemas") {
            const std::optional<std::string> schema = one_schema(row[2], row[3]);
            if (!schema) {
                return read_one_by_one(project, connection);
            }
            state.version_table.schema = *schema;
        } else {
            intents = true;
        }
    }
    std::sort(state.rows.begin(), state.rows.end());
    if (intents) {
        read_intents(connection, state);
    }
    return state;
}

}  // namespace aludel::engine
