#include "engine/intent.hpp"

#include <fmt/format.h>

#include "engine/bookkeeping.hpp"

namespace aludel::engine {

namespace {

int number(const dialect::Value& value) {
    return value ? std::stoi(*value) : 0;
}

}  // namespace

IntentTable::IntentTable(dialect::QualifiedName version_table) : name_(beside(version_table, "intent")) {}

std::vector<Intent> IntentTable::read(dialect::Connection& connection) const {
    const dialect::Dialect& dialect = connection.dialect();
    if (!dialect.table_exists(connection, name_)) {
        return {};
    }
    dialect::Result result;
    try {
        result = connection.query(
            fmt::format("SELECT revision, direction, statement, statements, checksum, sql_text, state, message, file, "
                        "line, session FROM {} ORDER BY statement",
                        dialect.quote(name_)));
    } catch (const Error& error) {
        throw_if_not_allowed(connection, name_, error);
        throw;
    }
    std::vector<Intent> intents;
    for (const auto& row : result.rows) {
        Intent intent;
        intent.revision = row.at(0).value_or("");
        intent.direction = row.at(1) == "downgrade" ? script::Direction::downgrade : script::Direction::upgrade;
        intent.index = number(row.at(2));
        intent.total = number(row.at(3));
        intent.checksum = row.at(4).value_or("");
        intent.sql = row.at(5).value_or("");
        intent.state = row.at(6).value_or("");
        intent.message = row.at(7).value_or("");
        intent.place = {row.at(8).value_or(""), number(row.at(9)), 0};
        intent.session = row.at(10).value_or("");
        intents.push_back(std::move(intent));
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

dialect::Statement IntentTable::forget(const dialect::Dialect& dialect, int index) const {
    return own_statement(
        fmt::format("DELETE FROM {} WHERE statement = {}", dialect.quote(name_), parameter(dialect, 1)),
        {std::to_string(index)});
}

dialect::Statement IntentTable::drop(const dialect::Dialect& dialect) const {
    return own_statement(fmt::format("DROP TABLE {}", dialect.quote(name_)));
}

}  // namespace aludel::engine
