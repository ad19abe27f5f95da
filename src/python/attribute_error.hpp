#pragma once

#include "python/value.hpp"

namespace aludel::python {

/// AttributeError: that kind of object has nothing of this name.
[[noreturn]] void no_attribute(Evaluator& evaluator, const Value& object, const Value& name);

}  // namespace aludel::python
