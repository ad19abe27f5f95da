#include "python/format.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>

#include "python/number.hpp"
#include "python/unicode.hpp"

namespace aludel::python {
namespace {

bool is_align(std::uint32_t code) {
    return code == '<' || code == '>' || code == '=' || code == '^';
}

void append_repeated(std::string& into, std::string_view text, std::size_t times) {
    if (text.size() == 1) {
        into.append(times, text[0]);
        return;
    }
    into.reserve(into.size() + text.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        into += text;
    }
}

std::string pad(std::string_view text, const FormatSpec& spec, char default_align) {
    auto length = static_cast<std::int64_t>(count_codes(text));
    if (length >= spec.width) {
        return std::string(text);
    }
    auto missing = static_cast<std::size_t>(spec.width - length);
    char align = spec.align ? spec.align : default_align;
    std::size_t left = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
    std::string made;
    append_repeated(made, spec.fill, left);
    made += text;
    append_repeated(made, spec.fill, missing - left);
    return made;
}

/// Inserts the grouping character into the digits before the point, so that at least `width` characters come out.
std::string group(std::string_view digits, char separator, std::size_t every, std::size_t width) {
    std::string reversed;
    std::size_t count = 0;
    std::size_t at = digits.size();
    while (at > 0 || reversed.size() < width) {
        if (count > 0 && count % every == 0) {
            reversed.push_back(separator);
            if (at == 0 && reversed.size() >= width) {
                // A separator never stands first: one more zero than asked for.
                reversed.push_back('0');
                break;
            }
        }
        reversed.push_back(at > 0 ? digits[--at] : '0');
        ++count;
    }
    return {reversed.rbegin(), reversed.rend()};
}

std::string sign_of(bool negative, char sign) {
    return negative ? "-" : sign == '+' ? "+" : sign == ' ' ? " " : "";
}

}  // namespace

FormatSpec parse_format(Evaluator& evaluator, std::string_view spec, std::string_view type) {
    FormatSpec made;
    std::size_t at = 0;
    auto peek = [&]() { return at < spec.size() ? spec[at] : '\0'; };
    made.any = !spec.empty();
    if (!spec.empty()) {
        std::size_t after = 0;
        next_code(spec, after);
        if (after < spec.size() && is_align(static_cast<unsigned char>(spec[after]))) {
            made.fill = spec.substr(0, after);
            made.align = spec[after];
            at = after + 1;
        } else if (is_align(static_cast<unsigned char>(spec[0]))) {
            made.align = spec[0];
            at = 1;
        }
    }
    bool filled = at > 1;
    bool signed_ = false;
    if (peek() == '+' || peek() == '-' || peek() == ' ') {
        made.sign = spec[at++];
        signed_ = true;
    }
    if (peek() == 'z') {
        made.no_negative_zero = true;
        ++at;
    }
    if (peek() == '#') {
        made.alternate = true;
        ++at;
    }
    if (peek() == '0' && !filled) {
        made.fill = "0";
        made.zero = true;
        if (!made.align && type != "str") {
            made.align = '=';
        }
        ++at;
    }
    auto number = [&](std::int64_t& into) {
        bool any = false;
        std::int64_t value = 0;
        while (peek() >= '0' && peek() <= '9') {
            value = value * 10 + (spec[at++] - '0');
            any = true;
            if (value > INT32_MAX) {
                raise(evaluator, ExceptionType::ValueError, "Too many decimal digits in format string");
            }
        }
        if (any) {
            into = value;
        }
        return any;
    };
    number(made.width);
    if (peek() == ',' || peek() == '_') {
        made.grouping = spec[at++];
        if (peek() == ',' || peek() == '_') {
            raise(evaluator, ExceptionType::ValueError, peek() == made.grouping ? fmt::format("Cannot specify '{0}' with '{0}'.", made.grouping) : "Cannot specify both ',' and '_'.");
        }
    }
    if (peek() == '.') {
        ++at;
        if (!number(made.precision)) {
            raise(evaluator, ExceptionType::ValueError, "Format specifier missing precision");
        }
    }
    if (at < spec.size()) {
        std::size_t begin = at;
        std::uint32_t code = next_code(spec, at);
        if (at < spec.size()) {
            raise(evaluator, ExceptionType::ValueError, fmt::format("Invalid format specifier '{}' for object of type '{}'", spec, type));
        }
        if (made.grouping && (code >= 0x80 || std::string_view(made.grouping == ',' ? "deEfFgG%" : "bdoxXeEfFgG%")
                                                  .find(static_cast<char>(code)) == std::string_view::npos)) {
            const std::string named = code > 32 && code < 0x80 ? std::string(1, static_cast<char>(code)) : fmt::format("\\x{:x}", code);
            raise(evaluator, ExceptionType::ValueError, fmt::format("Cannot specify '{}' with '{}'.", made.grouping, named));
        }
        std::string_view known = type == "str" ? "s" : type == "float" ? "eEfFgGn%" : "bcdoxXneEfFgG%";
        if (code >= 0x80 || known.find(static_cast<char>(code)) == std::string_view::npos) {
            const std::string named =
                code > 32 && code < 0x80 ? std::string(spec.substr(begin)) : fmt::format("\\x{:x}", code);
            raise(evaluator, ExceptionType::ValueError,
                  fmt::format("Unknown format code '{}' for object of type '{}'", named, type));
        }
        made.type = static_cast<char>(code);
    }
    if (signed_ && type == "str") {
        raise(evaluator, ExceptionType::ValueError,
              made.sign == ' ' ? "Space not allowed in string format specifier"
                               : "Sign not allowed in string format specifier");
    }
    check_width(evaluator, made.width);
    return made;
}

void check_width(Evaluator& evaluator, std::int64_t width) {
    constexpr std::size_t copies = 4;
    const std::size_t bytes = static_cast<std::size_t>(width) * copies;
    evaluator.heap().charge(bytes);
    evaluator.heap().discharge(bytes);
}

std::string format_str(Evaluator& evaluator, std::string_view text, const FormatSpec& spec) {
    if (spec.no_negative_zero) {
        raise(evaluator, ExceptionType::ValueError, "Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec.align == '=') {
        raise(evaluator, ExceptionType::ValueError, "'=' alignment not allowed in string format specifier");
    }
    if (spec.alternate) {
        raise(evaluator, ExceptionType::ValueError, "Alternate form (#) not allowed in string format specifier");
    }
    if (spec.grouping) {
        raise(evaluator, ExceptionType::ValueError, fmt::format("Cannot specify '{}' with 's'.", spec.grouping));
    }
    if (spec.precision >= 0) {
        text = text.substr(0, code_offset(text, static_cast<std::size_t>(spec.precision)));
    }
    return pad(text, spec, '<');
}

Value format_str_object(Evaluator& evaluator, const Value& text, const FormatSpec& spec) {
    const Str& given = *as_str(text);
    std::string made = format_str(evaluator, given.text, spec);
    return given.text.empty() || made != given.text ? evaluator.str(std::move(made)) : text;
}

void FormattedText::add(const Value& text, bool last) {
    const std::string& content = as_str(text)->text;
    if (last && text_.empty() && !content.empty()) {
        whole_ = text;
    }
    text_.add(content);
}

Value FormattedText::take() {
    return whole_.defined() ? whole_ : evaluator_.str(text_.take());
}

std::string pad_number(std::string_view sign, std::string digits, const FormatSpec& spec) {
    if (spec.grouping) {
        std::size_t end = digits.find_first_not_of("0123456789abcdefABCDEF");
        std::size_t prefix = 0;
        if (digits.size() > 1 && digits[0] == '0' && std::string_view("xXob").find(digits[1]) != std::string_view::npos && spec.alternate) {
            prefix = 2;
            end = digits.find_first_not_of("0123456789abcdefABCDEF", 2);
        }
        end = end == std::string::npos ? digits.size() : end;
        bool decimal = spec.type == 0 || std::string_view("deEfFgGn%").find(spec.type) != std::string_view::npos;
        if (decimal && end < digits.size() && (digits[end] == 'e' || digits[end] == 'E')) {
            // exponent belongs to the rest
        } else if (decimal) {
            std::size_t exponent = digits.find_first_of("eE");
            end = std::min(end, exponent);
        }
        std::size_t width = 0;
        if (spec.align == '=' && spec.fill == "0") {
            std::size_t others = sign.size() + prefix + (digits.size() - end);
            width = static_cast<std::size_t>(spec.width) > others ? static_cast<std::size_t>(spec.width) - others : 0;
        }
        digits = digits.substr(0, prefix) + group(std::string_view(digits).substr(prefix, end - prefix), spec.grouping, decimal ? 3 : 4, width) + digits.substr(end);
    }
    if (spec.align == '=') {
        std::size_t prefix = spec.alternate && digits.size() > 1 && digits[0] == '0' && std::string_view("xXob").find(digits[1]) != std::string_view::npos ? 2 : 0;
        std::string made = std::string(sign) + digits.substr(0, prefix);
        const auto length = static_cast<std::int64_t>(sign.size() + digits.size());
        append_repeated(made, spec.fill, static_cast<std::size_t>(std::max<std::int64_t>(spec.width - length, 0)));
        return made + digits.substr(prefix);
    }
    return pad(std::string(sign) + digits, spec, '>');
}

std::string format_integer(Evaluator& evaluator, const Integer& number, const FormatSpec& spec) {
    if (spec.precision >= 0) {
        raise(evaluator, ExceptionType::ValueError, "Precision not allowed in integer format specifier");
    }
    if (spec.no_negative_zero) {
        raise(evaluator, ExceptionType::ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
    }
    Integer magnitude = number.is_negative() ? -number : number;
    std::string digits;
    switch (spec.type) {
        case 'b': digits = (spec.alternate ? "0b" : "") + magnitude.to_string(2); break;
        case 'o': digits = (spec.alternate ? "0o" : "") + magnitude.to_string(8); break;
        case 'x': digits = (spec.alternate ? "0x" : "") + magnitude.to_string(16); break;
        case 'X':
            digits = magnitude.to_string(16);
            for (char& c : digits) {
                c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
            }
            digits = (spec.alternate ? "0X" : "") + digits;
            break;
        case 'c': {
            if (spec.sign != '-') {
                raise(evaluator, ExceptionType::ValueError, "Sign not allowed with integer format specifier 'c'");
            }
            if (!number.fits_int64() || number.to_int64() < 0 || number.to_int64() > 0x10FFFF) {
                raise(evaluator, ExceptionType::OverflowError, "%c arg not in range(0x110000)");
            }
            std::string text;
            append_utf8(text, static_cast<std::uint32_t>(number.to_int64()));
            return pad(text, spec, '<');
        }
        default: digits = integer_text(evaluator, magnitude);
    }
    return pad_number(sign_of(number.is_negative(), spec.sign), std::move(digits), spec);
}

std::string format_double(Evaluator& evaluator, double number, const FormatSpec& spec) {
    char type = spec.type;
    std::int64_t precision = spec.precision;
    bool negative = std::signbit(number) && !std::isnan(number);
    double magnitude = std::fabs(number);
    std::string digits;
    if (type == '%') {
        magnitude *= 100;
    }
    if (precision > 1000000) {
        raise(evaluator, ExceptionType::ValueError, "precision too big");
    }
    if (std::isnan(magnitude) || std::isinf(magnitude)) {
        digits = std::isnan(magnitude) ? "nan" : "inf";
        if (type == 'E' || type == 'F' || type == 'G') {
            for (char& c : digits) {
                c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
            }
        }
    } else if (type == 0 && precision < 0) {
        digits = float_repr(magnitude);
    } else if (type == 0) {
        // As g, but with a digit behind the point, and the exponent from `precision` on.
        int places = precision == 0 ? 1 : static_cast<int>(precision);
        digits = fmt::format("{:.{}e}", magnitude, places - 1);
        int exponent = std::stoi(digits.substr(digits.find('e') + 1));
        if (exponent < -4 || exponent >= places - 1) {
            std::size_t e = digits.find('e');
            std::string mantissa = digits.substr(0, e);
            if (mantissa.find('.') != std::string::npos) {
                mantissa.erase(mantissa.find_last_not_of('0') + 1);
                if (mantissa.back() == '.') {
                    mantissa.pop_back();
                }
            }
            digits = mantissa + fmt::format("e{}{:02d}", exponent < 0 ? '-' : '+', std::abs(exponent));
        } else {
            digits = fmt::format("{:.{}f}", magnitude, std::max(places - 1 - exponent, 0));
            if (digits.find('.') != std::string::npos) {
                digits.erase(digits.find_last_not_of('0') + 1);
                if (digits.back() == '.') {
                    digits += "0";
                }
            } else {
                digits += ".0";
            }
        }
    } else {
        int places = precision < 0 ? 6 : static_cast<int>(precision);
        char buffer[2] = {type == '%' ? 'f' : type == 'n' ? 'g' : type, 0};
        std::string pattern = std::string("%") + (spec.alternate ? "#" : "") + ".*" + buffer;
        int size = std::snprintf(nullptr, 0, pattern.c_str(), places, magnitude);
        digits.resize(static_cast<std::size_t>(size) + 1);
        std::snprintf(digits.data(), digits.size(), pattern.c_str(), places, magnitude);
        digits.pop_back();
    }
    if (type == '%') {
        digits += "%";
    }
    if (spec.no_negative_zero && negative && digits.find_first_of("123456789ni") == std::string::npos) {
        negative = false;
    }
    return pad_number(sign_of(negative, spec.sign), std::move(digits), spec);
}

}  // namespace aludel::python
