#pragma once

#include <string_view>

#include "python/value.hpp"

namespace aludel::python {

class Evaluator;
struct Class;
struct Str;

/// object.name; raises AttributeError. `name` is a str.
Value get_attribute(Evaluator& evaluator, const Value& object, const Value& name);
Value get_attribute(Evaluator& evaluator, const Value& object, std::string_view name);
/// As get_attribute, but undefined when there is none.
Value find_attribute(Evaluator& evaluator, const Value& object, const Value& name);
Value find_attribute(Evaluator& evaluator, const Value& object, std::string_view name);
/// What `object.name(...)` calls: `self` is set when the function is to be called with it as first argument,
/// so that no bound method need be made.
Value get_method(Evaluator& evaluator, const Value& object, const Value& name, Value& self);
void set_attribute(Evaluator& evaluator, const Value& object, const Value& name, const Value& value);
void set_attribute(Evaluator& evaluator, const Value& object, std::string_view name, const Value& value);
void delete_attribute(Evaluator& evaluator, const Value& object, const Value& name);

// What object.__getattribute__, __setattr__ and __delattr__ do: classes may override and then call them.
Value find_instance_attribute(Evaluator& evaluator, const Value& object, const Value& name);
void set_instance_attribute(Evaluator& evaluator, const Value& object, const Value& name, const Value& value);
void delete_instance_attribute(Evaluator& evaluator, const Value& object, const Value& name);

/// An attribute as it stands in a class or its bases: not bound. `owner` gets the class that has it.
Value lookup(Evaluator& evaluator, Class& type, const Str& name, Class** owner = nullptr);
Value lookup_own(Evaluator& evaluator, Class& type, const Str& name);
/// The special method of a value's type, bound; undefined when there is none or only object's, while the
/// value has a payload that knows better.
Value special(Evaluator& evaluator, const Value& value, std::string_view name);
/// Applies the descriptor protocol to a class attribute found for `self`.
Value bind(Evaluator& evaluator, const Value& attribute, const Value& self, Class& type);

Value all_names(Evaluator& evaluator, const Value& object);  ///< dir()

}  // namespace aludel::python
