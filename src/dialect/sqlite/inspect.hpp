#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/operation.hpp"
#include "dialect/connection.hpp"
#include "dialect/dialect.hpp"
#include "dialect/sqlite/lexer.hpp"

namespace aludel::dialect::sqlite {

/// Schema-qualified name at token `at`; moves behind it. Empty name: there is none.
QualifiedName read_name(const TokenList& tokens, std::size_t& at);

bool table_exists(Connection& connection, const QualifiedName& table);

/// Dialect::took_effect for SQLite: looks for what the statement makes or removes. SQLite leaves no half-built things.
std::optional<bool> took_effect(Connection& connection, std::string_view sql);

}  // namespace aludel::dialect::sqlite
