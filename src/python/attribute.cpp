#include "python/attribute.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "python/absent.hpp"
#include "python/attribute_error.hpp"
#include "python/call.hpp"
#include "python/class.hpp"
#include "python/evaluator.hpp"
#include "python/import.hpp"
#include "python/native.hpp"

namespace aludel::python {
namespace {

/// Makes the value of a member of a native class, as it stands in the class.
Value make_member(Evaluator& evaluator, Class& type, const Value& name, const Member& member) {
    switch (member.kind) {
        case Member::Kind::function: {
            auto made = evaluator.heap().make<NativeFunctionObject>(member.function);
            made->owner = Ref<Class>(&type);
            return made;
        }
        case Member::Kind::static_method:
        case Member::Kind::class_method:
            return evaluator.heap().make<MethodWrapper>(
                member.kind == Member::Kind::static_method ? Kind::static_method : Kind::class_method,
                evaluator.heap().make<NativeFunctionObject>(member.function));
        case Member::Kind::property: {
            auto made = evaluator.heap().make<Property>();
            made->native = &member;
            made->name = name;
            return made;
        }
        case Member::Kind::value: return member.make(evaluator);
    }
    return {};
}

/// `__new__` of a native class as a script sees it: the class to make is its first argument.
Value make_new(Evaluator& evaluator, const NativeClass& native) {
    auto function = std::make_shared<NativeFunction>();
    function->name = "__new__";
    function->qualified_name = native.name() + ".__new__";
    function->signature = Signature::parse("*args, **kwargs");
    const NativeClass* raw = &native;
    function->body = [raw](Call& call) {
        const auto& given = call.rest(0);
        if (given.empty() || !given[0].is(Kind::class_)) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("{}.__new__(): not enough arguments", raw->name()));
        }
        Class& type = given[0].as<Class>();
        if (!is_subclass(type, call.evaluator.type(*raw))) {
            const std::string& wrong = str_text(call.evaluator, type.name);
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("{0}.__new__({1}): {1} is not a subtype of {0}", raw->name(), wrong));
        }
        Arguments rest;
        rest.positional.assign(given.begin() + 1, given.end());
        for (const auto& entry : call.keywords(1).table.entries()) {
            if (entry.key.defined()) {
                rest.keywords.emplace_back(entry.key, entry.value);
            }
        }
        return new_native(call.evaluator, type, *raw, rest);
    };
    return evaluator.heap().make<MethodWrapper>(Kind::static_method,
                                                evaluator.heap().make<NativeFunctionObject>(std::move(function)));
}

bool has_special(Evaluator& evaluator, const Value& value, std::string_view name) {
    return value.is(Kind::instance) &&
           lookup(evaluator, *value.as<Instance>().type, evaluator.intern(name).as<Str>()).defined();
}

bool is_data_descriptor(Evaluator& evaluator, const Value& attribute) {
    return attribute.is(Kind::property) || has_special(evaluator, attribute, "__set__") ||
           has_special(evaluator, attribute, "__delete__");
}

/// What `find` gives; undefined when it raises AttributeError, so that __getattr__ is asked.
template <typename Find>
Value find_or_not(Evaluator& evaluator, Find find) {
    try {
        return find();
    } catch (const Raised& raised) {
        if (!is_exception(evaluator, raised.exception, ExceptionType::AttributeError)) {
            throw;
        }
        return {};
    }
}

Value find_own_class_attribute(Evaluator& evaluator, const Value& object, const Value& name) {
    auto& type = object.as<Class>();
    const Str& text = name.as<Str>();
    Value meta = lookup(evaluator, *type.metaclass, text);
    if (meta.defined() && is_data_descriptor(evaluator, meta)) {
        return bind(evaluator, meta, object, *type.metaclass);
    }
    Value own = lookup(evaluator, type, text);
    if (own.defined()) {
        return bind(evaluator, own, {}, type);
    }
    return meta.defined() ? bind(evaluator, meta, object, *type.metaclass) : Value();
}

