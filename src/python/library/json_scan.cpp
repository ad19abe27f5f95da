#include "python/evaluator.hpp"
#include "python/library/json_text.hpp"
#include "python/number.hpp"
#include "python/unicode.hpp"

namespace aludel::python::library {
namespace {

/// What is wrong with the text, and where; the caller makes a JSONDecodeError of it.
struct Wrong {
    const char* message;
    std::size_t position;  ///< in bytes
};

/// Positions are in bytes; nothing that a message points at stands within a character.
class Scanner {
public:
    explicit Scanner(Call& call)
        : call_(call), evaluator_(call.evaluator), text_(call.text(0)), strict_(call.truth(2)) {}

    Value value(std::size_t& at) {
        evaluator_.check_stack();
        evaluator_.step();
        if (at >= text_.size()) {
            throw Wrong{"Expecting value", at};
        }
        switch (text_[at]) {
            case '"': {
                ++at;
                return evaluator_.str(string(at));
            }
            case '{':
                return nested(at, &Scanner::object);
            case '[':
                return nested(at, &Scanner::array);
            default:
                break;
        }
        for (const auto& [word, made] : {std::pair<std::string_view, Value>{"null", Value::none()},
                                         {"true", Value::boolean(true)},
                                         {"false", Value::boolean(false)}}) {
            if (text_.substr(at).starts_with(word)) {
                at += word.size();
                return made;
            }
        }
        // One object for all texts: what was read twice is equal, though it holds a NaN.
        static const Value nan = Value::floating(__builtin_nan(""));
        for (const auto& [word, made] : {std::pair<std::string_view, Value>{"NaN", nan},
                                         {"Infinity", Value::floating(__builtin_inf())},
                                         {"-Infinity", Value::floating(-__builtin_inf())}}) {
            if (text_.substr(at).starts_with(word)) {
                at += word.size();
                return call_.is_none(7) ? made
                                        : python::call(evaluator_, call_[7], {evaluator_.str(std::string(word))});
            }
        }
        return number(at);
    }

private:
    template <typename Read>
    Value nested(std::size_t& at, Read read) {
        if (++depth_ > evaluator_.options().limits.depth) {
            raise(evaluator_, ExceptionType::RecursionError,
                  std::string("maximum recursion depth exceeded while decoding a JSON ") +
                      (text_[at] == '{' ? "object" : "array") + " from a unicode string");
        }
        ++at;
        Value made = (this->*read)(at);
        --depth_;
        return made;
    }

    void skip_space(std::size_t& at) const {
        while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\n' || text_[at] == '\r')) {
            ++at;
        }
    }
    bool at_character(std::size_t at, char wanted) const { return at < text_.size() && text_[at] == wanted; }

    Value object(std::size_t& at) {
        Ref<Dict> made = evaluator_.dict();
        std::vector<Value> pairs;
        const bool wants_pairs = !call_.is_none(4);
        skip_space(at);
        if (!at_character(at, '}')) {
            for (;;) {
                if (!at_character(at, '"')) {
                    throw Wrong{"Expecting property name enclosed in double quotes", at};
                }
                ++at;
                Value key = evaluator_.str(string(at));
                skip_space(at);
                if (!at_character(at, ':')) {
                    throw Wrong{"Expecting ':' delimiter", at};
                }
                ++at;
                skip_space(at);
                Value one = value(at);
                if (wants_pairs) {
                    pairs.push_back(evaluator_.tuple({key, one}));
                } else {
                    made->table.set(key, one);
                }
                skip_space(at);
                if (at_character(at, '}')) {
                    break;
                }
                if (!at_character(at, ',')) {
                    throw Wrong{"Expecting ',' delimiter", at};
                }
                ++at;
                skip_space(at);
            }
        }
        ++at;
        if (wants_pairs) {
            return python::call(evaluator_, call_[4], {evaluator_.list(std::move(pairs))});
        }
        evaluator_.account(*made);
        return call_.is_none(3) ? Value(made) : python::call(evaluator_, call_[3], {made});
    }

    Value array(std::size_t& at) {
        std::vector<Value> items;
        skip_space(at);
        if (!at_character(at, ']')) {
            for (;;) {
                items.push_back(value(at));
                skip_space(at);
                if (at_character(at, ']')) {
                    break;
                }
                if (!at_character(at, ',')) {
                    throw Wrong{"Expecting ',' delimiter", at};
                }
                ++at;
                skip_space(at);
            }
        }
        ++at;
        return evaluator_.list(std::move(items));
    }

