#pragma once

namespace aludel::python {

class Evaluator;

/// How many surround the code that runs now and would notice if it failed: a `try`, a `with` whose manager is written
/// in Python. An embedder that does not carry things out at once has to know.
int& watchers(Evaluator& evaluator);

}  // namespace aludel::python
