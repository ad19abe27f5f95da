#pragma once

#include <memory>
#include <string>

#include "python/syntax.hpp"

namespace aludel::python {

/// Parses a file and lowers it. Throws Error(python_syntax) at the first place that is not Python, and
/// Error(not_supported) for constructs that are Python but not ours; there is never a partial tree.
std::shared_ptr<const Program> parse(Source source);

}  // namespace aludel::python
