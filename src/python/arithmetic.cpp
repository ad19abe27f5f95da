#include <fmt/format.h>

#include <array>

#include "python/arithmetic_number.hpp"
#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/format.hpp"
#include "python/number.hpp"
#include "python/operation.hpp"
#include "python/steps.hpp"
#include "python/set_operation.hpp"
#include "python/work.hpp"

namespace aludel::python {
namespace {

struct OperatorNames {
    std::string_view symbol, plain, reflected, in_place;
};
constexpr std::array<OperatorNames, 13> operators = {{
    {"+", "__add__", "__radd__", "__iadd__"},
    {"-", "__sub__", "__rsub__", "__isub__"},
    {"*", "__mul__", "__rmul__", "__imul__"},
    {"@", "__matmul__", "__rmatmul__", "__imatmul__"},
    {"/", "__truediv__", "__rtruediv__", "__itruediv__"},
    {"%", "__mod__", "__rmod__", "__imod__"},
    {"//", "__floordiv__", "__rfloordiv__", "__ifloordiv__"},
    {"** or pow()", "__pow__", "__rpow__", "__ipow__"},
    {"|", "__or__", "__ror__", "__ior__"},
    {"&", "__and__", "__rand__", "__iand__"},
    {"^", "__xor__", "__rxor__", "__ixor__"},
    {"<<", "__lshift__", "__rlshift__", "__ilshift__"},
    {">>", "__rshift__", "__rrshift__", "__irshift__"},
}};

std::size_t repetitions(Evaluator& evaluator, const Value& count, std::size_t size, std::size_t item) {
    std::int64_t times = to_index(evaluator, count);
    if (times <= 0 || size == 0) {
        return 0;
    }
    double bytes = static_cast<double>(times) * static_cast<double>(size) * static_cast<double>(item);
    if (bytes > static_cast<double>(evaluator.heap().limit())) {
        evaluator.heap().charge(evaluator.heap().limit());
        evaluator.heap().discharge(evaluator.heap().limit());
        raise(evaluator, ExceptionType::MemoryError, std::vector<Value>{});
    }
    evaluator.heap().charge(static_cast<std::size_t>(bytes));
    evaluator.heap().discharge(static_cast<std::size_t>(bytes));
    return static_cast<std::size_t>(times);
}

std::string repeat_text(const std::string& text, std::size_t times) {
    std::string made;
    made.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        made += text;
    }
    return made;
}

std::vector<Value> repeat_items(const std::vector<Value>& items, std::size_t times) {
    std::vector<Value> made;
    made.reserve(items.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        made.insert(made.end(), items.begin(), items.end());
    }
    return made;
}

Value repeat(Evaluator& evaluator, const Value& sequence, const Value& count) {
    switch (sequence.kind()) {
        case Kind::str: {
            const std::string& text = sequence.as<Str>().text;
            return evaluator.str(repeat_text(text, repetitions(evaluator, count, text.size(), 1)));
        }
        case Kind::bytes: {
            const std::string& data = sequence.as<Bytes>().data;
            return evaluator.bytes(repeat_text(data, repetitions(evaluator, count, data.size(), 1)));
        }
        case Kind::list: {
            const auto& items = sequence.as<List>().items;
            return evaluator.list(repeat_items(items, repetitions(evaluator, count, items.size(), sizeof(Value))));
        }
        default: {
            const auto& items = sequence.as<Tuple>().items;
            return evaluator.tuple(repeat_items(items, repetitions(evaluator, count, items.size(), sizeof(Value))));
        }
    }
}

bool is_sequence(const Value& value) {
    return value.is(Kind::str) || value.is(Kind::bytes) || value.is(Kind::list) || value.is(Kind::tuple);
}

Value concatenate(Evaluator& evaluator, const Value& a, const Value& b) {
    if (a.kind() == b.kind()) {
        switch (a.kind()) {
            case Kind::str:
                expect_bytes(evaluator, a.as<Str>().text.size() + b.as<Str>().text.size());
                return evaluator.str(a.as<Str>().text + b.as<Str>().text);
            case Kind::bytes:
                expect_bytes(evaluator, a.as<Bytes>().data.size() + b.as<Bytes>().data.size());
                return evaluator.bytes(a.as<Bytes>().data + b.as<Bytes>().data);
            case Kind::list:
            case Kind::tuple: {
                bool list = a.is(Kind::list);
                const auto& left = list ? a.as<List>().items : a.as<Tuple>().items;
                const auto& right = list ? b.as<List>().items : b.as<Tuple>().items;
                expect_bytes(evaluator, (left.size() + right.size()) * sizeof(Value));
                charge_steps(evaluator, left.size() + right.size());
                std::vector<Value> items;
                items.reserve(left.size() + right.size());
                items.insert(items.end(), left.begin(), left.end());
                items.insert(items.end(), right.begin(), right.end());
                return list ? evaluator.list(std::move(items)) : evaluator.tuple(std::move(items));
            }
            default: break;
        }
    }
    return Value::not_implemented();
}

Value merge_dicts(Evaluator& evaluator, const Value& a, const Value& b) {
    Ref<Dict> made = evaluator.dict();
    for (const Value* from : {&a, &b}) {
        std::size_t position = 0;
        Value key;
        Value value;
        while (from->as<Dict>().table.next(position, key, value)) {
            made->table.set(evaluator, key, value);
        }
    }
    evaluator.account(*made);
    return made;
}

Value builtin_operation(Evaluator& evaluator, BinaryOperator operation, const Value& a, const Value& b) {
    if (is_number(a) && is_number(b)) {
        if (a.is(Kind::floating) || b.is(Kind::floating)) {
            return float_operation(evaluator, operation, to_double(evaluator, a), to_double(evaluator, b));
        }
        return integer_operation(evaluator, operation, a, b);
    }
    switch (operation) {
        case BinaryOperator::add: return concatenate(evaluator, a, b);
        case BinaryOperator::multiply:
            if (is_sequence(a) && is_integer(b)) {
                return repeat(evaluator, a, b);
            }
            if (is_sequence(b) && is_integer(a)) {
                return repeat(evaluator, b, a);
            }
            return Value::not_implemented();
        case BinaryOperator::modulo:
            if (a.is(Kind::str)) {
                return percent_format(evaluator, a.as<Str>().text, b);
            }
            if (a.is(Kind::bytes)) {
                refuse(evaluator, "% formatting of bytes is not supported", "format a str and encode it");
            }
            return Value::not_implemented();
        case BinaryOperator::or_:
            if (a.is(Kind::dict) && b.is(Kind::dict)) {
                return merge_dicts(evaluator, a, b);
            }
            return set_operation(evaluator, operation, a, b);
        case BinaryOperator::and_:
        case BinaryOperator::xor_:
        case BinaryOperator::subtract: return set_operation(evaluator, operation, a, b);
        default: return Value::not_implemented();
    }
}

bool dispatches(const Value& value) {
    return value.is(Kind::instance) || value.is(Kind::class_) || value.is(Kind::exception);
}

Value ask(Evaluator& evaluator, std::string_view name, const Value& a, const Value& b) {
    Value method = special(evaluator, a, name);
    return method.defined() ? call(evaluator, method, {b}) : Value::not_implemented();
}

Value object_operation(Evaluator& evaluator, BinaryOperator operation, const Value& a, const Value& b) {
    const OperatorNames& names = operators[static_cast<std::size_t>(operation)];
    Class& type_a = type_of(evaluator, a);
    Class& type_b = type_of(evaluator, b);
    bool reflected_first = false;
    if (&type_a != &type_b && dispatches(b) && is_subclass(type_b, type_a)) {
        reflected_first = true;
        Value result = ask(evaluator, names.reflected, b, a);
        if (!result.is(Kind::not_implemented)) {
            return result;
        }
    }
    if (dispatches(a)) {
        Value result = ask(evaluator, names.plain, a, b);
        if (!result.is(Kind::not_implemented)) {
            return result;
        }
    }
    if (dispatches(b) && !reflected_first && &type_a != &type_b) {
        Value result = ask(evaluator, names.reflected, b, a);
        if (!result.is(Kind::not_implemented)) {
            return result;
        }
    }
    const Value& left = plain(a);
    // What % formats is the value itself, with the __str__ of its class.
    const Value& right = operation == BinaryOperator::modulo && left.is(Kind::str) ? b : plain(b);
    return left.is(Kind::instance) ? Value::not_implemented() : builtin_operation(evaluator, operation, left, right);
}

/// `int | None` and the like in values: a union, which is inert here.
bool is_type_like(const Value& value) {
    return value.is(Kind::class_) || value.is_none();
}

[[noreturn]] void unsupported(Evaluator& evaluator, std::string_view text, const Value& a, const Value& b) {
    raise(evaluator, ExceptionType::TypeError,
          fmt::format("unsupported operand type(s) for {}: '{}' and '{}'", text, type_name(evaluator, a), type_name(evaluator, b)));
}

[[noreturn]] void fail(Evaluator& evaluator, BinaryOperator operation, const Value& a, const Value& b, bool in_place) {
    const Value& left = plain(a);
    const Value& right = plain(b);
    if (operation == BinaryOperator::add && is_sequence(left)) {
        if (left.is(Kind::bytes)) {
            raise(evaluator, ExceptionType::TypeError, fmt::format("can't concat {} to bytes", type_name(evaluator, b)));
        }
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("can only concatenate {0} (not \"{1}\") to {0}", type_name(evaluator, left), type_name(evaluator, b)));
    }
    if (operation == BinaryOperator::multiply && (is_sequence(left) || is_sequence(right))) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("can't multiply sequence by non-int of type '{}'", type_name(evaluator, is_sequence(left) ? b : a)));
    }
    std::string text(operators[static_cast<std::size_t>(operation)].symbol);
    if (in_place) {
        text = operation == BinaryOperator::power ? "**=" : text + "=";
    }
    unsupported(evaluator, text, a, b);
}

