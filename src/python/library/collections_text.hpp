#pragma once

#include <string_view>

namespace aludel::python::library {

// The module collections in Python, after what collections.cpp has: parts of one text.

extern const std::string_view collections_deque_text;  ///< deque
extern const std::string_view collections_user_text;  ///< ChainMap, UserDict, UserList

}  // namespace aludel::python::library
