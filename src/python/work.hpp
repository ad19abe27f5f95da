#pragma once

#include <cstddef>

#include "python/evaluator.hpp"

namespace aludel::python {

/// Asks the memory limit before something of this size is made that has no owner yet.
inline void expect_bytes(Evaluator& evaluator, std::size_t bytes) {
    evaluator.heap().charge(bytes);
    evaluator.heap().discharge(bytes);
}

/// What takes long counts as many steps as loops of the script that would take as long.
inline void count_work(Evaluator& evaluator, double operations) {
    for (double steps = operations / 64; steps >= 1; --steps) {
        evaluator.step();
    }
}

/// Before a product or quotient of whole numbers with so many bits: schoolbook arithmetic is quadratic.
inline void count_product(Evaluator& evaluator, std::size_t bits, std::size_t other_bits) {
    count_work(evaluator, static_cast<double>(bits / 32 + 1) * static_cast<double>(other_bits / 32 + 1));
}

}  // namespace aludel::python
