#pragma once

#include <vector>

#include "python/evaluator.hpp"
#include "python/operation.hpp"

namespace aludel::python {

/// Whether the class has a way to be iterated, before anything is asked of it: Python has messages of their own for
/// what has none. Of what is unknown it is true.
bool is_iterable(Evaluator& evaluator, const Value& value);

/// The iterator of a value; a TypeError on the way, its own __iter__'s too, becomes one with this message.
template <class Message>
Value iterate_or(Evaluator& evaluator, const Value& value, Message message) {
    try {
        return iterate(evaluator, value);
    } catch (const Raised& raised) {
        if (!is_exception(evaluator, raised.exception, ExceptionType::TypeError)) {
            throw;
        }
    }
    raise(evaluator, ExceptionType::TypeError, message());
}

/// What the method keys() of a mapping gives.
std::vector<Value> keys_of(Evaluator& evaluator, const Value& mapping, const Value& method);

}  // namespace aludel::python
