#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/format.hpp"
#include "python/number.hpp"
#include "python/operation.hpp"
#include "python/native.hpp"
#include "python/unicode.hpp"

namespace aludel::python {

namespace {

/// Marks a container as being shown, so that one within itself becomes "...".
class Representing {
public:
    Representing(Evaluator& evaluator, const Object* object) : evaluator_(evaluator) {
        evaluator.check_stack();
        again_ = std::find(evaluator.representing.begin(), evaluator.representing.end(), object) != evaluator.representing.end();
        evaluator.representing.push_back(object);
        if (evaluator.representing.size() > static_cast<std::size_t>(evaluator.options().limits.depth)) {
            evaluator.representing.pop_back();
            raise(evaluator, ExceptionType::RecursionError, "maximum recursion depth exceeded while getting the repr of an object");
        }
        try {
            // What shares its parts is shown once for each way to them.
            evaluator.step();
        } catch (...) {
            evaluator.representing.pop_back();
            throw;
        }
    }
    ~Representing() { evaluator_.representing.pop_back(); }
    Representing(const Representing&) = delete;
    Representing& operator=(const Representing&) = delete;
    bool again() const { return again_; }

private:
    Evaluator& evaluator_;
    bool again_ = false;
};

std::string repr_items(Evaluator& evaluator, const std::vector<Value>& items) {
    std::vector<Value> kept = items;
    GrowingText text(evaluator.heap());
    bool first = true;
    for (const Value& item : kept) {
        text.add((first ? "" : ", ") + repr(evaluator, item));
        first = false;
    }
    return text.take();
}

/// The list as it is when each item is shown: showing one may change it.
std::string repr_list(Evaluator& evaluator, const List& list) {
    GrowingText text(evaluator.heap());
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const Value item = list.items[i];
        text.add((i == 0 ? "" : ", ") + repr(evaluator, item));
    }
    return text.take();
}

std::string repr_dict(Evaluator& evaluator, Dict& given) {
    Ref<Dict> dict(&given);
    Representing guard(evaluator, dict.get());
    if (guard.again()) {
        return "{...}";
    }
    GrowingText text(evaluator.heap());
    std::size_t position = 0;
    Value key;
    Value value;
    while (dict->table.next(position, key, value)) {
        text.add((text.empty() ? "" : ", ") + repr(evaluator, key) + ": " + repr(evaluator, value));
    }
    return "{" + text.take() + "}";
}

std::string repr_set(Evaluator& evaluator, const Value& value) {
    Ref<Set> set(&value.as<Set>());
    bool frozen = value.is(Kind::frozen_set);
    if (set->table.empty()) {
        return frozen ? "frozenset()" : "set()";
    }
    Representing guard(evaluator, set.get());
    if (guard.again()) {
        return frozen ? "frozenset(...)" : "set(...)";
    }
    GrowingText growing(evaluator.heap());
    std::size_t position = 0;
    Value key;
    while (set->table.next(position, key)) {
        growing.add((growing.empty() ? "" : ", ") + repr(evaluator, key));
    }
    const std::string text = growing.take();
    return frozen ? "frozenset({" + text + "})" : "{" + text + "}";
}

std::string address(const Value& value) {
    return fmt::format("0x{:x}", identity(value));
}

std::string repr_class(Evaluator& evaluator, const Value& value) {
    auto& type = value.as<Class>();
    std::string name = str_text(evaluator, type.qualified_name);
    if (type.attributes) {
        if (Value* module = type.attributes->table.find("__module__"); module && module->is(Kind::str)) {
            if (module->as<Str>().text != "builtins") {
                name = module->as<Str>().text + "." + name;
            }
        }
    }
    return "<class '" + name + "'>";
}

std::string repr_builtin(Evaluator& evaluator, const Value& value) {
    switch (value.kind()) {
        case Kind::undefined:
        case Kind::none: return "None";
        case Kind::ellipsis: return "Ellipsis";
        case Kind::not_implemented: return "NotImplemented";
        case Kind::boolean: return value.as_boolean() ? "True" : "False";
        case Kind::integer: return std::to_string(value.as_integer());
        case Kind::big_integer: return integer_text(evaluator, value.as<BigInteger>().number);
        case Kind::floating: return float_repr(value.as_floating());
        case Kind::str: return quote(value.as<Str>().text);
        case Kind::bytes: return quote_bytes(value.as<Bytes>().data);
        case Kind::tuple: {
            Value kept = value;
            Representing guard(evaluator, value.object());
            if (guard.again()) {
                return "(...)";
            }
            const auto& items = value.as<Tuple>().items;
            return "(" + repr_items(evaluator, items) + (items.size() == 1 ? ",)" : ")");
        }
        case Kind::list: {
            Value kept = value;
            Representing guard(evaluator, value.object());
            return guard.again() ? "[...]" : "[" + repr_list(evaluator, kept.as<List>()) + "]";
        }
        case Kind::dict: return repr_dict(evaluator, value.as<Dict>());
        case Kind::set:
        case Kind::frozen_set: return repr_set(evaluator, value);
        case Kind::range: {
            auto& range = value.as<Range>();
            return range.step == 1 ? fmt::format("range({}, {})", range.start, range.stop)
                                   : fmt::format("range({}, {}, {})", range.start, range.stop, range.step);
        }
        case Kind::slice: {
            auto& slice = value.as<SliceObject>();
            return "slice(" + repr(evaluator, slice.start) + ", " + repr(evaluator, slice.stop) + ", " + repr(evaluator, slice.step) + ")";
        }
        case Kind::dict_view: {
            auto& view = value.as<DictView>();
            Representing guard(evaluator, value.object());
            const char* name = view.view == ViewKind::keys ? "dict_keys" : view.view == ViewKind::values ? "dict_values" : "dict_items";
            return guard.again() ? "..." : fmt::format("{}([{}])", name, repr_items(evaluator, to_vector(evaluator, value)));
        }
        case Kind::function:
            return "<function " + str_text(evaluator, value.as<Function>().qualified_name) + " at " + address(value) + ">";
        case Kind::native_function: {
            auto& function = value.as<NativeFunctionObject>();
            if (function.self.defined()) {
                return fmt::format("<built-in method {} of {} object at {}>", function.function->name,
                                   type_name(evaluator, function.self), address(function.self));
            }
            if (function.function->method) {
                return fmt::format("<method '{}' of '{}' objects>", function.function->name,
                                   function.function->owner ? function.function->owner->name() : "object");
            }
            return "<built-in function " + function.function->name + ">";
        }
        case Kind::method: {
            auto& method = value.as<Method>();
            Value name = find_attribute(evaluator, method.function, "__qualname__");
            return "<bound method " + (name.defined() ? str_text(evaluator, name) : "?") + " of " + repr(evaluator, method.self) + ">";
        }
        case Kind::class_: return repr_class(evaluator, value);
        case Kind::module: {
            auto& module = value.as<Module>();
            Value* file = module.attributes ? module.attributes->table.find("__file__") : nullptr;
            return "<module " + repr(evaluator, module.name) + (file ? " from " + repr(evaluator, *file) : module.native ? " (built-in)" : "") + ">";
        }
        case Kind::super:
            return "<super: " + repr(evaluator, Value(value.as<SuperObject>().after)) + ", <" +
                   str_text(evaluator, value.as<SuperObject>().type->name) + " object>>";
        case Kind::unknown: evaluator.require_known(value);  // also within a list: what is not known is no text
        case Kind::placeholder: {
            Value found = force(evaluator, value);
            return repr(evaluator, found);
        }
        case Kind::generator:
        case Kind::coroutine:
            return fmt::format("<{} object {} at {}>", type_name(evaluator, value), str_text(evaluator, value.as<Generator>().name), address(value));
        case Kind::exception: {
            auto& exception = value.as<ExceptionObject>();
            std::string name = str_text(evaluator, exception.type->name);
            const auto items = exception.arguments ? exception.arguments->items : std::vector<Value>();
            return name + "(" + repr_items(evaluator, items) + ")";
        }
        case Kind::instance: {
            if (!plain(value).is(Kind::instance)) {
                return repr(evaluator, plain(value));
            }
            auto& type = *value.as<Instance>().type;
            std::string name = str_text(evaluator, type.qualified_name);
            if (Value* module = type.attributes->table.find("__module__"); module && module->is(Kind::str)) {
                name = module->as<Str>().text == "builtins" ? name : module->as<Str>().text + "." + name;
            }
            return "<" + name + " object at " + address(value) + ">";
        }
        default: return fmt::format("<{} object at {}>", type_name(evaluator, value), address(value));
    }
}

bool dispatches(Evaluator& evaluator, const Value& value) {
    return value.is(Kind::instance) || value.is(Kind::exception) ||
           (value.is(Kind::class_) && value.as<Class>().metaclass.get() != &evaluator.type(Type::type));
}

/// A special method that is not object's own; those are done here.
Value own_special(Evaluator& evaluator, const Value& value, std::string_view name) {
    Class* owner = nullptr;
    Class& type = type_of(evaluator, value);
    Value found = lookup(evaluator, type, evaluator.intern(name).as<Str>(), &owner);
    if (!found.defined() || owner == &evaluator.type(Type::object) || owner == &evaluator.type(Type::type)) {
        return {};
    }
    return bind(evaluator, found, value, type);
}

std::string text_of(Evaluator& evaluator, const Value& result, std::string_view name) {
    const Str* text = as_str(result);
    if (!text) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("{} returned non-string (type {})", name, type_name(evaluator, result)));
    }
    return text->text;
}

}  // namespace

