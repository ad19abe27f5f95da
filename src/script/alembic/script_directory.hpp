#pragma once

#include <string>

#include "script/sqlalchemy/support.hpp"

namespace aludel::script::alembic {

/// What a migration context has as `script`: get_revision(ID).module is the module of another revision, which
/// operations that replace an object read its former self from.
python::Value script_directory(python::Evaluator& evaluator);
/// By what name Alembic loads the module of a revision file: "ae1027a6acf_initial_py".
std::string revision_module_name(const std::string& file);

}  // namespace aludel::script::alembic
