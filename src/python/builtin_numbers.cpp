#include <fmt/format.h>

#include <cmath>

#include "python/attribute.hpp"
#include "python/builtin_functions.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/number.hpp"
#include "python/unicode.hpp"
#include "python/work.hpp"

namespace aludel::python {
namespace {

Value round_integer(Evaluator& evaluator, const Integer& number, std::int64_t digits) {
    if (digits >= 0) {
        return evaluator.integer(number);
    }
    if (static_cast<std::size_t>(-digits) > number.bit_length()) {
        return Value::integer(0);
    }
    // To the nearest multiple of a power of ten, half to even.
    Integer unit = Integer::power(Integer(10), static_cast<std::uint64_t>(-digits));
    Integer quotient;
    Integer remainder;
    Integer::divide(number, unit, quotient, remainder);
    int order = compare(remainder + remainder, unit);
    if (order > 0 || (order == 0 && quotient.is_odd())) {
        quotient = quotient + Integer(1);
    }
    return evaluator.integer(quotient * unit);
}

Value round(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Value given = force(evaluator, call[0]);
    const Value& number = plain(given);
    bool whole = !call.given(1) || call.is_none(1);
    if (is_integer(number)) {
        return whole ? evaluator.integer(to_integer(number)) : round_integer(evaluator, to_integer(number), call.integer(1));
    }
    if (number.is(Kind::floating)) {
        double value = number.as_floating();
        if (!whole) {
            double rounded = round_double(value, static_cast<int>(std::clamp<std::int64_t>(call.integer(1), -400, 400)));
            if (std::isinf(rounded) && std::isfinite(value)) {
                raise(evaluator, ExceptionType::OverflowError, "rounded value too large to represent");
            }
            return Value::floating(rounded);
        }
        if (std::isnan(value)) {
            raise(evaluator, ExceptionType::ValueError, "cannot convert float NaN to integer");
        }
        if (std::isinf(value)) {
            raise(evaluator, ExceptionType::OverflowError, "cannot convert float infinity to integer");
        }
        return evaluator.integer(Integer::from_double(std::nearbyint(value)));
    }
    Value method = special(evaluator, given, "__round__");
    if (!method.defined()) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("type {} doesn't define __round__ method", type_name(evaluator, given)));
    }
    return whole ? python::call(evaluator, method) : python::call(evaluator, method, {call[1]});
}

Value power(Call& call) {
    Evaluator& evaluator = call.evaluator;
    if (call.is_none(2)) {
        return binary(evaluator, BinaryOperator::power, call[0], call[1]);
    }
    if (const Value own = special(evaluator, call[0], "__pow__"); call[0].is(Kind::instance) && own.defined()) {
        if (Value made = python::call(evaluator, own, {call[1], call[2]}); !made.is(Kind::not_implemented)) {
            return made;
        }
    }
    if (!is_integer(plain(call[0])) || !is_integer(plain(call[1])) || !is_integer(plain(call[2]))) {
        raise(evaluator, ExceptionType::TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    }
    Integer modulus = to_integer(plain(call[2]));
    Integer exponent = to_integer(plain(call[1]));
    if (modulus.is_zero()) {
        raise(evaluator, ExceptionType::ValueError, "pow() 3rd argument cannot be 0");
    }
    Integer quotient;
    Integer base;
    Integer::divide(to_integer(plain(call[0])), modulus, quotient, base);
    if (exponent.is_negative()) {
        // The inverse by Euclid's algorithm.
        Integer a = base;
        Integer b = modulus;
        Integer x(1);
        Integer y(0);
        while (!b.is_zero()) {
            Integer q;
            Integer r;
            Integer::divide(a, b, q, r);
            a = b;
            b = r;
            Integer next = x - q * y;
            x = y;
            y = next;
        }
        if (!(a == Integer(1)) && !(a == Integer(-1))) {
            raise(evaluator, ExceptionType::ValueError, "base is not invertible for the given modulus");
        }
        Integer::divide(a == Integer(1) ? x : -x, modulus, quotient, base);
        exponent = -exponent;
    }
    Integer result(1);
    Integer::divide(result, modulus, quotient, result);
    while (!exponent.is_zero()) {
        evaluator.step();
        count_product(evaluator, modulus.bit_length(), 2 * modulus.bit_length() + exponent.bit_length() / 32);
        if (exponent.is_odd()) {
            Integer::divide(result * base, modulus, quotient, result);
        }
        exponent = exponent.shift_right(1);
        Integer::divide(base * base, modulus, quotient, base);
    }
    return evaluator.integer(result);
}

Value in_base(Call& call, int base, const char* prefix) {
    Value value = plain(force(call.evaluator, call[0]));
    Integer number = value.is(Kind::big_integer) ? to_integer(value) : Integer(call.integer(0));
    std::string digits = (number.is_negative() ? -number : number).to_string(base);
    return call.evaluator.str((number.is_negative() ? "-" : "") + std::string(prefix) + digits);
}

}  // namespace

