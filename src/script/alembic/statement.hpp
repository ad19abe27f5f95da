#pragma once

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// Speaks what `execute` was given: SQL text, a clause or a statement of SQLAlchemy, a DDL element. `parameters`: a
/// dict of values for its binds, a list of such dicts (once for each), or undefined. Raises what SQLAlchemy raises for
/// objects that are none of these.
void perform_statement(Call& call, const Value& statement, const Value& parameters);

}  // namespace aludel::script::alembic
