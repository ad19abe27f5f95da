#include "python/class.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "python/attribute.hpp"
#include "python/bind.hpp"
#include "python/builtin_types.hpp"
#include "python/evaluator.hpp"
#include "python/native.hpp"
#include "python/slots.hpp"
#include "python/syntax.hpp"

namespace aludel::python {

void fill_native_class(Evaluator& evaluator, Class& type, const NativeClass& native) {
    type.native = type.layout = &native;
    type.attributes = evaluator.dict();
    type.is_exception = native.exception();
    type.has_dict = &native != &native_type(Type::object) && !native.payload();
    type.dotted = native.is_dotted();
    type.name = evaluator.str(native.name());
    type.qualified_name = type.name;
    const NativeClass* base = native.base_class();
    const NativeClass& object = native_type(Type::object);
    if (!base && &native != &object) {
        base = &object;
    }
    type.order.push_back(&type);
    if (base) {
        Class& parent = evaluator.type(*base);
        type.bases.emplace_back(&parent);
        type.order.insert(type.order.end(), parent.order.begin(), parent.order.end());
    }
    type.metaclass = Ref<Class>(&evaluator.type(native_type(Type::type)));
    // Members of these names are about the instances.
    if (!native.members().find("__module__")) {
        type.attributes->table.set(evaluator.intern("__module__"), evaluator.str(native.module()));
    }
    if (!native.members().find("__doc__")) {
        type.attributes->table.set(evaluator.intern("__doc__"),
                                   native.documentation().empty() ? Value::none() : evaluator.str(native.documentation()));
    }
    for (const std::string& name : native.members().order) {
        note_special_attribute(type, name);
    }
}

void note_special_attribute(Class& type, std::string_view name) {
    if (name == "__getattr__" || (name == "__getattribute__" && !type.native)) {
        type.has_getattr = true;
    } else if (name == "__setattr__" && !type.native) {
        type.has_setattr = true;
    }
}

Class& metaclass_of(Evaluator& evaluator, Class& wanted, const std::vector<Value>& bases) {
    Class* winner = &wanted;
    for (const Value& base : bases) {
        Class& candidate = *base.as<Class>().metaclass;
        if (is_subclass(*winner, candidate)) {
            continue;
        }
        if (is_subclass(candidate, *winner)) {
            winner = &candidate;
            continue;
        }
        raise(evaluator, ExceptionType::TypeError,
              "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses "
              "of all its bases");
    }
    return *winner;
}

namespace {

/// C3: every class before its bases, bases in the order they were written.
std::vector<Class*> linearize(Evaluator& evaluator, Class& type) {
    if (type.bases.size() == 1) {
        const std::vector<Class*>& inherited = type.bases.front()->order;
        std::vector<Class*> order;
        order.reserve(inherited.size() + 1);
        order.push_back(&type);
        order.insert(order.end(), inherited.begin(), inherited.end());
        return order;
    }
    std::vector<std::vector<Class*>> lists;
    for (const Ref<Class>& base : type.bases) {
        lists.push_back(base->order);
    }
    std::vector<Class*> direct;
    for (const Ref<Class>& base : type.bases) {
        direct.push_back(base.get());
    }
    lists.push_back(direct);
    std::vector<Class*> order = {&type};
    for (;;) {
        std::erase_if(lists, [](const auto& list) { return list.empty(); });
        if (lists.empty()) {
            return order;
        }
        Class* next = nullptr;
        for (const auto& list : lists) {
            bool blocked = std::any_of(lists.begin(), lists.end(), [&](const auto& other) {
                return std::find(other.begin() + 1, other.end(), list[0]) != other.end();
            });
            if (!blocked) {
                next = list[0];
                break;
            }
        }
        if (!next) {
            std::string names;
            std::vector<Class*> named;
            for (const auto& list : lists) {
                if (std::find(named.begin(), named.end(), list[0]) == named.end()) {
                    named.push_back(list[0]);
                    names += (names.empty() ? "" : ", ") + str_text(evaluator, list[0]->name);
                }
            }
            raise(evaluator, ExceptionType::TypeError,
                  "Cannot create a consistent method resolution\norder (MRO) for bases " + names);
        }
        order.push_back(next);
        for (auto& list : lists) {
            if (list[0] == next) {
                list.erase(list.begin());
            }
        }
    }
}

const NativeClass* constructor_owner(const NativeClass* native) {
    while (native->base_class() && !native->constructor()) {
        native = native->base_class();
    }
    return native;
}

/// Its instances are plain ones: all that it gives them is attributes and methods.
bool makes_plain_instances(const NativeClass* native) {
    for (; native->base_class(); native = native->base_class()) {
        if (native->constructor() || native->payload() || native->exception()) {
            return false;
        }
    }
    return native == &native_type(Type::object) || (!native->constructor() && !native->payload() && !native->exception());
}

/// The native class that says what instances are made of: the most derived one among the bases'.
void choose_layout(Evaluator& evaluator, Class& type) {
    const NativeClass& object = native_type(Type::object);
    type.layout = &object;
    auto derives = [](const NativeClass* from, const NativeClass* base) {
        for (; from; from = from->base_class()) {
            if (from == base) {
                return true;
            }
        }
        return base == &native_type(Type::object);
    };
    for (const Ref<Class>& base : type.bases) {
        if (type.layout->exception() && base->layout->exception()) {
            // All are the same inside, as far as their constructors are.
            const NativeClass* mine = constructor_owner(type.layout);
            const NativeClass* other = constructor_owner(base->layout);
            if (mine != other && !derives(mine, other)) {
                type.layout = base->layout;
            }
        } else if (derives(base->layout, type.layout)) {
            type.layout = base->layout;
        } else if (!derives(type.layout, base->layout) &&
                   !(makes_plain_instances(type.layout) && makes_plain_instances(base->layout))) {
            raise(evaluator, ExceptionType::TypeError, "multiple bases have instance lay-out conflict");
        }
        type.is_exception = type.is_exception || base->is_exception;
        type.has_getattr = type.has_getattr || base->has_getattr;
        type.has_setattr = type.has_setattr || base->has_setattr;
    }
}

void adjust_namespace(Evaluator& evaluator, Class& type) {
    Table& names = type.attributes->table;
    for (const char* implicit : {"__new__", "__init_subclass__", "__class_getitem__"}) {
        Value* found = names.find(implicit);
        if (found && found->is(Kind::function)) {
            Kind kind = std::string_view(implicit) == "__new__" ? Kind::static_method : Kind::class_method;
            *found = evaluator.heap().make<MethodWrapper>(kind, *found);
        }
    }
    if (names.find("__eq__") && !names.find("__hash__")) {
        names.set(evaluator.intern("__hash__"), Value::none());
    }
    if (!names.find("__doc__")) {
        names.set(evaluator.intern("__doc__"), Value::none());
    }
    for (const auto& entry : names.entries()) {
        if (entry.key.is(Kind::str)) {
            note_special_attribute(type, entry.key.as<Str>().text);
        }
    }
}

/// Tells descriptors what they are called, and the bases that they have a new child.
void announce(Evaluator& evaluator, const Value& value, std::vector<std::pair<Value, Value>>&& keywords) {
    Class& type = value.as<Class>();
    std::vector<std::pair<Value, Value>> named;
    for (const auto& entry : type.attributes->table.entries()) {
        if (entry.key.is(Kind::str) && entry.value.is(Kind::instance)) {
            named.emplace_back(entry.key, entry.value);
        } else if (entry.value.is(Kind::property) && !entry.value.as<Property>().name.defined()) {
            entry.value.as<Property>().name = entry.key;
        }
    }
    for (auto& [name, attribute] : named) {
        Value hook = lookup(evaluator, *attribute.as<Instance>().type, evaluator.intern("__set_name__").as<Str>());
        if (hook.defined()) {
            call(evaluator, hook, {attribute, value, name});
        }
    }
    for (std::size_t i = 1; i < type.order.size(); ++i) {
        Value hook = lookup_own(evaluator, *type.order[i], evaluator.intern("__init_subclass__").as<Str>());
        if (hook.defined()) {
            Arguments arguments;
            arguments.keywords = std::move(keywords);
            call(evaluator, bind(evaluator, hook, {}, type), std::move(arguments));
            return;
        }
    }
    if (!keywords.empty()) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("{}.__init_subclass__() takes no keyword arguments", str_text(evaluator, type.name)));
    }
}

}  // namespace

