#include "python/generator.hpp"

#include <cxxabi.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluate.hpp"

#if defined(__SANITIZE_THREAD__)
#define ALUDEL_THREAD_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define ALUDEL_THREAD_SANITIZER 1
#endif
#endif
#ifdef ALUDEL_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ALUDEL_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ALUDEL_ADDRESS_SANITIZER 1
#endif
#endif
#ifdef ALUDEL_ADDRESS_SANITIZER
#include <sanitizer/common_interface_defs.h>
#endif

namespace aludel::python {

/// What the C++ runtime knows of exceptions under way; each stack has its own.
struct ExceptionState {
    void* caught;
    unsigned int uncaught;
};

namespace {

/// Thrown through the body of a generator whose evaluator ends. Nothing of Python sees it.
struct Abandoned {};

ExceptionState exchange_exceptions(const ExceptionState& with) {
    auto* current = reinterpret_cast<ExceptionState*>(abi::__cxa_get_globals());
    ExceptionState before = *current;
    *current = with;
    return before;
}

}  // namespace

std::size_t FiberPool::stack_size() {
#ifdef ALUDEL_ADDRESS_SANITIZER
    return 2 * 1024 * 1024;
#else
    return 512 * 1024;
#endif
}

std::size_t FiberPool::reserve() {
    return stack_size() / 4;
}

FiberPool::~FiberPool() {
    for (char* stack : free_) {
        munmap(stack, stack_size());
    }
}

char* FiberPool::take() {
    if (!free_.empty()) {
        char* stack = free_.back();
        free_.pop_back();
        return stack;
    }
    void* memory = mmap(nullptr, stack_size(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (memory == MAP_FAILED) {
        throw Error(ErrorCode::python_limit, "there is no memory for another generator");
    }
    mprotect(memory, static_cast<std::size_t>(sysconf(_SC_PAGESIZE)), PROT_NONE);
    return static_cast<char*>(memory);
}

void FiberPool::give_back(char* stack) {
    if (free_.size() < 32) {
        free_.push_back(stack);
    } else {
        munmap(stack, stack_size());
    }
}

/// The body of one generator, on a stack of its own.
class Fiber {
public:
    Fiber(Evaluator& evaluator, Generator& generator)
        : evaluator_(evaluator), generator_(generator), stack_(evaluator.fibers->take()) {}
    ~Fiber() {
#ifdef ALUDEL_THREAD_SANITIZER
        if (started_) {
            __tsan_destroy_fiber(thread_);
        }
#endif
        if (stack_) {
            evaluator_.fibers->give_back(stack_);
        }
    }
    Fiber(const Fiber&) = delete;
    Fiber& operator=(const Fiber&) = delete;

    /// Runs the body until it yields or ends.
    void enter() {
        ExceptionState outer = exchange_exceptions(exceptions_);
#ifdef ALUDEL_ADDRESS_SANITIZER
        void* fake = nullptr;
        __sanitizer_start_switch_fiber(&fake, stack_, FiberPool::stack_size());
#endif
        if (!started_) {
            started_ = true;
#ifdef ALUDEL_THREAD_SANITIZER
            thread_ = __tsan_create_fiber(0);
#endif
            getcontext(&inner_);
            inner_.uc_stack.ss_sp = stack_;
            inner_.uc_stack.ss_size = FiberPool::stack_size();
            inner_.uc_link = nullptr;
            auto self = reinterpret_cast<std::uintptr_t>(this);
            makecontext(&inner_, reinterpret_cast<void (*)()>(&Fiber::begin), 2, static_cast<unsigned>(self >> 32),
                        static_cast<unsigned>(self));
        }
#ifdef ALUDEL_THREAD_SANITIZER
        outer_thread_ = __tsan_get_current_fiber();
        __tsan_switch_to_fiber(thread_, 0);
#endif
        swapcontext(&outer_, &inner_);
#ifdef ALUDEL_ADDRESS_SANITIZER
        __sanitizer_finish_switch_fiber(fake, nullptr, nullptr);
#endif
        exceptions_ = exchange_exceptions(outer);
    }

    /// In the body: back to whoever entered.
    void leave() {
#ifdef ALUDEL_ADDRESS_SANITIZER
        __sanitizer_start_switch_fiber(finished ? nullptr : &fake_, outer_stack_, outer_size_);
#endif
#ifdef ALUDEL_THREAD_SANITIZER
        __tsan_switch_to_fiber(outer_thread_, 0);
#endif
        swapcontext(&inner_, &outer_);
#ifdef ALUDEL_ADDRESS_SANITIZER
        __sanitizer_finish_switch_fiber(fake_, &outer_stack_, &outer_size_);
#endif
    }

    const char* stack_limit() const { return stack_ + FiberPool::reserve(); }

    ResumeKind kind = ResumeKind::send;
    Value inbox;
    Value outbox;
    Value handled;               ///< the exception that the body handles while it waits
    std::exception_ptr failure;
    bool finished = false;
    bool waiting = false;        ///< what it gave last is what an `await` in it waits for
    Frame* frame = nullptr;

private:
    static void begin(unsigned high, unsigned low) {
        auto* fiber = reinterpret_cast<Fiber*>((static_cast<std::uintptr_t>(high) << 32) | low);
#ifdef ALUDEL_ADDRESS_SANITIZER
        __sanitizer_finish_switch_fiber(nullptr, &fiber->outer_stack_, &fiber->outer_size_);
#endif
        fiber->run();
        fiber->finished = true;
        fiber->leave();
    }

    void run() {
        try {
            const Function& function = *generator_.function;
            Frame body(evaluator_, *function.code, *function.module);
            body.program = function.module->program.get();
            body.offset = function.code->begin;
            body.locals = generator_.locals.data();
            body.cells = generator_.cells.data();
            body.function = generator_.function.get();
            body.generator = &generator_;
            frame = &body;
            outbox = run_frame(body);
        } catch (const Abandoned&) {
        } catch (...) {
            failure = std::current_exception();
        }
        frame = nullptr;
    }

    Evaluator& evaluator_;
    Generator& generator_;
    char* stack_;
    bool started_ = false;
    ExceptionState exceptions_{nullptr, 0};
    ucontext_t inner_{};
    ucontext_t outer_{};
#ifdef ALUDEL_THREAD_SANITIZER
    void* thread_ = nullptr;
    void* outer_thread_ = nullptr;
#endif
#ifdef ALUDEL_ADDRESS_SANITIZER
    void* fake_ = nullptr;
    const void* outer_stack_ = nullptr;
    std::size_t outer_size_ = 0;
#endif
};

Generator::Generator() {
    kind = Kind::generator;
}

Generator::~Generator() = default;

void Generator::clear() {
    if (state != State::running) {
        std::vector<Value>().swap(locals);
        std::vector<Ref<Cell>>().swap(cells);
        function.reset();
        finalizer = Value();
    }
}

Value& async_finalizer(Evaluator& evaluator) {
    static const char key = 0;
    std::shared_ptr<void>& slot = evaluator.extras[&key];
    if (!slot) {
        slot = std::make_shared<Value>();
    }
    return *static_cast<Value*>(slot.get());
}

namespace {

/// Ends the body where it stands, without running anything of it.
void abandon(Evaluator& evaluator, Generator& generator) {
    evaluator.suspended.erase(&generator);
    Value ignored;
    try {
        resume(evaluator, generator, ResumeKind::abandon, Value::none(), ignored);
    } catch (...) {
        // Nothing is left that could be told.
    }
}

}  // namespace

void Generator::finalize() {
    Evaluator* evaluator = heap->evaluator();
    if (!evaluator || state != State::suspended) {
        return;
    }
    const Value hook = std::exchange(finalizer, Value());
    try {
        if (hook.defined()) {
            call(*evaluator, hook, {Value(static_cast<Object*>(this))});
        } else {
            close(*evaluator, *this);
        }
    } catch (const Raised&) {
        // Python says so on standard error and goes on; the script cannot see it.
    } catch (...) {
        evaluator->left_behind = std::current_exception();
    }
    // Nobody has kept it (a loop that is closed does not), or it has yielded once more instead of ending.
    if (references == 1 && state == State::suspended) {
        abandon(*evaluator, *this);
    }
}

Value make_generator(Evaluator& evaluator, Ref<Function> function, std::vector<Value> locals, std::vector<Ref<Cell>> cells) {
    const Code& code = *function->code;
    Ref<Generator> made = evaluator.heap().make<Generator>();
    made->async = code.async && code.generator;
    if (code.async && !code.generator) {
        made->kind = Kind::coroutine;
    }
    made->name = function->qualified_name;
    made->function = std::move(function);
    made->locals = std::move(locals);
    made->cells = std::move(cells);
    return made;
}

namespace {

void finish(Evaluator& evaluator, Generator& generator) {
    generator.state = Generator::State::finished;
    evaluator.suspended.erase(&generator);
    generator.fiber.reset();
    generator.clear();
}

/// StopIteration out of the body would end loops around it unseen.
[[noreturn]] void rethrow(Evaluator& evaluator, const Generator& generator, const std::exception_ptr& failure) {
    Value inner;
    try {
        std::rethrow_exception(failure);
    } catch (const Raised& raised) {
        bool stop = is_exception(evaluator, raised.exception, ExceptionType::StopIteration) ||
                    (generator.async && is_exception(evaluator, raised.exception, ExceptionType::StopAsyncIteration));
        if (!stop) {
            throw;
        }
        inner = raised.exception;
    }
    const char* what = generator.kind == Kind::coroutine ? "coroutine raised StopIteration"
                       : generator.async                 ? "async generator raised StopIteration"
                                                         : "generator raised StopIteration";
    Value exception = make_exception(evaluator, ExceptionType::RuntimeError, {evaluator.str(what)});
    exception.as<ExceptionObject>().cause = inner;
    exception.as<ExceptionObject>().context = inner;
    exception.as<ExceptionObject>().suppress_context = true;
    throw Raised{exception};
}

}  // namespace

bool resume(Evaluator& evaluator, Generator& generator, ResumeKind kind, const Value& sent, Value& into) {
    Ref<Generator> kept(&generator);
    if (generator.state == Generator::State::running) {
        raise(evaluator, ExceptionType::ValueError,
              generator.kind == Kind::coroutine ? "coroutine already executing" : "generator already executing");
    }
    if (generator.state == Generator::State::finished) {
        if (kind == ResumeKind::raise) {
            throw Raised{sent};
        }
        if (generator.kind == Kind::coroutine) {
            raise(evaluator, ExceptionType::RuntimeError, "cannot reuse already awaited coroutine");
        }
        into = Value::none();
        return false;
    }
    if (generator.state == Generator::State::fresh) {
        if (kind == ResumeKind::send && !sent.is_none()) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("can't send non-None value to a just-started {}", generator.async ? "async generator" : generator.kind == Kind::coroutine ? "coroutine" : "generator"));
        }
        if (kind != ResumeKind::send) {
            finish(evaluator, generator);
            if (kind == ResumeKind::raise) {
                throw Raised{sent};
            }
            return false;
        }
        evaluator.check_stack();
        if (generator.async) {
            generator.finalizer = async_finalizer(evaluator);
        }
        generator.fiber = std::make_unique<Fiber>(evaluator, generator);
    }
    if (evaluator.depth >= evaluator.options().limits.depth) {
        raise(evaluator, ExceptionType::RecursionError, "maximum recursion depth exceeded");
    }
    Fiber& fiber = *generator.fiber;
    fiber.kind = kind;
    fiber.inbox = sent;
    bool first = generator.state == Generator::State::fresh;
    generator.state = Generator::State::running;
    // What belongs to the stack that runs is exchanged with it.
    Frame* frame = evaluator.frame_;
    const Location* location = evaluator.heap().location;
    const char* limit = evaluator.stack_limit;
    int depth = evaluator.depth;
    Value handled = evaluator.handled;
    evaluator.stack_limit = fiber.stack_limit();
    if (!first) {
        if (fiber.frame) {
            fiber.frame->caller = frame;
        }
        evaluator.frame_ = fiber.frame;
        evaluator.heap().location = fiber.frame;
        evaluator.depth = depth + 1;
        if (fiber.handled.defined()) {
            evaluator.handled = fiber.handled;
        }
    }
    fiber.enter();
    fiber.handled = evaluator.handled.same(handled) ? Value() : evaluator.handled;
    evaluator.handled = std::move(handled);
    evaluator.frame_ = frame;
    evaluator.heap().location = location;
    evaluator.stack_limit = limit;
    evaluator.depth = depth;
    if (!fiber.finished) {
        generator.state = Generator::State::suspended;
        evaluator.suspended.insert(&generator);
        into = std::move(fiber.outbox);
        fiber.outbox = Value();
        return true;
    }
    into = fiber.outbox.defined() ? fiber.outbox : Value::none();
    std::exception_ptr failure = std::exchange(fiber.failure, nullptr);
    finish(evaluator, generator);
    if (failure) {
        rethrow(evaluator, generator, failure);
    }
    return false;
}

namespace {

Value hand_out(Frame& frame, Value value, bool waiting) {
    Evaluator& evaluator = frame.evaluator;
    Fiber& fiber = *frame.generator->fiber;
    fiber.outbox = std::move(value);
    fiber.waiting = waiting;
    fiber.leave();
    Value received = std::move(fiber.inbox);
    fiber.inbox = Value();
    switch (fiber.kind) {
        case ResumeKind::send: return received;
        case ResumeKind::raise: raise(evaluator, received);
        case ResumeKind::abandon: break;
    }
    throw Abandoned();
}

}  // namespace

Value yield_value(Frame& frame, Value value) {
    return hand_out(frame, std::move(value), false);
}

Value yield_wait(Frame& frame, Value value) {
    return hand_out(frame, std::move(value), true);
}

bool waits(const Generator& generator) {
    return generator.fiber && generator.fiber->waiting;
}

void close(Evaluator& evaluator, Generator& generator) {
    if (generator.state == Generator::State::fresh) {
        finish(evaluator, generator);
        return;
    }
    if (generator.state == Generator::State::finished) {
        return;
    }
    Value exit = make_exception(evaluator, ExceptionType::GeneratorExit, {});
    Value ignored;
    try {
        if (!resume(evaluator, generator, ResumeKind::raise, exit, ignored)) {
            return;
        }
    } catch (const Raised& raised) {
        if (is_exception(evaluator, raised.exception, ExceptionType::GeneratorExit) ||
            is_exception(evaluator, raised.exception, ExceptionType::StopIteration)) {
            return;
        }
        throw;
    }
    raise(evaluator, ExceptionType::RuntimeError,
          generator.async ? "async generator ignored GeneratorExit" : "generator ignored GeneratorExit");
}

void abandon_generators(Evaluator& evaluator) {
    while (!evaluator.suspended.empty()) {
        Generator* generator = *evaluator.suspended.begin();
        Ref<Generator> kept(generator);
        evaluator.depth = 0;
        abandon(evaluator, *generator);
    }
}

}  // namespace aludel::python
