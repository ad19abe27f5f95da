#pragma once

#include <memory>
#include <string>
#include <string_view>

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

}  // namespace aludel::dialect::test