Value repr_object(Evaluator& evaluator, const Value& value) {
    if (dispatches(evaluator, value)) {
        evaluator.check_stack();
        if (Value method = own_special(evaluator, value, "__repr__"); method.defined()) {
            Value result = call(evaluator, method);
            text_of(evaluator, result, "__repr__");
            return result;
        }
    }
    return evaluator.str(repr_builtin(evaluator, value));
}

std::string repr(Evaluator& evaluator, const Value& value) {
    return dispatches(evaluator, value) ? as_str(repr_object(evaluator, value))->text : repr_builtin(evaluator, value);
}

Value to_str(Evaluator& evaluator, const Value& value) {
    Value shown = str_object(evaluator, value);
    return is_unknown(shown) || shown.is(Kind::str) ? shown : evaluator.str(as_str(shown)->text);
}

Value str_object(Evaluator& evaluator, const Value& value) {
    if (value.is(Kind::str)) {
        return value;
    }
    if (is_unknown(value)) {
        return unknown_from(evaluator, value, "str()");
    }
    if (value.is(Kind::placeholder)) {
        Value found = force(evaluator, value);
        return str_object(evaluator, found);
    }
    if (dispatches(evaluator, value)) {
        Class* str_owner = nullptr;
        Class* repr_owner = nullptr;
        Class& type = type_of(evaluator, value);
        Class& object = evaluator.type(Type::object);
        Value method = lookup(evaluator, type, evaluator.intern("__str__").as<Str>(), &str_owner);
        Value shown = lookup(evaluator, type, evaluator.intern("__repr__").as<Str>(), &repr_owner);
        if (method.defined() && str_owner != &object && str_owner != &evaluator.type(Type::type)) {
            Value result = call(evaluator, bind(evaluator, method, value, type));
            if (!is_unknown(result)) {
                text_of(evaluator, result, "__str__");
            }
            return result;
        }
        const Value& payload = plain(value);
        if (payload.is(Kind::str) || (!payload.is(Kind::instance) && !payload.is(Kind::exception) && !payload.is(Kind::class_) &&
                                      (!shown.defined() || repr_owner == &object))) {
            return str_object(evaluator, payload);
        }
    }
    return repr_object(evaluator, value);
}

