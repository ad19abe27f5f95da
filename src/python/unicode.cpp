#include "python/unicode.hpp"

#include <utf8proc.h>

#include <cstdlib>

namespace aludel::python {

void append_utf8(std::string& into, std::uint32_t code) {
    if (code < 0x80) {
        into.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        into.push_back(static_cast<char>(0xC0 | (code >> 6)));
        into.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    } else if (code < 0x10000) {
        into.push_back(static_cast<char>(0xE0 | (code >> 12)));
        into.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
        into.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    } else {
        into.push_back(static_cast<char>(0xF0 | (code >> 18)));
        into.push_back(static_cast<char>(0x80 | ((code >> 12) & 0x3F)));
        into.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
        into.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    }
}

std::uint32_t next_code(std::string_view text, std::size_t& at) {
    auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    std::uint32_t first = byte(at);
    std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (at + length > text.size()) {
        ++at;
        return first;
    }
    std::uint32_t code = length == 1 ? first : first & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        code = (code << 6) | (byte(at + i) & 0x3F);
    }
    at += length;
    return code;
}

std::size_t count_codes(std::string_view text) {
    std::size_t count = 0;
    for (char c : text) {
        count += (c & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
}

std::size_t code_offset(std::string_view text, std::size_t n) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if ((text[at] & 0xC0) != 0x80) {
            if (n == 0) {
                return at;
            }
            --n;
        }
    }
    return at;
}

bool is_ascii(std::string_view text) {
    for (char c : text) {
        if (c & 0x80) {
            return false;
        }
    }
    return true;
}

namespace {

utf8proc_category_t category(std::uint32_t code) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(code));
}

void append_mapped(std::string& into, std::uint32_t code, utf8proc_int32_t (*map)(utf8proc_int32_t)) {
    append_utf8(into, static_cast<std::uint32_t>(map(static_cast<utf8proc_int32_t>(code))));
}

}  // namespace

bool is_space(std::uint32_t code) {
    if (code < 0x80) {
        return code == ' ' || (code >= 9 && code <= 13) || (code >= 0x1C && code <= 0x1F);
    }
    return code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

bool is_line_break(std::uint32_t code) {
    return (code >= 10 && code <= 13) || (code >= 0x1C && code <= 0x1E) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

bool is_alpha(std::uint32_t code) {
    if (code < 0x80) {
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    }
    auto kind = category(code);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_decimal(std::uint32_t code) {
    return code < 0x80 ? code >= '0' && code <= '9' : category(code) == UTF8PROC_CATEGORY_ND;
}

bool is_digit(std::uint32_t code) {
    return is_decimal(code) || code == 0xB2 || code == 0xB3 || code == 0xB9 || code == 0x2070 ||
           (code >= 0x2074 && code <= 0x2079) || (code >= 0x2080 && code <= 0x2089) || (code >= 0x2460 && code <= 0x2468);
}

bool is_numeric(std::uint32_t code) {
    auto kind = category(code);
    return kind == UTF8PROC_CATEGORY_ND || kind == UTF8PROC_CATEGORY_NL || kind == UTF8PROC_CATEGORY_NO;
}

bool is_upper(std::uint32_t code) {
    return code < 0x80 ? code >= 'A' && code <= 'Z' : category(code) == UTF8PROC_CATEGORY_LU;
}

bool is_lower(std::uint32_t code) {
    return code < 0x80 ? code >= 'a' && code <= 'z'
                       : category(code) == UTF8PROC_CATEGORY_LL || code == 0xAA || code == 0xBA;
}

bool is_title(std::uint32_t code) {
    return code >= 0x80 && category(code) == UTF8PROC_CATEGORY_LT;
}

bool is_printable(std::uint32_t code) {
    if (code < 0x80) {
        return code >= 0x20 && code < 0x7F;
    }
    switch (category(code)) {
        case UTF8PROC_CATEGORY_CN:
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CS:
        case UTF8PROC_CATEGORY_CO:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
        case UTF8PROC_CATEGORY_ZS: return false;
        default: return true;
    }
}

bool is_identifier_start(std::uint32_t code) {
    return code == '_' || is_alpha(code) || (code >= 0x80 && category(code) == UTF8PROC_CATEGORY_NL);
}

bool is_identifier_part(std::uint32_t code) {
    if (is_identifier_start(code) || is_decimal(code)) {
        return true;
    }
    if (code < 0x80) {
        return false;
    }
    auto kind = category(code);
    return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC || kind == UTF8PROC_CATEGORY_PC || code == 0xB7;
}

int decimal_value(std::uint32_t code) {
    if (code >= '0' && code <= '9') {
        return static_cast<int>(code - '0');
    }
    if (code < 0x80 || category(code) != UTF8PROC_CATEGORY_ND) {
        return -1;
    }
    // Decimal digits stand in runs of ten, the first of which is zero.
    std::uint32_t zero = code;
    while (code - zero < 9 && category(zero - 1) == UTF8PROC_CATEGORY_ND) {
        --zero;
    }
    return static_cast<int>((code - zero) % 10);
}

void append_lower(std::string& into, std::uint32_t code) {
    if (code == 0x130) {
        into += "i\u0307";
        return;
    }
    append_mapped(into, code, utf8proc_tolower);
}

void append_upper(std::string& into, std::uint32_t code) {
    switch (code) {
        case 0xDF: into += "SS"; return;
        case 0x149: into += "\u02BCN"; return;
        case 0x1F0: into += "J\u030C"; return;
        case 0x587: into += "\u0535\u0552"; return;
        case 0xFB00: into += "FF"; return;
        case 0xFB01: into += "FI"; return;
        case 0xFB02: into += "FL"; return;
        case 0xFB03: into += "FFI"; return;
        case 0xFB04: into += "FFL"; return;
        case 0xFB05:
        case 0xFB06: into += "ST"; return;
        default: append_mapped(into, code, utf8proc_toupper);
    }
}

void append_title(std::string& into, std::uint32_t code) {
    if (code == 0xDF) {
        into += "Ss";
        return;
    }
    append_mapped(into, code, utf8proc_totitle);
}

void append_casefold(std::string& into, std::uint32_t code) {
    std::string one;
    append_utf8(one, code);
    utf8proc_uint8_t* folded = nullptr;
    auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(one.data()), static_cast<utf8proc_ssize_t>(one.size()),
                               &folded, UTF8PROC_CASEFOLD);
    if (length < 0) {
        into += one;
        return;
    }
    into.append(reinterpret_cast<const char*>(folded), static_cast<std::size_t>(length));
    std::free(folded);
}

}  // namespace aludel::python
