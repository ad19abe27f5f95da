#include "python/attribute.hpp"

#include <fmt/format.h>

#include "python/attribute_error.hpp"
#include "python/call.hpp"
#include "python/class.hpp"
#include "python/evaluator.hpp"
#include "python/import_state.hpp"
#include "python/native.hpp"
#include "python/syntax.hpp"

namespace aludel::python {

namespace {

/// Neither a slot nor an attribute that may be set: `found` is what the class has of this name.
[[noreturn]] void no_room(Evaluator& evaluator, const Value& object, const Value& name, const Value& found) {
    if (found.defined()) {
        raise(evaluator, ExceptionType::AttributeError,
              fmt::format("'{}' object attribute '{}' is read-only", type_name(evaluator, object), name.as<Str>().text));
    }
    no_attribute(evaluator, object, name);
}

}  // namespace

void set_instance_attribute(Evaluator& evaluator, const Value& object, const Value& name, const Value& value) {
    auto& instance = object.as<Instance>();
    const Str& text = name.as<Str>();
    Ref<Class> type = instance.type;
    Value found = lookup(evaluator, *type, text);
    if (found.is(Kind::property)) {
        auto& property = found.as<Property>();
        if (property.native) {
            if (!property.native->set) {
                raise(evaluator, ExceptionType::AttributeError,
                      fmt::format("attribute '{}' of '{}' objects is not writable", text.text, type_name(evaluator, object)));
            }
            property.native->set(evaluator, object, value);
            return;
        }
        if (!property.setter.defined() || property.setter.is_none()) {
            raise(evaluator, ExceptionType::AttributeError,
                  fmt::format("property '{}' of '{}' object has no setter", text.text, str_text(evaluator, type->qualified_name)));
        }
        Value setter = property.setter;
        call(evaluator, setter, {object, value});
        return;
    }
    if (found.is(Kind::instance)) {
        Value setter = lookup(evaluator, *found.as<Instance>().type, evaluator.intern("__set__").as<Str>());
        if (setter.defined()) {
            call(evaluator, setter, {found, object, value});
            return;
        }
    }
    if (!type->has_dict) {
        no_room(evaluator, object, name, found);
    }
    if (!instance.attributes) {
        instance.attributes = evaluator.dict();
    }
    instance.attributes->table.set(name, value);
}

void delete_instance_attribute(Evaluator& evaluator, const Value& object, const Value& name) {
    auto& instance = object.as<Instance>();
    Value found = lookup(evaluator, *instance.type, name.as<Str>());
    if (found.is(Kind::property)) {
        Value deleter = found.as<Property>().deleter;
        if (!deleter.defined() || deleter.is_none()) {
            raise(evaluator, ExceptionType::AttributeError,
                  fmt::format("property '{}' of '{}' object has no deleter", name.as<Str>().text,
                              str_text(evaluator, instance.type->qualified_name)));
        }
        call(evaluator, deleter, {object});
        return;
    }
    if (found.is(Kind::instance)) {
        Value deleter = lookup(evaluator, *found.as<Instance>().type, evaluator.intern("__delete__").as<Str>());
        if (deleter.defined()) {
            call(evaluator, deleter, {found, object});
            return;
        }
    }
    if (!instance.attributes || !instance.attributes->table.erase(evaluator, name)) {
        no_room(evaluator, object, name, instance.type->has_dict ? Value() : found);
    }
}

namespace {

/// f.__kwdefaults__ = value
void set_keyword_defaults(Evaluator& evaluator, Function& function, const Value& value) {
    if (!value.is_none() && !plain(value).is(Kind::dict)) {
        raise(evaluator, ExceptionType::TypeError, "__kwdefaults__ must be set to a dict object");
    }
    const Parameters& parameters = function.code->parameters;
    for (std::size_t i = 0; i < function.keyword_defaults.size(); ++i) {
        const Value& parameter = function.module->names[parameters.names[parameters.positional + i]];
        const Value* found = value.is_none() ? nullptr : plain(value).as<Dict>().table.find(parameter.as<Str>());
        function.keyword_defaults[i] = found ? *found : Value();
    }
}

/// CPython's builtins take no attributes; functions of the library that are written in Python there do.
void refuse_builtin_attribute(Evaluator& evaluator, const Value& object, const Value& name) {
    const std::string& text = name.as<Str>().text;
    if (lookup(evaluator, type_of(evaluator, object), name.as<Str>()).is(Kind::property) && text != "__dict__" && text != "__class__") {
        raise(evaluator, ExceptionType::AttributeError,
              fmt::format("attribute '{}' of '{}' objects is not writable", text, type_name(evaluator, object)));
    }
    no_attribute(evaluator, object, name);
}

/// What says how a class is built stands: each of its instances, and what was looked up, depends on it.
void refuse_class_attribute(Evaluator& evaluator, const Value& object, const std::string& name, const Value& value) {
    if (name == "__mro__" || name == "__base__") {
        raise(evaluator, ExceptionType::AttributeError, "readonly attribute");
    }
    if (name == "__dict__") {
        raise(evaluator, ExceptionType::AttributeError, "attribute '__dict__' of 'type' objects is not writable");
    }
    if (name == "__bases__" && !value.is(Kind::tuple)) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("can only assign tuple to {}.__bases__, not {}", str_text(evaluator, object.as<Class>().name), type_name(evaluator, value)));
    }
    if (name == "__bases__" || name == "__class__") {
        refuse(evaluator, fmt::format("assignment to '{}' of a class is not supported", name), "write the class out as it is meant to be");
    }
}