Value make_class(Evaluator& evaluator, Class& metaclass, const Value& name, const std::vector<Value>& bases,
                 const Value& names, std::vector<std::pair<Value, Value>> keywords) {
    Ref<Class> type = evaluator.heap().make<Class>();
    type->name = name;
    type->qualified_name = name;
    type->metaclass = Ref<Class>(&metaclass);
    type->attributes = evaluator.dict();
    for (const Value& base : bases) {
        if (!base.is(Kind::class_)) {
            raise(evaluator, ExceptionType::TypeError, "bases must be types");
        }
        Ref<Class> parent(&base.as<Class>());
        if (parent->native && parent->native->is_final()) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("type '{}' is not an acceptable base type", str_text(evaluator, parent->name)));
        }
        if (std::find(type->bases.begin(), type->bases.end(), parent) != type->bases.end()) {
            raise(evaluator, ExceptionType::TypeError, "duplicate base class " + str_text(evaluator, parent->name));
        }
        type->bases.push_back(parent);
    }
    if (type->bases.empty()) {
        type->bases.emplace_back(&evaluator.type(Type::object));
    }
    type->order = linearize(evaluator, *type);
    // Each class holds all that it derives from: a chain without end would take time and memory by its square.
    constexpr std::size_t most_ancestors = 1000;
    if (type->order.size() > most_ancestors) {
        refuse(evaluator, "a class that derives from more than 1,000 others is not supported");
    }
    choose_layout(evaluator, *type);
    std::size_t position = 0;
    Value key;
    Value value;
    while (plain(names).as<Dict>().table.next(position, key, value)) {
        type->attributes->table.set(evaluator, key, value);
    }
    if (Value* cell = type->attributes->table.find("__classcell__"); cell && cell->is(Kind::cell)) {
        cell->as<Cell>().value = Value(type);
        type->attributes->table.erase(evaluator, evaluator.intern("__classcell__"));
    }
    if (Value* qualified = type->attributes->table.find("__qualname__")) {
        type->qualified_name = *qualified;
        type->attributes->table.erase(evaluator, evaluator.intern("__qualname__"));
    }
    if (!type->attributes->table.find("__module__")) {
        Value module = evaluator.intern("builtins");
        if (Frame* frame = evaluator.frame()) {
            if (Value* found = frame->module.globals->table.find("__name__")) {
                module = *found;
            }
        }
        type->attributes->table.set(evaluator.intern("__module__"), module);
    }
    adjust_namespace(evaluator, *type);
    define_slots(evaluator, *type);
    announce(evaluator, type, std::move(keywords));
    return type;
}

