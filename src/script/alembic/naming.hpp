#pragma once

#include "python/evaluator.hpp"
#include "script/python_options.hpp"

namespace aludel::script::alembic {

/// Gives the session the naming convention of the project's models. Where there is one that is not known, a constraint
/// that needs a name throws the fault, at the script's line.
void set_naming_convention(python::Evaluator& evaluator, const PythonOptions& options);

}  // namespace aludel::script::alembic
