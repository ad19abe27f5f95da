#pragma once

#include <string_view>

namespace aludel::python::library {

// The module collections.abc in Python, after what collections_abc.cpp has: parts of one text.

extern const std::string_view collections_abc_container_text;  ///< sets, mappings, sequences

}  // namespace aludel::python::library
