#pragma once

#include <string>

#include "dialect/postgresql/simulation/relation.hpp"

namespace aludel::dialect::postgresql::simulation {

/// Of a table with those that inherit from it, of a view, of a composite type. Throws 42703, 42701, 42P16.
void rename_column(const Context& context, const Relation& relation, const std::string& from, const std::string& to);

}  // namespace aludel::dialect::postgresql::simulation
