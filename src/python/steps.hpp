#pragma once

#include <cstddef>

#include "python/evaluator.hpp"

namespace aludel::python {

// What C++ does to many elements at once counts, too: a step for so many of them.

constexpr std::size_t elements_of_step = 64;

/// For a loop that looks at elements one after the other.
inline void charge_element(Evaluator& evaluator, std::size_t index) {
    if (index % elements_of_step == elements_of_step - 1) {
        evaluator.step();
    }
}

/// For elements that are only copied or passed over, which takes much less.
inline void charge_steps(Evaluator& evaluator, std::size_t elements) {
    constexpr std::size_t copied_of_step = 1024;
    for (std::size_t i = 0; i < elements / copied_of_step; ++i) {
        evaluator.step();
    }
}

}  // namespace aludel::python
