#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <vector>

#include "python/object.hpp"

namespace aludel::python {

struct Frame;
class Evaluator;

/// Stacks for generators: a guard page below each; used again when a generator has ended.
class FiberPool {
public:
    FiberPool() = default;
    ~FiberPool();
    FiberPool(const FiberPool&) = delete;
    FiberPool& operator=(const FiberPool&) = delete;
    char* take();
    void give_back(char* stack);

    static std::size_t stack_size();
    static std::size_t reserve();

private:
    std::vector<char*> free_;
};

/// A call of a generator function: the body does not run yet.
Value make_generator(Evaluator& evaluator, Ref<Function> function, std::vector<Value> locals,
                     std::vector<Ref<Cell>> cells);

enum class ResumeKind : std::uint8_t { send, raise, abandon };
/// Runs the generator to its next yield. False when it returned: `into` is then the returned value.
bool resume(Evaluator& evaluator, Generator& generator, ResumeKind kind, const Value& sent, Value& into);
/// Called in the body: hands a value out and waits; returns what was sent, or raises.
Value yield_value(Frame& frame, Value value);
/// The same for what an `await` in the body waits for: asynchronous generators yield values of their own besides.
Value yield_wait(Frame& frame, Value value);
/// Is what it gave last something that an `await` in it waits for?
bool waits(const Generator& generator);

/// Who ends asynchronous generators that are left early, of those that begin from now on; undefined: they are closed.
Value& async_finalizer(Evaluator& evaluator);

/// generator.close()
void close(Evaluator& evaluator, Generator& generator);

// await.cpp

/// `yield from`, in the body of a generator.
Value yield_from(Frame& frame, const Value& iterable);
/// `await`, in the body of a coroutine: what the awaitable waits for is handed on to whoever drives the coroutine.
Value await(Frame& frame, const Value& awaitable);
/// Runs a coroutine, or an object with __await__, to its end: nobody is there whom it could wait for.
Value drive(Evaluator& evaluator, const Value& awaitable);
/// `async for`: what __aiter__ gives.
Value async_iterator(Evaluator& evaluator, const Value& iterable);
/// One value of it; false at its end.
bool await_next(Frame& frame, const Value& iterator, Value& into);

/// At the end of an evaluator: frees the stacks of generators that wait, without running Python code.
void abandon_generators(Evaluator& evaluator);

}  // namespace aludel::python
