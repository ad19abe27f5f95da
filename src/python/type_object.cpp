#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/class.hpp"
#include "python/import.hpp"
#include "python/slots.hpp"

namespace aludel::python {
namespace {

Value attributes_of(Evaluator& evaluator, const Value& self) {
    if (self.is(Kind::instance) || self.is(Kind::exception)) {
        auto& instance = self.as<Instance>();
        if (instance.type->has_dict) {
            if (!instance.attributes) {
                instance.attributes = evaluator.dict();
            }
            return instance.attributes;
        }
    }
    if (self.is(Kind::function)) {
        auto& function = self.as<Function>();
        if (!function.attributes) {
            function.attributes = evaluator.dict();
        }
        return function.attributes;
    }
    raise(evaluator, ExceptionType::AttributeError, fmt::format("'{}' object has no attribute '__dict__'", type_name(evaluator, self)));
}

std::shared_ptr<NativeClass> make_object() {
    auto type = std::make_shared<NativeClass>("object");
    NativeClass& c = *type;
    c.property("__class__", [](Evaluator& evaluator, const Value& self) { return Value(&type_of(evaluator, self)); },
               [](Evaluator& evaluator, const Value& self, const Value& value) {
                   if (!self.is(Kind::instance) || !value.is(Kind::class_)) {
                       raise(evaluator, ExceptionType::TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
                   }
                   Ref<Class>& type = self.as<Instance>().type;
                   if (!same_layout(*type, value.as<Class>())) {
                       raise(evaluator, ExceptionType::TypeError,
                             fmt::format("__class__ assignment: '{}' object layout differs from '{}'",
                                         str_text(evaluator, value.as<Class>().name), str_text(evaluator, type->name)));
                   }
                   type = Ref<Class>(&value.as<Class>());
               });
    c.property("__dict__", attributes_of, [](Evaluator& evaluator, const Value& self, const Value& value) {
        if (!self.is(Kind::instance) || !value.is(Kind::dict)) {
            raise(evaluator, ExceptionType::TypeError, fmt::format("__dict__ must be set to a dictionary, not a '{}'", type_name(evaluator, value)));
        }
        self.as<Instance>().attributes = Ref<Dict>(&value.as<Dict>());
    });
    c.method("__init__", "*args, **kwargs", [](Call& call) {
        if (!call.rest(0).empty() || !call.keywords(1).table.empty()) {
            raise(call.evaluator, ExceptionType::TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
        }
        return Value::none();
    });
    c.method("__repr__", "", [](Call& call) {
        const Value& self = call.self;
        if (self.is(Kind::instance)) {
            auto& type = *self.as<Instance>().type;
            Value* module = type.attributes->table.find("__module__");
            std::string prefix = module && module->is(Kind::str) && module->as<Str>().text != "builtins" ? module->as<Str>().text + "." : "";
            return call.evaluator.str(fmt::format("<{}{} object at 0x{:x}>", prefix, str_text(call.evaluator, type.qualified_name), identity(self)));
        }
        return call.evaluator.str(repr(call.evaluator, self));
    });
    c.method("__str__", "", [](Call& call) { return call.evaluator.str(repr(call.evaluator, call.self)); });
    c.method("__format__", "spec, /", [](Call& call) {
        if (!call.text(0).empty()) {
            raise(call.evaluator, ExceptionType::TypeError,
                  fmt::format("unsupported format string passed to {}.__format__", type_name(call.evaluator, call.self)));
        }
        return str_object(call.evaluator, call.self);
    });
    c.method("__eq__", "other, /", [](Call& call) {
        return call.self.same(call[0]) ? Value::boolean(true) : Value::not_implemented();
    });
    c.method("__ne__", "other, /", [](Call& call) {
        Value method = special(call.evaluator, call.self, "__eq__");
        if (!method.defined()) {
            return Value::not_implemented();
        }
        Value result = python::call(call.evaluator, method, {call[0]});
        return result.is(Kind::not_implemented) || is_unknown(result) ? result : Value::boolean(!truth(call.evaluator, result));
    });
    c.method("__hash__", "", [](Call& call) {
        auto address = identity(call.self);
        return Value::integer(static_cast<std::int64_t>((address >> 4) | (address << 60)));
    });
    c.method("__getattribute__", "name, /", [](Call& call) {
        call.text(0);
        Value found = call.self.is(Kind::instance) || call.self.is(Kind::exception) ? find_instance_attribute(call.evaluator, call.self, call[0])
                                                                                    : find_attribute(call.evaluator, call.self, call[0]);
        if (!found.defined()) {
            raise(call.evaluator, ExceptionType::AttributeError,
                  fmt::format("'{}' object has no attribute '{}'", type_name(call.evaluator, call.self), call.text(0)));
        }
        return found;
    });
    c.method("__setattr__", "name, value, /", [](Call& call) {
        call.text(0);
        if (call.self.is(Kind::instance) || call.self.is(Kind::exception)) {
            set_instance_attribute(call.evaluator, call.self, call[0], call[1]);
        } else {
            set_attribute(call.evaluator, call.self, call[0], call[1]);
        }
        return Value::none();
    });
    c.method("__delattr__", "name, /", [](Call& call) {
        call.text(0);
        if (call.self.is(Kind::instance) || call.self.is(Kind::exception)) {
            delete_instance_attribute(call.evaluator, call.self, call[0]);
        } else {
            delete_attribute(call.evaluator, call.self, call[0]);
        }
        return Value::none();
    });
    c.method("__dir__", "", [](Call& call) { return all_names(call.evaluator, call.self); });
    c.class_method("__init_subclass__", "**kwargs", [](Call& call) {
        if (!call.keywords(0).table.empty()) {
            raise(call.evaluator, ExceptionType::TypeError,
                  fmt::format("{}.__init_subclass__() takes no keyword arguments", str_text(call.evaluator, call.self.as<Class>().name)));
        }
        return Value::none();
    });
    return type;
}

/// Names that classes have as attributes of their own.
Value class_value(Evaluator& evaluator, const Value& self, std::string_view name) {
    auto& type = self.as<Class>();
    Value* found = type.attributes ? type.attributes->table.find(name) : nullptr;
    if (type.native && name == "__module__") {
        return evaluator.str(type.native->module());
    }
    return found && !found->is(Kind::property) ? *found : Value::none();
}

/// What becomes the name of a class.
Value class_text(Evaluator& evaluator, const Value& self, const char* name, const Value& value) {
    if (!plain(value).is(Kind::str)) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("can only assign string to {}.{}, not '{}'", str_text(evaluator, self.as<Class>().name), name, type_name(evaluator, value)));
    }
    return value;
}

std::shared_ptr<NativeClass> make_type() {
    auto type = std::make_shared<NativeClass>("type");
    NativeClass& c = *type;
    c.construct("name, bases, dict, /, **kwargs", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        call.text(0);
        if (!plain(call[1]).is(Kind::tuple)) {
            raise(evaluator, ExceptionType::TypeError, fmt::format("type.__new__() argument 2 must be tuple, not {}", type_name(evaluator, call[1])));
        }
        if (!plain(call[2]).is(Kind::dict)) {
            raise(evaluator, ExceptionType::TypeError, fmt::format("type.__new__() argument 3 must be dict, not {}", type_name(evaluator, call[2])));
        }
        std::vector<Value> bases;
        for (const Value& base : plain(call[1]).as<Tuple>().items) {
            bases.push_back(force(evaluator, base));
        }
        for (const Value& base : bases) {
            if (!base.is(Kind::class_)) {
                raise(evaluator, ExceptionType::TypeError, "bases must be types");
            }
        }
        std::vector<std::pair<Value, Value>> keywords;
        for (const auto& entry : call.keywords(3).table.entries()) {
            if (entry.key.defined()) {
                keywords.emplace_back(entry.key, entry.value);
            }
        }
        Class& metaclass = metaclass_of(evaluator, call.self.as<Class>(), bases);
        if (&metaclass != &call.self.as<Class>()) {
            Class* owner = nullptr;
            const Value maker = lookup(evaluator, metaclass, evaluator.intern("__new__").as<Str>(), &owner);
            if (maker.defined() && !owner->native) {
                Arguments arguments;
                arguments.positional = {Value(&metaclass), call[0], call[1], call[2]};
                arguments.keywords = std::move(keywords);
                return python::call(evaluator, bind(evaluator, maker, {}, metaclass), std::move(arguments));
            }
        }
        return make_class(evaluator, metaclass, call[0], bases, call[2], std::move(keywords));
    });
    c.method("__init__", "*args, **kwargs", [](Call&) { return Value::none(); });
    c.method("__call__", "*args, **kwargs", [](Call& call) {
        Arguments arguments;
        arguments.positional = call.rest(0);
        for (const auto& entry : call.keywords(1).table.entries()) {
            if (entry.key.defined()) {
                arguments.keywords.emplace_back(entry.key, entry.value);
            }
        }
        Ref<Class> kept(&call.self.as<Class>());
        return construct_plain(call.evaluator, *kept, std::move(arguments));
    });
    c.method("__setattr__", "name, value, /", [](Call& call) {
        auto& target = call.self.as<Class>();
        target.attributes->table.set(call.evaluator, call[0], call[1]);
        note_special_attribute(target, call.text(0));
        return Value::none();
    });
    c.method("__delattr__", "name, /", [](Call& call) {
        if (!call.self.as<Class>().attributes->table.erase(call.evaluator, call[0])) {
            raise(call.evaluator, ExceptionType::AttributeError, std::string(call.text(0)));
        }
        return Value::none();
    });
    c.method("__instancecheck__", "instance, /", [](Call& call) {
        return Value::boolean(is_subclass(type_of(call.evaluator, call[0]), call.self.as<Class>()));
    });
    c.method("__subclasscheck__", "subclass, /", [](Call& call) {
        return Value::boolean(call[0].is(Kind::class_) && is_subclass(call[0].as<Class>(), call.self.as<Class>()));
    });
    for (bool reflected : {false, true}) {
        c.method(reflected ? "__ror__" : "__or__", "other, /", [reflected](Call& call) {
            Value types = import_lazily(call.evaluator, "types");
            Value make = get_attribute(call.evaluator, types, "_union");
            return reflected ? python::call(call.evaluator, make, {call[0], call.self}) : python::call(call.evaluator, make, {call.self, call[0]});
        });
    }
    c.method("mro", "", [](Call& call) {
        std::vector<Value> items;
        for (Class* at : call.self.as<Class>().order) {
            items.emplace_back(at);
        }
        return call.evaluator.list(std::move(items));
    });
    c.method("__subclasses__", "", [](Call& call) -> Value {
        refuse(call.evaluator, "__subclasses__() is not supported", "write the classes out in a list");
    });
    c.property("__name__", [](Evaluator&, const Value& self) { return self.as<Class>().name; },
               [](Evaluator& evaluator, const Value& self, const Value& value) {
                   self.as<Class>().name = class_text(evaluator, self, "__name__", value);
               });
    c.property("__qualname__", [](Evaluator&, const Value& self) { return self.as<Class>().qualified_name; },
               [](Evaluator& evaluator, const Value& self, const Value& value) {
                   self.as<Class>().qualified_name = class_text(evaluator, self, "__qualname__", value);
               });
    for (const char* name : {"__module__", "__doc__"}) {
        c.property(name, [name](Evaluator& evaluator, const Value& self) { return class_value(evaluator, self, name); },
                   [name](Evaluator& evaluator, const Value& self, const Value& value) {
                       self.as<Class>().attributes->table.set(evaluator.intern(name), value);
                   });
    }
    c.property("__annotations__", [](Evaluator& evaluator, const Value& self) {
        Value found = class_value(evaluator, self, "__annotations__");
        return found.is_none() ? Value(evaluator.dict()) : found;
    }, [](Evaluator& evaluator, const Value& self, const Value& value) {
        self.as<Class>().attributes->table.set(evaluator.intern("__annotations__"), value);
    });
    c.property("__mro__", [](Evaluator& evaluator, const Value& self) {
        std::vector<Value> items;
        for (Class* at : self.as<Class>().order) {
            items.emplace_back(at);
        }
        return evaluator.tuple(std::move(items));
    });
    c.property("__bases__", [](Evaluator& evaluator, const Value& self) {
        std::vector<Value> items;
        for (const Ref<Class>& base : self.as<Class>().bases) {
            items.emplace_back(base);
        }
        return evaluator.tuple(std::move(items));
    });
    c.property("__base__", [](Evaluator&, const Value& self) {
        const auto& bases = self.as<Class>().bases;
        return bases.empty() ? Value::none() : Value(bases[0]);
    });
    c.property("__dict__", [](Evaluator&, const Value& self) { return Value(self.as<Class>().attributes); });
    return type;
}

std::shared_ptr<NativeClass> make_super() {
    auto type = std::make_shared<NativeClass>("super");
    type->construct("type=..., object=..., /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        Ref<Class> after;
        Value self;
        if (call.given(0)) {
            Value wanted = force(evaluator, call[0]);
            if (!wanted.is(Kind::class_)) {
                raise(evaluator, ExceptionType::TypeError, fmt::format("super() argument 1 must be a type, not {}", type_name(evaluator, wanted)));
            }
            after = Ref<Class>(&wanted.as<Class>());
            self = call[1];
            if (!self.defined()) {
                refuse(evaluator, "super() with one argument is not supported", "write super()");
            }
        } else {
            Frame* frame = evaluator.frame();
            if (!frame || !frame->function || frame->code.parameters.names.empty()) {
                raise(evaluator, ExceptionType::RuntimeError, "super(): no arguments");
            }
            if (!frame->function->own_class || !frame->function->own_class->value.is(Kind::class_)) {
                raise(evaluator, ExceptionType::RuntimeError,
                      frame->function->own_class ? "super(): empty __class__ cell" : "super(): __class__ cell not found");
            }
            after = Ref<Class>(&frame->function->own_class->value.as<Class>());
            self = frame->locals[0];
            if (frame->code.parameters.positional == 0 && self.is(Kind::tuple) && !self.as<Tuple>().items.empty()) {
                self = self.as<Tuple>().items[0];
            }
        }
        // The object is an instance of the class, or a class below it.
        Class* start;
        if (self.is(Kind::class_) && is_subclass(self.as<Class>(), *after)) {
            start = &self.as<Class>();
        } else {
            start = &type_of(evaluator, self);
            if (!is_subclass(*start, *after)) {
                raise(evaluator, ExceptionType::TypeError, "super(type, obj): obj must be an instance or subtype of type");
            }
        }
        return Value(evaluator.heap().make<SuperObject>(after, self, Ref<Class>(start)));
    });
    return type;
}

