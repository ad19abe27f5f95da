#pragma once

#include <memory>

#include "script/sqlalchemy/compile.hpp"

// sqlalchemy.ext.compiler: a script says itself how elements of its own classes are written.
//
//   class CreateView(DDLElement): …
//   @compiles(CreateView)
//   def create_view(element, compiler, **kw):
//       return "CREATE VIEW " + element.name

namespace aludel::script::sqlalchemy {

std::shared_ptr<const python::NativeModule> compiler_extension();

/// Whether a script has said how elements of this class are written.
bool has_custom_compiler(Evaluator& evaluator, const Value& element);
/// The text that it gives for this database. Raises CompileError when it has none for it.
std::string custom_text(Evaluator& evaluator, const Value& element, const Target& target);

}  // namespace aludel::script::sqlalchemy
