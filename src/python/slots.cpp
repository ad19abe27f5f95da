#include "python/slots.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "python/builtin_types.hpp"
#include "python/evaluator.hpp"
#include "python/native.hpp"
#include "python/unicode.hpp"

namespace aludel::python {
namespace {

/// One name of __slots__, in the class.
struct Slot : NativeData {
    void clear() override {
        name = Value();
        owner.reset();
    }
    Value name;
    Ref<Class> owner;
};

Slot& slot_of(const Value& descriptor) {
    return static_cast<Slot&>(*descriptor.as<Instance>().data);
}

Value key_of(const Value& descriptor) {
    return Value::integer(static_cast<std::int64_t>(identity(descriptor)));
}

Instance& holder(Call& call, const Value& object) {
    const Slot& slot = slot_of(call.self);
    if (!(object.is(Kind::instance) || object.is(Kind::exception)) || !is_subclass(*object.as<Instance>().type, *slot.owner)) {
        raise(call.evaluator, ExceptionType::TypeError,
              fmt::format("descriptor '{}' for '{}' objects doesn't apply to a '{}' object", str_text(call.evaluator, slot.name),
                          str_text(call.evaluator, slot.owner->name), type_name(call.evaluator, object)));
    }
    return object.as<Instance>();
}

Value read(Call& call) {
    if (call[0].is_none()) {
        return call.self;
    }
    const Value object = force(call.evaluator, call[0]);
    Instance& instance = holder(call, object);
    if (instance.slots) {
        if (Value* found = instance.slots->table.find(call.evaluator, key_of(call.self))) {
            return *found;
        }
    }
    raise(call.evaluator, ExceptionType::AttributeError,
          fmt::format("'{}' object has no attribute '{}'", type_name(call.evaluator, object), str_text(call.evaluator, slot_of(call.self).name)));
}

Value write(Call& call) {
    const Value object = force(call.evaluator, call[0]);
    Instance& instance = holder(call, object);
    if (!instance.slots) {
        instance.slots = call.evaluator.dict();
    }
    instance.slots->table.set(call.evaluator, key_of(call.self), call[1]);
    return Value::none();
}

Value remove(Call& call) {
    const Value object = force(call.evaluator, call[0]);
    Instance& instance = holder(call, object);
    if (!instance.slots || !instance.slots->table.erase(call.evaluator, key_of(call.self))) {
        raise(call.evaluator, ExceptionType::AttributeError, str_text(call.evaluator, slot_of(call.self).name));
    }
    return Value::none();
}

const NativeClass& descriptor_type() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = builtin_class("member_descriptor");
        made->style(Signature::Style::c, UnknownArguments::accept);
        made->method("__get__", "instance, owner=None, /", read);
        made->method("__set__", "instance, value, /", write);
        made->method("__delete__", "instance, /", remove);
        made->method("__repr__", "", [](Call& call) {
            const Slot& slot = slot_of(call.self);
            return call.evaluator.str(fmt::format("<member '{}' of '{}' objects>", str_text(call.evaluator, slot.name),
                                                  str_text(call.evaluator, slot.owner->name)));
        });
        made->property("__name__", [](Evaluator&, const Value& self) { return slot_of(self).name; });
        made->property("__objclass__", [](Evaluator&, const Value& self) { return Value(slot_of(self).owner); });
        made->final();
        return made;
    }();
    return *type;
}

bool is_identifier(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const bool first = at == 0;
        const std::uint32_t code = next_code(text, at);
        if (!(first ? is_identifier_start(code) : is_identifier_part(code))) {
            return false;
        }
    }
    return !text.empty();
}

/// `__x` in a class is its own.
std::string mangled(std::string_view name, std::string_view type) {
    const std::size_t begin = type.find_first_not_of('_');
    return !name.starts_with("__") || name.ends_with("__") || begin == std::string_view::npos
               ? std::string(name)
               : fmt::format("_{}{}", type.substr(begin), name);
}