Value find_class_attribute(Evaluator& evaluator, const Value& object, const Value& name) {
    auto& type = object.as<Class>();
    const auto find = [&] { return find_own_class_attribute(evaluator, object, name); };
    if (!type.metaclass->has_getattr) {
        return find();
    }
    Value found = find_or_not(evaluator, find);
    if (!found.defined()) {
        Value hook = lookup(evaluator, *type.metaclass, evaluator.intern("__getattr__").as<Str>());
        if (hook.defined()) {
            found = call(evaluator, hook, {object, name});
        }
    }
    return found;
}

Value find_super_attribute(Evaluator& evaluator, const Value& object, const Value& name) {
    auto& super = object.as<SuperObject>();
    const Str& text = name.as<Str>();
    auto at = std::find(super.type->order.begin(), super.type->order.end(), super.after.get());
    if (text.text != "__class__") {
        for (at = at == super.type->order.end() ? at : at + 1; at != super.type->order.end(); ++at) {
            Value found = lookup_own(evaluator, **at, text);
            if (found.defined()) {
                // Through a class (in __new__, in class methods) functions stay unbound.
                bool through_class = super.self.is(Kind::class_) && &super.self.as<Class>() == super.type.get();
                return bind(evaluator, found, through_class ? Value() : super.self, *super.type);
            }
        }
    }
    Class& type = evaluator.type(Type::super);
    Value found = lookup(evaluator, type, text);
    return found.defined() ? bind(evaluator, found, object, type) : Value();
}

Value find_function_attribute(Evaluator& evaluator, const Value& object, const Value& name) {
    Ref<Dict>& attributes = object.is(Kind::function) ? object.as<Function>().attributes : object.as<NativeFunctionObject>().attributes;
    if (attributes) {
        if (Value* found = attributes->table.find(name.as<Str>())) {
            return *found;
        }
    }
    Class& type = type_of(evaluator, object);
    Value found = lookup(evaluator, type, name.as<Str>());
    return found.defined() ? bind(evaluator, found, object, type) : Value();
}

}  // namespace

void no_attribute(Evaluator& evaluator, const Value& object, const Value& name) {
    const std::string& text = name.as<Str>().text;
    report_absence(evaluator, object, text);
    std::string message;
    if (object.is(Kind::class_)) {
        message = fmt::format("type object '{}' has no attribute '{}'", str_text(evaluator, object.as<Class>().name), text);
    } else if (object.is(Kind::module)) {
        message = fmt::format("module '{}' has no attribute '{}'", str_text(evaluator, object.as<Module>().name), text);
    } else {
        message = fmt::format("'{}' object has no attribute '{}'", type_name(evaluator, object), text);
    }
    Value exception = make_exception(evaluator, ExceptionType::AttributeError, {evaluator.str(std::move(message))});
    auto& fields = exception.as<ExceptionObject>();
    fields.attributes = evaluator.dict();
    fields.attributes->table.set(evaluator.intern("name"), name);
    fields.attributes->table.set(evaluator.intern("obj"), object);
    raise(evaluator, exception);
}

Value lookup_own(Evaluator& evaluator, Class& type, const Str& name) {
    if (!type.attributes) {
        return {};
    }
    if (Value* found = type.attributes->table.find(name)) {
        return *found;
    }
    if (type.native) {
        if (const Member* member = type.native->members().find(name.text)) {
            Value key = Value(const_cast<Str*>(&name));
            Value made = make_member(evaluator, type, key, *member);
            type.attributes->table.set(key, made);
            return made;
        }
        if (name.text == "__new__" && (type.native->constructor() || !type.native->base_class())) {
            Value made = make_new(evaluator, *type.native);
            type.attributes->table.set(evaluator.intern("__new__"), made);
            return made;
        }
    }
    return {};
}

Value lookup(Evaluator& evaluator, Class& type, const Str& name, Class** owner) {
    for (Class* at : type.order) {
        Value found = lookup_own(evaluator, *at, name);
        if (found.defined()) {
            if (owner) {
                *owner = at;
            }
            return found;
        }
    }
    return {};
}

namespace {

/// Functions of the library that CPython has in C: those do not become methods where a class has them.
bool stays_function(const Function& function) {
    const Source& source = function.module->program->source;
    if (!source.library() || !function.name.is(Kind::str) || !function.name.same(function.qualified_name)) {
        return false;
    }
    const std::string& name = source.name();
    return name == "<heapq>" || name == "<bisect>" || name == "<operator>";
}

}  // namespace

