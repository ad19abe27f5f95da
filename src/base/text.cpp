#include "base/text.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cmath>

namespace aludel {
namespace {

constexpr std::string_view spaces = " \t\r\n\f\v";

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

struct CodePoint {
    utf8proc_int32_t value = -1;  ///< -1: not UTF-8
    std::size_t length = 1;
};

CodePoint code_point_at(std::string_view text, std::size_t offset) {
    CodePoint point;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset);
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - offset), &point.value);
    if (length > 0) {
        point.length = static_cast<std::size_t>(length);
    } else {
        point.value = -1;
    }
    return point;
}

std::size_t width_of(const CodePoint& point) {
    if (point.value < 0)
        return 1;  // shown as a replacement character
    return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point.value)));
}

}  // namespace

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (;;) {
        const auto end = text.find(separator, start);
        parts.emplace_back(text.substr(start, end == std::string_view::npos ? end : end - start));
        if (end == std::string_view::npos)
            return parts;
        start = end + 1;
    }
}

std::vector<std::string> split_any(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    std::size_t start = text.find_first_not_of(separators);
    while (start != std::string_view::npos) {
        const auto end = std::min(text.find_first_of(separators, start), text.size());
        parts.emplace_back(text.substr(start, end - start));
        start = text.find_first_not_of(separators, end);
    }
    return parts;
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            text += separator;
        text += parts[i];
    }
    return text;
}

std::string ascii_lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

bool iequals(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
    if (from.empty())
        return std::string(text);
    std::string result;
    std::size_t start = 0;
    for (;;) {
        const auto hit = text.find(from, start);
        result += text.substr(start, hit == std::string_view::npos ? hit : hit - start);
        if (hit == std::string_view::npos)
            return result;
        result += to;
        start = hit + from.size();
    }
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    // Optimal string alignment: three rows of the table are enough for a swap of neighbours.
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::optional<std::string> did_you_mean(std::string_view word, std::span<const std::string> candidates) {
    const std::string wanted = ascii_lower(word);
    const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
    const std::string* best = nullptr;
    std::size_t best_distance = limit + 1;
    for (const auto& candidate : candidates) {
        if (candidate.size() > wanted.size() + limit || wanted.size() > candidate.size() + limit)
            continue;
        const auto distance = edit_distance(wanted, ascii_lower(candidate));
        // A word of one or two letters is "near" to every other: that is no suggestion.
        if (distance < best_distance && distance < std::max(wanted.size(), candidate.size())) {
            best = &candidate;
            best_distance = distance;
        }
    }
    return best ? std::optional(*best) : std::nullopt;
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto point = code_point_at(text, i);
        if (point.value < 0)
            return false;
        i += point.length;
    }
    return true;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto point = code_point_at(text, i);
        width += width_of(point);
        i += point.length;
    }
    return width;
}

std::string truncate_display(std::string_view text, std::size_t width) {
    if (display_width(text) <= width)
        return std::string(text);
    if (width == 0)
        return {};
    std::size_t used = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const auto point = code_point_at(text, i);
        if (used + width_of(point) > width - 1)
            break;
        used += width_of(point);
        i += point.length;
    }
    return std::string(text.substr(0, i)) + "…";
}

Place place_at(std::string_view text, std::size_t offset, std::string file) {
    offset = std::min(offset, text.size());
    const auto before = text.substr(0, offset);
    const auto newline = before.rfind('\n');
    const auto line_start = newline == std::string_view::npos ? 0 : newline + 1;
    Place place;
    place.file = std::move(file);
    place.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    place.column = 1;
    for (std::size_t i = line_start; i < offset;) {
        i += code_point_at(text, i).length;
        if (i <= offset)
            ++place.column;
    }
    return place;
}

std::string plural(std::size_t count, std::string_view singular, std::string_view plural_form) {
    if (count == 1)
        return fmt::format("1 {}", singular);
    if (plural_form.empty())
        return fmt::format("{} {}s", count, singular);
    return fmt::format("{} {}", count, plural_form);
}

std::string format_duration(double seconds) {
    // Each unit ends where its rounded number would need the next: 999.6 ms is "1.0 s", not "1000 ms".
    const double micro = std::round(seconds * 1e6);
    if (micro < 1000)
        return fmt::format("{:.0f} µs", micro);
    const double milli = std::round(seconds * 1e3);
    if (milli < 1000)
        return fmt::format("{:.0f} ms", milli);
    if (std::round(seconds * 10) < 600)
        return fmt::format("{:.1f} s", seconds);
    const auto whole = static_cast<long long>(std::llround(seconds));
    if (whole < 3600)
        return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace aludel