bool is_set_operation(BinaryOperator operation) {
    return operation == BinaryOperator::or_ || operation == BinaryOperator::and_ || operation == BinaryOperator::xor_ ||
           operation == BinaryOperator::subtract;
}

}  // namespace

std::string_view symbol(BinaryOperator operation) {
    return operators[static_cast<std::size_t>(operation)].symbol;
}

Value binary(Evaluator& evaluator, BinaryOperator operation, const Value& a, const Value& b) {
    if (a.is(Kind::integer) && b.is(Kind::integer)) {
        return integer_operation(evaluator, operation, a, b);
    }
    if (a.is(Kind::placeholder) || b.is(Kind::placeholder)) {
        Value left = force(evaluator, a);
        Value right = force(evaluator, b);
        return binary(evaluator, operation, left, right);
    }
    if (is_unknown(a) || is_unknown(b)) {
        return unknown_from(evaluator, is_unknown(a) ? a : b, symbol(operation));
    }
    Value result = dispatches(a) || dispatches(b) ? object_operation(evaluator, operation, a, b)
                                                  : builtin_operation(evaluator, operation, a, b);
    if (!result.is(Kind::not_implemented)) {
        return result;
    }
    if (operation == BinaryOperator::or_ && is_type_like(a) && is_type_like(b) && (a.is(Kind::class_) || b.is(Kind::class_))) {
        // A union of types: isinstance takes it as a tuple.
        return evaluator.tuple({a.is_none() ? Value(&evaluator.type(Type::none)) : a, b.is_none() ? Value(&evaluator.type(Type::none)) : b});
    }
    if (operation == BinaryOperator::multiply) {
        // What is no number itself may say which one it is.
        for (const auto& [sequence, count] : {std::pair(plain(a), b), std::pair(plain(b), a)}) {
            if (is_sequence(sequence) && count.is(Kind::instance) && special(evaluator, count, "__index__").defined()) {
                return repeat(evaluator, sequence, count);
            }
        }
    }
    fail(evaluator, operation, a, b, false);
}