std::string str_text(Evaluator& evaluator, const Value& value) {
    if (value.is(Kind::str)) {
        return value.as<Str>().text;
    }
    Value text = to_str(evaluator, value);
    if (is_unknown(text)) {
        evaluator.require_known(text);
    }
    return text.as<Str>().text;
}

Value ascii_object(Evaluator& evaluator, const Value& value) {
    Value shown = repr_object(evaluator, value);
    const std::string& text = as_str(shown)->text;
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        return shown;
    }
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        std::uint32_t code = next_code(text, at);
        if (code < 0x80) {
            made.push_back(static_cast<char>(code));
        } else if (code < 0x100) {
            made += fmt::format("\\x{:02x}", code);
        } else if (code < 0x10000) {
            made += fmt::format("\\u{:04x}", code);
        } else {
            made += fmt::format("\\U{:08x}", code);
        }
    }
    return evaluator.str(std::move(made));
}

std::string ascii(Evaluator& evaluator, const Value& value) {
    return as_str(ascii_object(evaluator, value))->text;
}

namespace {

/// What an object's own __format__ gives, or that of the value that it extends. Undefined: there is none.
Value format_dispatched(Evaluator& evaluator, const Value& value, std::string_view spec) {
    if (!dispatches(evaluator, value)) {
        return {};
    }
    if (Value method = own_special(evaluator, value, "__format__"); method.defined()) {
        Value result = call(evaluator, method, {evaluator.str(std::string(spec))});
        if (!as_str(result)) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("__format__ must return a str, not {}", type_name(evaluator, result)));
        }
        return result;
    }
    if (spec.empty()) {
        Value shown = str_object(evaluator, value);
        if (is_unknown(shown)) {
            evaluator.require_known(shown);
        }
        return shown;
    }
    const Value& payload = plain(value);
    if (!payload.is(Kind::instance) && !payload.is(Kind::exception) && !payload.is(Kind::class_)) {
        return format_object(evaluator, payload, spec);
    }
    return {};
}

}  // namespace

