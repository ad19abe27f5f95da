#include <fmt/format.h>

#include <map>
#include <mutex>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/generator.hpp"
#include "python/import.hpp"
#include "python/type_async.hpp"

namespace aludel::python {
namespace {

std::shared_ptr<NativeClass> make_simple(std::string name) {
    auto type = builtin_class(std::move(name));
    type->final();
    return type;
}

std::shared_ptr<NativeClass> make_function_type() {
    auto type = make_simple("function");
    NativeClass& c = *type;
    c.property("__name__", [](Evaluator&, const Value& self) { return self.as<Function>().name; });
    c.property("__qualname__", [](Evaluator&, const Value& self) { return self.as<Function>().qualified_name; });
    c.property("__doc__", [](Evaluator&, const Value& self) { return or_none(self.as<Function>().documentation); });
    c.property("__module__", [](Evaluator&, const Value& self) {
        Value* name = self.as<Function>().module->globals->table.find("__name__");
        return name ? *name : Value::none();
    });
    c.property("__globals__", [](Evaluator& evaluator, const Value& self) {
        const Frame* frame = evaluator.frame();
        if (self.as<Function>().module->program->source.library() && frame && !frame->program->source.library()) {
            refuse(evaluator, fmt::format("'__globals__' of '{}' is not supported: it is no function of the script",
                                          str_text(evaluator, self.as<Function>().qualified_name)));
        }
        return Value(self.as<Function>().module->globals);
    });
    for (const char* name : {"__code__", "__closure__"}) {
        c.property(name, [name](Evaluator& evaluator, const Value&) -> Value {
            refuse(evaluator, fmt::format("'{}' of a function is not supported", name),
                   "inspect.signature() tells its parameters");
        });
    }
    c.property("__annotations__", [](Evaluator& evaluator, const Value& self) {
        auto& function = self.as<Function>();
        if (!function.annotations.defined()) {
            function.annotations = evaluator.dict();
        }
        return function.annotations;
    });
    c.property("__defaults__", [](Evaluator& evaluator, const Value& self) {
        const auto& defaults = self.as<Function>().defaults;
        return defaults.empty() ? Value::none() : evaluator.tuple(defaults);
    });
    c.property("__kwdefaults__", [](Evaluator& evaluator, const Value& self) {
        auto& function = self.as<Function>();
        Ref<Dict> made;
        for (std::size_t i = 0; i < function.keyword_defaults.size(); ++i) {
            if (function.keyword_defaults[i].defined()) {
                made = made ? made : evaluator.dict();
                made->table.set(function.module->names[function.code->parameters.names[function.code->parameters.positional + i]], function.keyword_defaults[i]);
            }
        }
        return made ? Value(made) : Value::none();
    });
    c.method("__get__", "instance, owner=None, /", [](Call& call) {
        return call.is_none(0) ? call.self : Value(call.evaluator.heap().make<Method>(call.self, call[0]));
    });
    c.method("__call__", "*args, **kwargs", [](Call& call) {
        Arguments arguments;
        arguments.positional = call.rest(0);
        for (const auto& entry : call.keywords(1).table.entries()) {
            if (entry.key.defined()) {
                arguments.keywords.emplace_back(entry.key, entry.value);
            }
        }
        return python::call(call.evaluator, call.self, std::move(arguments));
    });
    return type;
}

std::shared_ptr<NativeClass> make_native_type(std::string name) {
    auto type = make_simple(std::move(name));
    auto function = [](const Value& self) -> const NativeFunction& { return *self.as<NativeFunctionObject>().function; };
    type->property("__name__", [function](Evaluator& evaluator, const Value& self) { return evaluator.str(function(self).name); });
    type->property("__qualname__", [function](Evaluator& evaluator, const Value& self) { return evaluator.str(function(self).qualified_name); });
    type->property("__module__", [function](Evaluator& evaluator, const Value& self) {
        return function(self).module.empty() ? Value::none() : evaluator.str(function(self).module);
    });
    type->property("__doc__", [function](Evaluator& evaluator, const Value& self) {
        return function(self).documentation.empty() ? Value::none() : evaluator.str(function(self).documentation);
    });
    type->property("__self__", [](Evaluator&, const Value& self) { return or_none(self.as<NativeFunctionObject>().self); });
    return type;
}

std::shared_ptr<NativeClass> make_method_type() {
    auto type = make_simple("method");
    type->construct("function, instance, /", [](Call& call) { return Value(call.evaluator.heap().make<Method>(call[0], call[1])); });
    type->property("__self__", [](Evaluator&, const Value& self) { return self.as<Method>().self; });
    type->property("__func__", [](Evaluator&, const Value& self) { return self.as<Method>().function; });
    return type;
}

std::shared_ptr<NativeClass> make_module_type() {
    auto type = make_simple("module");
    type->construct("name, doc=None", [](Call& call) {
        call.text(0);
        auto made = call.evaluator.heap().make<Module>(call[0]);
        made->attributes = call.evaluator.dict();
        made->attributes->table.set(call.evaluator.intern("__name__"), call[0]);
        made->attributes->table.set(call.evaluator.intern("__doc__"), call[1]);
        return Value(made);
    });
    return type;
}

std::shared_ptr<NativeClass> make_iterator_type() {
    auto type = make_simple("iterator");
    type->method("__iter__", "", [](Call& call) { return call.self; });
    type->method("__next__", "", [](Call& call) {
        Value item;
        if (!next(call.evaluator, call.self, item)) {
            raise(call.evaluator, ExceptionType::StopIteration, std::vector<Value>{});
        }
        return item;
    });
    type->method("__length_hint__", "", [](Call& call) { return Value::integer(std::max<std::int64_t>(0, call.self.as<Iterator>().remaining())); });
    return type;
}

}  // namespace

void stop(Evaluator& evaluator, const Value& result) {
    raise(evaluator, ExceptionType::StopIteration, result.is_none() ? std::vector<Value>{} : std::vector<Value>{result});
}

Value thrown(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Value exception = call[0];
    if (exception.is(Kind::class_) && exception.as<Class>().is_exception) {
        if (call[1].is(Kind::exception)) {
            return call[1];
        }
        exception = call[1].defined() && !call[1].is_none() ? python::call(evaluator, exception, {call[1]}) : python::call(evaluator, exception);
    }
    if (!exception.is(Kind::exception)) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("exceptions must be classes or instances deriving from BaseException, not {}", type_name(evaluator, exception)));
    }
    return exception;
}