Value with_payload(Evaluator& evaluator, Class& type, const NativeClass& builtin, Value payload) {
    if (type.native == &builtin) {
        return payload;
    }
    Ref<Instance> made = evaluator.instance(type);
    made->payload = std::move(payload);
    return made;
}

Value new_native(Evaluator& evaluator, Class& type, const NativeClass& native, Arguments& arguments) {
    const auto maker_of = [](const NativeClass* of) {
        while (of && !of->constructor()) {
            of = of->base_class();
        }
        return of;
    };
    const NativeClass* maker = maker_of(type.layout);
    if (maker && maker->module() == "builtins" && maker != maker_of(&native)) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("{}.__new__({}) is not safe, use {}.__new__()", native.name(), str_text(evaluator, type.name), maker->name()));
    }
    if (!maker) {
        return evaluator.instance(type);
    }
    Value made = call_native(evaluator, *maker->constructor(), Value(&type), arguments);
    return maker->payload() ? with_payload(evaluator, type, *maker, std::move(made)) : made;
}

namespace {

/// A constructor of our library that an unknown argument makes unknown.
bool infects(const Value& attribute) {
    const Value& function = attribute.is(Kind::static_method) ? attribute.as<MethodWrapper>().function : attribute;
    return function.is(Kind::function) && function.as<Function>().module->program->source.infects();
}

/// What abc.ABCMeta has noted of a class: the methods that are still to be written.
void refuse_abstract(Evaluator& evaluator, Class& type) {
    if (type.metaclass.get() == &evaluator.type(Type::type)) {
        return;
    }
    Value* noted = type.attributes->table.find("__abstractmethods__");
    if (!noted || !noted->is(Kind::frozen_set) || noted->as<Set>().table.empty()) {
        return;
    }
    std::vector<std::string> names;
    for (const Value& name : to_vector(evaluator, *noted)) {
        names.push_back(str_text(evaluator, name));
    }
    std::sort(names.begin(), names.end());
    raise(evaluator, ExceptionType::TypeError,
          fmt::format("Can't instantiate abstract class {} with abstract method{} {}", str_text(evaluator, type.name),
                      names.size() == 1 ? "" : "s", fmt::join(names, ", ")));
}

}  // namespace

