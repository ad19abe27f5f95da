#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluate.hpp"
#include "python/generator.hpp"
#include "python/iterator.hpp"

// What one generator or coroutine leaves to another: `yield from`, `await`, `async for`.
namespace aludel::python {
namespace {

bool is_resumable(const Value& iterator) {
    return iterator.is(Kind::generator) || iterator.is(Kind::coroutine);
}

/// Sends to the inner iterator.
bool send(Evaluator& evaluator, const Value& iterator, const Value& sent, Value& into) {
    if (is_resumable(iterator)) {
        return resume(evaluator, iterator.as<Generator>(), ResumeKind::send, sent, into);
    }
    if (!sent.is_none()) {
        return ask_iterator(evaluator, get_attribute(evaluator, iterator, evaluator.intern("send")), {sent}, into);
    }
    into = Value::none();
    const bool more = next(evaluator, iterator, into);
    if (!more && iterator.is(Kind::iterator)) {
        into = Value::none();
    }
    return more;
}

/// Raises in the inner iterator; where it has no throw(), here.
bool raise_in(Evaluator& evaluator, const Value& iterator, const Value& exception, Value& into) {
    const bool exits = is_exception(evaluator, exception, ExceptionType::GeneratorExit);
    if (is_resumable(iterator)) {
        if (!exits) {
            return resume(evaluator, iterator.as<Generator>(), ResumeKind::raise, exception, into);
        }
        close(evaluator, iterator.as<Generator>());
        throw Raised{exception};
    }
    const Value method = find_attribute(evaluator, iterator, exits ? "close" : "throw");
    if (exits && method.defined()) {
        call(evaluator, method);
    }
    if (exits || !method.defined()) {
        throw Raised{exception};
    }
    return ask_iterator(evaluator, method, {exception}, into);
}

/// Runs the inner iterator to its end: `hand_out` gives each of its values to who drives the outer one.
template <typename HandOut>
Value delegate(Evaluator& evaluator, const Value& iterator, HandOut&& hand_out) {
    Value sent = Value::none();
    Value thrown;
    for (;;) {
        evaluator.step();
        Value item;
        const Value exception = std::exchange(thrown, Value());
        const bool more = exception.defined() ? raise_in(evaluator, iterator, exception, item)
                                              : send(evaluator, iterator, sent, item);
        if (!more) {
            return item;
        }
        try {
            sent = hand_out(std::move(item));
        } catch (const Raised& raised) {
            thrown = raised.exception;
        }
    }
}

/// The iterator that an awaitable is run by. Undefined where the awaitable is unknown, or what it gives is.
Value awaited(Evaluator& evaluator, const Value& awaitable) {
    if (awaitable.is(Kind::coroutine)) {
        const auto state = awaitable.as<Generator>().state;
        if (state == Generator::State::suspended || state == Generator::State::running) {
            raise(evaluator, ExceptionType::RuntimeError, "coroutine is being awaited already");
        }
        return awaitable;
    }
    const Value method = special(evaluator, awaitable, "__await__");
    if (!method.defined()) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("object {} can't be used in 'await' expression", type_name(evaluator, awaitable)));
    }
    Value iterator = call(evaluator, method);
    if (iterator.is(Kind::coroutine)) {
        raise(evaluator, ExceptionType::TypeError, "__await__() returned a coroutine");
    }
    if (!is_unknown(iterator) && !iterator.is(Kind::iterator) && !iterator.is(Kind::generator) &&
        !special(evaluator, iterator, "__next__").defined()) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("__await__() returned non-iterator of type '{}'", type_name(evaluator, iterator)));
    }
    return iterator;
}

bool is_async_generator(const Value& value) {
    return value.is(Kind::generator) && value.as<Generator>().async;
}

}  // namespace

Value yield_from(Frame& frame, const Value& iterable) {
    const Value iterator = iterable.is(Kind::coroutine) ? iterable : iterate(frame.evaluator, iterable);
    return delegate(frame.evaluator, iterator, [&](Value item) { return yield_value(frame, std::move(item)); });
}