namespace {

std::shared_ptr<NativeClass> make_generator_type(std::string name) {
    auto type = make_simple(std::move(name));
    NativeClass& c = *type;
    c.style(Signature::Style::c, UnknownArguments::accept);
    bool coroutine = type->name() == "coroutine";
    if (!coroutine) {
        c.method("__iter__", "", [](Call& call) { return call.self; });
        c.method("__next__", "", [](Call& call) {
            Value item;
            if (!resume(call.evaluator, call.self.as<Generator>(), ResumeKind::send, Value::none(), item)) {
                stop(call.evaluator, item);
            }
            return item;
        });
    } else {
        c.method("__await__", "", [](Call& call) { return coroutine_wrapper(call.evaluator, call.self); });
    }
    c.method("send", "value, /", [](Call& call) {
        Value item;
        if (!resume(call.evaluator, call.self.as<Generator>(), ResumeKind::send, call[0], item)) {
            stop(call.evaluator, item);
        }
        return item;
    });
    c.method("throw", "type, value=..., traceback=..., /", [](Call& call) {
        Value exception = thrown(call);
        Value item;
        if (!resume(call.evaluator, call.self.as<Generator>(), ResumeKind::raise, exception, item)) {
            stop(call.evaluator, item);
        }
        return item;
    });
    c.method("close", "", [](Call& call) {
        close(call.evaluator, call.self.as<Generator>());
        return Value::none();
    });
    c.property("__name__", [](Evaluator&, const Value& self) { return self.as<Generator>().name; });
    c.property("__qualname__", [](Evaluator&, const Value& self) { return self.as<Generator>().name; });
    return type;
}

std::shared_ptr<NativeClass> make_slice_type() {
    auto type = make_simple("slice");
    type->construct("start=..., stop=..., step=..., /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        if (!call.given(0)) {
            raise(evaluator, ExceptionType::TypeError, "slice expected at least 1 argument, got 0");
        }
        bool one = !call.given(1);
        return Value(evaluator.heap().make<SliceObject>(one ? Value::none() : call[0], one ? call[0] : call[1], or_none(call[2])));
    });
    type->property("start", [](Evaluator&, const Value& self) { return self.as<SliceObject>().start; });
    type->property("stop", [](Evaluator&, const Value& self) { return self.as<SliceObject>().stop; });
    type->property("step", [](Evaluator&, const Value& self) { return self.as<SliceObject>().step; });
    type->method("indices", "length, /", [](Call& call) {
        SliceBounds bounds = slice_bounds(call.evaluator, call.self, call.integer(0));
        return call.evaluator.tuple({Value::integer(bounds.start), Value::integer(bounds.stop), Value::integer(bounds.step)});
    });
    return type;
}

