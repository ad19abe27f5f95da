#include "engine/intent.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "engine/bookkeeping.hpp"
#include "engine/ledger_shape.hpp"

namespace aludel::engine {

namespace {

int number(const dialect::Value& value) {
    return value ? std::stoi(*value) : 0;
}

}  // namespace

std::string failure_message(const std::string& said, const std::string& leftover) {
    return leftover.empty() ? said : fmt::format("{} ({})", said, leftover);
}

bool has_left(const Intent& intent, const std::string& leftover) {
    return !leftover.empty() && intent.message.ends_with(fmt::format(" ({})", leftover));
}

IntentTable::IntentTable(dialect::QualifiedName version_table) : name_(beside(version_table, "intent")) {}

const std::vector<std::string>& IntentTable::columns() {
    static const std::vector<std::string> all{"revision",
                                              "direction",
                                              "CAST(statement AS TEXT)",
                                              "CAST(statements AS TEXT)",
                                              "checksum",
                                              "sql_text",
                                              "state",
                                              "message",
                                              "file",
                                              "CAST(line AS TEXT)",
                                              "session"};
    return all;
}

Intent IntentTable::from_row(std::span<const dialect::Value> values) {
    Intent intent;
    intent.revision = values[0].value_or("");
    intent.direction = values[1] == "downgrade" ? script::Direction::downgrade : script::Direction::upgrade;
    intent.index = number(values[2]);
    intent.total = number(values[3]);
    intent.checksum = values[4].value_or("");
    intent.sql = values[5].value_or("");
    intent.state = values[6].value_or("");
    intent.message = values[7].value_or("");
    intent.place = {values[8].value_or(""), number(values[9]), 0};
    intent.session = values[10].value_or("");
    return intent;
}

std::vector<Intent> IntentTable::read(dialect::Connection& connection) const {
    std::vector<Intent> intents;
    const std::string sql =
        fmt::format("SELECT {} FROM {} ORDER BY statement", join(columns(), ", "), connection.dialect().quote(name_));
    try {
        for (const auto& row : query_table(connection, name_, sql).rows) {
            intents.push_back(from_row(row));
        }
    } catch (const Error& error) {
        const std::string& state = error.sqlstate();
        if ((state.starts_with("42") && state != "42501") || state == "SQLITE_ERROR") {
            throw not_our_intents(connection.dialect(), name_, error);
        }
        throw;
    }
    return intents;
}

dialect::Statement IntentTable::create(const dialect::Dialect& dialect) const {
    return own_statement(fmt::format(
        "CREATE TABLE {} (\n    revision TEXT NOT NULL,\n    direction TEXT NOT NULL,\n    statement INTEGER "
        "NOT NULL PRIMARY KEY,\n    statements INTEGER NOT NULL,\n    checksum TEXT NOT NULL,\n    sql_text "
        "TEXT NOT NULL,\n    state TEXT NOT NULL,\n    message TEXT NOT NULL,\n    file TEXT NOT NULL,\n    "
        "line INTEGER NOT NULL,\n    session TEXT NOT NULL\n)",
        dialect.quote(name_)));
}

dialect::Statement IntentTable::start(const dialect::Dialect& dialect, const Intent& intent) const {
    std::vector<dialect::Value> values = {intent.revision,
                                          std::string(script::to_string(intent.direction)),
                                          std::to_string(intent.index),
                                          std::to_string(intent.total),
                                          intent.checksum,
                                          intent.sql,
                                          intent.state,
                                          intent.message,
                                          intent.place.file,
                                          std::to_string(intent.place.line)};
    std::string list;
    for (std::size_t i = 1; i <= values.size(); ++i) {
        list += (i > 1 ? ", " : "") + parameter(dialect, static_cast<int>(i));
    }
    dialect::Statement statement = own_statement(
        fmt::format("INSERT INTO {} (revision, direction, statement, statements, checksum, sql_text, state, message, "
                    "file, line, session) VALUES ({}, {})",
                    dialect.quote(name_), list, bookkeeping_words(dialect).session),
        std::move(values));
    statement.expect_rows = 1;
    return statement;
}

dialect::Statement IntentTable::mark(const dialect::Dialect& dialect, const Intent& intent, std::string_view state,
                                     std::string_view message) const {
    dialect::Statement statement =
        own_statement(fmt::format("UPDATE {} SET state = {}, message = {}, session = {} WHERE statement = {}",
                                  dialect.quote(name_), parameter(dialect, 1), parameter(dialect, 2),
                                  bookkeeping_words(dialect).session, parameter(dialect, 3)),
                      {std::string(state), std::string(message), std::to_string(intent.index)});
    statement.expect_rows = 1;
    return statement;
}

dialect::Statement IntentTable::note_total(const dialect::Dialect& dialect, int total) const {
    return own_statement(fmt::format("UPDATE {} SET statements = {}", dialect.quote(name_), parameter(dialect, 1)),
                         {std::to_string(total)});
}

dialect::Statement IntentTable::forget(const dialect::Dialect& dialect, int index) const {
    return own_statement(
        fmt::format("DELETE FROM {} WHERE statement = {}", dialect.quote(name_), parameter(dialect, 1)),
        {std::to_string(index)});
}

dialect::Statement IntentTable::drop(const dialect::Dialect& dialect) const {
    return own_statement(fmt::format("DROP TABLE {}", dialect.quote(name_)));
}

}  // namespace aludel::engine
