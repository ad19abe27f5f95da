#include "python/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

#include "python/unicode_table.hpp"

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

const UnicodeRecord& record(std::uint32_t code) {
    const auto after = std::upper_bound(unicode_runs.begin(), unicode_runs.end(), code,
                                        [](std::uint32_t c, const UnicodeRun& run) { return c < run.first; });
    const UnicodeRun& run = *(after - 1);
    return unicode_records[((code - run.first) & 1) == 0 ? run.even : run.odd];
}

bool has(std::uint32_t code, UnicodeFlag flag) {
    return (record(code).flags & flag) != 0;
}

void append_mapped(std::string& into, std::uint32_t code, std::int32_t UnicodeRecord::*distance, const char* UnicodeSpecial::*text) {
    const auto special = std::lower_bound(unicode_specials.begin(), unicode_specials.end(), code,
                                          [](const UnicodeSpecial& one, std::uint32_t c) { return one.code < c; });
    if (special != unicode_specials.end() && special->code == code) {
        into += (*special).*text;
        return;
    }
    append_utf8(into, code + static_cast<std::uint32_t>(record(code).*distance));
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
    return has(code, unicode_alpha);
}

bool is_decimal(std::uint32_t code) {
    return decimal_value(code) >= 0;
}

bool is_digit(std::uint32_t code) {
    return has(code, unicode_digit);
}

bool is_numeric(std::uint32_t code) {
    return has(code, unicode_numeric);
}

bool is_upper(std::uint32_t code) {
    return code < 0x80 ? code >= 'A' && code <= 'Z' : has(code, unicode_upper);
}

bool is_lower(std::uint32_t code) {
    return code < 0x80 ? code >= 'a' && code <= 'z' : has(code, unicode_lower);
}

bool is_title(std::uint32_t code) {
    return code >= 0x80 && has(code, unicode_title);
}

bool is_cased(std::uint32_t code) {
    return has(code, unicode_cased);
}

bool is_case_ignorable(std::uint32_t code) {
    return has(code, unicode_case_ignorable);
}

bool is_printable(std::uint32_t code) {
    return code < 0x80 ? code >= 0x20 && code < 0x7F : has(code, unicode_printable);
}

bool is_assigned(std::uint32_t code) {
    return has(code, unicode_assigned);
}

bool is_identifier_start(std::uint32_t code) {
    return has(code, unicode_identifier_start);
}

bool is_identifier_part(std::uint32_t code) {
    return has(code, unicode_identifier_part);
}

int decimal_value(std::uint32_t code) {
    if (code < 0x80) {
        return code >= '0' && code <= '9' ? static_cast<int>(code - '0') : -1;
    }
    const auto after = std::upper_bound(unicode_zeros.begin(), unicode_zeros.end(), code);
    const std::uint32_t distance = code - *(after - 1);
    return distance < 10 ? static_cast<int>(distance) : -1;
}

void append_lower(std::string& into, std::uint32_t code) {
    append_mapped(into, code, &UnicodeRecord::lower, &UnicodeSpecial::lower);
}

void append_upper(std::string& into, std::uint32_t code) {
    append_mapped(into, code, &UnicodeRecord::upper, &UnicodeSpecial::upper);
}

void append_title(std::string& into, std::uint32_t code) {
    append_mapped(into, code, &UnicodeRecord::title, &UnicodeSpecial::title);
}

void append_casefold(std::string& into, std::uint32_t code) {
    append_mapped(into, code, &UnicodeRecord::fold, &UnicodeSpecial::fold);
}

std::string identifier_form(std::string_view name) {
    utf8proc_uint8_t* made = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_COMPAT);
    const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                               static_cast<utf8proc_ssize_t>(name.size()), &made, options);
    if (size < 0) {
        return std::string(name);
    }
    std::string form(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
    std::free(made);
    return form;
}

}  // namespace aludel::python
