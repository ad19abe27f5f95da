#pragma once

#include <deque>
#include <string>

#include "python/syntax.hpp"

namespace aludel::python {

/// What Python refuses of a case clause once it is read: names that are bound twice, alternatives that bind different
/// names, keys that stand there twice, and patterns behind one that takes everything. Throws Error(python_syntax).
void check_case(const Program& program, const std::deque<std::string>& names, const Case& clause, bool last);

}  // namespace aludel::python
