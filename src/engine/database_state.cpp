#include "engine/database_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "engine/bookkeeping.hpp"

namespace aludel::engine {

namespace {

void read_intents(const Project& project, dialect::Connection& connection, DatabaseState& state) {
    state.intent_table_exists = connection.dialect().table_exists(connection, project.intents().name());
    if (state.intent_table_exists) {
        state.intents = project.intents().read(connection);
    }
}

/// Everything in one statement; nothing when it fails because a table is missing or of another shape.
std::optional<dialect::Result> query_at_once(const Project& project, dialect::Connection& connection) {
    const dialect::Dialect& dialect = connection.dialect();
    std::string sql = fmt::format("SELECT 0 AS sequence, 'version' AS kind, version_num, NULL, NULL, NULL FROM {}",
                                  dialect.quote(project.version_table().name()));
    if (project.settings().ledger) {
        sql += fmt::format(" UNION ALL SELECT sequence, 'ledger', revision, action, checksum, file_hash FROM ({}) AS l",
                           project.ledger().applied_sql(dialect));
    }
    sql += fmt::format(" UNION ALL SELECT 0, 'intents', NULL, NULL, NULL, NULL WHERE {}",
                       table_may_exist(dialect, project.intents().name()));
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
    state.version_table_exists = project.version_table().exists(connection);
    if (state.version_table_exists) {
        state.rows = project.version_table().read(connection);
    }
    if (project.settings().ledger) {
        state.ledger_exists = project.ledger().exists(connection);
        state.applied = project.ledger().applied(connection);
    }
    read_intents(project, connection, state);
    return state;
}

}  // namespace

DatabaseState read_database_state(const Project& project, dialect::Connection& connection) {
    std::optional<dialect::Result> result = query_at_once(project, connection);
    if (!result) {
        return read_one_by_one(project, connection);
    }
    auto& rows = result->rows;
    const auto sequence = [](const std::vector<dialect::Value>& row) { return std::stol(row[0].value_or("0")); };
    // A union promises no order.
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return sequence(a) < sequence(b); });
    DatabaseState state;
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
        } else {
            intents = true;
        }
    }
    std::sort(state.rows.begin(), state.rows.end());
    if (intents) {
        read_intents(project, connection, state);
    }
    return state;
}

}  // namespace aludel::engine
