#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "dialect/postgresql/connect.hpp"
#include "dialect/postgresql/dialect.hpp"

namespace aludel::dialect::postgresql::test {

/// One throwaway server for the whole test program.
inline const Url& server() {
    static const std::unique_ptr<EphemeralDatabase> database = postgresql_dialect().start_ephemeral();
    return database->url();
}

/// A database of its own for one test.
inline Url fresh_database() {
    static int count = 0;
    Url url = server();
    const auto admin = connect(url, {});
    url.database = "test_" + std::to_string(++count);
    admin->query("CREATE DATABASE " + url.database);
    return url;
}

inline Statement statement(std::string sql) {
    return Statement{std::move(sql), {}, {}, std::nullopt, std::nullopt};
}

inline std::vector<Statement> statements(const std::vector<std::string>& texts) {
    std::vector<Statement> all;
    for (const std::string& text : texts) all.push_back(statement(text));
    return all;
}

/// The first cell of a query's answer.
inline std::string one(Connection& connection, std::string_view sql) {
    const Result result = connection.query(sql);
    return result.rows.empty() ? "(none)" : result.rows[0][0].value_or("NULL");
}

/// The Error that `action` throws; a test failure when it throws none.
template <typename Action>
Error error_of(const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "no error was thrown";
    return Error(ErrorCode::internal, "no error was thrown");
}

}  // namespace aludel::dialect::postgresql::test
