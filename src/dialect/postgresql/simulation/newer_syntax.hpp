#pragma once

#include "dialect/postgresql/simulation/context.hpp"

namespace aludel::dialect::postgresql::simulation {

/// A statement that the grammar of PostgreSQL 15 does not take: with words of newer servers what it may be about is
/// marked, or it is refused where it names nothing that is there; else it is the syntax error that the server tells.
Result perform_newer(const Context& context, const Parsed& parsed);

}  // namespace aludel::dialect::postgresql::simulation
