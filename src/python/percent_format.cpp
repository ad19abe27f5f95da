#include <fmt/format.h>

#include <cmath>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/format.hpp"
#include "python/number.hpp"
#include "python/unicode.hpp"

namespace aludel::python {
namespace {

class Percent {
public:
    Percent(Evaluator& evaluator, std::string_view text, const Value& values)
        : evaluator_(evaluator), text_(text), values_(force(evaluator, values)) {
        tuple_ = plain(values_).is(Kind::tuple);
        const Value& mapped = plain(values_);
        mapping_ = !tuple_ && !mapped.is(Kind::str) && !mapped.is(Kind::bytes) &&
                   (mapped.is(Kind::dict) || mapped.is(Kind::list) || (values_.is(Kind::instance) && special(evaluator, values_, "__getitem__").defined()));
    }

    Value run() {
        while (at_ < text_.size()) {
            std::size_t percent = text_.find('%', at_);
            if (percent == std::string_view::npos) {
                made_.add(text_.substr(at_));
                break;
            }
            made_.add(text_.substr(at_, percent - at_));
            at_ = percent + 1;
            conversion();
        }
        if (tuple_ ? used_ < plain(values_).as<Tuple>().items.size() : (used_ == 0 && !keyed_ && !mapping_)) {
            raise(evaluator_, ExceptionType::TypeError, "not all arguments converted during string formatting");
        }
        return made_.take();
    }

private:
    char peek() {
        if (at_ >= text_.size()) {
            raise(evaluator_, ExceptionType::ValueError, "incomplete format");
        }
        return text_[at_];
    }

    Value take() {
        if (tuple_) {
            const auto& items = plain(values_).as<Tuple>().items;
            if (used_ < items.size()) {
                return items[used_++];
            }
        } else if (used_ == 0) {
            ++used_;
            return values_;
        }
        raise(evaluator_, ExceptionType::TypeError, "not enough arguments for format string");
    }

    std::int64_t star_or_number() {
        if (peek() == '*') {
            ++at_;
            Value value = take();
            if (!is_integer(value)) {
                raise(evaluator_, ExceptionType::TypeError, "* wants int");
            }
            return to_index(evaluator_, value);
        }
        std::int64_t number = 0;
        while (peek() >= '0' && peek() <= '9') {
            number = number * 10 + (text_[at_++] - '0');
            if (number > INT32_MAX) {
                raise(evaluator_, ExceptionType::ValueError, "width too big");
            }
        }
        return number;
    }

    void conversion() {
        Value keyed;
        if (peek() == '(') {
            std::size_t begin = ++at_;
            int depth = 1;
            while (depth > 0) {
                if (at_ >= text_.size()) {
                    raise(evaluator_, ExceptionType::ValueError, "incomplete format key");
                }
                depth += text_[at_] == '(' ? 1 : text_[at_] == ')' ? -1 : 0;
                ++at_;
            }
            if (!mapping_) {
                raise(evaluator_, ExceptionType::TypeError, "format requires a mapping");
            }
            keyed = get_item(evaluator_, values_, evaluator_.str(std::string(text_.substr(begin, at_ - begin - 1))));
            keyed_ = true;
        }
        FormatSpec spec;
        bool left = false;
        bool zero = false;
        for (bool more = true; more;) {
            switch (peek()) {
                case '-': left = true; break;
                case '+': spec.sign = '+'; break;
                case ' ': spec.sign = spec.sign == '+' ? '+' : ' '; break;
                case '#': spec.alternate = true; break;
                case '0': zero = true; break;
                default: more = false;
            }
            at_ += more ? 1 : 0;
        }
        spec.width = star_or_number();
        if (spec.width < 0) {
            left = true;
            spec.width = -spec.width;
        }
        if (peek() == '.') {
            ++at_;
            spec.precision = std::max<std::int64_t>(star_or_number(), 0);
        }
        while (peek() == 'l' || peek() == 'h' || peek() == 'L') {
            ++at_;
        }
        std::size_t begin = at_;
        peek();
        std::uint32_t code = next_code(text_, at_);
        check_width(evaluator_, spec.width);
        check_width(evaluator_, std::max<std::int64_t>(spec.precision, 0));
        if (code == '%') {
            made_.add("%");
            return;
        }
        if (code >= 0x80 || std::string_view("diouxXeEfFgGcrsa").find(static_cast<char>(code)) == std::string_view::npos) {
            raise(evaluator_, ExceptionType::ValueError,
                  fmt::format("unsupported format character '{}' (0x{:x}) at index {}",
                              code >= 0x20 && code < 0x7F ? std::string(1, static_cast<char>(code)) : "?", code, count_codes(text_.substr(0, begin))));
        }
        Value value = keyed.defined() ? keyed : take();
        if (const Value shown = text_object(static_cast<char>(code), value); shown.defined()) {
            const bool copied = spec.sign != '-';
            spec.align = left ? '<' : '>';
            made_.add(format_str_object(evaluator_, shown, text_spec(spec)), at_ == text_.size() && !copied);
            return;
        }
        made_.add(convert(static_cast<char>(code), value, spec, left, zero));
    }