    /// Four hex digits of \uXXXX; `at` stands on the first.
    std::uint32_t unit(std::size_t& at) const {
        // CPython wants something behind the digits.
        if (at + 4 >= text_.size()) {
            throw Wrong{"Invalid \\uXXXX escape", at - 1};
        }
        std::uint32_t code = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const char c = text_[at + i];
            const int digit = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0) {
                throw Wrong{"Invalid \\uXXXX escape", at - 1};
            }
            code = code * 16 + static_cast<std::uint32_t>(digit);
        }
        at += 4;
        return code;
    }

    void escape(std::size_t& at, std::size_t begin, std::string& into) const {
        if (++at == text_.size()) {
            throw Wrong{"Unterminated string starting at", begin};
        }
        switch (text_[at++]) {
            case '"':
                into += '"';
                return;
            case '\\':
                into += '\\';
                return;
            case '/':
                into += '/';
                return;
            case 'b':
                into += '\b';
                return;
            case 'f':
                into += '\f';
                return;
            case 'n':
                into += '\n';
                return;
            case 'r':
                into += '\r';
                return;
            case 't':
                into += '\t';
                return;
            case 'u':
                break;
            default:
                throw Wrong{"Invalid \\escape", at - 2};
        }
        std::uint32_t code = unit(at);
        if (code >= 0xD800 && code <= 0xDBFF && text_.substr(at).starts_with("\\u") && at + 6 < text_.size()) {
            std::size_t after = at + 2;
            try {
                const std::uint32_t low = unit(after);
                if (low >= 0xDC00 && low <= 0xDFFF) {
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                    at = after;
                }
            } catch (const Wrong&) {
                // Not the second half: it is read, and refused, on its own.
            }
        }
        append_utf8(into, code);
    }

    /// Behind the opening quote.
    std::string string(std::size_t& at) const {
        const std::size_t begin = at - 1;
        std::string made;
        for (;;) {
            if (at >= text_.size()) {
                throw Wrong{"Unterminated string starting at", begin};
            }
            const char c = text_[at];
            if (c == '"') {
                ++at;
                return made;
            }
            if (c == '\\') {
                escape(at, begin, made);
            } else if (strict_ && static_cast<unsigned char>(c) < 0x20) {
                throw Wrong{"Invalid control character at", at};
            } else {
                made += c;
                ++at;
            }
        }
    }

    Value number(std::size_t& at) {
        const std::size_t begin = at;
        std::size_t end = at;
        auto digit = [&](std::size_t i) { return i < text_.size() && text_[i] >= '0' && text_[i] <= '9'; };
        if (at_character(end, '-')) {
            ++end;
        }
        if (!digit(end)) {
            throw Wrong{"Expecting value", begin};
        }
        if (text_[end] == '0') {
            ++end;
        } else {
            while (digit(end)) {
                ++end;
            }
        }
        bool whole = true;
        if (at_character(end, '.') && digit(end + 1)) {
            whole = false;
            ++end;
            while (digit(end)) {
                ++end;
            }
        }
        if (at_character(end, 'e') || at_character(end, 'E')) {
            std::size_t exponent = end + 1;
            if (at_character(exponent, '-') || at_character(exponent, '+')) {
                ++exponent;
            }
            if (digit(exponent)) {
                whole = false;
                end = exponent;
                while (digit(end)) {
                    ++end;
                }
            }
        }
        const std::string literal(text_.substr(begin, end - begin));
        at = end;
        const std::size_t hook = whole ? 6 : 5;
        if (!call_.is_none(hook)) {
            return python::call(evaluator_, call_[hook], {evaluator_.str(literal)});
        }
        return python::call(evaluator_, Value(&evaluator_.type(whole ? Type::integer : Type::floating)),
                            {evaluator_.str(literal)});
    }

    Call& call_;
    Evaluator& evaluator_;
    std::string_view text_;
    bool strict_;
    int depth_ = 0;
};

}  // namespace

Value scan_json(Call& call) {
    const std::string_view text = call.text(0);
    const std::int64_t begin = call.integer(1);
    std::size_t at = code_offset(text, static_cast<std::size_t>(std::max<std::int64_t>(begin, 0)));
    auto characters = [&](std::size_t bytes) {
        return Value::integer(static_cast<std::int64_t>(count_codes(text.substr(0, bytes))));
    };
    try {
        Value value = Scanner(call).value(at);
        return call.evaluator.tuple({value, characters(at), Value::none(), Value::none()});
    } catch (const Wrong& wrong) {
        return call.evaluator.tuple(
            {Value::none(), Value::none(), call.evaluator.str(wrong.message), characters(wrong.position)});
    }
}

}  // namespace aludel::python::library