/// Whether instances of it need room that those of its bases do not.
bool has_layout(const Class& type) {
    if (type.native) {
        return type.native->payload() || type.is_exception;
    }
    const auto& entries = type.attributes->table.entries();
    return std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
        return entry.value.is(Kind::instance) && entry.value.template as<Instance>().type->native == &descriptor_type() &&
               slot_of(entry.value).owner.get() == &type;
    });
}

const Class* layout_of(const Class& type) {
    const auto found = std::find_if(type.order.begin(), type.order.end(), [](const Class* at) { return has_layout(*at); });
    return found == type.order.end() ? nullptr : *found;
}

void check_bases(Evaluator& evaluator, const Class& type) {
    const Class* solid = nullptr;
    for (const Ref<Class>& base : type.bases) {
        const Class* next = layout_of(*base);
        if (!next || (solid && is_subclass(*solid, *next))) {
            continue;
        }
        // Native classes among themselves are compared where the layout is chosen.
        if (solid && !is_subclass(*next, *solid) && !(solid->native && next->native)) {
            raise(evaluator, ExceptionType::TypeError, "multiple bases have instance lay-out conflict");
        }
        solid = next;
    }
}

/// The names in __slots__, checked one by one.
std::vector<std::string> slot_names(Evaluator& evaluator, Class& type, const Value& given) {
    const Value all = force(evaluator, given);
    const std::vector<Value> items = as_str(all) ? std::vector<Value>{all} : to_vector(evaluator, all);
    bool base_has_dict = false;
    bool base_is_referable = false;
    const Value* fixed_size = nullptr;
    for (const Ref<Class>& base : type.bases) {
        base_has_dict = base_has_dict || base->has_dict;
        for (const Class* at : base->order) {
            base_is_referable = base_is_referable || (!at->native && !at->attributes->table.find("__slots__"));
        }
    }
    for (Type builtin : {Type::integer, Type::tuple, Type::bytes}) {
        const Class& known = evaluator.type(builtin);
        fixed_size = is_subclass(type, known) ? &type.bases[0]->name : fixed_size;
    }
    std::vector<std::string> names;
    bool own_dict = false;
    bool own_reference = false;
    for (const Value& item : items) {
        const Str* text = as_str(item);
        if (fixed_size) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("nonempty __slots__ not supported for subtype of '{}'", str_text(evaluator, *fixed_size)));
        }
        if (!text) {
            raise(evaluator, ExceptionType::TypeError, fmt::format("__slots__ items must be strings, not '{}'", type_name(evaluator, item)));
        }
        if (!is_identifier(text->text)) {
            raise(evaluator, ExceptionType::TypeError, "__slots__ must be identifiers");
        }
        if (text->text == "__dict__") {
            if (base_has_dict || own_dict) {
                raise(evaluator, ExceptionType::TypeError, "__dict__ slot disallowed: we already got one");
            }
            own_dict = true;
        } else if (text->text == "__weakref__") {
            if (base_is_referable || own_reference) {
                raise(evaluator, ExceptionType::TypeError, "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
            }
            own_reference = true;
        } else {
            names.push_back(mangled(text->text, str_text(evaluator, type.name)));
            if (type.attributes->table.find(names.back())) {
                raise(evaluator, ExceptionType::ValueError, fmt::format("{} in __slots__ conflicts with class variable", repr(evaluator, item)));
            }
        }
    }
    type.has_dict = base_has_dict || own_dict;
    return names;
}

}  // namespace

void define_slots(Evaluator& evaluator, Class& type) {
    check_bases(evaluator, type);
    Value* found = type.attributes->table.find("__slots__");
    if (!found) {
        return;
    }
    const Value given = *found;
    for (const std::string& name : slot_names(evaluator, type, given)) {
        Ref<Instance> made = evaluator.instance(evaluator.type(descriptor_type()));
        auto slot = std::make_unique<Slot>();
        slot->name = evaluator.intern(name);
        slot->owner = Ref<Class>(&type);
        made->data = std::move(slot);
        type.attributes->table.set(evaluator.intern(name), made);
    }
}

bool same_layout(const Class& type, const Class& other) {
    return type.has_dict == other.has_dict && type.layout == other.layout && layout_of(type) == layout_of(other);
}

}  // namespace aludel::python
