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
Value yield_from(Frame& frame, const Value& iterable);

/// generator.close()
void close(Evaluator& evaluator, Generator& generator);
/// Awaits a coroutine (runs it to its end) or an object with __await__. Raises TypeError for others.
Value await(Evaluator& evaluator, const Value& awaitable);
/// One value of an asynchronous iterator; false at its end.
bool await_next(Evaluator& evaluator, const Value& iterator, Value& into);

/// At the end of an evaluator: frees the stacks of generators that wait, without running Python code.
void abandon_generators(Evaluator& evaluator);

}  // namespace aludel::python