Value bind(Evaluator& evaluator, const Value& attribute, const Value& self, Class& type) {
    switch (attribute.kind()) {
        case Kind::function:
            return self.defined() && !stays_function(attribute.as<Function>()) ? Value(evaluator.heap().make<Method>(attribute, self)) : attribute;
        case Kind::native_function: {
            auto& function = attribute.as<NativeFunctionObject>();
            if (!self.defined() || !function.function->method || function.self.defined()) {
                return attribute;
            }
            return evaluator.heap().make<NativeFunctionObject>(function.function, self);
        }
        case Kind::property: {
            auto& property = attribute.as<Property>();
            if (!self.defined()) {
                return attribute;
            }
            if (property.native) {
                return property.native->get(evaluator, self);
            }
            if (!property.getter.defined() || property.getter.is_none()) {
                raise(evaluator, ExceptionType::AttributeError,
                      fmt::format("property {} of '{}' object has no getter",
                                  property.name.defined() ? repr(evaluator, property.name) : "''", str_text(evaluator, type.qualified_name)));
            }
            Value getter = property.getter;
            return call(evaluator, getter, {self});
        }
        case Kind::static_method: return attribute.as<MethodWrapper>().function;
        case Kind::class_method: {
            Value function = force(evaluator, attribute.as<MethodWrapper>().function);
            return function.is(Kind::class_) ? Value(evaluator.heap().make<Method>(function, Value(&type)))
                                             : bind(evaluator, function, Value(&type), type);
        }
        case Kind::instance: {
            Value getter = lookup(evaluator, *attribute.as<Instance>().type, evaluator.intern("__get__").as<Str>());
            if (getter.defined()) {
                return call(evaluator, getter, {attribute, self.defined() ? self : Value::none(), Value(&type)});
            }
            return attribute;
        }
        default: return attribute;
    }
}

Value find_instance_attribute(Evaluator& evaluator, const Value& object, const Value& name) {
    auto& instance = object.as<Instance>();
    const Str& text = name.as<Str>();
    Ref<Class> type = instance.type;
    Value found = lookup(evaluator, *type, text);
    if (found.defined() && is_data_descriptor(evaluator, found)) {
        return bind(evaluator, found, object, *type);
    }
    if (instance.attributes) {
        if (Value* own = instance.attributes->table.find(text)) {
            return *own;
        }
    }
    return found.defined() ? bind(evaluator, found, object, *type) : Value();
}

Value find_attribute(Evaluator& evaluator, const Value& object, const Value& name) {
    switch (object.kind()) {
        case Kind::instance:
        case Kind::exception: {
            Ref<Class> type = object.as<Instance>().type;
            if (!type->has_getattr) {
                return find_instance_attribute(evaluator, object, name);
            }
            Class* owner = nullptr;
            Value all = lookup(evaluator, *type, evaluator.intern("__getattribute__").as<Str>(), &owner);
            Value found = find_or_not(evaluator, [&] {
                return all.defined() && !owner->native ? call(evaluator, all, {object, name})
                                                       : find_instance_attribute(evaluator, object, name);
            });
            if (!found.defined()) {
                Value hook = lookup(evaluator, *type, evaluator.intern("__getattr__").as<Str>());
                if (hook.defined()) {
                    found = call(evaluator, bind(evaluator, hook, object, *type), {name});
                }
            }
            return found;
        }
        case Kind::class_: return find_class_attribute(evaluator, object, name);
        case Kind::module: return find_module_attribute(evaluator, object, name);
        case Kind::super: return find_super_attribute(evaluator, object, name);
        case Kind::function:
        case Kind::native_function: return find_function_attribute(evaluator, object, name);
        case Kind::method: {
            Class& type = evaluator.type(Type::method);
            Value found = lookup(evaluator, type, name.as<Str>());
            if (found.defined()) {
                return bind(evaluator, found, object, type);
            }
            Value function = object.as<Method>().function;
            return find_attribute(evaluator, function, name);
        }
        case Kind::unknown: {
            Value taken = unknown_from(evaluator, object, "." + name.as<Str>().text);
            taken.as<Unknown>().attribute = name.as<Str>().text;
            return taken;
        }
        case Kind::placeholder: {
            Value found = force(evaluator, object);
            return find_attribute(evaluator, found, name);
        }
        default: {
            Class& type = type_of(evaluator, object);
            Value found = lookup(evaluator, type, name.as<Str>());
            return found.defined() ? bind(evaluator, found, object, type) : Value();
        }
    }
}

