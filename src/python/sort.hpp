#pragma once

#include <vector>

#include "python/evaluator.hpp"

namespace aludel::python {

/// Stable; asks `<` in the way Python does. `key` may be None.
void sort_values(Evaluator& evaluator, std::vector<Value>& items, const Value& key, bool reverse);

}  // namespace aludel::python
