#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aludel::engine {

/// Text as Python's `str` sees it: what counts as a space there is more than ASCII's. Bytes are UTF-8.
std::string_view python_strip(std::string_view text);
std::string_view python_rstrip(std::string_view text);
/// `str.lower`, one code point at a time.
std::string python_lower(std::string_view text);
/// Code points before the first that is no space.
std::size_t python_indent(std::string_view text);

}  // namespace aludel::engine
