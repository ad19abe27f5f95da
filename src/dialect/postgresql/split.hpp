#pragma once

#include <string_view>
#include <vector>

#include "catalog/operation.hpp"

namespace aludel::dialect::postgresql {

/// See Dialect::split. Semicolons inside parentheses (CREATE RULE) and BEGIN ATOMIC … END bodies end nothing.
/// No grammar is asked: what a newer server understands passes. Linear, about 4 ms a megabyte.
std::vector<catalog::Operation> split(std::string_view text, const Place& start);

/// More than one statement in this text?
bool has_several_statements(std::string_view sql);

}  // namespace aludel::dialect::postgresql
