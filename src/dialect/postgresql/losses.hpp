#pragma once

#include <vector>

#include "dialect/dialect.hpp"

namespace aludel::dialect::postgresql {

/// Dialect::losses for PostgreSQL: what DROP and TRUNCATE name, by the search path that they would find and after what
/// was renamed before them, with all that CASCADE would take along by pg_depend. The statements inside a DO block count
/// as if they were run; one that puts its SQL together at run time, with DROP in it, is unknown. Rows are counted
/// exactly up to 1000. Objects that do not exist now hold nothing.
Losses losses(Connection& connection, const std::vector<std::vector<catalog::Operation>>& steps);

}  // namespace aludel::dialect::postgresql
