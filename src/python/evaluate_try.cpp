#include <fmt/format.h>

#include <optional>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/class.hpp"
#include "python/evaluate.hpp"
#include "python/generator.hpp"
#include "python/import_guard.hpp"
#include "python/native.hpp"
#include "python/watchers.hpp"

namespace aludel::python {
namespace {

/// The exception that a clause handles: what a bare raise raises again, and the context of new ones.
class Handling {
public:
    Handling(Evaluator& evaluator, const Value& exception) : evaluator_(evaluator), before_(evaluator.handled) {
        evaluator.handled = exception;
    }
    ~Handling() { evaluator_.handled = before_; }
    Handling(const Handling&) = delete;
    Handling& operator=(const Handling&) = delete;

private:
    Evaluator& evaluator_;
    Value before_;
};

/// Somebody is told if what runs now fails.
class Watching {
public:
    explicit Watching(Evaluator& evaluator, bool really = true) : count_(watchers(evaluator)), by_(really ? 1 : 0) {
        count_ += by_;
    }
    ~Watching() { count_ -= by_; }
    Watching(const Watching&) = delete;
    Watching& operator=(const Watching&) = delete;

private:
    int& count_;
    int by_;
};

/// Runs something, and keeps the Python exception that comes out of it. Clauses never run inside of a C++ catch:
/// a generator may wait in them.
template <typename Body>
Flow attempt(Frame& frame, Value& caught, Body&& body) {
    try {
        return body();
    } catch (const Raised& raised) {
        add_trace(frame, raised);
        caught = raised.exception;
    }
    return Flow::normal;
}

Flow run_handlers(Frame& frame, const Try& node, const Value& exception, bool& matched) {
    Evaluator& evaluator = frame.evaluator;
    Handling handling(evaluator, exception);
    for (const Handler& handler : node.handlers) {
        if (handler.type) {
            Value type = evaluate(frame, *handler.type);
            mark(frame, *handler.type);
            if (!catches(evaluator, type, exception)) {
                continue;
            }
        }
        matched = true;
        if (!handler.name) {
            return execute(frame, handler.body);
        }
        store_name(frame, *handler.name, exception);
        // The name goes when the clause ends, however it ends.
        Value raised;
        Flow flow = attempt(frame, raised, [&] { return execute(frame, handler.body); });
        store_name(frame, *handler.name, Value::none());
        delete_name(frame, *handler.name);
        if (raised.defined()) {
            throw Raised{raised, true};
        }
        return flow;
    }
    return Flow::normal;
}

Flow run_guarded(Frame& frame, const Try& node) {
    if (node.handlers.empty()) {
        return execute(frame, node.body);
    }
    std::optional<ImportGuard> guard;
    if (ImportGuard::catches(frame, node)) {
        guard.emplace(frame, node);
    }
    Value caught;
    Flow flow = attempt(frame, caught, [&] {
        Watching watching(frame.evaluator);
        return execute(frame, node.body);
    });
    if (guard) {
        guard->leave();
    }
    if (!caught.defined()) {
        if (flow == Flow::normal) {
            flow = execute(frame, node.otherwise);
        }
        if (guard) {
            guard->settle();
        }
        return flow;
    }
    bool matched = false;
    flow = run_handlers(frame, node, caught, matched);
    if (!matched) {
        throw Raised{caught, true};
    }
    return flow;
}

}  // namespace

int& watchers(Evaluator& evaluator) {
    static const char key = 0;
    std::shared_ptr<void>& slot = evaluator.extras[&key];
    if (!slot) {
        slot = std::make_shared<int>(0);
    }
    return *static_cast<int*>(slot.get());
}

void add_trace(Frame& frame, const Raised& raised) {
    if (!raised.again && !frame.program->source.library()) {
        raised.object().trace.push_back({frame.program, frame.offset, frame.end, frame.module.names[frame.code.name].as<Str>().text});
    }
}

bool catches(Evaluator& evaluator, const Value& given, const Value& exception) {
    Value type = force(evaluator, given);
    if (type.is(Kind::tuple)) {
        for (const Value& one : std::vector<Value>(type.as<Tuple>().items)) {
            if (catches(evaluator, one, exception)) {
                return true;
            }
        }
        return false;
    }
    if (!type.is(Kind::class_) || !type.as<Class>().is_exception) {
        raise(evaluator, ExceptionType::TypeError, "catching classes that do not inherit from BaseException is not allowed");
    }
    return is_subclass(*exception.as<ExceptionObject>().type, type.as<Class>());
}

Flow execute_try(Frame& frame, const Try& node) {
    if (node.finally.empty()) {
        return run_guarded(frame, node);
    }
    Value pending;
    Flow flow = attempt(frame, pending, [&] {
        Watching watching(frame.evaluator);
        return run_guarded(frame, node);
    });
    Value result = std::move(frame.result);
    Flow last;
    if (pending.defined()) {
        Handling handling(frame.evaluator, pending);
        last = execute(frame, node.finally);
    } else {
        last = execute(frame, node.finally);
    }
    if (last != Flow::normal) {
        return last;
    }
    if (pending.defined()) {
        throw Raised{pending, true};
    }
    frame.result = std::move(result);
    return flow;
}

Flow execute_raise(Frame& frame, const Raise& node) {
    Evaluator& evaluator = frame.evaluator;
    if (!node.exception) {
        if (!evaluator.handled.defined()) {
            raise(evaluator, ExceptionType::RuntimeError, "No active exception to reraise");
        }
        throw Raised{evaluator.handled, true};
    }
    auto make = [&](const Value& given, const char* complaint) {
        Value value = force(evaluator, given);
        if (value.is(Kind::class_) && value.as<Class>().is_exception) {
            Ref<Class> type(&value.as<Class>());
            value = construct(evaluator, *type, {});
            if (!value.is(Kind::exception)) {
                raise(evaluator, ExceptionType::TypeError,
                      fmt::format("calling {} should have returned an instance of BaseException, not {}",
                                  repr(evaluator, Value(type)), repr(evaluator, Value(&type_of(evaluator, value)))));
            }
        }
        if (!value.is(Kind::exception)) {
            raise(evaluator, ExceptionType::TypeError, complaint);
        }
        return value;
    };
    Value given = evaluate(frame, *node.exception);
    mark(frame, node);
    if (node.cause) {
        Value cause = evaluate(frame, *node.cause);
        mark(frame, node);
        Value exception = make(given, "exceptions must derive from BaseException");
        auto& object = exception.as<ExceptionObject>();
        if (!cause.is_none()) {
            cause = make(cause, "exception causes must derive from BaseException");
        }
        object.cause = cause;
        object.suppress_context = true;
        raise(evaluator, exception);
    }
    raise(evaluator, make(given, "exceptions must derive from BaseException"));
}

namespace {

Flow run_with(Frame& frame, const With& node, std::size_t at) {
    if (at == node.items.size) {
        return execute(frame, node.body);
    }
    Evaluator& evaluator = frame.evaluator;
    const WithItem& item = node.items[at];
    Value manager = force(evaluator, evaluate(frame, *item.manager));
    mark(frame, *item.manager);
    if (is_unknown(manager)) {
        if (item.target) {
            assign(frame, *item.target, unknown_from(evaluator, manager, "with"));
        }
        return run_with(frame, node, at + 1);
    }
    Value enter = special(evaluator, manager, node.async ? "__aenter__" : "__enter__");
    Value exit = special(evaluator, manager, node.async ? "__aexit__" : "__exit__");
    if (!enter.defined() || !exit.defined()) {
        const char* protocol = node.async ? "asynchronous context manager" : "context manager";
        std::string message = fmt::format("'{}' object does not support the {} protocol", type_name(evaluator, manager), protocol);
        if (enter.defined()) {
            message += node.async ? " (missed __aexit__ method)" : " (missed __exit__ method)";
        }
        raise(evaluator, ExceptionType::TypeError, message);
    }
    auto finish = [&](Value value) { return node.async ? await(frame, value) : value; };
    Value entered = finish(call(evaluator, enter));
    Value caught;
    // The managers of our own let every exception pass, but those that exist for catching.
    const Class& type = type_of(evaluator, manager);
    const bool tells = type.native == nullptr || type.native->module() == "contextlib";
    std::optional<ImportGuard> guard;
    if (ImportGuard::catches(evaluator, manager)) {
        guard.emplace(frame, node, manager);
    }
    Flow flow = attempt(frame, caught, [&] {
        Watching watching(evaluator, tells);
        if (item.target) {
            assign(frame, *item.target, entered);
        }
        return run_with(frame, node, at + 1);
    });
    if (guard) {
        guard->leave();
    }
    if (!caught.defined()) {
        Value result = std::move(frame.result);
        mark(frame, *item.manager);
        finish(call(evaluator, exit, {Value::none(), Value::none(), Value::none()}));
        frame.result = std::move(result);
        if (guard) {
            guard->settle();
        }
        return flow;
    }
    bool swallowed;
    {
        Handling handling(evaluator, caught);
        mark(frame, *item.manager);
        Value type(caught.as<ExceptionObject>().type);
        Value answer = finish(call(evaluator, exit, {type, caught, get_attribute(evaluator, caught, "__traceback__")}));
        swallowed = !is_unknown(answer) && truth(evaluator, answer);
    }
    if (!swallowed) {
        throw Raised{caught, true};
    }
    return Flow::normal;
}

}  // namespace

Flow execute_with(Frame& frame, const With& node) {
    return run_with(frame, node, 0);
}

}  // namespace aludel::python
