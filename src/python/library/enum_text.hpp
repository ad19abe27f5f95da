#pragma once

#include <string_view>

namespace aludel::python::library {

// The module enum in Python, before and after what enum.cpp has: three parts of one text.

extern const std::string_view enum_body_text;  ///< what stands in class bodies, and the namespace that notes it
extern const std::string_view enum_flag_text;  ///< flags, and what is checked of enumerations

}  // namespace aludel::python::library
