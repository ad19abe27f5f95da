#pragma once

#include <cstddef>
#include <string_view>

namespace aludel::python {

struct Str;

// Positions in texts: characters on the one hand, bytes of UTF-8 on the other. Of long texts beyond ASCII marks are
// kept, so that a script may walk through one by position.

/// Where the n-th character begins, in bytes; the end of the text when there are not so many.
std::size_t offset_of_code(const Str& text, std::size_t n);
/// How many characters begin before a position in bytes.
std::size_t code_at_offset(const Str& text, std::size_t offset);

/// As std::string_view::find, but in a time that does not grow with the product of both lengths.
std::size_t find_within(std::string_view text, std::string_view wanted, std::size_t begin = 0);

}  // namespace aludel::python
