#include "python/type_async.hpp"

#include "python/generator.hpp"

// Asynchronous generators and what their methods and those of coroutines give.
namespace aludel::python {
namespace {

struct Wrapped : NativeData {
    explicit Wrapped(Value c) : coroutine(std::move(c)) {}
    void clear() override { coroutine = Value(); }
    Value coroutine;
};

/// One step of an asynchronous generator, awaited: asend(), athrow(), aclose(), __anext__().
struct Step : NativeData {
    Step(Value g, ResumeKind k, Value v, bool c) : generator(std::move(g)), kind(k), value(std::move(v)), closes(c) {}
    void clear() override { generator = value = Value(); }
    Value generator;
    ResumeKind kind;
    Value value;
    bool closes;
    enum class State : std::uint8_t { fresh, running, finished } state = State::fresh;
};

Generator& coroutine_of(const Value& self) {
    return static_cast<Wrapped&>(*self.as<Instance>().data).coroutine.as<Generator>();
}

Value self_of(Call& call) {
    return call.self;
}

Value resume_coroutine(Call& call, ResumeKind kind, const Value& value) {
    Value item;
    if (!resume(call.evaluator, coroutine_of(call.self), kind, value, item)) {
        stop(call.evaluator, item);
    }
    return item;
}

std::shared_ptr<NativeClass> make_coroutine_wrapper() {
    auto type = builtin_class("coroutine_wrapper");
    NativeClass& c = *type;
    c.final();
    c.style(Signature::Style::c, UnknownArguments::accept);
    c.method("__iter__", "", self_of);
    c.method("__next__", "", [](Call& call) { return resume_coroutine(call, ResumeKind::send, Value::none()); });
    c.method("send", "value, /", [](Call& call) { return resume_coroutine(call, ResumeKind::send, call[0]); });
    c.method("throw", "type, value=..., traceback=..., /",
             [](Call& call) { return resume_coroutine(call, ResumeKind::raise, thrown(call)); });
    c.method("close", "", [](Call& call) {
        close(call.evaluator, coroutine_of(call.self));
        return Value::none();
    });
    return type;
}

[[noreturn]] void end_of_step(Evaluator& evaluator, const Step& step) {
    if (step.closes) {
        stop(evaluator, Value::none());
    }
    raise(evaluator, ExceptionType::StopAsyncIteration, std::vector<Value>{});
}

/// Runs the generator to what it waits for, which is returned, or to its next value or its end, which are raised.
Value run_step(Call& call, Step& step, ResumeKind kind, const Value& value) {
    Evaluator& evaluator = call.evaluator;
    if (step.state == Step::State::finished) {
        raise(evaluator, ExceptionType::RuntimeError,
              step.kind == ResumeKind::send ? "cannot reuse already awaited __anext__()/asend()"
                                            : "cannot reuse already awaited aclose()/athrow()");
    }
    const bool first = step.state == Step::State::fresh;
    step.state = Step::State::finished;
    auto& generator = step.generator.as<Generator>();
    if (first && step.closes && generator.state != Generator::State::suspended) {
        close(evaluator, generator);
        end_of_step(evaluator, step);
    }
    Value item;
    try {
        if (!resume(evaluator, generator, first ? step.kind : kind, first ? step.value : value, item)) {
            end_of_step(evaluator, step);
        }
    } catch (const Raised& raised) {
        const bool ended = is_exception(evaluator, raised.exception, ExceptionType::StopAsyncIteration) ||
                           is_exception(evaluator, raised.exception, ExceptionType::GeneratorExit);
        if (!step.closes || !ended) {
            throw;
        }
        stop(evaluator, Value::none());
    }
    if (waits(generator)) {
        step.state = Step::State::running;
        return item;
    }
    if (step.closes) {
        raise(evaluator, ExceptionType::RuntimeError, "async generator ignored GeneratorExit");
    }
    stop(evaluator, item);
}

Step& step_of(const Value& self) {
    return static_cast<Step&>(*self.as<Instance>().data);
}

std::shared_ptr<NativeClass> make_step_type(std::string name) {
    auto type = builtin_class(std::move(name));
    NativeClass& c = *type;
    c.final();
    c.style(Signature::Style::c, UnknownArguments::accept);
    c.method("__await__", "", self_of);
    c.method("__iter__", "", self_of);
    c.method("__next__", "",
             [](Call& call) { return run_step(call, step_of(call.self), ResumeKind::send, Value::none()); });
    c.method("send", "value, /",
             [](Call& call) { return run_step(call, step_of(call.self), ResumeKind::send, call[0]); });
    c.method("throw", "type, value=..., traceback=..., /",
             [](Call& call) { return run_step(call, step_of(call.self), ResumeKind::raise, thrown(call)); });
    c.method("close", "", [](Call& call) {
        step_of(call.self).state = Step::State::finished;
        return Value::none();
    });
    return type;
}

Value make_step(Call& call, ResumeKind kind, Value value, bool closes = false) {
    static const std::shared_ptr<const NativeClass> sends = make_step_type("async_generator_asend");
    static const std::shared_ptr<const NativeClass> throws = make_step_type("async_generator_athrow");
    Class& type = call.evaluator.type(kind == ResumeKind::send ? *sends : *throws);
    return call.evaluator.instance(type, std::make_unique<Step>(call.self, kind, std::move(value), closes));
}

std::shared_ptr<NativeClass> make_async_generator_type() {
    auto type = builtin_class("async_generator");
    NativeClass& c = *type;
    c.final();
    c.style(Signature::Style::c, UnknownArguments::accept);
    c.method("__aiter__", "", self_of);
    c.method("__anext__", "", [](Call& call) { return make_step(call, ResumeKind::send, Value::none()); });
    c.method("asend", "value, /", [](Call& call) { return make_step(call, ResumeKind::send, call[0]); });
    c.method("athrow", "type, value=..., traceback=..., /",
             [](Call& call) { return make_step(call, ResumeKind::raise, thrown(call)); });
    c.method("aclose", "", [](Call& call) {
        return make_step(call, ResumeKind::raise, make_exception(call.evaluator, ExceptionType::GeneratorExit, {}),
                         true);
    });
    c.property("__name__", [](Evaluator&, const Value& self) { return self.as<Generator>().name; });
    c.property("__qualname__", [](Evaluator&, const Value& self) { return self.as<Generator>().name; });
    return type;
}

}  // namespace

Value coroutine_wrapper(Evaluator& evaluator, const Value& coroutine) {
    static const std::shared_ptr<const NativeClass> type = make_coroutine_wrapper();
    return evaluator.instance(evaluator.type(*type), std::make_unique<Wrapped>(coroutine));
}

const NativeClass& async_generator_type() {
    static const std::shared_ptr<const NativeClass> type = make_async_generator_type();
    return *type;
}

}  // namespace aludel::python
