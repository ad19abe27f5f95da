#include "python/escape.hpp"

#include <cstdint>

#include "python/unicode.hpp"

namespace aludel::python {
namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void put(std::uint32_t code, bool bytes, std::string& into) {
    if (bytes) {
        into.push_back(static_cast<char>(code & 0xFF));
    } else {
        append_utf8(into, code);
    }
}

EscapeFault read_hex(std::string_view text, std::size_t& at, int digits, EscapeFault truncated, bool bytes,
                     std::string& into) {
    std::uint32_t code = 0;
    for (int i = 0; i < digits; ++i) {
        const int value = at < text.size() ? hex_value(text[at]) : -1;
        if (value < 0) {
            return truncated;
        }
        code = code * 16 + static_cast<std::uint32_t>(value);
        ++at;
    }
    if (code > 0x10FFFF) {
        return EscapeFault::illegal;
    }
    put(code, bytes, into);
    return EscapeFault::none;
}

void read_octal(std::string_view text, std::size_t& at, bool bytes, std::string& into) {
    std::uint32_t code = 0;
    for (int i = 0; i < 3 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++i) {
        code = code * 8 + static_cast<std::uint32_t>(text[at++] - '0');
    }
    put(code, bytes, into);
}

/// What a backslash and this letter mean; 0: nothing by themselves.
char simple(char letter) {
    switch (letter) {
        case '\\':
        case '\'':
        case '"':
            return letter;
        case 'a':
            return '\a';
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        case 'v':
            return '\v';
        default:
            return 0;
    }
}

}  // namespace

EscapeFault read_escape(std::string_view text, std::size_t& at, bool bytes, std::string& into) {
    ++at;
    if (at >= text.size()) {
        return EscapeFault::at_end;
    }
    const char c = text[at];
    if (const char meant = simple(c); meant != 0) {
        ++at;
        into.push_back(meant);
        return EscapeFault::none;
    }
    if (c == '\n') {
        ++at;
        return EscapeFault::none;
    }
    if (c == 'x') {
        return read_hex(text, ++at, 2, EscapeFault::truncated_x, bytes, into);
    }
    if (c == 'u' && !bytes) {
        return read_hex(text, ++at, 4, EscapeFault::truncated_u, bytes, into);
    }
    if (c == 'U' && !bytes) {
        return read_hex(text, ++at, 8, EscapeFault::truncated_big_u, bytes, into);
    }
    if (c == 'N' && !bytes) {
        ++at;
        return EscapeFault::named;
    }
    if (c >= '0' && c <= '7') {
        read_octal(text, at, bytes, into);
        return EscapeFault::none;
    }
    into.push_back('\\');
    return EscapeFault::none;
}

std::string_view describe(EscapeFault fault) {
    switch (fault) {
        case EscapeFault::truncated_x:
            return "truncated \\xXX escape";
        case EscapeFault::truncated_u:
            return "truncated \\uXXXX escape";
        case EscapeFault::truncated_big_u:
            return "truncated \\UXXXXXXXX escape";
        case EscapeFault::illegal:
            return "illegal Unicode character";
        case EscapeFault::at_end:
            return "\\ at end of string";
        default:
            return "";
    }
}

}  // namespace aludel::python
