#include <fmt/format.h>

#include <algorithm>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/iterator.hpp"
#include "python/sort.hpp"
#include "python/steps.hpp"

namespace aludel::python {
namespace {

Ref<List> self_list(Call& call) {
    return Ref<List>(&plain(call.self).as<List>());
}

const std::vector<Value>& self_items(Call& call) {
    const Value& self = plain(call.self);
    return self.is(Kind::list) ? self.as<List>().items : self.as<Tuple>().items;
}

/// index(value, start, stop) of lists and tuples.
Value find_index(Call& call, const char* missing) {
    Evaluator& evaluator = call.evaluator;
    // A script's __index__ may change the list: its size counts afterwards.
    auto limit = [&](std::size_t parameter, std::int64_t otherwise) {
        return call.given(parameter) ? to_index(evaluator, call[parameter], "slice indices must be integers or have an __index__ method") : otherwise;
    };
    std::int64_t begin = limit(1, 0);
    std::int64_t end = limit(2, INT64_MAX);
    const auto size = static_cast<std::int64_t>(self_items(call).size());
    begin = begin < 0 ? std::max<std::int64_t>(begin + size, 0) : begin;
    end = end < 0 ? end + size : end;
    for (std::int64_t i = begin; i < end && i < static_cast<std::int64_t>(self_items(call).size()); ++i) {
        charge_element(evaluator, static_cast<std::size_t>(i));
        Value item = self_items(call)[static_cast<std::size_t>(i)];
        if (item.same(call[0]) || equal(evaluator, item, call[0])) {
            return Value::integer(i);
        }
    }
    raise(evaluator, ExceptionType::ValueError, fmt::format(fmt::runtime(missing), repr(evaluator, call[0])));
}

/// The list as it is when each item is asked for.
bool next_backwards(Evaluator&, std::vector<Value>& held, Value& into) {
    const std::int64_t at = held[1].as_integer();
    const auto& items = held[0].as<List>().items;
    if (at < 0 || at >= static_cast<std::int64_t>(items.size())) {
        return false;
    }
    into = items[static_cast<std::size_t>(at)];
    held[1] = Value::integer(at - 1);
    return true;
}

Value count_items(Call& call) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < self_items(call).size(); ++i) {
        charge_element(call.evaluator, i);
        Value item = self_items(call)[i];
        count += item.same(call[0]) || equal(call.evaluator, item, call[0]) ? 1 : 0;
    }
    return Value::integer(count);
}

void add_sequence_methods(NativeClass& c) {
    c.style(Signature::Style::c, UnknownArguments::accept);
    c.method("__len__", "", [](Call& call) { return Value::integer(static_cast<std::int64_t>(self_items(call).size())); });
    c.method("__iter__", "", [](Call& call) { return iterate(call.evaluator, plain(call.self)); });
    c.method("__getitem__", "index, /", [](Call& call) { return get_item(call.evaluator, plain(call.self), call[0]); });
    c.method("__contains__", "item, /", [](Call& call) { return Value::boolean(contains(call.evaluator, plain(call.self), call[0])); });
    c.method("__repr__", "", [](Call& call) { return call.evaluator.str(repr(call.evaluator, plain(call.self))); });
    for (auto [name, operation] : std::initializer_list<std::pair<const char*, CompareOperator>>{
             {"__eq__", CompareOperator::equal}, {"__ne__", CompareOperator::not_equal}, {"__lt__", CompareOperator::less},
             {"__le__", CompareOperator::less_equal}, {"__gt__", CompareOperator::greater}, {"__ge__", CompareOperator::greater_equal}}) {
        c.method(name, "other, /", [operation](Call& call) {
            const Value& a = plain(call.self);
            const Value& b = plain(call[0]);
            return a.kind() == b.kind() ? compare(call.evaluator, operation, a, b) : Value::not_implemented();
        });
    }
    c.method("__add__", "other, /", [](Call& call) {
        return binary(call.evaluator, BinaryOperator::add, plain(call.self), plain(call[0]));
    });
    c.method("__mul__", "count, /", [](Call& call) { return binary(call.evaluator, BinaryOperator::multiply, plain(call.self), call[0]); });
    c.method("__rmul__", "count, /", [](Call& call) { return binary(call.evaluator, BinaryOperator::multiply, plain(call.self), call[0]); });
}

