#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace aludel {

std::string_view trim(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
/// Pieces between runs of any character of `separators`; no empty pieces.
std::vector<std::string> split_any(std::string_view text, std::string_view separators);
std::string join(std::span<const std::string> parts, std::string_view separator);
std::string ascii_lower(std::string_view text);
bool iequals(std::string_view a, std::string_view b);
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// Damerau-Levenshtein distance over bytes.
std::size_t edit_distance(std::string_view a, std::string_view b);
/// The candidate nearest to `word`, when it is near enough to be worth suggesting.
std::optional<std::string> did_you_mean(std::string_view word, std::span<const std::string> candidates);

bool is_utf8(std::string_view text);
/// Columns a terminal needs; wide characters count two.
std::size_t display_width(std::string_view text);
/// Cuts to `width` columns, the last being '…' when something was cut.
std::string truncate_display(std::string_view text, std::size_t width);

/// 1-based line and column (in characters) of a byte offset.
Place place_at(std::string_view text, std::size_t offset, std::string file);

/// "3 revisions", "1 revision".
std::string plural(std::size_t count, std::string_view singular, std::string_view plural_form = {});
/// "850 µs", "12 ms", "3.4 s", "2 min 10 s".
std::string format_duration(double seconds);

}  // namespace aludel
