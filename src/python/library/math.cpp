#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "python/attribute.hpp"
#include "python/evaluator.hpp"
#include "python/library/library.hpp"
#include "python/number.hpp"
#include "python/work.hpp"

namespace aludel::python::library {
namespace {

Value whole(Evaluator& evaluator, double number) {
    if (std::isnan(number)) {
        raise(evaluator, ExceptionType::ValueError, "cannot convert float NaN to integer");
    }
    if (std::isinf(number)) {
        raise(evaluator, ExceptionType::OverflowError, "cannot convert float infinity to integer");
    }
    return evaluator.integer(Integer::from_double(number));
}

void add_roundings(NativeModule& m) {
    struct Rounding {
        const char* name;
        const char* method;
        double (*function)(double);
    };
    for (const Rounding& one : {Rounding{"floor", "__floor__", std::floor}, Rounding{"ceil", "__ceil__", std::ceil}, Rounding{"trunc", "__trunc__", std::trunc}}) {
        m.function(one.name, "x, /", [one](Call& call) {
            Value number = force(call.evaluator, call[0]);
            if (is_integer(number)) {
                return call.evaluator.integer(to_integer(number));
            }
            if (!number.is(Kind::floating)) {
                if (Value method = special(call.evaluator, number, one.method); method.defined()) {
                    return python::call(call.evaluator, method);
                }
            }
            return whole(call.evaluator, one.function(call.number(0)));
        });
    }
}

using Real = double (*)(double);

void add_functions(NativeModule& m) {
    const std::initializer_list<std::pair<const char*, Real>> functions = {
        {"sqrt", std::sqrt}, {"exp", std::exp}, {"sin", std::sin}, {"cos", std::cos}, {"tan", std::tan}, {"asin", std::asin},
        {"acos", std::acos}, {"atan", std::atan}, {"sinh", std::sinh}, {"cosh", std::cosh}, {"tanh", std::tanh}, {"fabs", std::fabs},
        {"expm1", std::expm1}, {"cbrt", std::cbrt}};
    for (const auto& [name, function] : functions) {
        m.function(name, "x, /", [function = function](Call& call) {
            double x = call.number(0);
            double result = function(x);
            if (std::isnan(result) && !std::isnan(x)) {
                raise(call.evaluator, ExceptionType::ValueError, "math domain error");
            }
            if (std::isinf(result) && std::isfinite(x)) {
                raise(call.evaluator, ExceptionType::OverflowError, "math range error");
            }
            return Value::floating(result);
        });
    }
    auto logarithm = [](Call& call, Real function) {
        Value given = plain(force(call.evaluator, call[0]));
        if (given.is(Kind::big_integer) && !given.as<BigInteger>().number.is_negative()) {
            const Integer& number = given.as<BigInteger>().number;
            if (const double x = number.to_double(); std::isfinite(x)) {
                return function(x);
            }
            // Beyond what a double holds: the logarithm of a fraction, and of the power of two.
            const std::size_t bits = number.bit_length();
            const double fraction = std::ldexp(number.shift_right(bits - 64).to_double(), -64);
            return function(fraction) + static_cast<double>(bits) * function(2.0);
        }
        double x = call.number(0);
        if (x <= 0) {
            raise(call.evaluator, ExceptionType::ValueError, "math domain error");
        }
        return function(x);
    };
    m.function("log", "x, base=..., /", [logarithm](Call& call) {
        double result = logarithm(call, std::log);
        if (!call.given(1)) {
            return Value::floating(result);
        }
        double base = call.number(1);
        if (base <= 0) {
            raise(call.evaluator, ExceptionType::ValueError, "math domain error");
        }
        if (std::log(base) == 0) {
            raise(call.evaluator, ExceptionType::ZeroDivisionError, "float division by zero");
        }
        return Value::floating(result / std::log(base));
    });
    m.function("log2", "x, /", [logarithm](Call& call) { return Value::floating(logarithm(call, std::log2)); });
    m.function("log10", "x, /", [logarithm](Call& call) { return Value::floating(logarithm(call, std::log10)); });
    m.function("pow", "x, y, /", [](Call& call) { return Value::floating(std::pow(call.number(0), call.number(1))); });
    m.function("atan2", "y, x, /", [](Call& call) { return Value::floating(std::atan2(call.number(0), call.number(1))); });
    m.function("fmod", "x, y, /", [](Call& call) {
        if (call.number(1) == 0) {
            raise(call.evaluator, ExceptionType::ValueError, "math domain error");
        }
        return Value::floating(std::fmod(call.number(0), call.number(1)));
    });
    m.function("copysign", "x, y, /", [](Call& call) { return Value::floating(std::copysign(call.number(0), call.number(1))); });
    m.function("modf", "x, /", [](Call& call) {
        const double x = call.number(0);
        double whole = x;
        const double rest = std::isinf(x) ? std::copysign(0.0, x) : std::modf(x, &whole);
        return Value(call.evaluator.tuple({Value::floating(rest), Value::floating(whole)}));
    });
    m.function("frexp", "x, /", [](Call& call) {
        const double x = call.number(0);
        int exponent = 0;
        const double mantissa = std::isfinite(x) ? std::frexp(x, &exponent) : x;
        return Value(call.evaluator.tuple({Value::floating(mantissa), Value::integer(exponent)}));
    });
    m.function("degrees", "x, /", [](Call& call) { return Value::floating(call.number(0) * (180.0 / std::numbers::pi)); });
    m.function("radians", "x, /", [](Call& call) { return Value::floating(call.number(0) * (std::numbers::pi / 180.0)); });
    m.function("isnan", "x, /", [](Call& call) { return Value::boolean(std::isnan(call.number(0))); });
    m.function("isinf", "x, /", [](Call& call) { return Value::boolean(std::isinf(call.number(0))); });
    m.function("isfinite", "x, /", [](Call& call) { return Value::boolean(std::isfinite(call.number(0))); });
}

Integer integer_argument(Call& call, const Value& given) {
    Value value = plain(force(call.evaluator, given));
    return is_integer(value) ? to_integer(value) : Integer(to_index(call.evaluator, given));
}

Integer common_divisor(Evaluator& evaluator, Integer a, Integer b) {
    while (!b.is_zero()) {
        Integer quotient;
        Integer remainder;
        count_product(evaluator, a.bit_length() - std::min(a.bit_length(), b.bit_length()), b.bit_length());
        Integer::divide(a, b, quotient, remainder);
        a = b;
        b = remainder;
    }
    return a.is_negative() ? -a : a;
}

double real(Evaluator& evaluator, const Value& given) {
    const Value value = force(evaluator, given);
    if (!value.is(Kind::instance) && (is_integer(value) || value.is(Kind::floating))) {
        return to_double(evaluator, value);
    }
    if (const std::optional<double> number = ask_float(evaluator, value)) {
        return *number;
    }
    raise(evaluator, ExceptionType::TypeError, "must be real number, not " + type_name(evaluator, value));
}

std::vector<double> reals(Evaluator& evaluator, const std::vector<Value>& given) {
    std::vector<double> made;
    for (const Value& one : given) {
        made.push_back(real(evaluator, one));
    }
    return made;
}

/// The length of a vector, exact to the last digit: its squares are summed with their errors.
double length_of(std::vector<double> parts) {
    double largest = 0;
    bool missing = false;
    for (double& part : parts) {
        part = std::fabs(part);
        if (std::isinf(part)) {
            return part;
        }
        missing = missing || std::isnan(part);
        largest = std::max(largest, part);
    }
    if (missing || largest == 0) {
        return missing ? std::nan("") : 0;
    }
    int exponent = 0;
    std::frexp(largest, &exponent);
    __float128 sum = 0;
    for (double part : parts) {
        const __float128 scaled = std::ldexp(part, -exponent);
        sum += scaled * scaled;
    }
    // The nearest double to the root: one step of Newton's method with twice the digits.
    const double guess = std::sqrt(static_cast<double>(sum));
    const double root = static_cast<double>((static_cast<__float128>(guess) + sum / guess) / 2);
    return std::ldexp(root, exponent);
}

/// A function of the C library whose result is infinite or no number only where Python raises.
void add_checked(NativeModule& m, const char* name, double (*function)(double)) {
    m.function(name, "x, /", [function](Call& call) {
        const double x = call.number(0);
        const double result = function(x);
        if (std::isnan(result) && !std::isnan(x)) {
            raise(call.evaluator, ExceptionType::ValueError, "math domain error");
        }
        if (std::isinf(result) && std::isfinite(x)) {
            // A pole is out of the domain, a result that is only too large is out of range.
            const bool pole = std::fabs(x) <= 1;
            raise(call.evaluator, pole ? ExceptionType::ValueError : ExceptionType::OverflowError,
                  pole ? "math domain error" : "math range error");
        }
        return Value::floating(result);
    });
}

void add_more_functions(NativeModule& m) {
    add_checked(m, "log1p", std::log1p);
    add_checked(m, "exp2", std::exp2);
    add_checked(m, "asinh", std::asinh);
    add_checked(m, "acosh", std::acosh);
    add_checked(m, "atanh", std::atanh);
    m.function("hypot", "*coordinates",
               [](Call& call) { return Value::floating(length_of(reals(call.evaluator, call.rest(0)))); });
    m.function("dist", "p, q, /", [](Call& call) {
        const std::vector<double> p = reals(call.evaluator, to_vector(call.evaluator, call[0]));
        const std::vector<double> q = reals(call.evaluator, to_vector(call.evaluator, call[1]));
        if (p.size() != q.size()) {
            raise(call.evaluator, ExceptionType::ValueError, "both points must have the same number of dimensions");
        }
        std::vector<double> apart;
        for (std::size_t i = 0; i < p.size(); ++i) {
            apart.push_back(p[i] - q[i]);
        }
        return Value::floating(length_of(std::move(apart)));
    });
    m.function("ldexp", "x, i, /", [](Call& call) {
        const double x = call.number(0);
        if (!is_integer(plain(call[1]))) {
            raise(call.evaluator, ExceptionType::TypeError, "Expected an int as second argument to ldexp.");
        }
        const Integer exponent = to_integer(plain(call[1]));
        const std::int64_t by = exponent.fits_int64() ? exponent.to_int64() : exponent.is_negative() ? -100000 : 100000;
        const double result = std::ldexp(x, static_cast<int>(std::clamp<std::int64_t>(by, -100000, 100000)));
        if (std::isinf(result) && std::isfinite(x)) {
            raise(call.evaluator, ExceptionType::OverflowError, "math range error");
        }
        return Value::floating(result);
    });
    m.function("remainder", "x, y, /", [](Call& call) {
        const double x = call.number(0);
        const double y = call.number(1);
        if ((std::isinf(x) && !std::isnan(y)) || (y == 0 && !std::isnan(x))) {
            raise(call.evaluator, ExceptionType::ValueError, "math domain error");
        }
        return Value::floating(std::remainder(x, y));
    });
    m.function("nextafter", "x, y, /",
               [](Call& call) { return Value::floating(std::nextafter(call.number(0), call.number(1))); });
    m.function("ulp", "x, /", [](Call& call) {
        const double x = std::fabs(call.number(0));
        if (!std::isfinite(x)) {
            return Value::floating(x);
        }
        const double next = std::nextafter(x, HUGE_VAL);
        return Value::floating(std::isinf(next) ? x - std::nextafter(x, 0) : next - x);
    });
    m.function("prod", "iterable, /, *, start=1", [](Call& call) {
        Value result = call[1];
        Iteration items(call.evaluator, call[0]);
        Value item;
        while (items.next(item)) {
            call.evaluator.step();
            result = binary(call.evaluator, BinaryOperator::multiply, result, item);
        }
        return result;
    });
}

/// The sum of parts of which each is smaller than the last digit of the next, rounded once.
double rounded_once(const std::vector<double>& parts) {
    std::size_t left = parts.size();
    if (left == 0) {
        return 0;
    }
    double sum = parts[--left];
    double lost = 0;
    while (left > 0 && lost == 0) {
        const double before = sum;
        const double part = parts[--left];
        sum = before + part;
        lost = part - (sum - before);
    }
    // Half way between two doubles: what is left tells to which side it goes.
    if (left > 0 && ((lost < 0 && parts[left - 1] < 0) || (lost > 0 && parts[left - 1] > 0))) {
        const double twice = lost * 2;
        const double other = sum + twice;
        if (twice == other - sum) {
            return other;
        }
    }
    return sum;
}

/// As if with infinite precision: the error of each addition is kept as a part of its own.
Value exact_sum(Call& call) {
    Evaluator& evaluator = call.evaluator;
    std::vector<double> parts;
    double not_finite = 0;
    double infinite = 0;
    Iteration items(evaluator, call[0]);
    Value item;
    while (items.next(item)) {
        evaluator.step();
        const double given = real(evaluator, item);
        double sum = given;
        std::size_t kept = 0;
        for (double part : parts) {
            if (std::fabs(sum) < std::fabs(part)) {
                std::swap(sum, part);
            }
            const double larger = sum + part;
            const double lost = part - (larger - sum);
            if (lost != 0) {
                parts[kept++] = lost;
            }
            sum = larger;
        }
        parts.resize(kept);
        if (std::isfinite(sum)) {
            if (sum != 0) {
                parts.push_back(sum);
            }
            continue;
        }
        if (std::isfinite(given)) {
            raise(evaluator, ExceptionType::OverflowError, "intermediate overflow in fsum");
        }
        infinite += std::isinf(given) ? given : 0;
        not_finite += given;
        parts.clear();
    }
    if (std::isnan(infinite)) {
        raise(evaluator, ExceptionType::ValueError, "-inf + inf in fsum");
    }
    return Value::floating(not_finite != 0 ? not_finite : rounded_once(parts));
}

/// n! / (n - k)!, divided by k! when the order does not count.
Value choices(Call& call, bool ordered) {
    Evaluator& evaluator = call.evaluator;
    const Integer n = integer_argument(call, call[0]);
    const bool all = ordered && call.is_none(1);
    Integer k = all ? n : integer_argument(call, call[1]);
    if (n.is_negative() || k.is_negative()) {
        raise(evaluator, ExceptionType::ValueError,
              all ? "factorial() not defined for negative values"
                  : fmt::format("{} must be a non-negative integer", n.is_negative() ? "n" : "k"));
    }
    if (compare(k, n) > 0) {
        return Value::integer(0);
    }
    if (!ordered && compare(n - k, k) < 0) {
        k = n - k;
    }
    if (!k.fits_int64()) {
        raise(evaluator, ExceptionType::OverflowError,
              fmt::format("{} must not exceed {}", ordered ? "k" : "min(n - k, k)", INT64_MAX));
    }
    Integer made(1);
    for (std::int64_t i = 0; i < k.to_int64(); ++i) {
        evaluator.step();
        count_product(evaluator, made.bit_length(), ordered ? n.bit_length() : 2 * n.bit_length());
        made = made * (n - Integer(i));
        if (!ordered) {
            Integer quotient;
            Integer remainder;
            Integer::divide(made, Integer(i + 1), quotient, remainder);
            made = std::move(quotient);
        }
    }
    return evaluator.integer(made);
}

void add_integer_functions(NativeModule& m) {
    m.function("fsum", "seq, /", exact_sum);
    m.function("comb", "n, k, /", [](Call& call) { return choices(call, false); });
    m.function("perm", "n, k=None, /", [](Call& call) { return choices(call, true); });
    m.function("gcd", "*integers", [](Call& call) {
        Integer result;
        for (const Value& one : call.rest(0)) {
            result = common_divisor(call.evaluator, result, integer_argument(call, one));
        }
        return call.evaluator.integer(result);
    });
    m.function("lcm", "*integers", [](Call& call) {
        Integer result(1);
        for (const Value& one : call.rest(0)) {
            Integer number = integer_argument(call, one);
            if (number.is_zero()) {
                return Value::integer(0);
            }
            Integer quotient;
            Integer remainder;
            Integer::divide(number, common_divisor(call.evaluator, result, number), quotient, remainder);
            result = result * quotient;
        }
        return call.evaluator.integer(result.is_negative() ? -result : result);
    });
    m.function("factorial", "n, /", [](Call& call) {
        std::int64_t n = call.integer(0);
        if (n < 0) {
            raise(call.evaluator, ExceptionType::ValueError, "factorial() not defined for negative values");
        }
        Integer result(1);
        for (std::int64_t i = 2; i <= n; ++i) {
            call.evaluator.step();
            count_product(call.evaluator, result.bit_length(), 32);
            result = result * Integer(i);
        }
        return call.evaluator.integer(result);
    });
    m.function("isqrt", "n, /", [](Call& call) {
        Integer n = integer_argument(call, call[0]);
        if (n.is_negative()) {
            raise(call.evaluator, ExceptionType::ValueError, "isqrt() argument must be nonnegative");
        }
        if (n.is_zero()) {
            return Value::integer(0);
        }
        Integer guess = Integer(1).shift_left(n.bit_length() / 2 + 1);
        for (;;) {
            Integer quotient;
            Integer remainder;
            count_product(call.evaluator, n.bit_length() / 2, n.bit_length() / 2);
            Integer::divide(n, guess, quotient, remainder);
            Integer next = (guess + quotient).shift_right(1);
            if (compare(next, guess) >= 0) {
                return call.evaluator.integer(guess);
            }
            guess = next;
        }
    });
    m.function("isclose", "a, b, *, rel_tol=None, abs_tol=None", [](Call& call) {
        double a = call.number(0);
        double b = call.number(1);
        double relative = call.is_none(2) ? 1e-9 : call.number(2);
        double absolute = call.is_none(3) ? 0 : call.number(3);
        bool close = a == b || (std::isfinite(a) && std::isfinite(b) && std::fabs(a - b) <= std::max(relative * std::max(std::fabs(a), std::fabs(b)), absolute));
        return Value::boolean(close);
    });
}

}  // namespace

std::shared_ptr<const NativeModule> math() {
    auto made = std::make_shared<NativeModule>("math");
    NativeModule& m = *made;
    m.style(Signature::Style::c, UnknownArguments::infect);
    add_roundings(m);
    add_functions(m);
    add_more_functions(m);
    add_integer_functions(m);
    m.value("pi", [](Evaluator&) { return Value::floating(std::numbers::pi); });
    m.value("e", [](Evaluator&) { return Value::floating(std::numbers::e); });
    m.value("tau", [](Evaluator&) { return Value::floating(2 * std::numbers::pi); });
    m.value("inf", [](Evaluator&) { return Value::floating(HUGE_VAL); });
    m.value("nan", [](Evaluator&) { return Value::floating(std::nan("")); });
    return made;
}

}  // namespace aludel::python::library
