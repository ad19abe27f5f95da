#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/native.hpp"
#include "python/nesting.hpp"
#include "python/number.hpp"
#include "python/operation.hpp"
#include "python/set_operation.hpp"
#include "python/steps.hpp"

namespace aludel::python {
namespace {

constexpr std::array<std::string_view, 6> names = {"__lt__", "__le__", "__eq__", "__ne__", "__ge__", "__gt__"};
constexpr std::array<std::string_view, 6> mirrored = {"__gt__", "__ge__", "__eq__", "__ne__", "__le__", "__lt__"};
constexpr std::array<CompareOperator, 6> reflected = {CompareOperator::greater,    CompareOperator::greater_equal,
                                                      CompareOperator::equal,      CompareOperator::not_equal,
                                                      CompareOperator::less_equal, CompareOperator::less};
constexpr std::array<std::string_view, 6> symbols = {"<", "<=", "==", "!=", ">=", ">"};

bool holds(CompareOperator operation, int order) {
    switch (operation) {
        case CompareOperator::less: return order < 0;
        case CompareOperator::less_equal: return order <= 0;
        case CompareOperator::equal: return order == 0;
        case CompareOperator::not_equal: return order != 0;
        case CompareOperator::greater_equal: return order >= 0;
        default: return order > 0;
    }
}

bool is_number(const Value& value) {
    return is_integer(value) || value.is(Kind::floating);
}

/// Two numbers; false when one of them is no number in the sense of order (nan).
bool order_numbers(const Value& a, const Value& b, int& order) {
    if (!a.is(Kind::floating) && !b.is(Kind::floating)) {
        if (!a.is(Kind::big_integer) && !b.is(Kind::big_integer)) {
            order = a.as_integer() < b.as_integer() ? -1 : a.as_integer() > b.as_integer() ? 1 : 0;
        } else {
            order = compare(to_integer(a), to_integer(b));
        }
        return true;
    }
    if (a.is(Kind::floating) && b.is(Kind::floating)) {
        double x = a.as_floating();
        double y = b.as_floating();
        order = x < y ? -1 : x > y ? 1 : 0;
        return !(std::isnan(x) || std::isnan(y));
    }
    // A float against an int is compared exactly.
    bool flipped = b.is(Kind::floating);
    double number = flipped ? b.as_floating() : a.as_floating();
    if (std::isnan(number)) {
        order = 0;
        return false;
    }
    int result;
    if (std::isinf(number)) {
        result = number > 0 ? 1 : -1;
    } else {
        Integer whole = to_integer(flipped ? a : b);
        result = compare(Integer::from_double(number), whole);
        if (result == 0) {
            double rest = number - std::trunc(number);
            result = rest > 0 ? 1 : rest < 0 ? -1 : 0;
        }
    }
    order = flipped ? -result : result;
    return true;
}

Value compare_sequences(Evaluator& evaluator, CompareOperator operation, const std::vector<Value>& a, const std::vector<Value>& b) {
    Nesting nesting(evaluator);
    bool only_equality = operation == CompareOperator::equal || operation == CompareOperator::not_equal;
    if (only_equality && a.size() != b.size()) {
        return Value::boolean(operation == CompareOperator::not_equal);
    }
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
        charge_element(evaluator, i);
        Value left = a[i];
        Value right = b[i];
        if (!left.same(right) && !equal(evaluator, left, right)) {
            if (i >= a.size() || i >= b.size()) {
                break;  // the comparison has shortened one of them
            }
            return only_equality ? Value::boolean(operation == CompareOperator::not_equal)
                                 : compare(evaluator, operation, left, right);
        }
    }
    int order = a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
    return Value::boolean(holds(operation, order));
}

Value compare_lists(Evaluator& evaluator, CompareOperator operation, List& a, List& b) {
    const Ref<List> left(&a);
    const Ref<List> right(&b);
    return compare_sequences(evaluator, operation, left->items, right->items);
}

/// Views of keys and items, with each other and with sets.
Value compare_views(Evaluator& evaluator, CompareOperator operation, const Value& a, const Value& b) {
    const auto within = [&](const Value& few, const Value& many) {
        Iteration items(evaluator, few);
        Value item;
        while (items.next(item)) {
            evaluator.step();
            if (!contains(evaluator, many, item)) {
                return false;
            }
        }
        return true;
    };
    const Value left = a;
    const Value right = b;
    const std::int64_t size = length(evaluator, left);
    const std::int64_t other = length(evaluator, right);
    switch (operation) {
        case CompareOperator::less: return Value::boolean(size < other && within(left, right));
        case CompareOperator::less_equal: return Value::boolean(size <= other && within(left, right));
        case CompareOperator::greater: return Value::boolean(size > other && within(right, left));
        case CompareOperator::greater_equal: return Value::boolean(size >= other && within(right, left));
        default: return Value::boolean((size == other && within(left, right)) == (operation == CompareOperator::equal));
    }
}

bool equal_dicts(Evaluator& evaluator, Dict& a, Dict& b) {
    Nesting nesting(evaluator);
    if (a.table.size() != b.table.size()) {
        return false;
    }
    Ref<Dict> left(&a);
    Ref<Dict> right(&b);
    std::size_t position = 0;
    Value key;
    Value value;
    while (left->table.next(position, key, value)) {
        Value* other = right->table.find(evaluator, key);
        if (!other) {
            return false;
        }
        Value kept = *other;
        if (!value.same(kept) && !equal(evaluator, value, kept)) {
            return false;
        }
    }
    return true;
}

bool is_set(const Value& value) {
    return value.is(Kind::set) || value.is(Kind::frozen_set);
}

bool is_subset(Evaluator& evaluator, Set& a, Set& b) {
    if (a.table.size() > b.table.size()) {
        return false;
    }
    std::size_t position = 0;
    Value key;
    while (a.table.next(position, key)) {
        if (!b.table.contains(evaluator, key)) {
            return false;
        }
    }
    return true;
}

Value compare_sets(Evaluator& evaluator, CompareOperator operation, Set& a, Set& b) {
    switch (operation) {
        case CompareOperator::less: return Value::boolean(a.table.size() < b.table.size() && is_subset(evaluator, a, b));
        case CompareOperator::less_equal: return Value::boolean(is_subset(evaluator, a, b));
        case CompareOperator::greater: return Value::boolean(b.table.size() < a.table.size() && is_subset(evaluator, b, a));
        case CompareOperator::greater_equal: return Value::boolean(is_subset(evaluator, b, a));
        default: {
            bool same = a.table.size() == b.table.size() && is_subset(evaluator, a, b);
            return Value::boolean(same == (operation == CompareOperator::equal));
        }
    }
}

/// Values of builtin types; not_implemented when these two do not compare.
Value compare_builtin(Evaluator& evaluator, CompareOperator operation, const Value& a, const Value& b) {
    if (is_number(a) && is_number(b)) {
        int order = 0;
        if (!order_numbers(a, b, order)) {
            return Value::boolean(operation == CompareOperator::not_equal);
        }
        return Value::boolean(holds(operation, order));
    }
    if (a.kind() == b.kind()) {
        switch (a.kind()) {
            case Kind::str:
                return Value::boolean(holds(operation, a.as<Str>().text.compare(b.as<Str>().text)));
            case Kind::bytes: return Value::boolean(holds(operation, a.as<Bytes>().data.compare(b.as<Bytes>().data)));
            case Kind::tuple: return compare_sequences(evaluator, operation, a.as<Tuple>().items, b.as<Tuple>().items);
            case Kind::list: return compare_lists(evaluator, operation, a.as<List>(), b.as<List>());
            default: break;
        }
    }
    if (is_set(a) && is_set(b)) {
        const Ref<Set> left(&a.as<Set>());
        const Ref<Set> right(&b.as<Set>());
        return compare_sets(evaluator, operation, *left, *right);
    }
    bool only_equality = operation == CompareOperator::equal || operation == CompareOperator::not_equal;
    if (a.is(Kind::dict_view) && is_set_like(a) && is_set_like(b)) {
        return compare_views(evaluator, operation, a, b);
    }
    if (b.is(Kind::dict_view) && is_set_like(a) && is_set_like(b)) {
        return compare_views(evaluator, reflected[static_cast<std::size_t>(operation)], b, a);
    }
    if (only_equality && a.kind() == b.kind()) {
        bool same;
        switch (a.kind()) {
            case Kind::dict: same = equal_dicts(evaluator, a.as<Dict>(), b.as<Dict>()); break;
            case Kind::range: {
                auto& x = a.as<Range>();
                auto& y = b.as<Range>();
                same = x.length == y.length && (x.length == 0 || (x.start == y.start && (x.length == 1 || x.step == y.step)));
                break;
            }
            case Kind::slice: {
                auto& x = a.as<SliceObject>();
                auto& y = b.as<SliceObject>();
                const auto alike = [&](const Value& one, const Value& other) {
                    return one.same(other) || equal(evaluator, one, other);
                };
                same = alike(x.start, y.start) && alike(x.stop, y.stop) && alike(x.step, y.step);
                break;
            }
            case Kind::method: {
                auto& x = a.as<Method>();
                auto& y = b.as<Method>();
                same = x.self.same(y.self) && equal(evaluator, x.function, y.function);
                break;
            }
            case Kind::native_function: {
                auto& x = a.as<NativeFunctionObject>();
                auto& y = b.as<NativeFunctionObject>();
                same = x.function == y.function && x.self.same(y.self);
                break;
            }
            default: return Value::not_implemented();
        }
        return Value::boolean(same == (operation == CompareOperator::equal));
    }
    return Value::not_implemented();
}

bool dispatches(const Value& value) {
    return value.is(Kind::instance) || value.is(Kind::exception) || value.is(Kind::class_);
}

/// One side's special method; not_implemented when there is none.
Value ask(Evaluator& evaluator, std::string_view name, const Value& a, const Value& b) {
    Value method = special(evaluator, a, name);
    return method.defined() ? call(evaluator, method, {b}) : Value::not_implemented();
}

Value compare_objects(Evaluator& evaluator, CompareOperator operation, const Value& a, const Value& b) {
    auto at = static_cast<std::size_t>(operation);
    Class& type_a = type_of(evaluator, a);
    Class& type_b = type_of(evaluator, b);
    bool mirrored_first = &type_a != &type_b && is_subclass(type_b, type_a) && dispatches(b);
    if (mirrored_first) {
        Value result = ask(evaluator, mirrored[at], b, a);
        if (!result.is(Kind::not_implemented)) {
            return result;
        }
    }
    if (dispatches(a)) {
        Value result = ask(evaluator, names[at], a, b);
        if (!result.is(Kind::not_implemented)) {
            return result;
        }
    }
    if (dispatches(b) && !mirrored_first) {
        Value result = ask(evaluator, mirrored[at], b, a);
        if (!result.is(Kind::not_implemented)) {
            return result;
        }
    }
    // Subclasses of builtin types that do not say otherwise compare as what they hold.
    if ((a.is(Kind::instance) && plain(a).kind() != Kind::instance) || (b.is(Kind::instance) && plain(b).kind() != Kind::instance)) {
        Value result = compare_builtin(evaluator, operation, plain(a), plain(b));
        if (!result.is(Kind::not_implemented)) {
            return result;
        }
    }
    return Value::not_implemented();
}

}  // namespace

