#pragma once

#include <vector>

#include "dialect/dialect.hpp"

namespace aludel::dialect::sqlite {

/// Dialect::losses for SQLite, where a change of a table often means: make another, copy, drop, rename. A dropped table
/// is passed over only when its rows were seen to be copied in full (`INSERT INTO other … SELECT … FROM it` and nothing
/// behind) and the other table ends under the dropped one's name. Whatever else is dropped is named.
Losses losses(Connection& connection, const std::vector<std::vector<catalog::Operation>>& steps);

}  // namespace aludel::dialect::sqlite
