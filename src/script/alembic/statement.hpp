#pragma once

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// Speaks what `execute` was given: SQL text, a clause or a statement of SQLAlchemy, a DDL element. `parameters`: a
/// dict of values for its binds, a list of such dicts (once for each), or undefined. Raises what SQLAlchemy raises for
/// objects that are none of these, and what the database refuses, where there is one.
///
/// Returns the CursorResult; while the script is only recorded, a result that asks the database as soon as anything is
/// wanted of it.
Value execute_statement(Call& call, const Value& statement, const Value& parameters);

[[noreturn]] void raise_not_executable(Evaluator& evaluator, const Value& given);

/// Text in the driver's own words: no binds, no types.
Value execute_driver_text(Call& call, std::string_view sql);

}  // namespace aludel::script::alembic
