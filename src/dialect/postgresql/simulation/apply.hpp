#pragma once

#include "dialect/postgresql/parse.hpp"
#include "dialect/postgresql/simulation/state.hpp"

namespace aludel::dialect::postgresql::simulation {

/// A statement that changes the state: everything but questions, BEGIN and its like, and DO. `statement` is its tree,
/// `text` where it stands. Throws what the server would say, and leaves the state as it was then.
Result apply(State& state, const Node& statement, const Statement& text);
/// … and may leave the state half changed when it throws: for whoever has a copy.
Result apply_within(State& state, const Node& statement, const Statement& text);

}  // namespace aludel::dialect::postgresql::simulation
