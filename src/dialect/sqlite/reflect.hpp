#pragma once

#include "catalog/catalog.hpp"
#include "dialect/connection.hpp"

namespace aludel::dialect::sqlite {

/// Everything that the database "main" holds by definition: in the schema "main", in one snapshot and four queries.
/// Names, kinds and columns are what the library's pragmas tell, the rest is read out of the statements that it keeps
/// (definition.hpp). What belongs to the library (`sqlite_…`) or to a virtual table (its shadow tables) is not in it,
/// nor what is temporary or attached. Columns of a view or a virtual table that cannot be told, because a table or a
/// module is missing, are in not_shown.
catalog::Catalog reflect(Connection& connection);

}  // namespace aludel::dialect::sqlite