Value find_attribute(Evaluator& evaluator, const Value& object, std::string_view name) {
    try {
        return find_attribute(evaluator, object, Value(evaluator.intern(name)));
    } catch (const Raised& raised) {
        if (!is_exception(evaluator, raised.exception, ExceptionType::AttributeError)) {
            throw;
        }
        return {};
    }
}

Value get_attribute(Evaluator& evaluator, const Value& object, const Value& name) {
    Value found = find_attribute(evaluator, object, name);
    if (!found.defined()) {
        no_attribute(evaluator, object, name);
    }
    return found;
}

Value get_attribute(Evaluator& evaluator, const Value& object, std::string_view name) {
    return get_attribute(evaluator, object, Value(evaluator.intern(name)));
}

Value get_method(Evaluator& evaluator, const Value& object, const Value& name, Value& self) {
    Class* type;
    switch (object.kind()) {
        case Kind::instance:
        case Kind::exception: {
            auto& instance = object.as<Instance>();
            type = instance.type.get();
            if (type->has_getattr || (instance.attributes && instance.attributes->table.find(name.as<Str>()))) {
                return get_attribute(evaluator, object, name);
            }
            break;
        }
        case Kind::str:
        case Kind::list:
        case Kind::dict:
        case Kind::tuple:
        case Kind::set: type = &type_of(evaluator, object); break;
        default: return get_attribute(evaluator, object, name);
    }
    Value found = lookup(evaluator, *type, name.as<Str>());
    if ((found.is(Kind::function) && !stays_function(found.as<Function>())) ||
        (found.is(Kind::native_function) && found.as<NativeFunctionObject>().function->method && !found.as<NativeFunctionObject>().self.defined())) {
        self = object;
        return found;
    }
    return get_attribute(evaluator, object, name);
}

Value special(Evaluator& evaluator, const Value& value, std::string_view name) {
    Class* owner = nullptr;
    Class& type = type_of(evaluator, value);
    Value found = lookup(evaluator, type, evaluator.intern(name).as<Str>(), &owner);
    if (!found.defined() || found.is_none()) {
        return {};
    }
    if (value.is(Kind::instance) && value.as<Instance>().payload.defined() && owner == &evaluator.type(Type::object)) {
        return {};
    }
    return bind(evaluator, found, value, type);
}

Value all_names(Evaluator& evaluator, const Value& object) {
    std::vector<std::string> names;
    auto add_table = [&](const Table& table) {
        for (const auto& entry : table.entries()) {
            if (entry.key.is(Kind::str)) {
                names.push_back(entry.key.as<Str>().text);
            }
        }
    };
    auto add_class = [&](Class& type) {
        for (Class* at : type.order) {
            add_table(at->attributes->table);
            if (at->native) {
                names.insert(names.end(), at->native->members().order.begin(), at->native->members().order.end());
            }
        }
    };
    Value found = force(evaluator, object);
    if (found.is(Kind::module)) {
        auto& module = found.as<Module>();
        add_table(module.attributes->table);
        if (module.native) {
            names.insert(names.end(), module.native->members().order.begin(), module.native->members().order.end());
        }
    } else if (found.is(Kind::class_)) {
        add_class(found.as<Class>());
    } else {
        if ((found.is(Kind::instance) || found.is(Kind::exception)) && found.as<Instance>().attributes) {
            add_table(found.as<Instance>().attributes->table);
        }
        add_class(type_of(evaluator, found));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<Value> items;
    for (std::string& name : names) {
        items.push_back(evaluator.str(std::move(name)));
    }
    return evaluator.list(std::move(items));
}

}  // namespace aludel::python
