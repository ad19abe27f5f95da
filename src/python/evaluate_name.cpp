#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/evaluate.hpp"
#include "python/import.hpp"
#include "python/iterable.hpp"

namespace aludel::python {
namespace {

const Value& name_value(const Frame& frame, NameIndex name) {
    return frame.module.names[name];
}

/// The exception knows which name it is about.
[[noreturn]] void raise_name_error(Evaluator& evaluator, const Value& name, std::string message) {
    Value exception = make_exception(evaluator, ExceptionType::NameError, {evaluator.str(std::move(message))});
    auto& fields = exception.as<ExceptionObject>();
    fields.attributes = evaluator.dict();
    fields.attributes->table.set(evaluator.intern("name"), name);
    raise(evaluator, exception);
}

Value load_global(Frame& frame, const Name& name) {
    const Value& key = name_value(frame, name.name);
    const Str& text = key.as<Str>();
    if (Value* found = frame.module.globals->table.find(text)) {
        return *found;
    }
    Ref<Module> builtins = frame.evaluator.builtins();
    if (Value* found = builtins->attributes->table.find(text)) {
        return *found;
    }
    Value found = find_module_attribute(frame.evaluator, builtins, key);
    if (found.defined()) {
        return found;
    }
    mark(frame, name);
    if (!frame.module.star_imports.empty()) {
        const Value& star = frame.module.star_imports.back();
        try {
            unresolved(frame.evaluator, star, text.text);
        } catch (const Error& error) {
            found = instead_of(frame.evaluator, star.as<Placeholder>().module, text.text, error);
            if (!found.defined()) {
                throw;
            }
            return found;
        }
    }
    raise_name_error(frame.evaluator, key, fmt::format("name '{}' is not defined", text.text));
}

[[noreturn]] void unbound(Frame& frame, const Name& name) {
    mark(frame, name);
    bool captured = name.binding != Binding::local && name.slot >= frame.code.cells;
    const std::string& text = name_value(frame, name.name).as<Str>().text;
    if (captured) {
        raise_name_error(
            frame.evaluator, name_value(frame, name.name),
            fmt::format("cannot access free variable '{}' where it is not associated with a value in enclosing scope",
                        text));
    }
    raise(frame.evaluator, ExceptionType::UnboundLocalError,
          fmt::format("cannot access local variable '{}' where it is not associated with a value", text));
}

}  // namespace

Value load_name(Frame& frame, const Name& name) {
    switch (name.binding) {
        case Binding::local: {
            const Value& value = frame.locals[name.slot];
            if (!value.defined()) {
                unbound(frame, name);
            }
            return value;
        }
        case Binding::cell: {
            const Value& value = frame.cells[name.slot]->value;
            if (!value.defined()) {
                unbound(frame, name);
            }
            return value;
        }
        case Binding::class_body:
        case Binding::class_cell:
            if (Value* found = frame.names->table.find(name_value(frame, name.name).as<Str>())) {
                return *found;
            }
            if (name.binding == Binding::class_cell) {
                const Value& value = frame.cells[name.slot]->value;
                if (!value.defined()) {
                    unbound(frame, name);
                }
                return value;
            }
            return load_global(frame, name);
        case Binding::own_class:
            if (frame.function && frame.function->own_class && frame.function->own_class->value.defined()) {
                return frame.function->own_class->value;
            }
            return load_global(frame, name);
        case Binding::global: break;
    }
    return load_global(frame, name);
}

void store_in_class(Frame& frame, const Value& name, const Value& value) {
    if (frame.name_space.defined()) {
        set_item(frame.evaluator, frame.name_space, name, value);
    } else {
        frame.names->table.set(name, value);
    }
}

void store_name(Frame& frame, const Name& name, Value value) {
    switch (name.binding) {
        case Binding::local: frame.locals[name.slot].swap(value); return;
        case Binding::cell: frame.cells[name.slot]->value.swap(value); return;
        case Binding::class_body:
        case Binding::class_cell: store_in_class(frame, name_value(frame, name.name), value); return;
        case Binding::own_class:
        case Binding::global:
            frame.module.globals->table.set(name_value(frame, name.name), std::move(value));
            frame.evaluator.account(*frame.module.globals);
    }
}

void delete_name(Frame& frame, const Name& name) {
    bool gone = false;
    Value old;
    switch (name.binding) {
        case Binding::local:
            old.swap(frame.locals[name.slot]);
            if (!old.defined()) {
                unbound(frame, name);
            }
            return;
        case Binding::cell:
            old.swap(frame.cells[name.slot]->value);
            if (!old.defined()) {
                unbound(frame, name);
            }
            return;
        case Binding::class_body:
        case Binding::class_cell:
            if (frame.name_space.defined() && frame.names->table.find(name_value(frame, name.name).as<Str>())) {
                delete_item(frame.evaluator, frame.name_space, name_value(frame, name.name));
                return;
            }
            gone = frame.names->table.erase(frame.evaluator, name_value(frame, name.name));
            break;
        case Binding::own_class:
        case Binding::global: gone = frame.module.globals->table.erase(frame.evaluator, name_value(frame, name.name));
    }
    if (!gone) {
        mark(frame, name);
        raise_name_error(frame.evaluator, name_value(frame, name.name),
                         fmt::format("name '{}' is not defined", name_value(frame, name.name).as<Str>().text));
    }
}

namespace {

void unpack(Frame& frame, const Sequence& target, const Value& given) {
    Evaluator& evaluator = frame.evaluator;
    std::size_t wanted = target.items.size;
    Value value = force(evaluator, given);
    if (is_unknown(value)) {
        for (Expression* item : target.items) {
            const Expression* to = item->kind == Syntax::starred ? static_cast<Starred*>(item)->value : item;
            assign(frame, *to, unknown_from(evaluator, value, "unpacking"));
        }
        return;
    }
    std::size_t star = wanted;
    for (std::size_t i = 0; i < wanted; ++i) {
        if (target.items[i]->kind == Syntax::starred) {
            star = i;
        }
    }
    if (!is_iterable(evaluator, value)) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("cannot unpack non-iterable {} object", type_name(evaluator, value)));
    }
    std::vector<Value> items;
    Iteration all(evaluator, value);
    Value item;
    if (star == wanted) {
        while (items.size() < wanted && all.next(item)) {
            items.push_back(item);
        }
        if (items.size() < wanted) {
            raise(evaluator, ExceptionType::ValueError,
                  fmt::format("not enough values to unpack (expected {}, got {})", wanted, items.size()));
        }
        if (all.next(item)) {
            raise(evaluator, ExceptionType::ValueError, fmt::format("too many values to unpack (expected {})", wanted));
        }
        for (std::size_t i = 0; i < wanted; ++i) {
            assign(frame, *target.items[i], items[i]);
        }
        return;
    }
    while (all.next(item)) {
        evaluator.step();
        items.push_back(item);
    }
    if (items.size() + 1 < wanted) {
        raise(evaluator, ExceptionType::ValueError,
              fmt::format("not enough values to unpack (expected at least {}, got {})", wanted - 1, items.size()));
    }
    std::size_t rest = items.size() - (wanted - 1);
    for (std::size_t i = 0; i < wanted; ++i) {
        if (i == star) {
            std::vector<Value> middle(items.begin() + static_cast<std::ptrdiff_t>(i), items.begin() + static_cast<std::ptrdiff_t>(i + rest));
            assign(frame, *static_cast<Starred*>(target.items[i])->value, evaluator.list(std::move(middle)));
        } else {
            assign(frame, *target.items[i], items[i < star ? i : i + rest - 1]);
        }
    }
}

}  // namespace

