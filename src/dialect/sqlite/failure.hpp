#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

#include "dialect/statement.hpp"

namespace aludel::dialect::sqlite {

/// "SQLITE_CONSTRAINT_UNIQUE": the name of an extended result code, which stands where PostgreSQL has its SQLSTATE.
std::string result_name(int extended_code);

/// The Error for what the library last reported on `database`. `statement` gives text and place; the place becomes
/// that of the offending token where SQLite says which. `extended_code` is sqlite3_extended_errcode's.
Error failure(sqlite3* database, int extended_code, std::string_view file, const Statement& statement);

}  // namespace aludel::dialect::sqlite
