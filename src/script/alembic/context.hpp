#pragma once

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// What `op.get_context()` and `context.get_context()` give: dialect, opts, bind, autocommit_block().
Value context_object(Evaluator& evaluator);

}  // namespace aludel::script::alembic
