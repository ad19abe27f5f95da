#pragma once

#include <cstdint>
#include <vector>

#include "python/source.hpp"

namespace aludel::python {

/// What the parser is too lenient about: brackets, string ends and line ends, read as Python's tokenizer does.
struct LogicalLines {
    /// Offsets of the newlines that end a logical line (outside of brackets and strings, not escaped), ascending.
    std::vector<std::uint32_t> ends;
    /// Stars before an element of a tuple without parentheses that the grammar cannot read there: `1, *[2]`, `a[1, *b]`.
    struct Star {
        std::uint32_t at;
        std::uint32_t operand;  ///< where the element begins
    };
    std::vector<Star> stars;

    /// Whether a logical line ends within [begin, end).
    bool broken(std::uint32_t begin, std::uint32_t end, std::uint32_t& at) const;
};

/// Throws Error(python_syntax) for an unterminated string, a bracket that is never closed or never opened,
/// characters that stand for nothing, and what is nested deeper than Python allows. Needs no stack for it.
LogicalLines logical_lines(const Source& source);

}  // namespace aludel::python
