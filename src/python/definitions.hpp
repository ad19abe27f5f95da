#pragma once

#include <string>
#include <vector>

#include "python/evaluator.hpp"

namespace aludel::python {

/// What a module defines, a line for each name, in order: `name = repr`. Names between double underscores are left
/// out, and so is where in memory an object is, which no two runs have in common.
/// Throws Error(python_raised) when a __repr__ of the script does.
std::vector<std::string> definitions(Evaluator& evaluator, const Module& module);

}  // namespace aludel::python