void set_class_attribute(Evaluator& evaluator, const Value& object, const Value& name, const Value& value) {
    auto& type = object.as<Class>();
    Value meta = lookup(evaluator, *type.metaclass, name.as<Str>());
    if (meta.is(Kind::property)) {
        auto& property = meta.as<Property>();
        if (property.native && property.native->set) {
            property.native->set(evaluator, object, value);
            return;
        }
        if (!property.native && property.setter.defined() && !property.setter.is_none()) {
            Value setter = property.setter;
            call(evaluator, setter, {object, value});
            return;
        }
    }
    if (type.native) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("cannot set '{}' attribute of immutable type '{}'", name.as<Str>().text, str_text(evaluator, type.name)));
    }
    refuse_class_attribute(evaluator, object, name.as<Str>().text, value);
    type.attributes->table.set(name, value);
    note_special_attribute(type, name.as<Str>().text);
}

}  // namespace

void set_attribute(Evaluator& evaluator, const Value& object, const Value& name, const Value& value) {
    switch (object.kind()) {
        case Kind::instance:
        case Kind::exception: {
            Ref<Class> type = object.as<Instance>().type;
            if (type->has_setattr) {
                Value hook = lookup(evaluator, *type, evaluator.intern("__setattr__").as<Str>());
                if (hook.defined() && !hook.is(Kind::native_function)) {
                    call(evaluator, bind(evaluator, hook, object, *type), {name, value});
                    return;
                }
            }
            set_instance_attribute(evaluator, object, name, value);
            return;
        }
        case Kind::class_: {
            auto& type = object.as<Class>();
            if (type.metaclass->has_setattr) {
                Value hook = lookup(evaluator, *type.metaclass, evaluator.intern("__setattr__").as<Str>());
                if (hook.is(Kind::function)) {
                    call(evaluator, hook, {object, name, value});
                    return;
                }
            }
            set_class_attribute(evaluator, object, name, value);
            return;
        }
        case Kind::module:
            if (object.as<Module>().native) {
                imports_of(evaluator).given[&object.as<Module>()].insert(name.as<Str>().text);
            }
            object.as<Module>().attributes->table.set(name, value);
            return;
        case Kind::function: {
            auto& function = object.as<Function>();
            const std::string& text = name.as<Str>().text;
            if (text == "__name__" || text == "__qualname__") {
                if (!plain(value).is(Kind::str)) {
                    raise(evaluator, ExceptionType::TypeError, text + " must be set to a string object");
                }
                (text == "__name__" ? function.name : function.qualified_name) = value;
            } else if (text == "__doc__") {
                function.documentation = value;
            } else if (text == "__annotations__") {
                if (!value.is_none() && !plain(value).is(Kind::dict)) {
                    raise(evaluator, ExceptionType::TypeError, "__annotations__ must be set to a dict object");
                }
                function.annotations = value.is_none() ? Value() : value;
            } else if (text == "__defaults__") {
                if (!value.is_none() && !plain(value).is(Kind::tuple)) {
                    raise(evaluator, ExceptionType::TypeError, "__defaults__ must be set to a tuple object");
                }
                function.defaults = value.is_none() ? std::vector<Value>() : to_vector(evaluator, plain(value));
            } else if (text == "__kwdefaults__") {
                set_keyword_defaults(evaluator, function, value);
            } else if (text == "__dict__") {
                if (!plain(value).is(Kind::dict)) {
                    raise(evaluator, ExceptionType::TypeError, fmt::format("__dict__ must be set to a dictionary, not a '{}'", type_name(evaluator, value)));
                }
                function.attributes = Ref<Dict>(&plain(value).as<Dict>());
            } else if (text == "__globals__" || text == "__closure__" || text == "__builtins__") {
                raise(evaluator, ExceptionType::AttributeError, "readonly attribute");
            } else if (text == "__code__") {
                raise(evaluator, ExceptionType::TypeError, "__code__ must be set to a code object");
            } else {
                if (!function.attributes) {
                    function.attributes = evaluator.dict();
                }
                function.attributes->table.set(name, value);
            }
            return;
        }
        case Kind::native_function: {
            auto& function = object.as<NativeFunctionObject>();
            if (function.function->signature.style == Signature::Style::c && name.as<Str>().text != "__module__") {
                refuse_builtin_attribute(evaluator, object, name);
            }
            if (!function.attributes) {
                function.attributes = evaluator.dict();
            }
            function.attributes->table.set(name, value);
            return;
        }
        case Kind::unknown: return;
        case Kind::placeholder: {
            Value found = force(evaluator, object);
            set_attribute(evaluator, found, name, value);
            return;
        }
        default: {
            const Value found = lookup(evaluator, type_of(evaluator, object), name.as<Str>());
            if (found.is(Kind::property) && found.as<Property>().native && found.as<Property>().native->set && object.is(Kind::property)) {
                found.as<Property>().native->set(evaluator, object, value);
                return;
            }
            if (found.defined()) {
                raise(evaluator, ExceptionType::AttributeError,
                      fmt::format("'{}' object attribute '{}' is read-only", type_name(evaluator, object), name.as<Str>().text));
            }
            no_attribute(evaluator, object, name);
        }
    }
}

