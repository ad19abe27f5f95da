#include <map>

#include "python/regex.hpp"
#include "python/regex_text.hpp"

namespace aludel::python {

using namespace regex_text;

std::string regex_narrow(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) {
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += static_cast<char>(0xC0 | c >> 6);
            out += static_cast<char>(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            out += static_cast<char>(0xE0 | c >> 12);
            out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
            out += static_cast<char>(0x80 | (c & 0x3F));
        } else {
            out += static_cast<char>(0xF0 | c >> 18);
            out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
            out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
            out += static_cast<char>(0x80 | (c & 0x3F));
        }
    }
    return out;
}

RegexTemplate RegexTemplate::parse(std::u32string_view text, const Regex& regex) {
    RegexTemplate result;
    std::u32string held;
    const auto flush = [&] {
        if (!held.empty()) {
            result.pieces.push_back({std::move(held), -1});
            held.clear();
        }
    };
    const auto group = [&](std::size_t number, std::size_t where) {
        if (number > regex.groups()) {
            throw RegexError("invalid group reference " + std::to_string(number), static_cast<std::ptrdiff_t>(where));
        }
        flush();
        result.pieces.push_back({{}, static_cast<std::ptrdiff_t>(number)});
    };
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = text[at++];
        if (c != '\\') {
            held += c;
            continue;
        }
        const std::size_t start = at - 1;
        if (at >= text.size()) {
            throw RegexError("bad escape (end of pattern)", static_cast<std::ptrdiff_t>(start));
        }
        const char32_t letter = text[at++];
        if (letter == 'g') {
            if (at >= text.size() || text[at] != '<') {
                throw RegexError("missing <", static_cast<std::ptrdiff_t>(at));
            }
            const std::size_t name_start = ++at;
            const std::size_t end = text.find(U'>', at);
            if (end == std::u32string_view::npos) {
                throw RegexError(at == text.size() ? "missing group name" : "missing >, unterminated name",
                                 static_cast<std::ptrdiff_t>(name_start));
            }
            const std::u32string name(text.substr(at, end - at));
            at = end + 1;
            if (name.empty()) {
                throw RegexError("missing group name", static_cast<std::ptrdiff_t>(name_start));
            }
            if (is_digit(name[0])) {
                std::size_t number = 0;
                for (const char32_t digit : name) {
                    if (!is_digit(digit) || number > 10000) {
                        throw RegexError("bad character in group name '" + regex_narrow(name) + "'",
                                         static_cast<std::ptrdiff_t>(name_start));
                    }
                    number = number * 10 + (digit - '0');
                }
                group(number, name_start);
            } else {
                const auto known = regex.names().find(name);
                if (known == regex.names().end()) {
                    // CPython raises IndexError here; the caller turns this message into one.
                    throw RegexError("unknown group name '" + regex_narrow(name) + "'", -1);
                }
                group(known->second, name_start);
            }
        } else if (letter == '0') {
            char32_t value = 0;
            for (int i = 0; i < 2 && at < text.size() && is_octal(text[at]); ++i) {
                value = value * 8 + (text[at++] - '0');
            }
            held += value;
        } else if (is_digit(letter)) {
            std::size_t number = letter - '0';
            if (at < text.size() && is_digit(text[at])) {
                if (is_octal(letter) && is_octal(text[at]) && at + 1 < text.size() && is_octal(text[at + 1])) {
                    held += (letter - '0') * 64 + (text[at] - '0') * 8 + (text[at + 1] - '0');
                    at += 2;
                    continue;
                }
                number = number * 10 + (text[at++] - '0');
            }
            group(number, start + 1);
        } else {
            static const std::map<char32_t, char32_t> plain{{'a', '\a'}, {'b', '\b'}, {'f', '\f'}, {'n', '\n'},
                                                            {'r', '\r'}, {'t', '\t'}, {'v', '\v'}, {'\\', '\\'}};
            const auto known = plain.find(letter);
            if (known != plain.end()) {
                held += known->second;
            } else if (is_letter(letter)) {
                throw RegexError("bad escape " + regex_narrow(text.substr(start, 2)), static_cast<std::ptrdiff_t>(start));
            } else {
                held += U'\\';
                held += letter;
            }
        }
    }
    flush();
    return result;
}

}  // namespace aludel::python
