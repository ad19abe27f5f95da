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

/// text % values
std::string percent_format(Evaluator& evaluator, std::string_view text, const Value& values);
/// text.format(*positional, **keywords): `lookup` gives the values of keywords.
std::string brace_format(Evaluator& evaluator, std::string_view text, const std::vector<Value>& positional, const Value& keywords);

}  // namespace aludel::python