void add_number_functions(NativeModule& m) {
    m.function("abs", "x, /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        Value given = force(evaluator, call[0]);
        if (is_integer(given)) {
            Integer number = to_integer(given);
            return evaluator.integer(number.is_negative() ? -number : number);
        }
        if (given.is(Kind::floating)) {
            return Value::floating(std::fabs(given.as_floating()));
        }
        Value method = special(evaluator, given, "__abs__");
        if (!method.defined()) {
            raise(evaluator, ExceptionType::TypeError, fmt::format("bad operand type for abs(): '{}'", type_name(evaluator, given)));
        }
        return python::call(evaluator, method);
    });
    m.function("round", "number, ndigits=...", round);
    m.function("pow", "base, exp, mod=None", power);
    m.function("divmod", "x, y, /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        if (Value method = special(evaluator, call[0], "__divmod__"); method.defined()) {
            Value result = python::call(evaluator, method, {call[1]});
            if (!result.is(Kind::not_implemented)) {
                return result;
            }
        }
        auto numeric = [](const Value& value) { return is_integer(plain(value)) || plain(value).is(Kind::floating); };
        if ((numeric(call[0]) && !numeric(call[1]) && !call[1].is(Kind::instance)) || (!call[0].is(Kind::instance) && !numeric(call[0]))) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("unsupported operand type(s) for divmod(): '{}' and '{}'", type_name(evaluator, call[0]), type_name(evaluator, call[1])));
        }
        Value quotient;
        try {
            quotient = binary(evaluator, BinaryOperator::floor_divide, call[0], call[1]);
        } catch (const Raised& raised) {
            if (is_exception(evaluator, raised.exception, ExceptionType::ZeroDivisionError) && numeric(call[0])) {
                bool real = plain(call[0]).is(Kind::floating) || plain(call[1]).is(Kind::floating);
                raised.object().arguments->items[0] = evaluator.str(real ? "float divmod()" : "integer division or modulo by zero");
            }
            throw;
        }
        return evaluator.tuple({quotient, binary(evaluator, BinaryOperator::modulo, call[0], call[1])});
    });
    m.function("bin", "number, /", [](Call& call) { return in_base(call, 2, "0b"); });
    m.function("oct", "number, /", [](Call& call) { return in_base(call, 8, "0o"); });
    m.function("hex", "number, /", [](Call& call) { return in_base(call, 16, "0x"); });
    m.function("chr", "i, /", [](Call& call) {
        std::int64_t code = call.integer(0);
        if (code < 0 || code > 0x10FFFF) {
            raise(call.evaluator, ExceptionType::ValueError, "chr() arg not in range(0x110000)");
        }
        return call.evaluator.character(static_cast<std::uint32_t>(code));
    });
    m.function("ord", "c, /", [](Call& call) {
        const Value& value = plain(force(call.evaluator, call[0]));
        if (value.is(Kind::bytes) && value.as<Bytes>().data.size() == 1) {
            return Value::integer(static_cast<unsigned char>(value.as<Bytes>().data[0]));
        }
        if (!value.is(Kind::str)) {
            if (value.is(Kind::bytes)) {
                raise(call.evaluator, ExceptionType::TypeError, fmt::format("ord() expected a character, but string of length {} found", value.as<Bytes>().data.size()));
            }
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("ord() expected string of length 1, but {} found", type_name(call.evaluator, call[0])));
        }
        if (value.as<Str>().length != 1) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("ord() expected a character, but string of length {} found", value.as<Str>().length));
        }
        std::size_t at = 0;
        return Value::integer(next_code(value.as<Str>().text, at));
    });
}

}  // namespace aludel::python
