#include "python/set_operation.hpp"

#include "python/attribute.hpp"

namespace aludel::python {
namespace {

bool is_set(const Value& value) {
    return value.is(Kind::set) || value.is(Kind::frozen_set);
}

Ref<Set> as_set(const Value& value) {
    const Value& set = plain(value);
    return is_set(set) ? Ref<Set>(&set.as<Set>()) : Ref<Set>();
}

template <typename Body>
void each(const Set& set, Body&& body) {
    std::size_t position = 0;
    Value key;
    while (set.table.next(position, key)) {
        body(key);
    }
}

}  // namespace

bool is_set_like(const Value& value) {
    return is_set(value) || (value.is(Kind::dict_view) && value.as<DictView>().view != ViewKind::values);
}

Value set_key(Evaluator& evaluator, const Value& item) {
    const Value& set = plain(item);
    if (!set.is(Kind::set) || (item.is(Kind::instance) && !lookup(evaluator, type_of(evaluator, item), evaluator.intern("__hash__").as<Str>()).is_none())) {
        return item;
    }
    Ref<Set> frozen = evaluator.set(true);
    frozen->table = set.as<Set>().table;
    return frozen;
}

void set_update(Evaluator& evaluator, Set& given, const Value& iterable) {
    Ref<Set> set(&given);
    if (Ref<Set> other = as_set(iterable)) {
        set->table.merge(evaluator, other->table);
    } else {
        Iteration items(evaluator, iterable);
        Value item;
        while (items.next(item)) {
            evaluator.step();
            set->table.add(evaluator, item);
            evaluator.account(*set);
        }
    }
    evaluator.account(*set);
}

Ref<Set> set_copy(Evaluator& evaluator, Set& given, bool frozen) {
    Ref<Set> set(&given);
    Ref<Set> made = evaluator.set(frozen);
    made->table.merge(evaluator, set->table);
    evaluator.account(*made);
    return made;
}

Ref<Set> set_intersection(Evaluator& evaluator, Set& given, const Value& iterable, bool frozen) {
    Ref<Set> set(&given);
    Ref<Set> made = evaluator.set(frozen);
    auto keep = [&](Set& wanted, const Value& item) {
        if (wanted.table.contains(evaluator, item)) {
            made->table.add(evaluator, item);
        }
    };
    if (Ref<Set> other = as_set(iterable)) {
        // The smaller one is walked.
        bool swapped = other->table.size() > set->table.size();
        each(swapped ? *set : *other, [&](const Value& item) {
            evaluator.step();
            keep(swapped ? *other : *set, item);
        });
    } else {
        Iteration items(evaluator, iterable);
        Value item;
        while (items.next(item)) {
            evaluator.step();
            keep(*set, item);
        }
    }
    evaluator.account(*made);
    return made;
}

void set_difference_update(Evaluator& evaluator, Set& given, const Value& iterable) {
    Ref<Set> set(&given);
    Ref<Set> other = as_set(iterable);
    if (other == set) {
        set->table.clear();
        return;
    }
    for (const Value& item : to_vector(evaluator, iterable)) {
        set->table.erase(evaluator, item);
    }
    set->table.shrink();
}

Ref<Set> set_difference(Evaluator& evaluator, Set& given, const Value& iterable, bool frozen) {
    Ref<Set> set(&given);
    Ref<Set> other = as_set(iterable);
    bool dict = plain(iterable).is(Kind::dict);
    if ((!other && !dict) || (other && set->table.size() / 4 > other->table.size()) ||
        (dict && set->table.size() / 4 > plain(iterable).as<Dict>().table.size())) {
        Ref<Set> made = set_copy(evaluator, *set, frozen);
        set_difference_update(evaluator, *made, iterable);
        return made;
    }
    Ref<Set> made = evaluator.set(frozen);
    each(*set, [&](const Value& item) {
        if (!contains(evaluator, plain(iterable), item)) {
            made->table.add(evaluator, item);
        }
    });
    evaluator.account(*made);
    return made;
}

void set_symmetric_update(Evaluator& evaluator, Set& given, const Value& iterable) {
    Ref<Set> set(&given);
    Ref<Set> other = as_set(iterable);
    if (other == set) {
        set->table.clear();
        return;
    }
    if (!other) {
        other = evaluator.set();
        set_update(evaluator, *other, iterable);
    }
    each(*other, [&](const Value& item) {
        if (!set->table.erase(evaluator, item)) {
            set->table.add(evaluator, item);
        }
    });
    evaluator.account(*set);
}

Value set_operation(Evaluator& evaluator, BinaryOperator operation, const Value& a, const Value& b) {
    bool views = a.is(Kind::dict_view) || b.is(Kind::dict_view);
    bool fits = is_set_like(a) && (is_set_like(b) || (views && b.on_heap()));
    if (!fits) {
        return Value::not_implemented();
    }
    bool frozen = a.is(Kind::frozen_set);
    Ref<Set> left = as_set(a);
    if (!left) {
        left = evaluator.set();
        set_update(evaluator, *left, a);
    }
    switch (operation) {
        case BinaryOperator::or_: {
            Ref<Set> made = set_copy(evaluator, *left, frozen);
            set_update(evaluator, *made, b);
            return made;
        }
        case BinaryOperator::and_: return set_intersection(evaluator, *left, b, frozen);
        case BinaryOperator::subtract: return set_difference(evaluator, *left, b, frozen);
        case BinaryOperator::xor_: {
            Ref<Set> made = evaluator.set(frozen);
            set_update(evaluator, *made, b);
            set_symmetric_update(evaluator, *made, left);
            return made;
        }
        default: return Value::not_implemented();
    }
}

}  // namespace aludel::python