Value augmented(Evaluator& evaluator, BinaryOperator operation, const Value& a, const Value& b) {
    switch (a.kind()) {
        case Kind::list:
            if (operation == BinaryOperator::add && !is_unknown(b)) {
                Ref<List> list(&a.as<List>());
                std::vector<Value> more = to_vector(evaluator, b);
                expect_bytes(evaluator, (list->items.size() + more.size()) * sizeof(Value));
                list->items.insert(list->items.end(), more.begin(), more.end());
                evaluator.account(*list);
                return a;
            }
            if (operation == BinaryOperator::multiply && is_integer(b)) {
                Ref<List> list(&a.as<List>());
                list->items = repeat_items(list->items, repetitions(evaluator, b, list->items.size(), sizeof(Value)));
                evaluator.account(*list);
                return a;
            }
            break;
        case Kind::set: {
            Ref<Set> set(&a.as<Set>());
            const Value& other = plain(b);
            if (!other.is(Kind::set) && !other.is(Kind::frozen_set) && !other.is(Kind::dict_view)) {
                break;
            }
            switch (operation) {
                case BinaryOperator::or_: set_update(evaluator, *set, other); return a;
                case BinaryOperator::subtract: set_difference_update(evaluator, *set, other); return a;
                case BinaryOperator::xor_: set_symmetric_update(evaluator, *set, other); return a;
                case BinaryOperator::and_: {
                    Ref<Set> made = set_intersection(evaluator, *set, other, false);
                    std::swap(set->table, made->table);
                    return a;
                }
                default: break;
            }
            break;
        }
        case Kind::dict:
            if (operation == BinaryOperator::or_ && plain(b).is(Kind::dict)) {
                Value merged = merge_dicts(evaluator, a, plain(b));
                std::swap(a.as<Dict>().table, merged.as<Dict>().table);
                return a;
            }
            if (operation == BinaryOperator::or_ && !is_unknown(b)) {
                return call(evaluator, special(evaluator, a, "__ior__"), {force(evaluator, b)});
            }
            break;
        case Kind::instance: {
            const std::string_view name = operators[static_cast<std::size_t>(operation)].in_place;
            Value method = special(evaluator, a, name);
            if (!method.defined() && lookup(evaluator, type_of(evaluator, a), evaluator.intern(name).as<Str>()).is_none()) {
                raise(evaluator, ExceptionType::TypeError, "'NoneType' object is not callable");
            }
            if (method.defined()) {
                Value result = call(evaluator, method, {b});
                if (!result.is(Kind::not_implemented)) {
                    return result;
                }
            }
            // Subclasses of list and set change as those do.
            const Value payload = plain(a);
            const bool grows = payload.is(Kind::list) && operation == BinaryOperator::multiply && is_integer(b);
            const bool sets = payload.is(Kind::set) && (plain(b).is(Kind::set) || plain(b).is(Kind::frozen_set)) &&
                              is_set_operation(operation);
            if (grows || sets) {
                augmented(evaluator, operation, payload, b);
                return a;
            }
            break;
        }
        default: break;
    }
    try {
        return binary(evaluator, operation, a, b);
    } catch (const Raised& raised) {
        // The only difference is in what the message calls the operator.
        std::string in_place(operation == BinaryOperator::power ? "**" : symbol(operation));
        if (is_exception(evaluator, raised.exception, ExceptionType::TypeError) && raised.object().trace.empty() &&
            !dispatches(a) && !dispatches(b)) {
            const Value& message = raised.object().arguments->items.empty() ? raised.exception : raised.object().arguments->items[0];
            std::string prefix = fmt::format("unsupported operand type(s) for {}: ", symbol(operation));
            if (message.is(Kind::str) && message.as<Str>().text.starts_with(prefix)) {
                raised.object().arguments->items[0] =
                    evaluator.str(fmt::format("unsupported operand type(s) for {}=: ", in_place) + message.as<Str>().text.substr(prefix.size()));
            }
        }
        throw;
    }
}

