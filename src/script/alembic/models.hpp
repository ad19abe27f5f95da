#pragma once

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// Before create_all() or drop_all() of a MetaData that belongs to the application: its tables are those of all models
/// that were imported, used or not, by the revision or by env.py. Refuses where code decides what is imported.
void load_models(Evaluator& evaluator, const Value& metadata);

}  // namespace aludel::script::alembic
