#pragma once

#include "python/call.hpp"
#include "python/evaluator.hpp"

namespace aludel::python {

/// While containers are compared or hashed, for each one inside another: one that holds itself ends in RecursionError, and
/// a step is counted. Throws as Evaluator::step().
class Nesting {
public:
    explicit Nesting(Evaluator& evaluator) : evaluator_(evaluator) {
        evaluator.check_stack();
        if (++evaluator_.depth > evaluator.options().limits.depth) {
            --evaluator_.depth;
            raise(evaluator, ExceptionType::RecursionError, "maximum recursion depth exceeded in comparison");
        }
        try {
            // What shares its parts is walked once for each way to them.
            evaluator.step();
        } catch (...) {
            --evaluator.depth;
            throw;
        }
    }
    ~Nesting() { --evaluator_.depth; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

private:
    Evaluator& evaluator_;
};

}  // namespace aludel::python
