#pragma once

#include "python/builtin_types.hpp"
#include "python/call.hpp"

namespace aludel::python {

/// Raises StopIteration with the value that a generator returned.
[[noreturn]] void stop(Evaluator& evaluator, const Value& result);
/// The exception that throw(type_or_value[, value]) is called with.
Value thrown(Call& call);

/// What coroutine.__await__() gives: an iterator that drives the coroutine.
Value coroutine_wrapper(Evaluator& evaluator, const Value& coroutine);

}  // namespace aludel::python
