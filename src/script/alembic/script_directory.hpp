#pragma once

#include "script/sqlalchemy/support.hpp"

namespace aludel::script::alembic {

/// What a migration context has as `script`: get_revision(ID).module is the module of another revision, which
/// operations that replace an object read its former self from.
python::Value script_directory(python::Evaluator& evaluator);

}  // namespace aludel::script::alembic
