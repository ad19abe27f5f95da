#pragma once

#include "python/value.hpp"

namespace aludel::python {

struct Class;

/// What `__slots__` in the body of a class means: a descriptor for each name, and no __dict__ where no base has one.
/// Raises what CPython raises for names that cannot be slots, and for bases whose slots do not go together.
void define_slots(Evaluator& evaluator, Class& type);

/// Whether an instance of the one may be made one of the other.
bool same_layout(const Class& type, const Class& other);

}  // namespace aludel::python
