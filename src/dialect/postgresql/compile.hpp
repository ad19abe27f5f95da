#pragma once

#include <vector>

#include "catalog/operation.hpp"
#include "dialect/statement.hpp"

namespace aludel::dialect::postgresql {

/// Dialect::compile for PostgreSQL: the statements that Alembic 1.19 with SQLAlchemy 2.0 would send, letter by letter.
/// Two differences, where theirs offline are wrong: a backslash in a comment or a label stands in an E'…' text, a
/// tab in the author's SQL stays one. Throws Error(not_supported) with place for what they refuse to write.
std::vector<Statement> compile(const catalog::Operation& operation);

}  // namespace aludel::dialect::postgresql
