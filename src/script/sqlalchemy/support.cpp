#include "script/sqlalchemy/support.hpp"

#include <algorithm>

namespace aludel::script::sqlalchemy {

using python::Dict;
using python::Instance;
using python::Kind;

bool is_a(const Value& value, const NativeClass& wanted) {
    if (!value.is(Kind::instance)) {
        return false;
    }
    for (const NativeClass* at = value.as<Instance>().type->layout; at; at = at->base_class()) {
        if (at == &wanted) {
            return true;
        }
    }
    return false;
}

bool is_class_of(const Value& value, const NativeClass& wanted) {
    if (!value.is(Kind::class_)) {
        return false;
    }
    for (const NativeClass* at = value.as<python::Class>().layout; at; at = at->base_class()) {
        if (at == &wanted) {
            return true;
        }
    }
    return false;
}

Value field(const Value& object, std::string_view name) {
    if (!object.is(Kind::instance) || !object.as<Instance>().attributes) {
        return {};
    }
    const Value* found = object.as<Instance>().attributes->table.find(name);
    return found ? *found : Value();
}

Value some_field(const Value& object, std::string_view name) {
    Value found = field(object, name);
    return found.is_none() ? Value() : found;
}

std::optional<std::string> text_field(const Value& object, std::string_view name) {
    return as_text(field(object, name));
}

std::optional<std::int64_t> integer_field(Evaluator& evaluator, const Value& object, std::string_view name) {
    Value found = some_field(object, name);
    return found.defined() ? std::optional(python::to_index(evaluator, found)) : std::nullopt;
}

bool flag(Evaluator& evaluator, const Value& object, std::string_view name, bool otherwise) {
    Value found = field(object, name);
    return found.defined() ? python::truth(evaluator, found) : otherwise;
}

void set_field(Evaluator& evaluator, const Value& object, std::string_view name, Value value) {
    auto& instance = object.as<Instance>();
    if (!instance.attributes) {
        instance.attributes = evaluator.dict();
    }
    instance.attributes->table.set(evaluator.intern(name), std::move(value));
}

void erase_field(Evaluator& evaluator, const Value& object, std::string_view name) {
    auto& instance = object.as<Instance>();
    if (instance.attributes) {
        instance.attributes->table.erase(evaluator, evaluator.intern(name));
    }
}

Value make(Evaluator& evaluator, const NativeClass& type, Fields fields) {
    Value made = evaluator.instance(evaluator.type(type));
    for (const auto& [name, value] : fields) {
        set_field(evaluator, made, name, value);
    }
    return made;
}

Value clone(Evaluator& evaluator, const Value& object) {
    auto& from = object.as<Instance>();
    Ref<Instance> made = evaluator.instance(*from.type);
    if (from.attributes) {
        made->attributes = evaluator.dict();
        std::size_t position = 0;
        Value key;
        Value value;
        while (from.attributes->table.next(position, key, value)) {
            made->attributes->table.set(key, value);
        }
    }
    return made;
}

Value class_field(Evaluator& evaluator, const Value& object, std::string_view name) {
    python::Class& type = object.is(Kind::class_) ? object.as<python::Class>() : python::type_of(evaluator, object);
    return python::lookup(evaluator, type, evaluator.intern(name).as<python::Str>());
}

const std::vector<Value>& items(const Value& sequence) {
    static const std::vector<Value> none;
    switch (sequence.kind()) {
        case Kind::list:
            return sequence.as<python::List>().items;
        case Kind::tuple:
            return sequence.as<python::Tuple>().items;
        default:
            return none;
    }
}

std::vector<Value> items_of(const Value& object, std::string_view name) {
    return items(field(object, name));
}

void append_field(Evaluator& evaluator, const Value& object, std::string_view name, Value value) {
    Value found = field(object, name);
    if (!found.is(Kind::list)) {
        found = evaluator.list();
        set_field(evaluator, object, name, found);
    }
    found.as<python::List>().items.push_back(std::move(value));
    evaluator.account(found.as<python::List>());
}

void extend_field(Evaluator& evaluator, const Value& object, std::string_view name, const std::vector<Value>& values) {
    std::vector<Value> all = items_of(object, name);
    all.insert(all.end(), values.begin(), values.end());
    set_field(evaluator, object, name, evaluator.list(std::move(all)));
}

std::optional<std::string> as_text(const Value& value) {
    if (!value.defined()) {
        return std::nullopt;
    }
    const python::Str* text = python::as_str(value);
    return text ? std::optional(text->text) : std::nullopt;
}

bool is_none(const Value& value) {
    return !value.defined() || value.is_none();
}

Value take(Evaluator& evaluator, Dict& keywords, std::string_view name) {
    Value removed;
    if (Value* found = keywords.table.find(name)) {
        removed = *found;
        keywords.table.erase(evaluator, evaluator.intern(name));
    }
    return removed;
}

std::string lower_case(std::string_view text) {
    std::string made(text);
    for (char& c : made) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return made;
}

std::string upper_case(std::string_view text) {
    std::string made(text);
    for (char& c : made) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return made;
}

std::string class_repr(Evaluator& evaluator, const Value& value) {
    return python::repr(evaluator, Value(&python::type_of(evaluator, value)));
}

std::string_view known_class(Evaluator& evaluator, const Value& value) {
    static constexpr std::string_view known[] = {"datetime.datetime",  "datetime.date",   "datetime.time",
                                                 "datetime.timedelta", "decimal.Decimal", "uuid.UUID"};
    if (!value.is(Kind::instance)) {
        return {};
    }
    for (python::Class* at : value.as<Instance>().type->order) {
        const Value* module = at->attributes ? at->attributes->table.find("__module__") : nullptr;
        const python::Str* in = module ? python::as_str(*module) : nullptr;
        if (!in || (in->text != "datetime" && in->text != "decimal" && in->text != "uuid")) {
            continue;
        }
        std::string path = in->text + "." + python::str_text(evaluator, at->name);
        for (std::string_view one : known) {
            if (one == path) {
                return one;
            }
        }
    }
    return {};
}

NativeClass& defaults(NativeClass& type, std::initializer_list<std::string_view> none_names) {
    for (std::string_view name : none_names) {
        type.value(std::string(name), [](Evaluator&) { return Value::none(); });
    }
    return type;
}

State& state(Evaluator& evaluator) {
    static const char key = 0;
    std::shared_ptr<void>& slot = evaluator.extras[&key];
    if (!slot) {
        slot = std::make_shared<State>();
    }
    return *static_cast<State*>(slot.get());
}

void add_source(python::Registry& registry, const char* name, std::string_view text, bool package) {
    auto module = std::make_shared<python::NativeModule>(name);
    module->source(text);
    if (package) {
        module->package();
    }
    registry.add(module);
}

bool holds(const std::vector<Value>& values, const Value& wanted) {
    return std::any_of(values.begin(), values.end(), [&](const Value& one) { return one.same(wanted); });
}

}  // namespace aludel::script::sqlalchemy
