#pragma once

#include "dialect/postgresql/parse.hpp"
#include "dialect/postgresql/simulation/state.hpp"

namespace aludel::dialect::postgresql::simulation {

/// A question: SelectStmt or VariableShowStmt (SHOW). The rows are as the server would send them, as text; where they
/// depend on what nobody can know, Result::unknown says why. Throws what the server would answer instead, as its error.
/// `text.parameters` are $1 ….
Result answer(const State& state, const Node& select, const Statement& text);

}  // namespace aludel::dialect::postgresql::simulation