std::shared_ptr<NativeClass> make_range_type() {
    auto type = make_simple("range");
    type->construct("start=..., stop=..., step=..., /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        if (!call.given(0)) {
            raise(evaluator, ExceptionType::TypeError, "range expected at least 1 argument, got 0");
        }
        std::int64_t first = call.integer(0);
        std::int64_t start = call.given(1) ? first : 0;
        std::int64_t stop = call.given(1) ? call.integer(1) : first;
        std::int64_t step = call.given(2) ? call.integer(2) : 1;
        if (step == 0) {
            raise(evaluator, ExceptionType::ValueError, "range() arg 3 must not be zero");
        }
        return Value(evaluator.heap().make<Range>(start, stop, step));
    });
    type->property("start", [](Evaluator&, const Value& self) { return Value::integer(self.as<Range>().start); });
    type->property("stop", [](Evaluator&, const Value& self) { return Value::integer(self.as<Range>().stop); });
    type->property("step", [](Evaluator&, const Value& self) { return Value::integer(self.as<Range>().step); });
    type->method("index", "value, /", [](Call& call) {
        if (!contains(call.evaluator, call.self, call[0])) {
            raise(call.evaluator, ExceptionType::ValueError, repr(call.evaluator, call[0]) + " is not in range");
        }
        auto& range = call.self.as<Range>();
        return Value::integer((call.integer(0) - range.start) / range.step);
    });
    type->method("count", "value, /", [](Call& call) { return Value::integer(contains(call.evaluator, call.self, call[0]) ? 1 : 0); });
    return type;
}

std::shared_ptr<NativeClass> make_cell_type() {
    auto type = make_simple("cell");
    type->property("cell_contents", [](Evaluator& evaluator, const Value& self) {
        if (!self.as<Cell>().value.defined()) {
            raise(evaluator, ExceptionType::ValueError, "Cell is empty");
        }
        return self.as<Cell>().value;
    });
    return type;
}

std::shared_ptr<NativeClass> make_none_type() {
    auto type = make_simple("NoneType");
    type->method("__bool__", "", [](Call&) { return Value::boolean(false); });
    return type;
}

}  // namespace

const NativeClass& iterator_type(std::string_view name) {
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<NativeClass>, std::less<>> types;
    std::lock_guard lock(mutex);
    auto found = types.find(name);
    if (found == types.end()) {
        auto made = builtin_class(std::string(name));
        made->base(iterator_type());
        made->final();
        found = types.emplace(std::string(name), std::move(made)).first;
    }
    return *found->second;
}

#define ALUDEL_TYPE(name, make)                                       \
    const NativeClass& name##_type() {                                \
        static const std::shared_ptr<const NativeClass> type = make;  \
        return *type;                                                 \
    }

ALUDEL_TYPE(none, make_none_type())
ALUDEL_TYPE(ellipsis, make_simple("ellipsis"))
ALUDEL_TYPE(not_implemented, make_simple("NotImplementedType"))
ALUDEL_TYPE(cell, make_cell_type())
ALUDEL_TYPE(function, make_function_type())
ALUDEL_TYPE(native_function, make_native_type("builtin_function_or_method"))
ALUDEL_TYPE(native_method, make_native_type("method_descriptor"))
ALUDEL_TYPE(method, make_method_type())
ALUDEL_TYPE(module, make_module_type())
ALUDEL_TYPE(iterator, make_iterator_type())
ALUDEL_TYPE(generator, make_generator_type("generator"))
ALUDEL_TYPE(coroutine, make_generator_type("coroutine"))
ALUDEL_TYPE(slice, make_slice_type())
ALUDEL_TYPE(range, make_range_type())

}  // namespace aludel::python
