#pragma once

#include <memory>

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// What `op.get_bind()` gives: one Connection for each run of a script. Live it executes; recorded, what is executed on
/// it becomes operations, and what needs an answer ends the recording.
Value connection_of(Evaluator& evaluator);

/// What execute() gives while a script is only recorded: asks the database as soon as anything is wanted of it.
Value recorded_result(Evaluator& evaluator);

/// The modules sqlalchemy.engine, sqlalchemy.engine.base …, with the classes that scripts name.
void add_engine_modules(python::Registry& registry);

/// `element.create(bind, checkfirst)` and `drop`, `inspect(bind)`, `Table(…, autoload_with=bind)` for this evaluator.
void set_hooks(Evaluator& evaluator);

}  // namespace aludel::script::alembic
