#include <fmt/format.h>

#include <algorithm>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/import.hpp"
#include "python/native.hpp"
#include "python/operation.hpp"

namespace aludel::python {

Class& type_of(Evaluator& evaluator, const Value& value) {
    switch (value.kind()) {
        case Kind::none: return evaluator.type(Type::none);
        case Kind::ellipsis: return evaluator.type(Type::ellipsis);
        case Kind::not_implemented: return evaluator.type(Type::not_implemented);
        case Kind::boolean: return evaluator.type(Type::boolean);
        case Kind::integer:
        case Kind::big_integer: return evaluator.type(Type::integer);
        case Kind::floating: return evaluator.type(Type::floating);
        case Kind::str: return evaluator.type(Type::str);
        case Kind::bytes: return evaluator.type(Type::bytes);
        case Kind::tuple: return evaluator.type(Type::tuple);
        case Kind::list: return evaluator.type(Type::list);
        case Kind::dict: return evaluator.type(Type::dict);
        case Kind::set: return evaluator.type(Type::set);
        case Kind::frozen_set: return evaluator.type(Type::frozen_set);
        case Kind::range: return evaluator.type(Type::range);
        case Kind::slice: return evaluator.type(Type::slice);
        case Kind::dict_view:
            switch (value.as<DictView>().view) {
                case ViewKind::keys: return evaluator.type(Type::dict_keys);
                case ViewKind::values: return evaluator.type(Type::dict_values);
                case ViewKind::items: return evaluator.type(Type::dict_items);
            }
            return evaluator.type(Type::object);
        case Kind::cell: return evaluator.type(Type::cell);
        case Kind::function: return evaluator.type(Type::function);
        case Kind::native_function:
            return evaluator.type(value.as<NativeFunctionObject>().function->method && !value.as<NativeFunctionObject>().self.defined()
                                      ? Type::native_method
                                      : Type::native_function);
        case Kind::method: return evaluator.type(Type::method);
        case Kind::property: return evaluator.type(Type::property);
        case Kind::static_method: return evaluator.type(Type::static_method);
        case Kind::class_method: return evaluator.type(Type::class_method);
        case Kind::class_: return *value.as<Class>().metaclass;
        case Kind::instance:
        case Kind::exception: return *value.as<Instance>().type;
        case Kind::super: return evaluator.type(Type::super);
        case Kind::module: return evaluator.type(Type::module);
        case Kind::iterator: return evaluator.type(iterator_type(value.as<Iterator>().type_name()));
        case Kind::generator: return evaluator.type(value.as<Generator>().async ? Type::async_generator : Type::generator);
        case Kind::coroutine: return evaluator.type(Type::coroutine);
        case Kind::placeholder: return type_of(evaluator, force(evaluator, value));
        case Kind::unknown:
        case Kind::undefined: break;
    }
    return evaluator.type(Type::object);
}

std::string type_name(Evaluator& evaluator, const Value& value) {
    if (value.is(Kind::iterator)) {
        return std::string(value.as<Iterator>().type_name());
    }
    if (value.is(Kind::unknown)) {
        evaluator.require_known(value);
    }
    Class& type = type_of(evaluator, value);
    std::string name = str_text(evaluator, type.name);
    if (type.dotted) {
        if (const Value* module = type.attributes->table.find("__module__")) {
            name = str_text(evaluator, *module) + "." + name;
        }
    }
    return name;
}

bool is_subclass(const Class& type, const Class& base) {
    return std::find(type.order.begin(), type.order.end(), &base) != type.order.end();
}

bool is_instance(Evaluator& evaluator, const Value& value, const Value& wanted) {
    const Value& type = force(evaluator, wanted);
    if (is_unknown(type)) {
        return evaluator.decide(type);
    }
    if (type.is(Kind::tuple)) {
        evaluator.check_stack();
        std::vector<Value> choices = type.as<Tuple>().items;
        return std::any_of(choices.begin(), choices.end(),
                           [&](const Value& choice) { return is_instance(evaluator, value, choice); });
    }
    if (type.is(Kind::class_)) {
        auto& base = type.as<Class>();
        const Value& object = force(evaluator, value);
        if (is_unknown(object)) {
            return evaluator.decide(object);
        }
        if (is_subclass(type_of(evaluator, object), base)) {
            return true;
        }
        if (base.metaclass.get() != &evaluator.type(Type::type)) {
            Value hook = lookup(evaluator, *base.metaclass, evaluator.intern("__instancecheck__").as<Str>());
            if (hook.is(Kind::function)) {
                return truth(evaluator, call(evaluator, hook, {type, object}));
            }
        }
        return false;
    }
    Value hook = special(evaluator, type, "__instancecheck__");
    if (hook.defined()) {
        return truth(evaluator, call(evaluator, hook, {value}));
    }
    raise(evaluator, ExceptionType::TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union");
}

const Value& plain(const Value& value) {
    if (value.is(Kind::instance) && value.as<Instance>().payload.defined()) {
        return value.as<Instance>().payload;
    }
    return value;
}

const Str* as_str(const Value& value) {
    const Value& text = plain(value);
    return text.is(Kind::str) ? &text.as<Str>() : nullptr;
}

bool is_integer(const Value& value) {
    return value.is(Kind::integer) || value.is(Kind::boolean) || value.is(Kind::big_integer);
}

Value unknown_from(Evaluator& evaluator, const Value& a, std::string_view) {
    auto made = evaluator.heap().make<Unknown>(a.as<Unknown>().what);
    made->data = a.as<Unknown>().data;
    return made;
}

}  // namespace aludel::python
