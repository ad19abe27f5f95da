#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dialect/postgresql/connect.hpp"
#include "dialect/postgresql/dialect.hpp"
#include "dialect/test_database.hpp"

namespace aludel::dialect::postgresql::test {

using dialect::test::error_of;
using dialect::test::one;

inline const Url& server() {
    return dialect::test::postgresql_server();
}

inline Url fresh_database() {
    return dialect::test::fresh_postgresql();
}

inline Statement statement(std::string sql) {
    return Statement{std::move(sql), {}, {}, std::nullopt, std::nullopt};
}

inline std::vector<Statement> statements(const std::vector<std::string>& texts) {
    std::vector<Statement> all;
    for (const std::string& text : texts) all.push_back(statement(text));
    return all;
}

}  // namespace aludel::dialect::postgresql::test
