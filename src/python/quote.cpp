#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "python/operation.hpp"
#include "python/unicode.hpp"

namespace aludel::python {

std::string quote(std::string_view text) {
    bool single = text.find('\'') != std::string_view::npos;
    char mark = single && text.find('"') == std::string_view::npos ? '"' : '\'';
    std::string made(1, mark);
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t begin = at;
        std::uint32_t code = next_code(text, at);
        if (code == '\\' || code == static_cast<std::uint32_t>(mark)) {
            made.push_back('\\');
            made.push_back(static_cast<char>(code));
        } else if (code == '\n') {
            made += "\\n";
        } else if (code == '\r') {
            made += "\\r";
        } else if (code == '\t') {
            made += "\\t";
        } else if (is_printable(code)) {
            made.append(text.substr(begin, at - begin));
        } else if (code < 0x100) {
            made += fmt::format("\\x{:02x}", code);
        } else if (code < 0x10000) {
            made += fmt::format("\\u{:04x}", code);
        } else {
            made += fmt::format("\\U{:08x}", code);
        }
    }
    made.push_back(mark);
    return made;
}

std::string quote_bytes(std::string_view data) {
    char mark = data.find('\'') != std::string_view::npos && data.find('"') == std::string_view::npos ? '"' : '\'';
    std::string made = "b";
    made.push_back(mark);
    for (char c : data) {
        auto byte = static_cast<unsigned char>(c);
        if (c == '\\' || c == mark) {
            made.push_back('\\');
            made.push_back(c);
        } else if (c == '\n') {
            made += "\\n";
        } else if (c == '\r') {
            made += "\\r";
        } else if (c == '\t') {
            made += "\\t";
        } else if (byte >= 0x20 && byte < 0x7F) {
            made.push_back(c);
        } else {
            made += fmt::format("\\x{:02x}", byte);
        }
    }
    made.push_back(mark);
    return made;
}

std::string float_repr(double value) {
    if (std::isnan(value)) {
        return "nan";
    }
    if (std::isinf(value)) {
        return value > 0 ? "inf" : "-inf";
    }
    char buffer[64];
    auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
    std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
    std::size_t e = text.find('e');
    int exponent = 0;
    std::string_view shown = text.substr(e + 1);
    std::from_chars(shown.data() + (shown[0] == '+' ? 1 : 0), shown.data() + shown.size(), exponent);
    std::string sign = text[0] == '-' ? "-" : "";
    std::string digits;
    for (char c : text.substr(sign.size(), e - sign.size())) {
        if (c != '.') {
            digits.push_back(c);
        }
    }
    if (exponent < -4 || exponent >= 16) {
        std::string made = sign + digits.substr(0, 1);
        if (digits.size() > 1) {
            made += "." + digits.substr(1);
        }
        return made + fmt::format("e{}{:02d}", exponent < 0 ? '-' : '+', std::abs(exponent));
    }
    if (exponent < 0) {
        return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    }
    auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole) {
        return sign + digits + std::string(whole - digits.size(), '0') + ".0";
    }
    return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

}  // namespace aludel::python
