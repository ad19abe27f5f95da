#include "python/number.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/unicode.hpp"

namespace aludel::python {

Integer to_integer(const Value& value) {
    return value.is(Kind::big_integer) ? value.as<BigInteger>().number : Integer(value.as_integer());
}

double to_double(Evaluator& evaluator, const Value& value) {
    switch (value.kind()) {
        case Kind::floating: return value.as_floating();
        case Kind::big_integer: {
            double number = value.as<BigInteger>().number.to_double();
            if (std::isinf(number)) {
                raise(evaluator, ExceptionType::OverflowError, "int too large to convert to float");
            }
            return number;
        }
        default: return static_cast<double>(value.as_integer());
    }
}

std::optional<double> ask_float(Evaluator& evaluator, const Value& value) {
    if (Value method = special(evaluator, value, "__float__"); method.defined()) {
        Value result = call(evaluator, method);
        if (is_unknown(result)) {
            evaluator.require_known(result);
        }
        if (!plain(result).is(Kind::floating)) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("{}.__float__ returned non-float (type {})", type_name(evaluator, value),
                              type_name(evaluator, result)));
        }
        return plain(result).as_floating();
    }
    if (Value method = special(evaluator, value, "__index__"); method.defined()) {
        Value result = call(evaluator, method);
        if (!is_integer(plain(result))) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("__index__ returned non-int (type {})", type_name(evaluator, result)));
        }
        return to_double(evaluator, plain(result));
    }
    return std::nullopt;
}

Ref<Set> to_set(Evaluator& evaluator, const Value& iterable) {
    const Value& plain_value = plain(iterable);
    if (plain_value.is(Kind::set) || plain_value.is(Kind::frozen_set)) {
        return Ref<Set>(&plain_value.as<Set>());
    }
    Ref<Set> made = evaluator.set();
    Iteration items(evaluator, iterable);
    Value item;
    while (items.next(item)) {
        made->table.add(evaluator, item);
        evaluator.account(*made);
    }
    return made;
}

namespace {

/// White space cut off both ends, digits of every script made ASCII.
std::optional<std::string> normalize(std::string_view text) {
    std::string made;
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint32_t code = next_code(text, at);
        if (code < 0x80) {
            made.push_back(static_cast<char>(code));
        } else if (is_space(code)) {
            made.push_back(' ');
        } else if (int digit = decimal_value(code); digit >= 0) {
            made.push_back(static_cast<char>('0' + digit));
        } else {
            return std::nullopt;
        }
    }
    std::size_t begin = 0;
    std::size_t end = made.size();
    while (begin < end && is_space(static_cast<unsigned char>(made[begin]))) {
        ++begin;
    }
    while (end > begin && is_space(static_cast<unsigned char>(made[end - 1]))) {
        --end;
    }
    return made.substr(begin, end - begin);
}

/// Underscores may stand between digits; false where they do not.
bool drop_underscores(std::string& text) {
    auto alphanumeric = [&](std::size_t i) {
        return i < text.size() && std::isalnum(static_cast<unsigned char>(text[i]));
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_' && (i == 0 || !alphanumeric(i - 1) || !alphanumeric(i + 1))) {
            return false;
        }
    }
    std::erase(text, '_');
    return true;
}

}  // namespace

std::optional<Integer> parse_integer(std::string_view given, int base) {
    std::optional<std::string> normal = normalize(given);
    if (!normal) {
        return std::nullopt;
    }
    std::string text = *normal;
    bool negative = false;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        negative = text[0] == '-';
        text.erase(0, 1);
    }
    if (text.size() > 1 && text[0] == '0') {
        char letter = static_cast<char>(std::tolower(static_cast<unsigned char>(text[1])));
        int marked = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
        if (marked && (base == 0 || base == marked)) {
            text.erase(0, 2);
            if (text.starts_with('_')) {
                text.erase(0, 1);
            }
            base = marked;
        } else if (base == 0 && text.find_first_not_of("0_") != std::string::npos) {
            return std::nullopt;
        }
    }
    if (base == 0) {
        base = 10;
    }
    if (!drop_underscores(text) || text.empty() || text[0] == '-' || text[0] == '+') {
        return std::nullopt;
    }
    std::optional<Integer> made = Integer::parse(text, base);
    return made && negative ? -*made : made;
}

std::optional<double> parse_float(std::string_view given) {
    std::optional<std::string> normal = normalize(given);
    if (!normal) {
        return std::nullopt;
    }
    std::string text = *normal;
    if (!drop_underscores(text) || text.empty()) {
        return std::nullopt;
    }
    std::size_t at = text[0] == '-' || text[0] == '+' ? 1 : 0;
    std::string rest = text.substr(at);
    for (char& c : rest) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    double sign = text[0] == '-' ? -1.0 : 1.0;
    if (rest == "inf" || rest == "infinity") {
        return sign * HUGE_VAL;
    }
    if (rest == "nan") {
        return std::nan("");
    }
    if (rest.empty() || rest.find_first_not_of("0123456789.e+-") != std::string::npos || !(std::isdigit(static_cast<unsigned char>(rest[0])) || rest[0] == '.')) {
        return std::nullopt;
    }
    char* end = nullptr;
    double value = std::strtod(rest.c_str(), &end);
    if (*end != 0) {
        return std::nullopt;
    }
    return sign * value;
}

std::string integer_text(Evaluator& evaluator, const Integer& number) {
    // log10(2) is a little more than 0.30103: never refuses what Python converts.
    if (number.bit_length() > 14288 || (number.bit_length() > 14280 && number.to_string().size() > (number.is_negative() ? 4301U : 4300U))) {
        raise(evaluator, ExceptionType::ValueError,
              "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
    }
    return number.to_string();
}

double round_double(double value, int digits) {
    if (!std::isfinite(value) || digits > 323) {
        return value;
    }
    if (digits < -308) {
        return 0.0 * value;
    }
    if (digits >= 0) {
        // The decimal text of a double is exact enough: printf rounds the exact value half to even.
        char buffer[400];
        std::snprintf(buffer, sizeof buffer, "%.*f", digits, value);
        return std::strtod(buffer, nullptr);
    }
    // So is that of its whole part, of which the digits that stay are rounded half to even.
    char buffer[400];
    std::snprintf(buffer, sizeof buffer, "%.0f", std::trunc(std::fabs(value)));
    const std::string_view whole = buffer;
    const int kept = static_cast<int>(whole.size()) + digits;
    if (kept < 0) {
        return 0.0 * value;
    }
    if (kept > 0) {
        std::snprintf(buffer, sizeof buffer, "%.*e", kept - 1, value);
        return std::strtod(buffer, nullptr);
    }
    const bool tie = whole[0] == '5' && whole.find_first_not_of('0', 1) == std::string_view::npos &&
                     std::trunc(value) == value;
    if (whole[0] < '5' || tie) {
        return 0.0 * value;
    }
    std::snprintf(buffer, sizeof buffer, "1e%d", -digits);
    return std::copysign(std::strtod(buffer, nullptr), value);
}

}  // namespace aludel::python
