#pragma once

#include <string_view>

namespace aludel {

/// Of the program and the library; the same as in CMakeLists.txt (a test compares).
constexpr std::string_view version = "0.1.0";

}  // namespace aludel
