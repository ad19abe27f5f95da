#pragma once

#include <cstdint>
#include <vector>

#include "python/source.hpp"

namespace aludel::python {

/// What the parser is too lenient about: brackets, string ends and line ends, read as Python's tokenizer does.
struct LogicalLines {
    /// Offsets of the newlines that end a logical line (outside of brackets and strings, not escaped), ascending.
    std::vector<std::uint32_t> ends;

    /// Whether a logical line ends within [begin, end).
    bool broken(std::uint32_t begin, std::uint32_t end, std::uint32_t& at) const;
};

/// Throws Error(python_syntax) for an unterminated string, a bracket that is never closed or never opened,
/// and characters that stand for nothing.
LogicalLines logical_lines(const Source& source);

}  // namespace aludel::python
