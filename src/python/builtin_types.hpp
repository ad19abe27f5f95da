#pragma once

#include "python/evaluator.hpp"
#include "python/native.hpp"

namespace aludel::python {

/// The C++ side of the builtin types: one function for each, in type_*.cpp.
const NativeClass& native_type(Type type);
const NativeClass& native_type(ExceptionType type);

#define X(name) const NativeClass& name##_type();
ALUDEL_PYTHON_TYPES(X)
#undef X

/// The class of iterators of one kind: "list_iterator", "zip" …
const NativeClass& iterator_type(std::string_view name);

/// What str() makes of an object: a class derived from str that its `__str__` answers with stays.
Value str_object(Evaluator& evaluator, const Value& value);

/// The module `builtins`.
std::shared_ptr<const NativeModule> builtins_module();

/// A class for CPython's builtins: their wording, and unknown results for unknown arguments.
std::shared_ptr<NativeClass> builtin_class(std::string name);

}  // namespace aludel::python
