#pragma once

#include <vector>

#include "catalog/operation.hpp"
#include "dialect/statement.hpp"

namespace aludel::dialect::sqlite {

/// Dialect::compile for SQLite: the statements that Alembic 1.19 with SQLAlchemy 2.0 would send, letter by letter.
/// Throws Error(not_supported) with place for what SQLite has no statement for: constraints and columns of a table that
/// exists cannot be altered, and there are no schemas, types, sequences and comments to make.
std::vector<Statement> compile(const catalog::Operation& operation);

}  // namespace aludel::dialect::sqlite