void set_attribute(Evaluator& evaluator, const Value& object, std::string_view name, const Value& value) {
    set_attribute(evaluator, object, Value(evaluator.intern(name)), value);
}

void delete_attribute(Evaluator& evaluator, const Value& object, const Value& name) {
    bool gone = false;
    switch (object.kind()) {
        case Kind::instance:
        case Kind::exception: {
            Ref<Class> type = object.as<Instance>().type;
            Value hook = lookup(evaluator, *type, evaluator.intern("__delattr__").as<Str>());
            if (hook.is(Kind::function)) {
                call(evaluator, hook, {object, name});
                return;
            }
            delete_instance_attribute(evaluator, object, name);
            return;
        }
        case Kind::class_:
            if (Value hook = lookup(evaluator, *object.as<Class>().metaclass, evaluator.intern("__delattr__").as<Str>()); hook.is(Kind::function)) {
                call(evaluator, hook, {object, name});
                return;
            }
            if (object.as<Class>().native) {
                raise(evaluator, ExceptionType::TypeError,
                      fmt::format("cannot delete '{}' attribute of immutable type '{}'", name.as<Str>().text,
                                  str_text(evaluator, object.as<Class>().name)));
            }
            gone = object.as<Class>().attributes->table.erase(evaluator, name);
            break;
        case Kind::module: gone = object.as<Module>().attributes->table.erase(evaluator, name); break;
        case Kind::function: {
            Ref<Dict>& attributes = object.as<Function>().attributes;
            gone = attributes && attributes->table.erase(evaluator, name);
            break;
        }
        case Kind::unknown: return;
        case Kind::placeholder: {
            Value found = force(evaluator, object);
            delete_attribute(evaluator, found, name);
            return;
        }
        default: break;
    }
    if (!gone) {
        if (object.is(Kind::class_) || object.is(Kind::module)) {
            raise(evaluator, ExceptionType::AttributeError, std::string(name.as<Str>().text));
        }
        no_attribute(evaluator, object, name);
    }
}

}  // namespace aludel::python
