#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/format.hpp"

namespace aludel::python {
namespace {

class Brace {
public:
    Brace(Evaluator& evaluator, const std::vector<Value>& positional, const Value& keywords)
        : evaluator_(evaluator), positional_(positional), keywords_(keywords) {}

    Value run(std::string_view text, int depth) {
        if (depth < 0) {
            raise(evaluator_, ExceptionType::ValueError, "Max string recursion exceeded");
        }
        FormattedText made(evaluator_);
        std::size_t at = 0;
        while (at < text.size()) {
            char c = text[at];
            if (c != '{' && c != '}') {
                const std::size_t end = std::min(text.find_first_of("{}", at), text.size());
                made.add(text.substr(at, end - at));
                at = end;
                continue;
            }
            if (at + 1 < text.size() && text[at + 1] == c) {
                made.add(text.substr(at, 1));
                at += 2;
                continue;
            }
            if (c == '}') {
                raise(evaluator_, ExceptionType::ValueError, "Single '}' encountered in format string");
            }
            if (at + 1 >= text.size()) {
                raise(evaluator_, ExceptionType::ValueError, "Single '{' encountered in format string");
            }
            std::size_t begin = ++at;
            int nested = 1;
            bool bracket = false;
            for (; at < text.size(); ++at) {
                char inner = text[at];
                if (inner == '[' ) {
                    bracket = true;
                } else if (inner == ']') {
                    bracket = false;
                } else if (inner == '{' && !bracket) {
                    ++nested;
                } else if (inner == '}' && !bracket && --nested == 0) {
                    break;
                }
            }
            if (at >= text.size()) {
                raise(evaluator_, ExceptionType::ValueError, "expected '}' before end of string");
            }
            evaluator_.step();
            const Value shown = field(text.substr(begin, at - begin), depth);
            ++at;
            made.add(shown, at == text.size());
        }
        return made.take();
    }

private:
    Value field(std::string_view text, int depth) {
        std::size_t end = 0;
        bool bracket = false;
        while (end < text.size() && (bracket || (text[end] != '!' && text[end] != ':'))) {
            bracket = text[end] == '[' || (bracket && text[end] != ']');
            if (text[end] == '{' && !bracket) {
                raise(evaluator_, ExceptionType::ValueError, "unexpected '{' in field name");
            }
            ++end;
        }
        std::string_view name = text.substr(0, end);
        char conversion = 0;
        if (end < text.size() && text[end] == '!') {
            if (end + 1 >= text.size()) {
                raise(evaluator_, ExceptionType::ValueError, "unmatched '{' in format spec");
            }
            conversion = text[end + 1];
            end += 2;
            if (end < text.size() && text[end] != ':') {
                raise(evaluator_, ExceptionType::ValueError, "expected ':' after conversion specifier");
            }
        }
        std::string spec;
        if (end < text.size()) {
            spec = text.substr(end + 1);
        }
        Value value = find(name);
        switch (conversion) {
            case 0: break;
            case 's':
                value = str_object(evaluator_, value);
                break;
            case 'r':
                value = repr_object(evaluator_, value);
                break;
            case 'a':
                value = ascii_object(evaluator_, value);
                break;
            default:
                raise(evaluator_, ExceptionType::ValueError, fmt::format("Unknown conversion specifier {}", conversion));
        }
        if (spec.find('{') != std::string::npos) {
            spec = as_str(run(spec, depth - 1))->text;
        }
        return format_object(evaluator_, value, spec);
    }

    static bool digits(std::string_view text) {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    }

    Value first(std::string_view name) {
        if (name.empty() || digits(name)) {
            std::size_t index = 0;
            if (name.empty()) {
                if (manual_) {
                    raise(evaluator_, ExceptionType::ValueError, "cannot switch from manual field specification to automatic field numbering");
                }
                automatic_ = true;
                index = next_++;
            } else {
                if (automatic_) {
                    raise(evaluator_, ExceptionType::ValueError, "cannot switch from automatic field numbering to manual field specification");
                }
                manual_ = true;
                auto code = std::from_chars(name.data(), name.data() + name.size(), index).ec;
                if (code != std::errc()) {
                    raise(evaluator_, ExceptionType::ValueError, "Too many decimal digits in format string");
                }
            }
            if (!keywords_.is(Kind::dict) && keywords_.defined() && positional_.empty()) {
                raise(evaluator_, ExceptionType::ValueError, "Format string contains positional fields");
            }
            if (index >= positional_.size()) {
                raise(evaluator_, ExceptionType::IndexError, fmt::format("Replacement index {} out of range for positional args tuple", index));
            }
            return positional_[index];
        }
        Value key = evaluator_.str(std::string(name));
        if (!keywords_.defined()) {
            raise(evaluator_, ExceptionType::KeyError, std::vector<Value>{key});
        }
        return get_item(evaluator_, keywords_, key);
    }

    Value find(std::string_view name) {
        std::size_t end = name.find_first_of(".[");
        Value value = first(name.substr(0, end));
        while (end != std::string_view::npos && end < name.size()) {
            if (name[end] == '.') {
                std::size_t stop = name.find_first_of(".[", end + 1);
                std::string_view attribute = name.substr(end + 1, stop == std::string_view::npos ? stop : stop - end - 1);
                if (attribute.empty()) {
                    raise(evaluator_, ExceptionType::ValueError, "Empty attribute in format string");
                }
                value = get_attribute(evaluator_, value, attribute);
                end = stop;
            } else if (name[end] == '[') {
                std::size_t stop = name.find(']', end);
                if (stop == std::string_view::npos) {
                    raise(evaluator_, ExceptionType::ValueError, "Missing ']' in format string");
                }
                std::string_view index = name.substr(end + 1, stop - end - 1);
                if (index.empty()) {
                    raise(evaluator_, ExceptionType::ValueError, "Empty attribute in format string");
                }
                std::int64_t number = 0;
                if (digits(index) && std::from_chars(index.data(), index.data() + index.size(), number).ec == std::errc()) {
                    value = get_item(evaluator_, value, Value::integer(number));
                } else {
                    value = get_item(evaluator_, value, evaluator_.str(std::string(index)));
                }
                end = stop + 1;
            } else {
                raise(evaluator_, ExceptionType::ValueError, "Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        return value;
    }

    Evaluator& evaluator_;
    const std::vector<Value>& positional_;
    const Value& keywords_;
    std::size_t next_ = 0;
    bool automatic_ = false;
    bool manual_ = false;
};

}  // namespace

Value brace_format(Evaluator& evaluator, std::string_view text, const std::vector<Value>& positional,
                   const Value& keywords) {
    return Brace(evaluator, positional, keywords).run(text, 2);
}

}  // namespace aludel::python
