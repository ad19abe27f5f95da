#pragma once

#include "dialect/postgresql/parse.hpp"
#include "dialect/postgresql/simulation/state.hpp"

namespace aludel::dialect::postgresql::simulation {

/// A DO block in PL/pgSQL. What can be decided is applied, statement by statement; objects that a statement may touch,
/// of which nobody knows whether it runs, are marked unsure. Throws what the block lets out; the state is then as
/// before.
Result run_do_block(State& state, const Node& statement, const Statement& text);

/// The bodies of the database's own functions that a statement calls are run, for what they change; what they give is
/// not known. Throws Error(not_supported) for one that is not understood, or that is called for each row of something.
void run_called_functions(State& state, const Node& statement, const Statement& text);

}  // namespace aludel::dialect::postgresql::simulation
