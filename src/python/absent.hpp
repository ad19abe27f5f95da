#pragma once

#include <functional>
#include <string_view>

#include "python/value.hpp"

namespace aludel::python {

class Evaluator;

/// Asked before a script is told that an object has no attribute of that name: who makes the classes of a library that
/// is larger than its copy here refuses what only the original has, by an Error. Code of a library is never asked for.
using Absence = std::function<void(Evaluator& evaluator, const Value& object, std::string_view name)>;
void watch_absence(Evaluator& evaluator, Absence absence);
void report_absence(Evaluator& evaluator, const Value& object, std::string_view name);

}  // namespace aludel::python
