#include <utf8proc.h>

#include <algorithm>

#include "base/text.hpp"
#include "script/file_name.hpp"

namespace aludel::script {

namespace {

using Points = std::u32string;

Points decode(std::string_view text) {
    Points points;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t point = 0;
        const auto length = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
        points += length > 0 ? static_cast<char32_t>(point) : U'\uFFFD';
        at += length > 0 ? static_cast<std::size_t>(length) : 1;
    }
    return points;
}

std::string encode(const Points& points) {
    std::string text;
    for (const char32_t point : points) {
        utf8proc_uint8_t bytes[4];
        const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
        text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    }
    return text;
}

/// Python's \w on text: letters, every kind of number, and the underscore. Combining marks are none of it.
bool is_word(char32_t point) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO:
            return true;
        default:
            return point == U'_';
    }
}

bool is_cased(char32_t point) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
    const bool roman_numeral = point >= U'\u2160' && point <= U'\u217F';
    return roman_numeral || category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
           category == UTF8PROC_CATEGORY_LT;
}

/// str.lower(): one to one but for two letters. A capital sigma at the end of a word becomes the final one, and the
/// dotted capital I becomes two characters.
Points lower(const Points& points) {
    Points result;
    for (std::size_t at = 0; at < points.size(); ++at) {
        const char32_t point = points[at];
        if (point == U'\u0130') {
            result += U"i\u0307";
        } else if (point == U'\u03A3') {
            // Modifier letters do not count; in a slug they are all that can stand between.
            const auto counts = [&](char32_t one) {
                return utf8proc_category(static_cast<utf8proc_int32_t>(one)) != UTF8PROC_CATEGORY_LM;
            };
            const auto before = std::find_if(points.rend() - static_cast<std::ptrdiff_t>(at), points.rend(), counts);
            const auto after = std::find_if(points.begin() + static_cast<std::ptrdiff_t>(at) + 1, points.end(), counts);
            const bool final =
                before != points.rend() && is_cased(*before) && (after == points.end() || !is_cased(*after));
            result += final ? U'\u03C2' : U'\u03C3';
        } else {
            result += static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point)));
        }
    }
    return result;
}

}  // namespace

std::string slug(std::string_view message, int truncate_length) {
    Points joined;
    bool in_word = false;
    for (const char32_t point : decode(message)) {
        const bool word = is_word(point);
        if (word && !in_word && !joined.empty()) {
            joined += U'_';
        }
        if (word) {
            joined += point;
        }
        in_word = word;
    }
    Points result = lower(joined);
    const auto length = static_cast<std::ptrdiff_t>(result.size());
    if (length > truncate_length) {
        // A negative length counts from the end, as a Python slice does.
        const std::ptrdiff_t kept =
            truncate_length >= 0 ? truncate_length : std::max<std::ptrdiff_t>(0, length + truncate_length);
        result.resize(static_cast<std::size_t>(kept));
        const std::size_t cut = result.rfind(U'_');
        result.resize(cut == Points::npos ? result.size() : cut);
        result += U'_';
    }
    return encode(result);
}

}  // namespace aludel::script
