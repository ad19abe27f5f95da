#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/number.hpp"
#include "python/set_operation.hpp"

namespace aludel::python {
namespace {

Ref<Set> self_set(Call& call) {
    return Ref<Set>(&plain(call.self).as<Set>());
}

bool frozen(Call& call) {
    return plain(call.self).is(Kind::frozen_set);
}

bool is_set(const Value& value) {
    return value.is(Kind::set) || value.is(Kind::frozen_set);
}

/// Any iterable as a set.
Value as_set(Call& call, const Value& iterable) {
    const Value& source = plain(iterable);
    return is_set(source) ? source : Value(to_set(call.evaluator, iterable));
}

void add_set_methods(NativeClass& c) {
    c.has_payload();
    c.style(Signature::Style::c, UnknownArguments::accept);
    c.method("copy", "", [](Call& call) { return Value(set_copy(call.evaluator, *self_set(call), frozen(call))); });
    c.method("union", "*others", [](Call& call) {
        Ref<Set> made = set_copy(call.evaluator, *self_set(call), frozen(call));
        for (const Value& other : call.rest(0)) {
            set_update(call.evaluator, *made, other);
        }
        return Value(made);
    });
    using Reduce = Ref<Set> (*)(Evaluator&, Set&, const Value&, bool);
    for (auto [name, reduce] : std::initializer_list<std::pair<const char*, Reduce>>{{"intersection", set_intersection}, {"difference", set_difference}}) {
        c.method(name, "*others", [reduce = reduce](Call& call) {
            Ref<Set> made = call.rest(0).empty() ? set_copy(call.evaluator, *self_set(call), frozen(call)) : self_set(call);
            for (const Value& other : call.rest(0)) {
                made = reduce(call.evaluator, *made, other, frozen(call));
            }
            return Value(made);
        });
    }
    c.method("symmetric_difference", "other, /", [](Call& call) {
        Ref<Set> made = call.evaluator.set(frozen(call));
        set_update(call.evaluator, *made, call[0]);
        set_symmetric_update(call.evaluator, *made, self_set(call));
        return Value(made);
    });
    for (auto [name, operation] : std::initializer_list<std::pair<const char*, CompareOperator>>{
             {"issubset", CompareOperator::less_equal}, {"issuperset", CompareOperator::greater_equal}}) {
        c.method(name, "other, /", [operation](Call& call) {
            return compare(call.evaluator, operation, plain(call.self), as_set(call, call[0]));
        });
    }
    c.method("isdisjoint", "other, /", [](Call& call) {
        Ref<Set> set = self_set(call);
        for (const Value& item : to_vector(call.evaluator, call[0])) {
            if (set->table.contains(call.evaluator, item)) {
                return Value::boolean(false);
            }
        }
        return Value::boolean(true);
    });
    c.method("__len__", "", [](Call& call) { return Value::integer(static_cast<std::int64_t>(self_set(call)->table.size())); });
    c.method("__iter__", "", [](Call& call) { return iterate(call.evaluator, plain(call.self)); });
    c.method("__contains__", "item, /", [](Call& call) { return Value::boolean(contains(call.evaluator, plain(call.self), call[0])); });
    c.method("__repr__", "", [](Call& call) {
        std::string text = repr(call.evaluator, plain(call.self));
        if (call.self.is(Kind::instance)) {
            // A subclass shows its own name, also where a set shows none.
            const std::size_t named = text.find('(');
            text = str_text(call.evaluator, type_of(call.evaluator, call.self).name) +
                   (text.starts_with('{') ? "(" + text + ")" : text.substr(named));
        }
        return call.evaluator.str(std::move(text));
    });
    for (auto [name, operation] : std::initializer_list<std::pair<const char*, CompareOperator>>{
             {"__eq__", CompareOperator::equal}, {"__ne__", CompareOperator::not_equal}, {"__lt__", CompareOperator::less},
             {"__le__", CompareOperator::less_equal}, {"__gt__", CompareOperator::greater}, {"__ge__", CompareOperator::greater_equal}}) {
        c.method(name, "other, /", [operation](Call& call) {
            return is_set(plain(call[0])) ? compare(call.evaluator, operation, plain(call.self), plain(call[0])) : Value::not_implemented();
        });
    }
    for (auto [name, operation] : std::initializer_list<std::pair<const char*, BinaryOperator>>{
             {"__or__", BinaryOperator::or_}, {"__and__", BinaryOperator::and_}, {"__sub__", BinaryOperator::subtract}, {"__xor__", BinaryOperator::xor_}}) {
        c.method(name, "other, /", [operation](Call& call) {
            return is_set(plain(call[0])) ? binary(call.evaluator, operation, plain(call.self), plain(call[0])) : Value::not_implemented();
        });
    }
}

std::shared_ptr<NativeClass> make_set() {
    auto type = builtin_class("set");
    NativeClass& c = *type;
    add_set_methods(c);
    c.construct("*args, **kwargs", [](Call& call) { return Value(call.evaluator.set()); });
    c.initialise("iterable=..., /", [](Call& call) {
        Ref<Set> set = self_set(call);
        set->table.clear();
        if (call.given(0)) {
            set_update(call.evaluator, *set, call[0]);
        }
        return Value::none();
    });
    c.method("add", "element, /", [](Call& call) {
        Ref<Set> set = self_set(call);
        set->table.add(call.evaluator, call[0]);
        call.evaluator.account(*set);
        return Value::none();
    });
    c.method("discard", "element, /", [](Call& call) {
        self_set(call)->table.erase(call.evaluator, set_key(call.evaluator, call[0]));
        return Value::none();
    });
    c.method("remove", "element, /", [](Call& call) {
        if (!self_set(call)->table.erase(call.evaluator, set_key(call.evaluator, call[0]))) {
            raise(call.evaluator, ExceptionType::KeyError, std::vector<Value>{call[0]});
        }
        return Value::none();
    });
    c.method("pop", "", [](Call& call) {
        Value item;
        if (!self_set(call)->table.pop(item)) {
            raise(call.evaluator, ExceptionType::KeyError, "pop from an empty set");
        }
        return item;
    });
    c.method("clear", "", [](Call& call) {
        self_set(call)->table.clear();
        return Value::none();
    });
    c.method("update", "*others", [](Call& call) {
        Ref<Set> set = self_set(call);
        for (const Value& other : call.rest(0)) {
            set_update(call.evaluator, *set, other);
        }
        return Value::none();
    });
    c.method("intersection_update", "*others", [](Call& call) {
        Ref<Set> set = self_set(call);
        for (const Value& other : call.rest(0)) {
            Ref<Set> made = set_intersection(call.evaluator, *set, other, false);
            std::swap(set->table, made->table);
        }
        return Value::none();
    });
    c.method("difference_update", "*others", [](Call& call) {
        for (const Value& other : call.rest(0)) {
            set_difference_update(call.evaluator, *self_set(call), other);
        }
        return Value::none();
    });
    c.method("symmetric_difference_update", "other, /", [](Call& call) {
        set_symmetric_update(call.evaluator, *self_set(call), call[0]);
        return Value::none();
    });
    c.value("__hash__", [](Evaluator&) { return Value::none(); });
    return type;
}

std::shared_ptr<NativeClass> make_frozen_set() {
    auto type = builtin_class("frozenset");
    NativeClass& c = *type;
    add_set_methods(c);
    c.construct("iterable=..., /, **kwargs", [](Call& call) {
        // As all constructors: what the __init__ of a subclass takes is no concern of this one.
        const bool initialised = call.self.is(Kind::class_) && lookup(call.evaluator, call.self.as<Class>(), call.evaluator.intern("__init__").as<Str>()).is(Kind::function);
        if (!call.keywords(1).table.empty() && !initialised) {
            raise(call.evaluator, ExceptionType::TypeError, "frozenset() takes no keyword arguments");
        }
        if (call.given(0) && call[0].is(Kind::frozen_set)) {
            return call[0];
        }
        Ref<Set> made = call.evaluator.set(true);
        if (call.given(0)) {
            set_update(call.evaluator, *made, call[0]);
        }
        return Value(made);
    });
    c.method("__hash__", "", [](Call& call) { return Value::integer(hash(call.evaluator, plain(call.self))); });
    return type;
}

}  // namespace

const NativeClass& set_type() {
    static const std::shared_ptr<const NativeClass> type = make_set();
    return *type;
}

const NativeClass& frozen_set_type() {
    static const std::shared_ptr<const NativeClass> type = make_frozen_set();
    return *type;
}

}  // namespace aludel::python