std::shared_ptr<NativeClass> make_list() {
    auto type = builtin_class("list");
    NativeClass& c = *type;
    c.has_payload();
    add_sequence_methods(c);
    c.construct("*args, **kwargs", [](Call& call) { return call.evaluator.list(); });
    c.initialise("iterable=..., /", [](Call& call) {
        Ref<List> list = self_list(call);
        if (call.given(0)) {
            list->items = to_vector(call.evaluator, call[0]);
            call.evaluator.account(*list);
        } else {
            std::vector<Value> old;
            list->items.swap(old);
        }
        return Value::none();
    });
    c.method("append", "object, /", [](Call& call) {
        Ref<List> list = self_list(call);
        list->items.push_back(call[0]);
        call.evaluator.account(*list);
        return Value::none();
    });
    c.method("extend", "iterable, /", [](Call& call) {
        Ref<List> list = self_list(call);
        std::vector<Value> more = to_vector(call.evaluator, call[0]);
        list->items.insert(list->items.end(), more.begin(), more.end());
        call.evaluator.account(*list);
        return Value::none();
    });
    c.method("__iadd__", "iterable, /", [](Call& call) {
        Ref<List> list = self_list(call);
        std::vector<Value> more = to_vector(call.evaluator, call[0]);
        list->items.insert(list->items.end(), more.begin(), more.end());
        call.evaluator.account(*list);
        return call.self;
    });
    c.method("insert", "index, object, /", [](Call& call) {
        Ref<List> list = self_list(call);
        std::int64_t at = call.integer(0);
        const auto size = static_cast<std::int64_t>(list->items.size());
        at = std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
        list->items.insert(list->items.begin() + at, call[1]);
        call.evaluator.account(*list);
        return Value::none();
    });
    c.method("pop", "index=-1, /", [](Call& call) {
        Ref<List> list = self_list(call);
        std::int64_t at = call.integer(0);
        const auto size = static_cast<std::int64_t>(list->items.size());
        if (size == 0) {
            raise(call.evaluator, ExceptionType::IndexError, "pop from empty list");
        }
        at = at < 0 ? at + size : at;
        if (at < 0 || at >= size) {
            raise(call.evaluator, ExceptionType::IndexError, "pop index out of range");
        }
        Value item = list->items[static_cast<std::size_t>(at)];
        list->items.erase(list->items.begin() + at);
        return item;
    });
    c.method("remove", "value, /", [](Call& call) {
        Ref<List> list = self_list(call);
        for (std::size_t i = 0; i < list->items.size(); ++i) {
            charge_element(call.evaluator, i);
            Value item = list->items[i];
            if (item.same(call[0]) || equal(call.evaluator, item, call[0])) {
                if (i < list->items.size()) {
                    const Value removed = list->items[i];
                    list->items.erase(list->items.begin() + static_cast<std::ptrdiff_t>(i));
                }
                return Value::none();
            }
        }
        raise(call.evaluator, ExceptionType::ValueError, "list.remove(x): x not in list");
    });
    c.method("clear", "", [](Call& call) {
        std::vector<Value> old;
        self_list(call)->items.swap(old);
        return Value::none();
    });
    c.method("index", "value, start=..., stop=..., /", [](Call& call) { return find_index(call, "{} is not in list"); });
    c.method("count", "value, /", count_items);
    c.method("copy", "", [](Call& call) { return call.evaluator.list(self_items(call)); });
    c.method("reverse", "", [](Call& call) {
        Ref<List> list = self_list(call);
        std::reverse(list->items.begin(), list->items.end());
        return Value::none();
    });
    c.method("sort", "*args, key=None, reverse=False", [](Call& call) {
        if (!call.rest(2).empty()) {
            raise(call.evaluator, ExceptionType::TypeError, "sort() takes no positional arguments");
        }
        Ref<List> list = self_list(call);
        std::vector<Value> items;
        items.swap(list->items);
        try {
            sort_values(call.evaluator, items, call[0], call.truth(1));
        } catch (...) {
            list->items.swap(items);
            throw;
        }
        bool changed = !list->items.empty();
        list->items = std::move(items);
        if (changed) {
            raise(call.evaluator, ExceptionType::ValueError, "list modified during sort");
        }
        return Value::none();
    });
    c.method("__setitem__", "index, value, /", [](Call& call) {
        set_item(call.evaluator, plain(call.self), call[0], call[1]);
        return Value::none();
    });
    c.method("__delitem__", "index, /", [](Call& call) {
        delete_item(call.evaluator, plain(call.self), call[0]);
        return Value::none();
    });
    c.method("__reversed__", "", [](Call& call) {
        const Ref<List> list = self_list(call);
        const auto size = static_cast<std::int64_t>(list->items.size());
        return make_iterator(call.evaluator, "list_reverseiterator", {list, Value::integer(size - 1)}, next_backwards);
    });
    c.value("__hash__", [](Evaluator&) { return Value::none(); });
    return type;
}

std::shared_ptr<NativeClass> make_tuple() {
    auto type = builtin_class("tuple");
    NativeClass& c = *type;
    c.has_payload();
    add_sequence_methods(c);
    c.construct("iterable=..., /", [](Call& call) {
        if (!call.given(0)) {
            return call.evaluator.tuple({});
        }
        return call[0].is(Kind::tuple) ? call[0] : call.evaluator.tuple(to_vector(call.evaluator, call[0]));
    });
    c.method("index", "value, start=..., stop=..., /", [](Call& call) { return find_index(call, "tuple.index(x): x not in tuple"); });
    c.method("count", "value, /", count_items);
    c.method("__hash__", "", [](Call& call) { return Value::integer(hash(call.evaluator, plain(call.self))); });
    return type;
}

}  // namespace

const NativeClass& list_type() {
    static const std::shared_ptr<const NativeClass> type = make_list();
    return *type;
}

const NativeClass& tuple_type() {
    static const std::shared_ptr<const NativeClass> type = make_tuple();
    return *type;
}

}  // namespace aludel::python