Value await(Frame& frame, const Value& given) {
    Evaluator& evaluator = frame.evaluator;
    const Value awaitable = force(evaluator, given);
    const Value iterator = is_unknown(awaitable) ? awaitable : awaited(evaluator, awaitable);
    if (is_unknown(iterator)) {
        return iterator;
    }
    return delegate(evaluator, iterator, [&](Value item) { return yield_wait(frame, std::move(item)); });
}

Value drive(Evaluator& evaluator, const Value& given) {
    const Value awaitable = force(evaluator, given);
    const Value iterator = is_unknown(awaitable) ? awaitable : awaited(evaluator, awaitable);
    if (is_unknown(iterator)) {
        return iterator;
    }
    return delegate(evaluator, iterator, [](const Value&) { return Value::none(); });
}

Value async_iterator(Evaluator& evaluator, const Value& given) {
    const Value iterable = force(evaluator, given);
    if (is_unknown(iterable)) {
        evaluator.require_known(iterable);
    }
    if (is_async_generator(iterable)) {
        return iterable;
    }
    const Value method = special(evaluator, iterable, "__aiter__");
    if (!method.defined()) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("'async for' requires an object with __aiter__ method, got {}",
                          type_name(evaluator, iterable)));
    }
    Value iterator = call(evaluator, method);
    if (is_unknown(iterator)) {
        evaluator.require_known(iterator);
    }
    if (!is_async_generator(iterator) && !special(evaluator, iterator, "__anext__").defined()) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("'async for' received an object from __aiter__ that does not implement __anext__: {}",
                          type_name(evaluator, iterator)));
    }
    return iterator;
}

namespace {

bool next_of_generator(Frame& frame, Generator& generator, Value& into) {
    Evaluator& evaluator = frame.evaluator;
    ResumeKind kind = ResumeKind::send;
    Value sent = Value::none();
    while (resume(evaluator, generator, kind, sent, into)) {
        if (!waits(generator)) {
            return true;
        }
        try {
            sent = yield_wait(frame, std::move(into));
            kind = ResumeKind::send;
        } catch (const Raised& raised) {
            sent = raised.exception;
            kind = ResumeKind::raise;
        }
    }
    return false;
}

/// What __anext__ gave, checked as `async for` does.
Value await_item(Frame& frame, const Value& given) {
    Evaluator& evaluator = frame.evaluator;
    Value iterator;
    try {
        iterator = is_unknown(given) ? given : awaited(evaluator, given);
    } catch (const Raised& raised) {
        if (!is_exception(evaluator, raised.exception, ExceptionType::TypeError)) {
            throw;
        }
        Value exception =
            make_exception(evaluator, ExceptionType::TypeError,
                           {evaluator.str(fmt::format("'async for' received an invalid object from __anext__: {}",
                                                      type_name(evaluator, given)))});
        auto& object = exception.as<ExceptionObject>();
        object.cause = object.context = raised.exception;
        object.suppress_context = true;
        throw Raised{exception};
    }
    if (is_unknown(iterator)) {
        return iterator;
    }
    return delegate(evaluator, iterator, [&](Value item) { return yield_wait(frame, std::move(item)); });
}

}  // namespace

bool await_next(Frame& frame, const Value& iterator, Value& into) {
    Evaluator& evaluator = frame.evaluator;
    if (is_async_generator(iterator)) {
        return next_of_generator(frame, iterator.as<Generator>(), into);
    }
    const Value method = special(evaluator, iterator, "__anext__");
    if (!method.defined()) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("'async for' requires an iterator with __anext__ method, got {}",
                          type_name(evaluator, iterator)));
    }
    try {
        into = await_item(frame, call(evaluator, method));
        return true;
    } catch (const Raised& raised) {
        if (!is_exception(evaluator, raised.exception, ExceptionType::StopAsyncIteration)) {
            throw;
        }
    }
    return false;
}

}  // namespace aludel::python
