#include "python/call.hpp"

#include <fmt/format.h>

#include <cmath>

#include "python/attribute.hpp"
#include "python/bind.hpp"
#include "python/class.hpp"
#include "python/evaluate.hpp"
#include "python/evaluator.hpp"
#include "python/native.hpp"
#include "python/number.hpp"

namespace aludel::python {
namespace {

/// A method of a builtin type found through its class: the receiver is the first argument.
Value call_unbound(Evaluator& evaluator, const NativeFunctionObject& object, Arguments& arguments) {
    const NativeFunction& function = *object.function;
    if (arguments.positional.empty()) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("unbound method {}() needs an argument", function.qualified_name));
    }
    Value self = arguments.positional.front();
    if (function.owner) {
        Class& owner = evaluator.type(*function.owner);
        if (!is_subclass(type_of(evaluator, self), owner)) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("descriptor '{}' for '{}' objects doesn't apply to a '{}' object", function.name,
                              function.owner->name(), type_name(evaluator, self)));
        }
    }
    arguments.positional.erase(arguments.positional.begin());
    return call_native(evaluator, function, self, arguments);
}

}  // namespace

const Value* find_unknown(const Arguments& arguments) {
    for (const Value& value : arguments.positional) {
        if (is_unknown(value)) {
            return &value;
        }
    }
    for (const auto& [name, value] : arguments.keywords) {
        if (is_unknown(value)) {
            return &value;
        }
    }
    return nullptr;
}

Value call(Evaluator& evaluator, const Value& callee, Arguments&& arguments) {
    switch (callee.kind()) {
        case Kind::function: return call_function(evaluator, callee, std::move(arguments));
        case Kind::native_function: {
            Value kept = callee;
            auto& object = kept.as<NativeFunctionObject>();
            if (object.function->method && !object.self.defined()) {
                return call_unbound(evaluator, object, arguments);
            }
            return call_native(evaluator, *object.function, object.self, arguments);
        }
        case Kind::method: {
            Value function = callee.as<Method>().function;
            Value self = callee.as<Method>().self;
            if (function.is(Kind::function)) {
                return call_function(evaluator, function, std::move(arguments), self);
            }
            arguments.positional.insert(arguments.positional.begin(), self);
            return call(evaluator, function, std::move(arguments));
        }
        case Kind::class_: {
            Ref<Class> kept(&callee.as<Class>());
            return construct(evaluator, *kept, std::move(arguments));
        }
        case Kind::static_method: {
            Value function = callee.as<MethodWrapper>().function;
            return call(evaluator, function, std::move(arguments));
        }
        case Kind::unknown:
            if (const auto& hook = evaluator.options().call_unknown) {
                Value result = hook(evaluator, callee.as<Unknown>(), arguments);
                if (result.defined()) {
                    return result;
                }
            }
            return unknown_from(evaluator, callee, "a call");
        case Kind::placeholder: {
            Value found = force(evaluator, callee);
            return call(evaluator, found, std::move(arguments));
        }
        default: break;
    }
    Value method = special(evaluator, callee, "__call__");
    if (method.defined()) {
        return call(evaluator, method, std::move(arguments));
    }
    raise(evaluator, ExceptionType::TypeError, fmt::format("'{}' object is not callable", type_name(evaluator, callee)));
}

Value call(Evaluator& evaluator, const Value& callee, std::initializer_list<Value> arguments) {
    return call(evaluator, callee, Arguments(arguments));
}

Value call_method(Evaluator& evaluator, const Value& object, std::string_view name, Arguments&& arguments) {
    Value self;
    Value function = get_method(evaluator, object, evaluator.intern(name), self);
    if (self.defined()) {
        if (function.is(Kind::function)) {
            return call_function(evaluator, function, std::move(arguments), self);
        }
        if (function.is(Kind::native_function)) {
            return call_native(evaluator, *function.as<NativeFunctionObject>().function, self, arguments);
        }
        arguments.positional.insert(arguments.positional.begin(), self);
    }
    return call(evaluator, function, std::move(arguments));
}

Value call_method(Evaluator& evaluator, const Value& object, std::string_view name, std::initializer_list<Value> arguments) {
    return call_method(evaluator, object, name, Arguments(arguments));
}

namespace {

[[noreturn]] void wrong_type(const Call& call, std::size_t parameter, std::string_view wanted) {
    const Value& value = call[parameter];
    std::string what = call.function.signature.positional == 1 ? "argument" : fmt::format("argument {}", parameter + 1);
    if (call.function.signature.style == Signature::Style::python) {
        what = fmt::format("argument '{}'", call.function.signature.names[parameter]);
    }
    std::string name = call.function.signature.style == Signature::Style::c ? call.function.name : call.function.qualified_name;
    raise(call.evaluator, ExceptionType::TypeError,
          fmt::format("{}() {} must be {}, not {}", name, what, wanted,
                      value.is_none() ? "None" : type_name(call.evaluator, value)));
}

}  // namespace

std::string_view Call::text(std::size_t parameter) const {
    const Value& value = force(evaluator, values[parameter]);
    if (is_unknown(value)) {
        evaluator.require_known(value);
    }
    const Str* text = as_str(value);
    if (!text) {
        wrong_type(*this, parameter, "str");
    }
    return text->text;
}

std::int64_t Call::integer(std::size_t parameter) const {
    return to_index(evaluator, values[parameter]);
}

double Call::number(std::size_t parameter) const {
    const Value given = force(evaluator, values[parameter]);
    const Value& value = plain(given);
    const bool own = given.is(Kind::instance) && !value.is(Kind::floating);
    if (!own && (value.is(Kind::floating) || is_integer(value))) {
        return to_double(evaluator, value);
    }
    if (const std::optional<double> number = ask_float(evaluator, given)) {
        return *number;
    }
    raise(evaluator, ExceptionType::TypeError, fmt::format("must be real number, not {}", type_name(evaluator, given)));
}

bool Call::truth(std::size_t parameter) const {
    return python::truth(evaluator, values[parameter]);
}

const std::vector<Value>& Call::rest(std::size_t parameter) const {
    return values[parameter].as<Tuple>().items;
}

Dict& Call::keywords(std::size_t parameter) const {
    return values[parameter].as<Dict>();
}

Place Call::place() const {
    return evaluator.place();
}

Place Call::place(std::size_t parameter) const {
    const CallExpression* expression = arguments.expression;
    const Frame* frame = evaluator.frame();
    if (!expression || !frame || frame->program->source.library()) {
        return evaluator.place();
    }
    const Source& source = frame->program->source;
    if (parameter < function.signature.names.size()) {
        const std::string& wanted = function.signature.names[parameter];
        for (const Keyword& keyword : expression->keywords) {
            if (keyword.name != no_name && frame->program->names[keyword.name] == wanted) {
                return source.place(keyword.value->begin);
            }
        }
    }
    if (!expression->has_star && parameter < expression->arguments.size && parameter < function.signature.positional) {
        return source.place(expression->arguments[parameter]->begin);
    }
    return source.place(expression->begin);
}

}  // namespace aludel::python
