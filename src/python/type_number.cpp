#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include "base/text.hpp"
#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/number.hpp"

namespace aludel::python {
namespace {

/// The number that bytes are, the most significant one first.
Integer from_bytes(std::string_view data) {
    constexpr std::string_view letters = "0123456789abcdef";
    std::string text = "0";
    for (char c : data) {
        const auto byte = static_cast<unsigned char>(c);
        text += {letters[byte >> 4], letters[byte & 15]};
    }
    return *Integer::parse(text, 16);
}

/// The least significant `length` bytes, the most significant one first.
std::string to_bytes(const Integer& number, std::size_t length) {
    const Integer whole = number.is_negative() ? number + Integer(1).shift_left(length * 8) : number;
    std::string text = whole.to_string(16);
    text.insert(0, length * 2 - std::min(text.size(), length * 2), '0');
    const auto value = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string data;
    for (std::size_t i = text.size() - length * 2; i + 1 < text.size(); i += 2) {
        data.push_back(static_cast<char>(value(text[i]) * 16 + value(text[i + 1])));
    }
    return data;
}

/// A whole number out of anything that int() takes, but text.
/// Does int() of it mean what the builtin type says, not a class of the script?
bool has_builtin_int(Evaluator& evaluator, const Value& given) {
    Class* owner = nullptr;
    const Value found = lookup(evaluator, type_of(evaluator, given), evaluator.intern("__int__").as<Str>(), &owner);
    return found.defined() && owner->native;
}

Value whole_number(Evaluator& evaluator, const Value& given) {
    const Value& value = plain(given);
    const bool own = given.is(Kind::instance) && !has_builtin_int(evaluator, given);
    if (!own && value.is(Kind::boolean)) {
        return Value::integer(value.as_integer());
    }
    if (!own && is_integer(value)) {
        return value;
    }
    if (!own && value.is(Kind::floating)) {
        double number = value.as_floating();
        if (std::isnan(number)) {
            raise(evaluator, ExceptionType::ValueError, "cannot convert float NaN to integer");
        }
        if (std::isinf(number)) {
            raise(evaluator, ExceptionType::OverflowError, "cannot convert float infinity to integer");
        }
        return evaluator.integer(Integer::from_double(number));
    }
    for (const char* name : {"__int__", "__index__", "__trunc__"}) {
        if (Value method = special(evaluator, given, name); method.defined()) {
            Value result = python::call(evaluator, method);
            if (!is_integer(plain(result))) {
                raise(evaluator, ExceptionType::TypeError, fmt::format("{} returned non-int (type {})", name, type_name(evaluator, result)));
            }
            const Value& number = plain(result);
            return number.is(Kind::boolean) ? Value::integer(number.as_integer()) : number;
        }
    }
    raise(evaluator, ExceptionType::TypeError,
          fmt::format("int() argument must be a string, a bytes-like object or a real number, not '{}'", type_name(evaluator, given)));
}

Value make_int(Call& call) {
    Evaluator& evaluator = call.evaluator;
    if (!call.given(0)) {
        return Value::integer(0);
    }
    Value given = force(evaluator, call[0]);
    const Value& value = plain(given);
    bool text = value.is(Kind::str) || value.is(Kind::bytes);
    std::int64_t base = 10;
    if (call.given(1)) {
        base = call.integer(1);
        if (base != 0 && (base < 2 || base > 36)) {
            raise(evaluator, ExceptionType::ValueError, "int() base must be >= 2 and <= 36, or 0");
        }
        if (!text) {
            raise(evaluator, ExceptionType::TypeError, "int() can't convert non-string with explicit base");
        }
    }
    if (!text) {
        return whole_number(evaluator, given);
    }
    const std::string& digits = value.is(Kind::str) ? value.as<Str>().text : value.as<Bytes>().data;
    if (digits.size() > 4300 && (base & (base - 1)) != 0) {
        raise(evaluator, ExceptionType::ValueError,
              fmt::format("Exceeds the limit (4300 digits) for integer string conversion: value has {} digits; use sys.set_int_max_str_digits() to increase the limit", digits.size()));
    }
    std::optional<Integer> number = parse_integer(digits, static_cast<int>(base));
    if (!number) {
        raise(evaluator, ExceptionType::ValueError, fmt::format("invalid literal for int() with base {}: {}", base, repr(evaluator, value)));
    }
    return evaluator.integer(*number);
}

Integer self_integer(Call& call) {
    return to_integer(plain(call.self));
}

void add_comparisons(NativeClass& c) {
    for (auto [name, operation] : std::initializer_list<std::pair<const char*, CompareOperator>>{
             {"__eq__", CompareOperator::equal}, {"__ne__", CompareOperator::not_equal}, {"__lt__", CompareOperator::less},
             {"__le__", CompareOperator::less_equal}, {"__gt__", CompareOperator::greater}, {"__ge__", CompareOperator::greater_equal}}) {
        c.method(name, "other, /", [operation](Call& call) {
            const Value& a = plain(call.self);
            const Value& b = plain(call[0]);
            bool numbers = (is_integer(a) || a.is(Kind::floating)) && (is_integer(b) || b.is(Kind::floating));
            return numbers ? compare(call.evaluator, operation, a, b) : Value::not_implemented();
        });
    }
    c.method("__hash__", "", [](Call& call) { return Value::integer(hash(call.evaluator, plain(call.self))); });
    c.method("__repr__", "", [](Call& call) { return call.evaluator.str(repr(call.evaluator, plain(call.self))); });
    c.method("__format__", "spec, /", [](Call& call) {
        // Without a specification it is str(), which a subclass may have of its own.
        return call.evaluator.str(call.text(0).empty() ? str_text(call.evaluator, call.self)
                                                       : format(call.evaluator, plain(call.self), call.text(0)));
    });
    c.method("__bool__", "", [](Call& call) { return Value::boolean(truth(call.evaluator, plain(call.self))); });
    for (auto [name, operation] : std::initializer_list<std::pair<const char*, BinaryOperator>>{
             {"add", BinaryOperator::add}, {"sub", BinaryOperator::subtract}, {"mul", BinaryOperator::multiply},
             {"truediv", BinaryOperator::divide}, {"floordiv", BinaryOperator::floor_divide}, {"mod", BinaryOperator::modulo},
             {"pow", BinaryOperator::power}}) {
        auto numeric = [](const Value& value) { return is_integer(value) || value.is(Kind::floating); };
        c.method(fmt::format("__{}__", name), "other, /", [operation, numeric](Call& call) {
            return numeric(plain(call[0])) ? binary(call.evaluator, operation, plain(call.self), plain(call[0])) : Value::not_implemented();
        });
        c.method(fmt::format("__r{}__", name), "other, /", [operation, numeric](Call& call) {
            return numeric(plain(call[0])) ? binary(call.evaluator, operation, plain(call[0]), plain(call.self)) : Value::not_implemented();
        });
    }
}

std::shared_ptr<NativeClass> make_integer() {
    auto type = builtin_class("int");
    NativeClass& c = *type;
    c.has_payload();
    c.construct("x=..., /, base=...", make_int);
    add_comparisons(c);
    for (auto [name, operation] : std::initializer_list<std::pair<const char*, BinaryOperator>>{
             {"and", BinaryOperator::and_}, {"or", BinaryOperator::or_}, {"xor", BinaryOperator::xor_},
             {"lshift", BinaryOperator::left_shift}, {"rshift", BinaryOperator::right_shift}}) {
        c.method(fmt::format("__{}__", name), "other, /", [operation](Call& call) {
            return is_integer(plain(call[0])) ? binary(call.evaluator, operation, plain(call.self), plain(call[0])) : Value::not_implemented();
        });
        c.method(fmt::format("__r{}__", name), "other, /", [operation](Call& call) {
            return is_integer(plain(call[0])) ? binary(call.evaluator, operation, plain(call[0]), plain(call.self)) : Value::not_implemented();
        });
    }
    for (const char* name : {"__int__", "__index__", "__trunc__", "__pos__", "__floor__", "__ceil__", "conjugate"}) {
        c.method(name, "", [](Call& call) { return call.evaluator.integer(self_integer(call)); });
    }
    c.method("__neg__", "", [](Call& call) { return call.evaluator.integer(-self_integer(call)); });
    c.method("__abs__", "", [](Call& call) {
        Integer number = self_integer(call);
        return call.evaluator.integer(number.is_negative() ? -number : number);
    });
    c.method("__invert__", "", [](Call& call) { return call.evaluator.integer(-self_integer(call) - Integer(1)); });
    c.method("__float__", "", [](Call& call) { return Value::floating(to_double(call.evaluator, plain(call.self))); });
    c.method("__round__", "ndigits=..., /", [](Call& call) { return call.evaluator.integer(self_integer(call)); });
    c.method("bit_length", "", [](Call& call) { return Value::integer(static_cast<std::int64_t>(self_integer(call).bit_length())); });
    c.method("bit_count", "", [](Call& call) { return Value::integer(static_cast<std::int64_t>(self_integer(call).bit_count())); });
    c.method("as_integer_ratio", "", [](Call& call) { return call.evaluator.tuple({call.evaluator.integer(self_integer(call)), Value::integer(1)}); });
    c.method("to_bytes", "length=1, byteorder='big', *, signed=False", [](Call& call) {
        Integer number = self_integer(call);
        std::int64_t length = call.integer(0);
        bool is_signed = call.truth(2);
        if (length < 0) {
            raise(call.evaluator, ExceptionType::ValueError, "length argument must be non-negative");
        }
        if (call.text(1) != "big" && call.text(1) != "little") {
            raise(call.evaluator, ExceptionType::ValueError, "byteorder must be either 'little' or 'big'");
        }
        if (number.is_negative() && !is_signed) {
            raise(call.evaluator, ExceptionType::OverflowError, "can't convert negative int to unsigned");
        }
        call.evaluator.heap().charge(static_cast<std::size_t>(length));
        call.evaluator.heap().discharge(static_cast<std::size_t>(length));
        Integer limit = Integer(1).shift_left(static_cast<std::size_t>(length) * 8 - (is_signed && length > 0 ? 1 : 0));
        if (compare(number, limit) >= 0 || (number.is_negative() && compare(-number, limit) > 0)) {
            raise(call.evaluator, ExceptionType::OverflowError, "int too big to convert");
        }
        std::string data = to_bytes(number, static_cast<std::size_t>(length));
        if (call.text(1) == "little") {
            data = std::string(data.rbegin(), data.rend());
        }
        return call.evaluator.bytes(std::move(data));
    });
    c.class_method("from_bytes", "bytes, byteorder='big', *, signed=False", [](Call& call) {
        Value given = plain(force(call.evaluator, call[0]));
        const bool sequence = given.is(Kind::list) || given.is(Kind::tuple) || given.is(Kind::range);
        if (!given.is(Kind::bytes) && !sequence && !special(call.evaluator, given, "__iter__").defined() && !is_unknown(given)) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("cannot convert '{}' object to bytes", type_name(call.evaluator, given)));
        }
        if (given.is(Kind::str)) {
            raise(call.evaluator, ExceptionType::TypeError, "cannot convert 'str' object to bytes");
        }
        if (!given.is(Kind::bytes)) {
            given = python::call(call.evaluator, Value(&call.evaluator.type(Type::bytes)), {given});
        }
        std::string data = given.as<Bytes>().data;
        if (call.text(1) == "little") {
            data = std::string(data.rbegin(), data.rend());
        } else if (call.text(1) != "big") {
            raise(call.evaluator, ExceptionType::ValueError, "byteorder must be either 'little' or 'big'");
        }
        Integer number = from_bytes(data);
        if (call.truth(2) && !data.empty() && (data[0] & 0x80)) {
            number = number - Integer(1).shift_left(data.size() * 8);
        }
        const Value made = call.evaluator.integer(number);
        const bool own = call.self.is(Kind::class_) && !call.self.as<Class>().native;
        return own ? python::call(call.evaluator, call.self, {made}) : made;
    });
    for (const char* name : {"real", "numerator"}) {
        c.property(name, [](Evaluator& evaluator, const Value& self) { return evaluator.integer(to_integer(plain(self))); });
    }
    c.property("imag", [](Evaluator&, const Value&) { return Value::integer(0); });
    c.property("denominator", [](Evaluator&, const Value&) { return Value::integer(1); });
    return type;
}

