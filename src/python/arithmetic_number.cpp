#include "python/arithmetic_number.hpp"

#include <fmt/format.h>

#include <cmath>

#include "python/evaluator.hpp"
#include "python/number.hpp"
#include "python/operation.hpp"
#include "python/work.hpp"

namespace aludel::python {
namespace {

[[noreturn]] void division_by_zero(Evaluator& evaluator, const char* message) {
    raise(evaluator, ExceptionType::ZeroDivisionError, message);
}

double floor_modulo(double a, double b) {
    double rest = std::fmod(a, b);
    if (rest != 0) {
        if ((b < 0) != (rest < 0)) {
            rest += b;
        }
    } else {
        rest = std::copysign(0.0, b);
    }
    return rest;
}

double floor_quotient(double a, double b) {
    double rest = std::fmod(a, b);
    double quotient = (a - rest) / b;
    if (rest != 0 && (b < 0) != (rest < 0)) {
        quotient -= 1.0;
    }
    if (quotient == 0) {
        return std::copysign(0.0, a / b);
    }
    double floored = std::floor(quotient);
    return quotient - floored > 0.5 ? floored + 1.0 : floored;
}

Value power_floats(Evaluator& evaluator, double a, double b) {
    if (a == 0 && b < 0) {
        division_by_zero(evaluator, "0.0 cannot be raised to a negative power");
    }
    if (a < 0 && std::isfinite(a) && std::isfinite(b) && b != std::floor(b)) {
        refuse(evaluator, "a fractional power of a negative number is a complex number, which is not supported");
    }
    double result = std::pow(a, b);
    if (std::isinf(result) && std::isfinite(a) && std::isfinite(b)) {
        raise(evaluator, ExceptionType::OverflowError,
              std::vector<Value>{Value::integer(34), evaluator.str("Numerical result out of range")});
    }
    return Value::floating(result);
}

void expect_bits(Evaluator& evaluator, double bits) {
    double bytes = bits / 8;
    if (bytes > 1e15) {
        bytes = 1e15;
    }
    auto needed = static_cast<std::size_t>(bytes);
    evaluator.heap().charge(needed);
    evaluator.heap().discharge(needed);
}

Value power_integers(Evaluator& evaluator, const Integer& a, const Integer& b) {
    if (b.is_negative()) {
        double base = a.to_double();
        double exponent = b.to_double();
        if (a.is_zero()) {
            division_by_zero(evaluator, "0.0 cannot be raised to a negative power");
        }
        return power_floats(evaluator, base, exponent);
    }
    if (a.is_zero() || a == Integer(1)) {
        return b.is_zero() ? Value::integer(1) : evaluator.integer(a);
    }
    if (a == Integer(-1)) {
        return Value::integer(b.is_odd() ? -1 : 1);
    }
    expect_bits(evaluator, static_cast<double>(a.bit_length()) * b.to_double());
    const std::size_t zeros = a.bit_length() - 1;
    if (a == Integer(1).shift_left(zeros)) {
        return evaluator.integer(Integer(1).shift_left(zeros * static_cast<std::size_t>(b.to_int64())));
    }
    // What can be held can still take long: schoolbook multiplication is quadratic.
    if (static_cast<double>(a.bit_length()) * b.to_double() > 4e6) {
        refuse(evaluator, "this power has more than 4 million binary digits");
    }
    const auto bits = static_cast<std::size_t>(static_cast<double>(a.bit_length()) * b.to_double());
    count_product(evaluator, bits / 2, bits / 2);
    return evaluator.integer(Integer::power(a, static_cast<std::uint64_t>(b.to_int64())));
}

Value shift(Evaluator& evaluator, BinaryOperator operation, const Integer& a, const Integer& b) {
    if (b.is_negative()) {
        raise(evaluator, ExceptionType::ValueError, "negative shift count");
    }
    bool left = operation == BinaryOperator::left_shift;
    if (!b.fits_int64()) {
        if (left && !a.is_zero()) {
            raise(evaluator, ExceptionType::OverflowError, "too many digits in integer");
        }
        return Value::integer(a.is_negative() ? -1 : 0);
    }
    auto bits = static_cast<std::size_t>(b.to_int64());
    if (left && !a.is_zero()) {
        expect_bits(evaluator, static_cast<double>(bits) + static_cast<double>(a.bit_length()));
    }
    return evaluator.integer(left ? a.shift_left(bits) : a.shift_right(bits));
}

Value big_operation(Evaluator& evaluator, BinaryOperator operation, const Integer& a, const Integer& b) {
    switch (operation) {
        case BinaryOperator::add: return evaluator.integer(a + b);
        case BinaryOperator::subtract: return evaluator.integer(a - b);
        case BinaryOperator::multiply:
            if (a.bit_length() > 2'000'000 && b.bit_length() > 2'000'000) {
                refuse(evaluator, "the factors of this product have more than 2 million binary digits each");
            }
            expect_bits(evaluator, static_cast<double>(a.bit_length() + b.bit_length()));
            count_product(evaluator, a.bit_length(), b.bit_length());
            return evaluator.integer(a * b);
        case BinaryOperator::divide: {
            if (b.is_zero()) {
                division_by_zero(evaluator, "division by zero");
            }
            std::optional<double> result = Integer::true_divide(a, b);
            if (!result) {
                raise(evaluator, ExceptionType::OverflowError, "integer division result too large for a float");
            }
            return Value::floating(*result);
        }
        case BinaryOperator::modulo:
        case BinaryOperator::floor_divide: {
            if (b.is_zero()) {
                division_by_zero(evaluator, operation == BinaryOperator::modulo ? "integer modulo by zero"
                                                                               : "integer division or modulo by zero");
            }
            Integer quotient;
            Integer remainder;
            if (a.bit_length() > b.bit_length()) {
                count_product(evaluator, a.bit_length() - b.bit_length(), b.bit_length());
            }
            Integer::divide(a, b, quotient, remainder);
            return evaluator.integer(operation == BinaryOperator::modulo ? remainder : quotient);
        }
        case BinaryOperator::power: return power_integers(evaluator, a, b);
        case BinaryOperator::or_: return evaluator.integer(Integer::bitwise(Integer::Bitwise::or_, a, b));
        case BinaryOperator::and_: return evaluator.integer(Integer::bitwise(Integer::Bitwise::and_, a, b));
        case BinaryOperator::xor_: return evaluator.integer(Integer::bitwise(Integer::Bitwise::xor_, a, b));
        case BinaryOperator::left_shift:
        case BinaryOperator::right_shift: return shift(evaluator, operation, a, b);
        default: return Value::not_implemented();
    }
}

}  // namespace

bool is_number(const Value& value) {
    return is_integer(value) || value.is(Kind::floating);
}

Value float_operation(Evaluator& evaluator, BinaryOperator operation, double a, double b) {
    switch (operation) {
        case BinaryOperator::add: return Value::floating(a + b);
        case BinaryOperator::subtract: return Value::floating(a - b);
        case BinaryOperator::multiply: return Value::floating(a * b);
        case BinaryOperator::divide:
            if (b == 0) {
                division_by_zero(evaluator, "float division by zero");
            }
            return Value::floating(a / b);
        case BinaryOperator::modulo:
            if (b == 0) {
                division_by_zero(evaluator, "float modulo");
            }
            return Value::floating(floor_modulo(a, b));
        case BinaryOperator::floor_divide:
            if (b == 0) {
                division_by_zero(evaluator, "float floor division by zero");
            }
            return Value::floating(floor_quotient(a, b));
        case BinaryOperator::power: return power_floats(evaluator, a, b);
        default: return Value::not_implemented();
    }
}

/// The bits that a result may have, before it is computed: the memory limit speaks first.
Value integer_operation(Evaluator& evaluator, BinaryOperator operation, const Value& left, const Value& right) {
    if (left.is(Kind::big_integer) || right.is(Kind::big_integer)) {
        return big_operation(evaluator, operation, to_integer(left), to_integer(right));
    }
    std::int64_t a = left.as_integer();
    std::int64_t b = right.as_integer();
    std::int64_t result = 0;
    bool booleans = left.is(Kind::boolean) && right.is(Kind::boolean);
    switch (operation) {
        case BinaryOperator::add:
            if (!__builtin_add_overflow(a, b, &result)) {
                return Value::integer(result);
            }
            break;
        case BinaryOperator::subtract:
            if (!__builtin_sub_overflow(a, b, &result)) {
                return Value::integer(result);
            }
            break;
        case BinaryOperator::multiply:
            if (!__builtin_mul_overflow(a, b, &result)) {
                return Value::integer(result);
            }
            break;
        case BinaryOperator::modulo:
        case BinaryOperator::floor_divide:
            if (b != 0 && b != -1) {
                std::int64_t quotient = a / b;
                std::int64_t rest = a % b;
                if (rest != 0 && (rest < 0) != (b < 0)) {
                    --quotient;
                    rest += b;
                }
                return Value::integer(operation == BinaryOperator::modulo ? rest : quotient);
            }
            break;
        case BinaryOperator::or_: return booleans ? Value::boolean((a | b) != 0) : Value::integer(a | b);
        case BinaryOperator::and_: return booleans ? Value::boolean((a & b) != 0) : Value::integer(a & b);
        case BinaryOperator::xor_: return booleans ? Value::boolean((a ^ b) != 0) : Value::integer(a ^ b);
        default: break;
    }
    return big_operation(evaluator, operation, Integer(a), Integer(b));
}

/// How often a sequence is repeated; a size that cannot be held is refused before it is made.

}  // namespace aludel::python
