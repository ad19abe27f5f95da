#pragma once

#include <string_view>

namespace aludel::python::library {

// The module configparser in Python, before what configparser.cpp has (parsers): parts of one text.

extern const std::string_view configparser_error_text;  ///< exceptions and interpolation

}  // namespace aludel::python::library