Value compare(Evaluator& evaluator, CompareOperator operation, const Value& a, const Value& b) {
    switch (operation) {
        case CompareOperator::is: return Value::boolean(force(evaluator, a).same(force(evaluator, b)));
        case CompareOperator::is_not: return Value::boolean(!force(evaluator, a).same(force(evaluator, b)));
        case CompareOperator::in:
        case CompareOperator::not_in: {
            if (is_unknown(b)) {
                return unknown_from(evaluator, b, "in");
            }
            if (is_unknown(a)) {
                return unknown_from(evaluator, a, "in");
            }
            return Value::boolean(contains(evaluator, b, a) == (operation == CompareOperator::in));
        }
        default: break;
    }
    if (a.is(Kind::placeholder) || b.is(Kind::placeholder)) {
        Value left = force(evaluator, a);
        Value right = force(evaluator, b);
        return compare(evaluator, operation, left, right);
    }
    if (is_unknown(a) || is_unknown(b)) {
        return unknown_from(evaluator, is_unknown(a) ? a : b, "a comparison");
    }
    Value result = dispatches(a) || dispatches(b) ? compare_objects(evaluator, operation, a, b)
                                                  : compare_builtin(evaluator, operation, a, b);
    if (!result.is(Kind::not_implemented)) {
        return result;
    }
    if (operation == CompareOperator::equal || operation == CompareOperator::not_equal) {
        return Value::boolean(a.same(b) == (operation == CompareOperator::equal));
    }
    raise(evaluator, ExceptionType::TypeError,
          fmt::format("'{}' not supported between instances of '{}' and '{}'", symbols[static_cast<std::size_t>(operation)],
                      type_name(evaluator, a), type_name(evaluator, b)));
}