void assign(Frame& frame, const Expression& target, const Value& value) {
    switch (target.kind) {
        case Syntax::name: store_name(frame, static_cast<const Name&>(target), value); return;
        case Syntax::attribute: {
            const auto& node = static_cast<const Attribute&>(target);
            Value object = evaluate(frame, *node.object);
            mark(frame, target);
            set_attribute(frame.evaluator, object, name_value(frame, node.name), value);
            return;
        }
        case Syntax::subscript: {
            const auto& node = static_cast<const Subscript&>(target);
            Value object = evaluate(frame, *node.object);
            Value index = evaluate(frame, *node.index);
            mark(frame, target);
            set_item(frame.evaluator, object, index, value);
            return;
        }
        case Syntax::tuple:
        case Syntax::list:
            mark(frame, target);
            unpack(frame, static_cast<const Sequence&>(target), value);
            return;
        default: refuse(frame.evaluator, "this target of an assignment is not supported");
    }
}

void delete_target(Frame& frame, const Expression& target) {
    switch (target.kind) {
        case Syntax::name: delete_name(frame, static_cast<const Name&>(target)); return;
        case Syntax::attribute: {
            const auto& node = static_cast<const Attribute&>(target);
            Value object = evaluate(frame, *node.object);
            mark(frame, target);
            delete_attribute(frame.evaluator, object, name_value(frame, node.name));
            return;
        }
        case Syntax::subscript: {
            const auto& node = static_cast<const Subscript&>(target);
            Value object = evaluate(frame, *node.object);
            Value index = evaluate(frame, *node.index);
            mark(frame, target);
            delete_item(frame.evaluator, object, index);
            return;
        }
        default:
            for (Expression* item : static_cast<const Sequence&>(target).items) {
                delete_target(frame, *item);
            }
    }
}

Value local_names(Frame& frame) {
    if (frame.name_space.defined()) {
        return frame.name_space;
    }
    if (frame.names) {
        return Value(frame.names);
    }
    Ref<Dict> made = frame.evaluator.dict();
    auto put = [&](NameIndex name, const Value& value) {
        if (name != no_name && value.defined()) {
            made->table.set(name_value(frame, name), value);
        }
    };
    for (std::size_t i = 0; i < frame.code.slot_names.size; ++i) {
        put(frame.code.slot_names[i], frame.locals[i]);
    }
    for (std::size_t i = 0; i < frame.code.cell_names.size; ++i) {
        put(frame.code.cell_names[i], frame.cells[i]->value);
    }
    return made;
}

}  // namespace aludel::python
