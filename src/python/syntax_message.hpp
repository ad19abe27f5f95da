#pragma once

#include <string>

#include "base/error.hpp"
#include "python/source.hpp"

namespace aludel::python {

// What is said of errors that people make often, from the text around them: as CPython says it.

/// Of [begin, end), which the parser could make nothing of.
Error unreadable(const Source& source, std::uint32_t begin, std::uint32_t end);

/// Of a block that is not there, whose head stands in the line of `at`: "expected an indented block after 'if'
/// statement on line 3", at what stands there instead.
Error missing_block(const Source& source, std::uint32_t at);

}  // namespace aludel::python
