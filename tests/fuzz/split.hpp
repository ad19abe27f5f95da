#pragma once

#include <string_view>

#include "base/error.hpp"
#include "dialect/dialect.hpp"
#include "require.hpp"

/// Any text: refused with sql_syntax, or cut into statements, each of which is one statement when it is cut again, is
/// part of the text, and can be looked at and checksummed.
inline void split_and_check(const aludel::dialect::Dialect& dialect, std::string_view text) {
    using namespace aludel;
    std::vector<catalog::Operation> operations;
    try {
        operations = dialect.split(text, Place{"fuzz.sql", 1, 1});
    } catch (const Error& error) {
        REQUIRE(error.code() == ErrorCode::sql_syntax);
        REQUIRE(error.place().line > 0);
        return;
    }
    dialect.checksum(operations);
    for (const catalog::Operation& operation : operations) {
        REQUIRE(catalog::place_of(operation).line > 0);
        const auto* statement = std::get_if<catalog::ExecuteSql>(&operation);
        if (statement == nullptr) {
            continue;
        }
        REQUIRE(!statement->sql.empty());
        REQUIRE(text.find(statement->sql) != std::string_view::npos);
        dialect.traits(statement->sql);
        if (statement->sql.starts_with("\xef\xbb\xbf")) {
            continue;  // a byte order mark is passed over at the beginning of a text, nowhere else
        }
        const auto again = dialect.split(statement->sql, Place{"again.sql", 1, 1});
        REQUIRE(again.size() == 1);
        const auto* same = std::get_if<catalog::ExecuteSql>(&again.front());
        REQUIRE(same != nullptr && same->sql == statement->sql);
    }
}
