#include "engine/python_text.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdint>

namespace aludel::engine {

namespace {

/// The code point that begins at `offset`, and the bytes it takes.
std::int32_t code_point(std::string_view text, std::size_t offset, std::size_t& length) {
    utf8proc_int32_t value = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset);
    const auto taken = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - offset), &value);
    length = taken > 0 ? static_cast<std::size_t>(taken) : 1;
    return value;
}

/// str.isspace
bool is_space(std::int32_t c) {
    return (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x20) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

}  // namespace

std::string_view python_rstrip(std::string_view text) {
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xc0) == 0x80) {
            --start;
        }
        std::size_t length = 0;
        if (!is_space(code_point(text, start, length))) {
            break;
        }
        text = text.substr(0, start);
    }
    return text;
}

std::string_view python_strip(std::string_view text) {
    text = python_rstrip(text);
    std::size_t length = 0;
    while (!text.empty() && is_space(code_point(text, 0, length))) {
        text.remove_prefix(length);
    }
    return text;
}

std::string python_lower(std::string_view text) {
    std::string result;
    std::size_t length = 0;
    for (std::size_t i = 0; i < text.size(); i += length) {
        const std::int32_t c = code_point(text, i, length);
        if (c < 0) {
            result += text.substr(i, length);
            continue;
        }
        if (c == 0x130) {
            result += "i\xcc\x87";  // the one letter whose lower case is two
            continue;
        }
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto written = utf8proc_encode_char(utf8proc_tolower(c), bytes.data());
        result.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(written));
    }
    return result;
}

std::size_t python_indent(std::string_view text) {
    std::size_t count = 0;
    std::size_t length = 0;
    for (std::size_t i = 0; i < text.size(); i += length, ++count) {
        if (!is_space(code_point(text, i, length))) {
            return count;
        }
    }
    return 0;
}

}  // namespace aludel::engine
