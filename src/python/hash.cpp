#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/native.hpp"
#include "python/nesting.hpp"
#include "python/number.hpp"
#include "python/operation.hpp"

namespace aludel::python {

std::uint64_t identity(const Value& value) {
    if (value.on_heap()) {
        return reinterpret_cast<std::uintptr_t>(value.object());
    }
    return (static_cast<std::uint64_t>(value.kind()) << 56) ^ (static_cast<std::uint64_t>(value.as_integer()) * 32 + 9437184);
}

namespace {

std::int64_t hash_pointer(const Value& value) {
    auto address = identity(value);
    return static_cast<std::int64_t>((address >> 4) | (address << 60));
}

/// CPython's tuple hash, which the order of sets of tuples follows from.
std::int64_t hash_items(Evaluator& evaluator, const std::vector<Value>& items) {
    constexpr std::uint64_t prime_1 = 11400714785074694791ull;
    constexpr std::uint64_t prime_2 = 14029467366897019727ull;
    constexpr std::uint64_t prime_5 = 2870177450012600261ull;
    Nesting nesting(evaluator);
    std::uint64_t sum = prime_5;
    for (const Value& item : items) {
        sum += static_cast<std::uint64_t>(hash(evaluator, item)) * prime_2;
        sum = (sum << 31) | (sum >> 33);
        sum *= prime_1;
    }
    sum += items.size() ^ (prime_5 ^ 3527539ull);
    return sum == static_cast<std::uint64_t>(-1) ? 1546275796 : static_cast<std::int64_t>(sum);
}

}  // namespace

std::int64_t hash(Evaluator& evaluator, const Value& value) {
    switch (value.kind()) {
        case Kind::str: return value.as<Str>().hash;
        case Kind::boolean:
        case Kind::integer: {
            std::int64_t number = value.as_integer();
            constexpr std::int64_t modulus = (std::int64_t{1} << 61) - 1;
            if (number > -modulus && number < modulus) {
                return number == -1 ? -2 : number;
            }
            return Integer(number).hash();
        }
        case Kind::big_integer: return value.as<BigInteger>().number.hash();
        case Kind::floating: return hash_double(value.as_floating());
        case Kind::bytes: return hash_text(value.as<Bytes>().data);
        case Kind::tuple: return hash_items(evaluator, value.as<Tuple>().items);
        case Kind::frozen_set: {
            std::uint64_t sum = 0;
            std::size_t position = 0;
            Value key;
            while (value.as<Set>().table.next(position, key)) {
                auto one = static_cast<std::uint64_t>(hash(evaluator, key));
                sum ^= (one ^ (one << 16) ^ 89869747ull) * 3644798167ull;
            }
            sum ^= (value.as<Set>().table.size() + 1) * 1927868237ull;
            sum = (sum ^ (sum >> 11) ^ (sum >> 25)) * 69069ull + 907133923ull;
            return static_cast<std::int64_t>(sum == static_cast<std::uint64_t>(-1) ? 590923713 : sum);
        }
        case Kind::range: {
            auto& range = value.as<Range>();
            return hash_items(evaluator, {Value::integer(range.length), range.length ? Value::integer(range.start) : Value::none(),
                                          range.length > 1 ? Value::integer(range.step) : Value::none()});
        }
        case Kind::list:
        case Kind::dict:
        case Kind::set:
        case Kind::slice:
        case Kind::dict_view:
            raise(evaluator, ExceptionType::TypeError, fmt::format("unhashable type: '{}'", type_name(evaluator, value)));
        case Kind::method:
            return hash_pointer(value.as<Method>().self) ^ hash(evaluator, value.as<Method>().function);
        case Kind::native_function: {
            auto& function = value.as<NativeFunctionObject>();
            return hash_text(function.function->qualified_name) ^ hash_pointer(function.self);
        }
        case Kind::unknown: evaluator.require_known(value);
        case Kind::placeholder: {
            Value found = force(evaluator, value);
            return hash(evaluator, found);
        }
        case Kind::instance:
        case Kind::exception: break;
        case Kind::class_:
            if (value.as<Class>().metaclass.get() != &evaluator.type(Type::type)) {
                break;
            }
            return hash_pointer(value);
        default: return hash_pointer(value);
    }
    Class* owner = nullptr;
    Class& type = type_of(evaluator, value);
    Value found = lookup(evaluator, type, evaluator.intern("__hash__").as<Str>(), &owner);
    if (found.is_none()) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("unhashable type: '{}'", type_name(evaluator, value)));
    }
    if (found.defined() && !owner->native) {
        Value result = plain(call(evaluator, bind(evaluator, found, value, type)));
        if (!is_integer(result)) {
            raise(evaluator, ExceptionType::TypeError, "__hash__ method should return an integer");
        }
        if (result.is(Kind::integer)) {
            return result.as_integer() == -1 ? -2 : result.as_integer();
        }
        return hash(evaluator, result);
    }
    if (found.defined() && owner->native && owner != &evaluator.type(Type::object)) {
        Value result = call(evaluator, bind(evaluator, found, value, type));
        return result.is(Kind::integer) ? result.as_integer() : hash(evaluator, result);
    }
    const Value& payload = plain(value);
    return payload.is(Kind::instance) || payload.is(Kind::exception) || payload.is(Kind::class_) ? hash_pointer(value)
                                                                                                 : hash(evaluator, payload);
}

}  // namespace aludel::python