    /// What %s, %r and %a show; undefined for the others.
    Value text_object(char code, const Value& value) {
        switch (code) {
            case 's': {
                Value shown = str_object(evaluator_, value);
                if (is_unknown(shown)) {
                    evaluator_.require_known(shown);
                }
                return shown;
            }
            case 'r':
                return repr_object(evaluator_, value);
            case 'a':
                return ascii_object(evaluator_, value);
            default:
                return {};
        }
    }

    std::string convert(char code, const Value& value, FormatSpec spec, bool left, bool zero) {
        spec.align = left ? '<' : '>';
        switch (code) {
            case 'c': return character(value, spec);
            default: break;
        }
        if (zero && !left) {
            spec.align = '=';
            spec.fill = "0";
        }
        if (std::string_view("eEfFgG").find(code) != std::string_view::npos) {
            spec.type = code;
            return format_double(evaluator_, number(value), spec);
        }
        return integer(code, value, spec);
    }

    static FormatSpec text_spec(FormatSpec spec) {
        spec.alternate = false;
        spec.sign = '-';
        return spec;
    }

    std::string character(const Value& value, FormatSpec spec) {
        spec.precision = -1;
        const Value& payload = plain(value);
        if (payload.is(Kind::str) && payload.as<Str>().length == 1) {
            return format_str(evaluator_, payload.as<Str>().text, text_spec(spec));
        }
        if (!is_integer(payload)) {
            raise(evaluator_, ExceptionType::TypeError, "%c requires int or char");
        }
        if (payload.is(Kind::big_integer) || payload.as_integer() < 0 || payload.as_integer() > 0x10FFFF) {
            raise(evaluator_, ExceptionType::OverflowError, "%c arg not in range(0x110000)");
        }
        std::string text;
        append_utf8(text, static_cast<std::uint32_t>(payload.as_integer()));
        return format_str(evaluator_, text, text_spec(spec));
    }

    double number(const Value& value) {
        const Value& payload = plain(value);
        if (!value.is(Kind::instance) && (is_integer(payload) || payload.is(Kind::floating))) {
            return to_double(evaluator_, payload);
        }
        if (const std::optional<double> number = ask_float(evaluator_, value)) {
            return *number;
        }
        raise(evaluator_, ExceptionType::TypeError, fmt::format("must be real number, not {}", type_name(evaluator_, value)));
    }

    /// Not an int yet: undefined where the object has nothing to say.
    Value ask_integer(const Value& value, bool decimal) {
        for (const char* name : {"__int__", "__index__", "__trunc__"}) {
            if (!decimal && std::string_view(name) != "__index__") {
                continue;
            }
            if (Value method = special(evaluator_, value, name); method.defined()) {
                Value result = plain(call(evaluator_, method));
                return is_integer(result) ? result : Value();
            }
        }
        return {};
    }

    std::string integer(char code, const Value& value, FormatSpec spec) {
        Value whole = plain(value);
        bool decimal = code == 'd' || code == 'i' || code == 'u';
        if (decimal && whole.is(Kind::floating)) {
            double number = whole.as_floating();
            if (std::isnan(number)) {
                raise(evaluator_, ExceptionType::ValueError, "cannot convert float NaN to integer");
            }
            if (std::isinf(number)) {
                raise(evaluator_, ExceptionType::OverflowError, "cannot convert float infinity to integer");
            }
            whole = evaluator_.integer(Integer::from_double(number));
        }
        if (!is_integer(whole)) {
            whole = ask_integer(value, decimal);
            if (!whole.defined()) {
                raise(evaluator_, ExceptionType::TypeError,
                      fmt::format("%{} format: {} is required, not {}", code, decimal ? "a real number" : "an integer",
                                  type_name(evaluator_, value)));
            }
        }
        Integer number = to_integer(whole);
        std::int64_t precision = spec.precision;
        spec.precision = -1;
        spec.type = decimal ? 'd' : code;
        if (precision >= 0) {
            Integer magnitude = number.is_negative() ? -number : number;
            std::string digits = magnitude.to_string(code == 'o' ? 8 : code == 'x' || code == 'X' ? 16 : 10);
            if (static_cast<std::int64_t>(digits.size()) < precision) {
                digits.insert(0, static_cast<std::size_t>(precision) - digits.size(), '0');
            }
            if (code == 'X') {
                for (char& c : digits) {
                    c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
                }
            }
            if (spec.alternate && !decimal) {
                digits.insert(0, code == 'o' ? "0o" : code == 'x' ? "0x" : "0X");
            }
            return pad_number(number.is_negative() ? "-" : spec.sign == '+' ? "+" : spec.sign == ' ' ? " " : "", digits, spec);
        }
        return format_integer(evaluator_, number, spec);
    }

    Evaluator& evaluator_;
    std::string_view text_;
    Value values_;
    bool tuple_;
    bool mapping_;
    bool keyed_ = false;
    std::size_t at_ = 0;
    std::size_t used_ = 0;
    FormattedText made_{evaluator_};
};

}  // namespace

Value percent_format(Evaluator& evaluator, std::string_view text, const Value& values) {
    return Percent(evaluator, text, values).run();
}

}  // namespace aludel::python
