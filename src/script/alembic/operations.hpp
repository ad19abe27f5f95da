#pragma once

#include <string_view>
#include <vector>

#include "script/alembic/directive.hpp"

// alembic.operations: Operations objects, the same directives as methods, and what makes new ones of a project's own:
// Operations.register_operation, Operations.implementation_for, operations.invoke.

namespace aludel::script::alembic {

/// All that `alembic.op` has, and an Operations object as well.
std::vector<Directive> all_directives();

/// Gives scripts alembic.operations and its submodules.
void add_operations(python::Registry& registry);

/// `op.NAME` for what is no directive: an operation that the project, or a package that it uses, has registered, or a
/// method of Operations such as `invoke`. Undefined when there is none.
Value registered_operation(Evaluator& evaluator, std::string_view name);

/// `batch_op.NAME` for what is no directive: refuses operations of a project's own, raises AttributeError for the rest.
[[noreturn]] void refuse_batch_operation(Evaluator& evaluator, const Value& batch, std::string_view name);

}  // namespace aludel::script::alembic