Value unary(Evaluator& evaluator, UnaryOperator operation, const Value& value) {
    if (operation == UnaryOperator::not_) {
        if (is_unknown(value)) {
            return unknown_from(evaluator, value, "not");
        }
        return Value::boolean(!truth(evaluator, value));
    }
    const Value& operand = value;
    switch (operand.kind()) {
        case Kind::boolean:
        case Kind::integer:
            if (operation == UnaryOperator::positive) {
                return Value::integer(operand.as_integer());
            }
            if (operation == UnaryOperator::invert) {
                return Value::integer(~operand.as_integer());
            }
            if (operand.as_integer() != INT64_MIN) {
                return Value::integer(-operand.as_integer());
            }
            return evaluator.integer(-Integer(operand.as_integer()));
        case Kind::big_integer: {
            const Integer& number = operand.as<BigInteger>().number;
            if (operation == UnaryOperator::positive) {
                return operand;
            }
            return evaluator.integer(operation == UnaryOperator::negative ? -number : -number - Integer(1));
        }
        case Kind::floating:
            if (operation != UnaryOperator::invert) {
                return operation == UnaryOperator::negative ? Value::floating(-operand.as_floating()) : operand;
            }
            break;
        case Kind::unknown: return unknown_from(evaluator, operand, "-");
        case Kind::placeholder: {
            Value found = force(evaluator, operand);
            return unary(evaluator, operation, found);
        }
        case Kind::instance:
        case Kind::class_: {
            std::string_view name = operation == UnaryOperator::negative   ? "__neg__"
                                    : operation == UnaryOperator::positive ? "__pos__"
                                                                           : "__invert__";
            if (Value method = special(evaluator, operand, name); method.defined()) {
                return call(evaluator, method);
            }
            if (!plain(operand).is(Kind::instance) && !operand.is(Kind::class_)) {
                return unary(evaluator, operation, plain(operand));
            }
            break;
        }
        default: break;
    }
    std::string_view sign = operation == UnaryOperator::negative ? "-" : operation == UnaryOperator::positive ? "+" : "~";
    raise(evaluator, ExceptionType::TypeError, fmt::format("bad operand type for unary {}: '{}'", sign, type_name(evaluator, value)));
}

}  // namespace aludel::python
