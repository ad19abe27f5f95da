#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "dialect/dialect.hpp"

/// What the tests of several floors need of a database.
namespace aludel::dialect::test {

/// One throwaway PostgreSQL server for the whole test program.
inline const Url& postgresql_server() {
    static const std::unique_ptr<EphemeralDatabase> database = find_dialect("postgresql").start_ephemeral();
    return database->url();
}

/// A database on it of its own for one test.
inline Url fresh_postgresql() {
    static int count = 0;
    Url url = postgresql_server();
    const auto admin = find_dialect("postgresql").connect(url);
    url.database = "test_" + std::to_string(++count);
    admin->query("CREATE DATABASE " + url.database);
    return url;
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

}  // namespace aludel::dialect::test
