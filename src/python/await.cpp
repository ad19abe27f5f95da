#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluate.hpp"
#include "python/generator.hpp"

// What a coroutine waits for: others, run to their end, and the values of asynchronous iterators.
namespace aludel::python {

Value await(Evaluator& evaluator, const Value& given) {
    Value awaitable = force(evaluator, given);
    if (is_unknown(awaitable)) {
        return awaitable;
    }
    if (awaitable.is(Kind::coroutine)) {
        Value result;
        auto& coroutine = awaitable.as<Generator>();
        while (resume(evaluator, coroutine, ResumeKind::send, Value::none(), result)) {
            evaluator.step();
        }
        return result;
    }
    Value method = special(evaluator, awaitable, "__await__");
    if (!method.defined()) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("object {} can't be used in 'await' expression", type_name(evaluator, awaitable)));
    }
    Value iterator = call(evaluator, method);
    if (is_unknown(iterator)) {
        return iterator;
    }
    if (iterator.is(Kind::coroutine)) {
        return await(evaluator, iterator);
    }
    Value result = Value::none();
    while (next(evaluator, iterator, result)) {
        evaluator.step();
    }
    return result;
}

bool await_next(Evaluator& evaluator, const Value& given, Value& into) {
    Value iterator = force(evaluator, given);
    if (is_unknown(iterator)) {
        evaluator.require_known(iterator);
    }
    if (iterator.is(Kind::generator) && iterator.as<Generator>().async) {
        return resume(evaluator, iterator.as<Generator>(), ResumeKind::send, Value::none(), into);
    }
    Value method = special(evaluator, iterator, "__anext__");
    if (!method.defined()) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("'async for' requires an object with __aiter__ method, got {}", type_name(evaluator, iterator)));
    }
    try {
        into = await(evaluator, call(evaluator, method));
        return true;
    } catch (const Raised& raised) {
        if (!is_exception(evaluator, raised.exception, ExceptionType::StopAsyncIteration)) {
            throw;
        }
    }
    return false;
}

}  // namespace aludel::python
