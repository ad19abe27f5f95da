#pragma once

#include <string_view>

namespace aludel::python::library {

// The module decimal in Python, in parts of one text.

extern const std::string_view decimal_context_text;     ///< signals, roundings, Context
extern const std::string_view decimal_number_text;      ///< Decimal: what it is, as text, compared
extern const std::string_view decimal_arithmetic_text;  ///< Decimal goes on: arithmetic, rounding
extern const std::string_view decimal_format_text;      ///< operators and format()

}  // namespace aludel::python::library
