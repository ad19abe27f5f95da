#pragma once

#include <string>
#include <string_view>

namespace aludel::python {

// What reading patterns and templates share.

/// In UTF-8, for messages.
std::string regex_narrow(std::u32string_view text);

namespace regex_text {

inline bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}
inline bool is_octal(char32_t c) {
    return c >= '0' && c <= '7';
}
inline bool is_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline int hex_value(char32_t c) {
    if (is_digit(c)) {
        return static_cast<int>(c - '0');
    }
    if (c >= 'a' && c <= 'f') {
        return static_cast<int>(c - 'a') + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return static_cast<int>(c - 'A') + 10;
    }
    return -1;
}

}  // namespace regex_text
}  // namespace aludel::python
