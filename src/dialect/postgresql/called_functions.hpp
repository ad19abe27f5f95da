#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/connection.hpp"
#include "dialect/postgresql/cursor.hpp"

namespace aludel::dialect::postgresql {

/// Functions that statements call: which of them may drop or empty something, by the words of their bodies.
class CalledFunctions {
public:
    explicit CalledFunctions(Connection& connection) : connection_(connection) {}

    /// Reads on behind CREATE, and remembers a function that may.
    void created(Cursor& cursor);
    /// Those that this statement calls, made by an earlier statement or in the database as it is: each as "function f,
    /// which has DROP or TRUNCATE in it".
    std::vector<std::string> suspects(std::string_view sql) const;

private:
    Connection& connection_;
    std::set<std::string> made_;
};

}  // namespace aludel::dialect::postgresql
