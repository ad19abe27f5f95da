#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "python/call.hpp"

namespace aludel::python {

struct Str;

// What str and bytes have in common. Texts are byte strings here; `unicode` says that positions are code points.

/// [begin, end) in bytes of the slice that optional start and end arguments mean: characters of `characters`, which has
/// this text, or bytes where that is null.
bool search_window(Call& call, std::string_view text, const Str* characters, std::size_t start_parameter, std::size_t& begin, std::size_t& end);
/// Splits at white space runs (`separator` empty) or at a separator, from the left or the right.
std::vector<std::string_view> split_text(std::string_view text, std::string_view separator, std::int64_t most, bool from_right, bool unicode);
/// At most how many pieces that gives; an empty separator is white space, and line ends.
std::size_t count_pieces(std::string_view text, std::string_view separator);
std::vector<std::string_view> split_lines(std::string_view text, bool keep_ends, bool unicode);
/// Cuts characters of `set` (white space when it is null) off the ends. `sides`: 1 left, 2 right, 3 both.
std::string_view strip_text(std::string_view text, const std::string_view* set, int sides, bool unicode);
std::string replace_text(Heap& heap, std::string_view text, std::string_view from, std::string_view to, std::int64_t most, bool unicode);

/// bytes of a text in an encoding, and back. Raise LookupError, UnicodeEncodeError, UnicodeDecodeError.
std::string encode_text(Evaluator& evaluator, const Value& text, std::string_view encoding, std::string_view errors);
Value decode_bytes(Evaluator& evaluator, const Value& data, std::string_view encoding, std::string_view errors);

}  // namespace aludel::python
