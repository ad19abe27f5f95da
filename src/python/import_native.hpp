#pragma once

#include "python/evaluator.hpp"
#include "python/native.hpp"

namespace aludel::python {

/// A module runs by itself, not within what uses it: no exception is being handled there.
class OwnHandling {
public:
    explicit OwnHandling(Evaluator& evaluator) : evaluator_(evaluator) { saved_.swap(evaluator.handled); }
    ~OwnHandling() { evaluator_.handled.swap(saved_); }
    OwnHandling(const OwnHandling&) = delete;
    OwnHandling& operator=(const OwnHandling&) = delete;

private:
    Evaluator& evaluator_;
    Value saved_;
};

/// What C++ gives by a name, as a value of this evaluator.
Value make_member(Evaluator& evaluator, const Member& member);

/// Runs the Python part of a native module in its namespace. The text is parsed once for all evaluators.
void run_native_source(Evaluator& evaluator, Module& module);

}  // namespace aludel::python
