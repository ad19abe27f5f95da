#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

#include "dialect/sqlite/connect.hpp"
#include "dialect/sqlite/dialect.hpp"

namespace aludel::dialect::test {

/// A database in memory.
inline std::unique_ptr<Connection> sqlite_in_memory() {
    return sqlite_dialect().connect(Url::parse("sqlite://"));
}

/// Statement by statement, as a revision would run them.
inline void run_script(Connection& connection, std::string_view sql) {
    for (const catalog::Operation& operation : sqlite_dialect().split(sql, {"script.sql", 1, 1})) {
        connection.run(sqlite_dialect().compile(operation));
    }
}

/// As SQLite's own shell would, with all comments. Only of sqlite_in_memory().
inline void run_as_shell(Connection& connection, const std::string& sql) {
    sqlite3* const database = sqlite::library_handle(connection);
    ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
}

}  // namespace aludel::dialect::test
