#pragma once

#include <string_view>
#include <vector>

#include "python/call.hpp"
#include "python/value.hpp"

namespace aludel::python {

class NativeClass;
struct Instance;

/// Gives the class object of a C++ class its name, base and order.
void fill_native_class(Evaluator& evaluator, Class& type, const NativeClass& native);

/// type(name, bases, namespace): what `type.__new__` does. Raises TypeError for bases that do not go together.
Value make_class(Evaluator& evaluator, Class& metaclass, const Value& name, const std::vector<Value>& bases,
                 const Value& names, std::vector<std::pair<Value, Value>> keywords);

/// The metaclass that a class of these bases gets. Raises TypeError when they conflict.
Class& metaclass_of(Evaluator& evaluator, Class& wanted, const std::vector<Value>& bases);

/// Calling a class.
Value construct(Evaluator& evaluator, Class& type, Arguments&& arguments);
/// What `type.__call__` does: __new__, then __init__.
Value construct_plain(Evaluator& evaluator, Class& type, Arguments&& arguments);
/// The instance that `__new__` of a native class makes.
Value new_native(Evaluator& evaluator, Class& type, const NativeClass& native, Arguments& arguments);
/// Notes that a class has __getattr__ and the like, so that others are not asked for them.
void note_special_attribute(Class& type, std::string_view name);
/// `payload` as an instance of `type`: itself when `type` is the builtin class.
Value with_payload(Evaluator& evaluator, Class& type, const NativeClass& builtin, Value payload);

}  // namespace aludel::python