bool equal(Evaluator& evaluator, const Value& a, const Value& b) {
    if (a.is(Kind::str) && b.is(Kind::str)) {
        return a.same(b) || a.as<Str>().text == b.as<Str>().text;
    }
    if (a.is(Kind::integer) && b.is(Kind::integer)) {
        return a.as_integer() == b.as_integer();
    }
    return truth(evaluator, compare(evaluator, CompareOperator::equal, a, b));
}

bool less(Evaluator& evaluator, const Value& a, const Value& b) {
    return truth(evaluator, compare(evaluator, CompareOperator::less, a, b));
}

bool truth(Evaluator& evaluator, const Value& value) {
    switch (value.kind()) {
        case Kind::undefined:
        case Kind::none: return false;
        case Kind::boolean:
        case Kind::integer: return value.as_integer() != 0;
        case Kind::floating: return value.as_floating() != 0;
        case Kind::big_integer: return true;
        case Kind::str: return !value.as<Str>().text.empty();
        case Kind::bytes: return !value.as<Bytes>().data.empty();
        case Kind::tuple: return !value.as<Tuple>().items.empty();
        case Kind::list: return !value.as<List>().items.empty();
        case Kind::dict: return !value.as<Dict>().table.empty();
        case Kind::set:
        case Kind::frozen_set: return !value.as<Set>().table.empty();
        case Kind::range: return value.as<Range>().length != 0;
        case Kind::dict_view: return !value.as<DictView>().dict->table.empty();
        case Kind::unknown: return evaluator.decide(value);
        case Kind::placeholder: {
            Value found = force(evaluator, value);
            return truth(evaluator, found);
        }
        case Kind::class_:
        case Kind::exception:
        case Kind::instance: break;
        default: return true;
    }
    if (value.is(Kind::class_) && value.as<Class>().metaclass.get() == &evaluator.type(Type::type)) {
        return true;
    }
    if (Value method = special(evaluator, value, "__bool__"); method.defined()) {
        Value result = call(evaluator, method);
        if (is_unknown(result)) {
            return evaluator.decide(result);
        }
        if (!result.is(Kind::boolean)) {
            raise(evaluator, ExceptionType::TypeError, fmt::format("__bool__ should return bool, returned {}", type_name(evaluator, result)));
        }
        return result.as_boolean();
    }
    const Value& payload = plain(value);
    if (Value method = special(evaluator, value, "__len__"); method.defined()) {
        return length(evaluator, value) != 0;
    }
    return payload.is(Kind::instance) || payload.is(Kind::exception) || payload.is(Kind::class_) || truth(evaluator, payload);
}

}  // namespace aludel::python