std::shared_ptr<NativeClass> make_boolean() {
    auto type = builtin_class("bool");
    type->base(integer_type());
    type->final();
    type->construct("x=..., /", [](Call& call) { return Value::boolean(call.given(0) && call.truth(0)); });
    type->method("__repr__", "", [](Call& call) { return call.evaluator.str(repr(call.evaluator, call.self)); });
    return type;
}

/// float.fromhex: an optional sign, 0x if one likes, digits with a point, and p with a power of two.
Value from_hexadecimal(Call& call) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string text(trim(call.text(0)));
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const std::size_t begin = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    const std::string rest = text.substr(begin);
    if (rest != "inf" && rest != "infinity" && rest != "nan") {
        const std::size_t digits = rest.starts_with("0x") ? 2 : 0;
        std::size_t at = digits;
        std::size_t seen = 0;
        bool point = false;
        for (; at < rest.size() && (hexadecimal.find(rest[at]) != std::string_view::npos || (rest[at] == '.' && !point)); ++at) {
            point = point || rest[at] == '.';
            seen += rest[at] == '.' ? 0 : 1;
        }
        if (seen > 0 && at < rest.size() && rest[at] == 'p') {
            at += at + 1 < rest.size() && (rest[at + 1] == '-' || rest[at + 1] == '+') ? 2 : 1;
            const std::size_t power = at;
            at = std::min(rest.find_first_not_of("0123456789", at), rest.size());
            seen = at > power ? seen : 0;
        }
        if (seen == 0 || at < rest.size()) {
            raise(call.evaluator, ExceptionType::ValueError, "invalid hexadecimal floating-point string");
        }
        if (digits == 0) {
            text.insert(begin, "0x");
        }
    }
    const double number = std::strtod(text.c_str(), nullptr);
    if (std::isinf(number) && rest.find("inf") == std::string::npos) {
        raise(call.evaluator, ExceptionType::OverflowError, "hexadecimal value too large to represent as a float");
    }
    const Value made = Value::floating(number);
    Class& type = call.self.as<Class>();
    return &type == &call.evaluator.type(Type::floating) ? made : python::call(call.evaluator, call.self, {made});
}