Value documentation_of(const Value& function) {
    return function.is(Kind::function) ? or_none(function.as<Function>().documentation) : Value::none();
}

std::shared_ptr<NativeClass> make_property() {
    auto type = std::make_shared<NativeClass>("property");
    NativeClass& c = *type;
    c.construct("fget=None, fset=None, fdel=None, doc=None", [](Call& call) {
        auto made = call.evaluator.heap().make<Property>();
        made->getter = call[0];
        made->setter = call[1];
        made->deleter = call[2];
        made->documentation = call[3];
        if (made->documentation.is_none()) {
            made->documentation = documentation_of(call[0]);
        }
        return Value(made);
    });
    auto copy = [](Call& call) {
        auto& from = call.self.as<Property>();
        auto made = call.evaluator.heap().make<Property>();
        made->getter = from.getter;
        made->setter = from.setter;
        made->deleter = from.deleter;
        made->documentation = from.documentation;
        made->name = from.name;
        return made;
    };
    c.method("getter", "fget, /", [copy](Call& call) {
        auto made = copy(call);
        // The text of the getter before, and none of its own: that of the new one.
        if (made->documentation.same(documentation_of(made->getter))) {
            made->documentation = documentation_of(call[0]);
        }
        made->getter = call[0];
        return Value(made);
    });
    c.method("setter", "fset, /", [copy](Call& call) {
        auto made = copy(call);
        made->setter = call[0];
        return Value(made);
    });
    c.method("deleter", "fdel, /", [copy](Call& call) {
        auto made = copy(call);
        made->deleter = call[0];
        return Value(made);
    });
    auto part = [](Value Property::*member) {
        return [member](Evaluator&, const Value& self) {
            const Value& value = self.as<Property>().*member;
            return value.defined() ? value : Value::none();
        };
    };
    c.property("fget", part(&Property::getter));
    c.property("fset", part(&Property::setter));
    c.property("fdel", part(&Property::deleter));
    c.property("__doc__", part(&Property::documentation),
               [](Evaluator&, const Value& self, const Value& value) { self.as<Property>().documentation = value; });
    c.method("__get__", "instance, owner=None, /", [](Call& call) {
        if (call.is_none(0)) {
            return call.self;
        }
        Value self = call.self;
        return bind(call.evaluator, self, call[0], type_of(call.evaluator, call[0]));
    });
    return type;
}

