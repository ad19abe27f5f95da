#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/operation.hpp"
#include "dialect/connection.hpp"
#include "dialect/dialect.hpp"

namespace aludel::dialect::sqlite {

bool table_exists(Connection& connection, const QualifiedName& table);

/// Dialect::populated_tables_dropped_by for SQLite, where a change of a table often means: make another, copy, drop,
/// rename. A dropped table is passed over only when its rows were seen to be copied in full (`INSERT INTO other …
/// SELECT … FROM it` and nothing behind) and the other table ends under the dropped one's name. Whatever else is
/// dropped is named.
std::vector<std::string> populated_tables_dropped_by(Connection& connection,
                                                     const std::vector<catalog::Operation>& operations);

/// Dialect::took_effect for SQLite: looks for what the statement makes or removes. SQLite leaves no half-built things.
std::optional<bool> took_effect(Connection& connection, std::string_view sql);

}  // namespace aludel::dialect::sqlite