std::shared_ptr<NativeClass> make_floating() {
    auto type = builtin_class("float");
    NativeClass& c = *type;
    c.has_payload();
    c.construct("x=..., /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        if (!call.given(0)) {
            return Value::floating(0);
        }
        Value given = force(evaluator, call[0]);
        const Value& value = plain(given);
        if (value.is(Kind::str) || value.is(Kind::bytes)) {
            std::optional<double> number = parse_float(value.is(Kind::str) ? value.as<Str>().text : value.as<Bytes>().data);
            if (!number) {
                raise(evaluator, ExceptionType::ValueError, "could not convert string to float: " + repr(evaluator, value));
            }
            return Value::floating(*number);
        }
        if (given.is(Kind::floating)) {
            return given;
        }
        if (!given.is(Kind::instance) && is_integer(value)) {
            return Value::floating(to_double(evaluator, value));
        }
        if (const std::optional<double> number = ask_float(evaluator, given)) {
            return Value::floating(*number);
        }
        raise(evaluator, ExceptionType::TypeError, fmt::format("float() argument must be a string or a real number, not '{}'", type_name(evaluator, given)));
    });
    add_comparisons(c);
    c.method("is_integer", "", [](Call& call) {
        double number = plain(call.self).as_floating();
        return Value::boolean(std::isfinite(number) && number == std::floor(number));
    });
    c.method("__float__", "", [](Call& call) { return plain(call.self); });
    c.method("__neg__", "", [](Call& call) { return Value::floating(-plain(call.self).as_floating()); });
    c.method("__abs__", "", [](Call& call) { return Value::floating(std::fabs(plain(call.self).as_floating())); });
    for (const char* name : {"__int__", "__trunc__"}) {
        c.method(name, "", [](Call& call) { return whole_number(call.evaluator, call.self); });
    }
    c.method("__floor__", "", [](Call& call) { return whole_number(call.evaluator, Value::floating(std::floor(plain(call.self).as_floating()))); });
    c.method("__ceil__", "", [](Call& call) { return whole_number(call.evaluator, Value::floating(std::ceil(plain(call.self).as_floating()))); });
    c.method("as_integer_ratio", "", [](Call& call) {
        double number = plain(call.self).as_floating();
        if (!std::isfinite(number)) {
            raise(call.evaluator, std::isnan(number) ? ExceptionType::ValueError : ExceptionType::OverflowError,
                  std::isnan(number) ? "cannot convert NaN to integer ratio" : "cannot convert Infinity to integer ratio");
        }
        int exponent = 0;
        double mantissa = std::frexp(number, &exponent);
        for (int i = 0; i < 300 && mantissa != std::floor(mantissa); ++i) {
            mantissa *= 2;
            --exponent;
        }
        Integer numerator = Integer::from_double(mantissa);
        Integer denominator(1);
        if (exponent > 0) {
            numerator = numerator.shift_left(static_cast<std::size_t>(exponent));
        } else {
            denominator = denominator.shift_left(static_cast<std::size_t>(-exponent));
        }
        return call.evaluator.tuple({call.evaluator.integer(numerator), call.evaluator.integer(denominator)});
    });
    c.method("hex", "", [](Call& call) {
        double number = plain(call.self).as_floating();
        if (!std::isfinite(number)) {
            return call.evaluator.str(float_repr(number));
        }
        char buffer[64];
        std::snprintf(buffer, sizeof buffer, "%.13a", number);
        std::string text = buffer;
        if (number == 0) {
            text = std::signbit(number) ? "-0x0.0p+0" : "0x0.0p+0";
        }
        return call.evaluator.str(text);
    });
    c.class_method("fromhex", "string, /", from_hexadecimal);
    c.method("conjugate", "", [](Call& call) { return plain(call.self); });
    c.property("real", [](Evaluator&, const Value& self) { return plain(self); });
    c.property("imag", [](Evaluator&, const Value&) { return Value::floating(0); });
    return type;
}

}  // namespace

#define ALUDEL_TYPE(name, make)                                       \
    const NativeClass& name##_type() {                                \
        static const std::shared_ptr<const NativeClass> type = make;  \
        return *type;                                                 \
    }

ALUDEL_TYPE(integer, make_integer())
ALUDEL_TYPE(boolean, make_boolean())
ALUDEL_TYPE(floating, make_floating())

}  // namespace aludel::python
