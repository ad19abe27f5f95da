#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "python/evaluator.hpp"

namespace aludel::python {

/// What the names of `type` statements seem to be imported from.
inline constexpr std::string_view type_alias_module = "<type alias>";

/// module.name: what the module has, what C++ or its Python part gives, a submodule; undefined when there is
/// none. Refuses, by name, what a native module should have but does not.
Value find_module_attribute(Evaluator& evaluator, const Value& module, const Value& name);

/// The module when it is ours or loaded; else a placeholder that looks for it when it is used.
Value import_lazily(Evaluator& evaluator, const std::string& module);
/// `from module import name`
Value import_name_lazily(Evaluator& evaluator, const std::string& module, const std::string& name);
/// Loads it now: undefined when there is no such module.
Value import_now(Evaluator& evaluator, const std::string& module);

/// What texts of ours are made of: a script that imports it finds nothing, as in Python.
bool is_ours_alone(std::string_view module);

/// import_at_once.cpp: `import module` or, with a name, `from module import name` where an ImportError may be caught, so
/// that it matters whether there is such a thing: raises the one that Python raises, exceptions of the module itself too.
/// Undefined: it cannot be known whether it is there.
Value import_at_once(Evaluator& evaluator, const std::string& module, const std::string& name);
/// Whether there is such a module; nothing when it cannot be known. Raises ModuleNotFoundError for packages around it.
std::optional<bool> can_be_imported(Evaluator& evaluator, const std::string& module);
/// Raises ImportError for what the standard library certainly does not have.
void check_standard_name(Evaluator& evaluator, const std::string& module, const std::string& name);

/// Loads each module of the project that was imported and never used so far, and what these import: for who needs what
/// they do beside being there.
void load_put_off_imports(Evaluator& evaluator);

/// What the embedder has for a name that cannot be had; undefined: nothing.
Value instead_of(Evaluator& evaluator, const std::string& module, const std::string& name, const Error& why);

/// Error(python_unresolved): something imported is used, and is not there.
[[noreturn]] void unresolved(Evaluator& evaluator, const Value& placeholder, std::string_view used_as);

/// What `from ...path import` means in a module: the absolute name.
std::string absolute_name(Evaluator& evaluator, const Table& globals, std::size_t level, const std::string& path);

}  // namespace aludel::python
