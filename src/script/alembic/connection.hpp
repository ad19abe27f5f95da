#pragma once

#include <memory>

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// What `op.get_bind()` gives: statements that are executed on it become operations; what they answer is refused by
/// name when the script asks for it.
Value connection_of(Evaluator& evaluator);

/// `element.create(bind, checkfirst)` and `drop`, `inspect(bind)`, `Table(…, autoload_with=bind)` for this evaluator.
void set_hooks(Evaluator& evaluator);

}  // namespace aludel::script::alembic