Value format_object(Evaluator& evaluator, const Value& value, std::string_view spec) {
    Value made = format_dispatched(evaluator, force(evaluator, value), spec);
    return made.defined() ? made : evaluator.str(format(evaluator, value, spec));
}

std::string format(Evaluator& evaluator, const Value& value, std::string_view spec) {
    switch (value.kind()) {
        case Kind::str:
            return spec.empty() ? value.as<Str>().text : format_str(evaluator, value.as<Str>().text, parse_format(evaluator, spec, "str"));
        case Kind::boolean:
        case Kind::integer:
        case Kind::big_integer: {
            if (spec.empty()) {
                return repr(evaluator, value);
            }
            FormatSpec parsed = parse_format(evaluator, spec, value.is(Kind::boolean) ? "bool" : "int");
            if (value.is(Kind::boolean) && parsed.type == 0) {
                parsed.type = 'd';
            }
            if (parsed.type != 0 && std::string_view("eEfFgG%").find(parsed.type) != std::string_view::npos) {
                return format_double(evaluator, to_double(evaluator, value), parsed);
            }
            return format_integer(evaluator, to_integer(value), parsed);
        }
        case Kind::floating:
            return spec.empty() ? float_repr(value.as_floating()) : format_double(evaluator, value.as_floating(), parse_format(evaluator, spec, "float"));
        case Kind::unknown: evaluator.require_known(value);
        case Kind::placeholder: {
            Value found = force(evaluator, value);
            return format(evaluator, found, spec);
        }
        default: break;
    }
    if (Value made = format_dispatched(evaluator, value, spec); made.defined()) {
        return as_str(made)->text;
    }
    if (!spec.empty()) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("unsupported format string passed to {}.__format__", type_name(evaluator, value)));
    }
    return str_text(evaluator, value);
}

}  // namespace aludel::python
