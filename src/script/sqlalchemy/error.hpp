#pragma once

#include <string>

#include "script/sqlalchemy/support.hpp"

namespace aludel::script::sqlalchemy {

/// The module sqlalchemy.exc: Python text, which runs when one of its classes is first asked for.
std::shared_ptr<const python::NativeModule> exceptions_module();

/// A class of sqlalchemy.exc.
Value exception_class(Evaluator& evaluator, std::string_view name);
/// Raises the exception of that name: "ArgumentError", "CompileError" …
[[noreturn]] void raise_error(Evaluator& evaluator, std::string_view name, std::string message);
[[noreturn]] void raise_argument_error(Evaluator& evaluator, std::string message);
/// StatementError, as for something that the driver refuses before the database sees it.
[[noreturn]] void raise_statement_error(Evaluator& evaluator, std::string message);
/// StatementError around what was raised for a value; it does not know its statement yet.
[[noreturn]] void raise_statement_error(Evaluator& evaluator, const Value& orig);
/// "A value is required for bind parameter …", likewise.
[[noreturn]] void raise_missing_value(Evaluator& evaluator, std::string_view bind, std::size_t group);
/// "A value is required for bind parameter 'x'"
[[noreturn]] void raise_missing_value(Evaluator& evaluator, std::string_view bind);

}  // namespace aludel::script::sqlalchemy
