#pragma once

#include <string_view>
#include <vector>

#include "catalog/operation.hpp"

namespace aludel::dialect::sqlite {

/// Dialect::split for SQLite: at semicolons outside quotes and comments, but a CREATE TRIGGER goes on to its `; END`.
/// Throws Error(sql_syntax) with place for an unterminated quote, comment or trigger, a byte of zero, a command of the
/// sqlite3 or psql shell where a statement should start, and PostgreSQL's COPY.
std::vector<catalog::Operation> split(std::string_view text, const Place& start);

/// The place of byte `offset` of a text whose first character stands at `start`.
Place place_in(std::string_view text, std::size_t offset, const Place& start);

}  // namespace aludel::dialect::sqlite
