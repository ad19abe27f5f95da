#pragma once

#include <string>
#include <string_view>

#include "python/call.hpp"
#include "python/evaluator.hpp"

namespace aludel::python {

/// The format specification of f-strings, format() and str.format: [[fill]align][sign][z][#][0][width][,][.precision][type]
struct FormatSpec {
    std::string fill = " ";
    char align = 0;      ///< < > = ^ or 0
    char sign = '-';
    bool alternate = false;
    bool zero = false;
    bool no_negative_zero = false;
    std::int64_t width = 0;
    char grouping = 0;   ///< , or _
    std::int64_t precision = -1;
    char type = 0;
    bool any = false;
};
/// Raises ValueError; `type` is the name of the value's type for messages.
FormatSpec parse_format(Evaluator& evaluator, std::string_view spec, std::string_view type);

std::string format_str(Evaluator& evaluator, std::string_view text, const FormatSpec& spec);
/// The same for an object, which stays itself where nothing of it changes.
Value format_str_object(Evaluator& evaluator, const Value& text, const FormatSpec& spec);
std::string format_integer(Evaluator& evaluator, const Integer& number, const FormatSpec& spec);
std::string format_double(Evaluator& evaluator, double number, const FormatSpec& spec);
/// Pads digits (sign first) to the width of the specification.
std::string pad_number(std::string_view sign, std::string digits, const FormatSpec& spec);

/// Throws Error(python_limit) when a text padded to `width` cannot be made: it takes its size several times on the way.
void check_width(Evaluator& evaluator, std::int64_t width);

/// A text that is put together counts against the memory limit before it has an owner.
class GrowingText {
public:
    explicit GrowingText(Heap& heap) : heap_(heap) {}
    ~GrowingText() { heap_.discharge(charged_); }
    GrowingText(const GrowingText&) = delete;
    GrowingText& operator=(const GrowingText&) = delete;
    void add(std::string_view text) {
        heap_.charge(text.size());
        charged_ += text.size();
        text_ += text;
    }
    bool empty() const { return text_.empty(); }
    std::string take() { return std::move(text_); }

private:
    Heap& heap_;
    std::size_t charged_ = 0;
    std::string text_;
};

/// A text that is put together by formatting. As in CPython, where one value's text is all there is, and nothing comes
/// after it, it is that object: of a class derived from str, if it was.
class FormattedText {
public:
    explicit FormattedText(Evaluator& evaluator) : evaluator_(evaluator) {}
    void add(std::string_view text) { text_.add(text); }
    void add(const Value& text, bool last);
    Value take();

private:
    Evaluator& evaluator_;
    GrowingText text_{evaluator_.heap()};
    Value whole_;
};

/// repr(), ascii() and format() as the object that the special method gave: str or a class derived from it.
Value repr_object(Evaluator& evaluator, const Value& value);
Value ascii_object(Evaluator& evaluator, const Value& value);
Value format_object(Evaluator& evaluator, const Value& value, std::string_view spec);

/// text % values
Value percent_format(Evaluator& evaluator, std::string_view text, const Value& values);
/// text.format(*positional, **keywords): `lookup` gives the values of keywords.
Value brace_format(Evaluator& evaluator, std::string_view text, const std::vector<Value>& positional,
                   const Value& keywords);

}  // namespace aludel::python
