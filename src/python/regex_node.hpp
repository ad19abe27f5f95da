#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "python/regex_program.hpp"

namespace aludel::python {

constexpr std::uint32_t regex_unlimited = 0xFFFFFFFF;

/// The tree between the text of a pattern and its instructions.
struct RegexNode;
using RegexNodePointer = std::unique_ptr<RegexNode>;

struct RegexNode {
    enum Kind {
        empty,
        literal,
        any,
        class_,
        sequence,
        alternation,
        repeat,
        group,
        backreference,
        assertion,
        look,
        atomic,
        conditional,
    } kind = empty;
    char32_t character = 0;
    unsigned flags = 0;
    std::uint32_t index = 0;  ///< class, group number, assertion code
    std::vector<RegexNodePointer> children;
    std::uint32_t minimum = 0;
    std::uint32_t maximum = 0;
    bool greedy = true;
    bool possessive = false;
    bool ahead = true;
    bool negated = false;
};

/// Appends the instructions of a tree, and the one that accepts.
void emit_regex(const RegexNode& tree, Regex::Program& program);

}  // namespace aludel::python
