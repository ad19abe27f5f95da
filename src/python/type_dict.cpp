#include <fmt/format.h>

#include <algorithm>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/iterable.hpp"
#include "python/iterator.hpp"
#include "python/number.hpp"

namespace aludel::python {
namespace {

Ref<Dict> self_dict(Call& call) {
    return Ref<Dict>(&plain(call.self).as<Dict>());
}

void put(Call& call, Dict& dict, const Value& key, const Value& value) {
    dict.table.set(call.evaluator, key, value);
    call.evaluator.account(dict);
}

void merge(Call& call, Dict& into, const Value& given) {
    Evaluator& evaluator = call.evaluator;
    Value source = force(evaluator, given);
    const Value& mapping = plain(source);
    if (mapping.is(Kind::dict) && !(source.is(Kind::instance) && !special(evaluator, source, "keys").is(Kind::native_function))) {
        std::size_t position = 0;
        Value key;
        Value value;
        while (mapping.as<Dict>().table.next(position, key, value)) {
            put(call, into, key, value);
        }
        return;
    }
    if (Value keys = find_attribute(evaluator, source, "keys"); keys.defined()) {
        for (const Value& key : keys_of(evaluator, source, keys)) {
            put(call, into, key, get_item(evaluator, source, key));
        }
        return;
    }
    Iteration pairs(evaluator, source);
    Value pair;
    for (std::size_t i = 0; pairs.next(pair); ++i) {
        evaluator.step();
        std::vector<Value> items;
        bool sequence = pair.on_heap();
        if (sequence) {
            try {
                items = to_vector(evaluator, pair);
            } catch (const Raised& raised) {
                if (!is_exception(evaluator, raised.exception, ExceptionType::TypeError)) {
                    throw;
                }
                sequence = false;
            }
        }
        if (!sequence) {
            raise(evaluator, ExceptionType::TypeError, fmt::format("cannot convert dictionary update sequence element #{} to a sequence", i));
        }
        if (items.size() != 2) {
            raise(evaluator, ExceptionType::ValueError, fmt::format("dictionary update sequence element #{} has length {}; 2 is required", i, items.size()));
        }
        put(call, into, items[0], items[1]);
    }
}

Value update(Call& call) {
    Ref<Dict> dict = self_dict(call);
    if (call.given(0)) {
        merge(call, *dict, call[0]);
    }
    std::size_t position = 0;
    Value key;
    Value value;
    while (call.keywords(1).table.next(position, key, value)) {
        put(call, *dict, key, value);
    }
    return Value::none();
}

std::shared_ptr<NativeClass> make_dict() {
    auto type = builtin_class("dict");
    NativeClass& c = *type;
    c.has_payload();
    c.style(Signature::Style::c, UnknownArguments::accept);
    c.construct("*args, **kwargs", [](Call& call) { return Value(call.evaluator.dict()); });
    c.initialise("mapping=..., /, **kwargs", update);
    c.method("update", "mapping=..., /, **kwargs", update);
    c.method("get", "key, default=None, /", [](Call& call) {
        Value* found = self_dict(call)->table.find(call.evaluator, call[0]);
        return found ? *found : call[1];
    });
    c.method("setdefault", "key, default=None, /", [](Call& call) {
        Ref<Dict> dict = self_dict(call);
        if (Value* found = dict->table.find(call.evaluator, call[0])) {
            return *found;
        }
        put(call, *dict, call[0], call[1]);
        return call[1];
    });
    c.method("pop", "key, default=..., /", [](Call& call) {
        Value key;
        Value value;
        if (self_dict(call)->table.erase(call.evaluator, call[0], key, value)) {
            return value;
        }
        if (!call.given(1)) {
            raise(call.evaluator, ExceptionType::KeyError, std::vector<Value>{call[0]});
        }
        return call[1];
    });
    c.method("popitem", "", [](Call& call) {
        Value key;
        Value value;
        if (!self_dict(call)->table.pop_last(key, value)) {
            raise(call.evaluator, ExceptionType::KeyError, "popitem(): dictionary is empty");
        }
        return call.evaluator.tuple({key, value});
    });
    c.method("clear", "", [](Call& call) {
        self_dict(call)->table.clear();
        return Value::none();
    });
    c.method("copy", "", [](Call& call) {
        Ref<Dict> made = call.evaluator.dict();
        made->table = self_dict(call)->table;
        call.evaluator.account(*made);
        return Value(made);
    });
    for (auto [name, view] : std::initializer_list<std::pair<const char*, ViewKind>>{
             {"keys", ViewKind::keys}, {"values", ViewKind::values}, {"items", ViewKind::items}}) {
        c.method(name, "", [view](Call& call) { return Value(call.evaluator.heap().make<DictView>(view, self_dict(call))); });
    }
    c.class_method("fromkeys", "iterable, value=None, /", [](Call& call) {
        Value made = python::call(call.evaluator, call.self);
        for (const Value& key : to_vector(call.evaluator, call[0])) {
            set_item(call.evaluator, made, key, call[1]);
        }
        return made;
    });
    c.method("__len__", "", [](Call& call) { return Value::integer(static_cast<std::int64_t>(self_dict(call)->table.size())); });
    c.method("__iter__", "", [](Call& call) { return iterate(call.evaluator, self_dict(call)); });
    c.method("__reversed__", "", [](Call& call) {
        std::vector<Value> keys = to_vector(call.evaluator, self_dict(call));
        std::reverse(keys.begin(), keys.end());
        return iterate(call.evaluator, call.evaluator.list(std::move(keys)));
    });
    c.method("__contains__", "key, /", [](Call& call) { return Value::boolean(self_dict(call)->table.find(call.evaluator, call[0]) != nullptr); });
    c.method("__getitem__", "key, /", [](Call& call) {
        Ref<Dict> dict = self_dict(call);
        if (Value* found = dict->table.find(call.evaluator, call[0])) {
            return *found;
        }
        if (call.self.is(Kind::instance)) {
            if (Value method = special(call.evaluator, call.self, "__missing__"); method.defined()) {
                return python::call(call.evaluator, method, {call[0]});
            }
        }
        raise(call.evaluator, ExceptionType::KeyError, std::vector<Value>{call[0]});
    });
    c.method("__setitem__", "key, value, /", [](Call& call) {
        put(call, *self_dict(call), call[0], call[1]);
        return Value::none();
    });
    c.method("__delitem__", "key, /", [](Call& call) {
        if (!self_dict(call)->table.erase(call.evaluator, call[0])) {
            raise(call.evaluator, ExceptionType::KeyError, std::vector<Value>{call[0]});
        }
        return Value::none();
    });
    for (auto [name, operation] : std::initializer_list<std::pair<const char*, CompareOperator>>{
             {"__eq__", CompareOperator::equal}, {"__ne__", CompareOperator::not_equal}}) {
        c.method(name, "other, /", [operation](Call& call) {
            const Value& other = plain(call[0]);
            return other.is(Kind::dict) ? compare(call.evaluator, operation, plain(call.self), other) : Value::not_implemented();
        });
    }
    c.method("__or__", "other, /", [](Call& call) {
        const Value& other = plain(call[0]);
        return other.is(Kind::dict) ? binary(call.evaluator, BinaryOperator::or_, plain(call.self), other) : Value::not_implemented();
    });
    c.method("__ior__", "other, /", [](Call& call) {
        merge(call, *self_dict(call), call[0]);
        return call.self;
    });
    c.method("__repr__", "", [](Call& call) { return call.evaluator.str(repr(call.evaluator, plain(call.self))); });
    c.value("__hash__", [](Evaluator&) { return Value::none(); });
    return type;
}

std::shared_ptr<NativeClass> make_view(std::string name) {
    auto type = builtin_class(std::move(name));
    type->final();
    type->style(Signature::Style::c, UnknownArguments::accept);
    type->method("__len__", "", [](Call& call) { return Value::integer(length(call.evaluator, call.self)); });
    type->method("__iter__", "", [](Call& call) { return iterate(call.evaluator, call.self); });
    type->method("__contains__", "item, /", [](Call& call) { return Value::boolean(contains(call.evaluator, call.self, call[0])); });
    type->method("__reversed__", "", [](Call& call) {
        std::vector<Value> items = to_vector(call.evaluator, call.self);
        std::reverse(items.begin(), items.end());
        return iterate(call.evaluator, call.evaluator.list(std::move(items)));
    });
    type->method("isdisjoint", "other, /", [](Call& call) {
        for (const Value& item : to_vector(call.evaluator, call[0])) {
            if (contains(call.evaluator, call.self, item)) {
                return Value::boolean(false);
            }
        }
        return Value::boolean(true);
    });
    return type;
}

}  // namespace

#define ALUDEL_TYPE(name, make)                                       \
    const NativeClass& name##_type() {                                \
        static const std::shared_ptr<const NativeClass> type = make;  \
        return *type;                                                 \
    }

ALUDEL_TYPE(dict, make_dict())
ALUDEL_TYPE(dict_keys, make_view("dict_keys"))
ALUDEL_TYPE(dict_values, make_view("dict_values"))
ALUDEL_TYPE(dict_items, make_view("dict_items"))

}  // namespace aludel::python
