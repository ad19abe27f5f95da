#pragma once

#include <sqlite3.h>

#include "dialect/connection.hpp"

namespace aludel::dialect::sqlite {

/// Adds the row that the statement stands at.
void add_row(sqlite3_stmt* prepared, Result& result);

}  // namespace aludel::dialect::sqlite