std::shared_ptr<NativeClass> make_wrapper(Kind kind) {
    auto type = std::make_shared<NativeClass>(kind == Kind::static_method ? "staticmethod" : "classmethod");
    type->construct("function, /", [kind](Call& call) { return Value(call.evaluator.heap().make<MethodWrapper>(kind, call[0])); });
    type->property("__func__", [](Evaluator&, const Value& self) { return self.as<MethodWrapper>().function; });
    type->property("__wrapped__", [](Evaluator&, const Value& self) { return self.as<MethodWrapper>().function; });
    type->method("__get__", "instance, owner=None, /", [](Call& call) {
        const Value self = call.self;
        const Value receiver = call.is_none(0) ? Value() : call[0];
        Class& owner = call[1].is(Kind::class_) ? call[1].as<Class>() : type_of(call.evaluator, call[0]);
        return bind(call.evaluator, self, receiver, owner);
    });
    for (const char* name : {"__name__", "__qualname__", "__doc__", "__module__"}) {
        type->property(name, [name](Evaluator& evaluator, const Value& self) {
            return get_attribute(evaluator, self.as<MethodWrapper>().function, std::string_view(name));
        });
    }
    return type;
}

}  // namespace

#define ALUDEL_TYPE(name, make)                                       \
    const NativeClass& name##_type() {                                \
        static const std::shared_ptr<const NativeClass> type = make;  \
        return *type;                                                 \
    }

ALUDEL_TYPE(object, make_object())
ALUDEL_TYPE(type, make_type())
ALUDEL_TYPE(super, make_super())
ALUDEL_TYPE(property, make_property())
ALUDEL_TYPE(static_method, make_wrapper(Kind::static_method))
ALUDEL_TYPE(class_method, make_wrapper(Kind::class_method))

}  // namespace aludel::python
