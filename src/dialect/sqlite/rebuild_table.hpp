#pragma once

#include <string>
#include <vector>

#include "catalog/operation.hpp"
#include "dialect/connection.hpp"
#include "dialect/statement.hpp"

namespace aludel::dialect::sqlite {

/// The statements that copy the table into a new one and move that into its place, as Alembic's batch mode writes them.
/// Throws Error(python_raised) with the exception that Alembic raises: a table, column, constraint or index that is not
/// there …

/// Of a table whose definition the operation gives. Throws Error(not_supported) where it does not.
std::vector<Statement> rebuild_table(const catalog::RebuildTable& operation);
/// Of the table as the database has it.
std::vector<Statement> rebuild_table(Connection& connection, const catalog::RebuildTable& operation,
                                     std::vector<std::string>& warnings);

}  // namespace aludel::dialect::sqlite