Value construct_plain(Evaluator& evaluator, Class& type, Arguments&& arguments) {
    Class& object = evaluator.type(Type::object);
    if (&type == &evaluator.type(Type::type) && arguments.positional.size() == 1 && arguments.keywords.empty()) {
        Value of = force(evaluator, arguments.positional[0]);
        return Value(&type_of(evaluator, of));
    }
    Class* new_owner = nullptr;
    Value maker = lookup(evaluator, type, evaluator.intern("__new__").as<Str>(), &new_owner);
    Class* init_owner = nullptr;
    Value initializer = lookup(evaluator, type, evaluator.intern("__init__").as<Str>(), &init_owner);
    bool own_init = initializer.defined() && init_owner != &object;
    bool own_new = maker.defined() && !new_owner->native;
    if (infects(own_new ? maker : Value()) || infects(own_init ? initializer : Value())) {
        if (const Value* unknown = find_unknown(arguments)) {
            return unknown_from(evaluator, *unknown, "a call");
        }
    }
    Value made;
    refuse_abstract(evaluator, type);
    if (own_new) {
        Arguments copy;
        copy.positional.reserve(arguments.positional.size() + 1);
        copy.positional.push_back(Value(&type));
        copy.positional.insert(copy.positional.end(), arguments.positional.begin(), arguments.positional.end());
        copy.keywords = arguments.keywords;
        copy.expression = arguments.expression;
        made = call(evaluator, bind(evaluator, maker, {}, type), std::move(copy));
    } else {
        const NativeClass* native = type.layout;
        while (native && !native->constructor()) {
            native = native->base_class();
        }
        if (native) {
            if (!own_init) {
                made = call_native(evaluator, *native->constructor(), Value(&type), arguments);
                return native->payload() ? with_payload(evaluator, type, *native, std::move(made)) : made;
            }
            // Mutable builtins are filled by __init__, whatever arguments a class of theirs takes.
            bool filled_later = native == &native_type(Type::list) || native == &native_type(Type::dict) ||
                                native == &native_type(Type::set);
            Arguments copy = filled_later ? Arguments() : arguments;
            made = call_native(evaluator, *native->constructor(), Value(&type), copy);
            if (native->payload()) {
                made = with_payload(evaluator, type, *native, std::move(made));
            }
        } else {
            if (!own_init && (!arguments.positional.empty() || !arguments.keywords.empty())) {
                raise(evaluator, ExceptionType::TypeError, fmt::format("{}() takes no arguments", str_text(evaluator, type.name)));
            }
            made = evaluator.instance(type);
        }
    }
    Class& made_type = type_of(evaluator, made);
    if (!own_init || !is_subclass(made_type, type)) {
        return made;
    }
    if (&made_type != &type) {
        initializer = lookup(evaluator, made_type, evaluator.intern("__init__").as<Str>());
    }
    Value result = call(evaluator, bind(evaluator, initializer, made, type), std::move(arguments));
    if (!result.is_none()) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("__init__() should return None, not '{}'", type_name(evaluator, result)));
    }
    return made;
}

Value construct(Evaluator& evaluator, Class& type, Arguments&& arguments) {
    Class& plain_metaclass = evaluator.type(Type::type);
    if (type.metaclass.get() != &plain_metaclass) {
        Class* owner = nullptr;
        Value caller = lookup(evaluator, *type.metaclass, evaluator.intern("__call__").as<Str>(), &owner);
        if (caller.defined() && !owner->native) {
            return call(evaluator, bind(evaluator, caller, Value(&type), *type.metaclass), std::move(arguments));
        }
    }
    return construct_plain(evaluator, type, std::move(arguments));
}

}  // namespace aludel::python
