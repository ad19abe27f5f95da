#include <fmt/format.h>

#include <algorithm>

#include "python/call.hpp"
#include "python/escape.hpp"
#include "python/evaluator.hpp"
#include "python/text_search.hpp"
#include "python/unicode.hpp"
#include "python/work.hpp"

namespace aludel::python {
namespace {

enum class Codec { utf8, utf8_sig, ascii, latin1, utf16, utf16_le, utf16_be, unicode_escape, unknown };

Codec codec_of(std::string_view name) {
    std::string plain_name;
    for (char c : name) {
        plain_name.push_back(c == '_' || c == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    }
    if (plain_name == "utf-8" || plain_name == "utf8" || plain_name == "u8") {
        return Codec::utf8;
    }
    if (plain_name == "utf-8-sig") {
        return Codec::utf8_sig;
    }
    if (plain_name == "ascii" || plain_name == "us-ascii" || plain_name == "646") {
        return Codec::ascii;
    }
    if (plain_name == "latin-1" || plain_name == "latin1" || plain_name == "iso-8859-1" || plain_name == "iso8859-1" || plain_name == "l1") {
        return Codec::latin1;
    }
    if (plain_name == "utf-16") {
        return Codec::utf16;
    }
    if (plain_name == "utf-16-le" || plain_name == "utf-16le") {
        return Codec::utf16_le;
    }
    if (plain_name == "utf-16-be" || plain_name == "utf-16be") {
        return Codec::utf16_be;
    }
    if (plain_name == "unicode-escape") {
        return Codec::unicode_escape;
    }
    return Codec::unknown;
}

std::string_view codec_name(Codec codec) {
    switch (codec) {
        case Codec::utf8:
        case Codec::utf8_sig: return "utf-8";
        case Codec::ascii: return "ascii";
        case Codec::latin1: return "latin-1";
        case Codec::utf16: return "utf-16";
        case Codec::utf16_le: return "utf-16-le";
        default: return "utf-16-be";
    }
}

void append_utf16(std::string& data, std::uint32_t code, bool big) {
    auto unit = [&](std::uint32_t value) {
        char high = static_cast<char>(value >> 8);
        char low = static_cast<char>(value & 0xFF);
        data.push_back(big ? high : low);
        data.push_back(big ? low : high);
    };
    if (code >= 0x10000) {
        code -= 0x10000;
        unit(0xD800 + (code >> 10));
        unit(0xDC00 + (code & 0x3FF));
    } else {
        unit(code);
    }
}

[[noreturn]] void unknown_codec(Evaluator& evaluator, std::string_view name) {
    for (std::string_view known : {"cp1252", "windows-1252", "cp1251", "utf-7", "utf-32", "utf_32", "gbk", "big5", "shift_jis", "iso-8859-15", "idna", "punycode", "rot13", "hex", "base64"}) {
        if (name == known) {
            refuse(evaluator, fmt::format("the encoding '{}' is not supported", name), "use utf-8, utf-16, latin-1 or ascii");
        }
    }
    raise(evaluator, ExceptionType::LookupError, fmt::format("unknown encoding: {}", name));
}

void check_errors(Evaluator& evaluator, std::string_view errors) {
    for (std::string_view known : {"strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"}) {
        if (errors == known) {
            return;
        }
    }
    raise(evaluator, ExceptionType::LookupError, fmt::format("unknown error handler name '{}'", errors));
}

/// What stands for a character that an encoding does not have.
void replace_character(std::string& data, std::uint32_t code, std::string_view errors) {
    if (errors == "replace") {
        data += "?";
    } else if (errors == "backslashreplace") {
        data += code < 0x100 ? fmt::format("\\x{:02x}", code) : code < 0x10000 ? fmt::format("\\u{:04x}", code) : fmt::format("\\U{:08x}", code);
    } else if (errors == "xmlcharrefreplace") {
        data += fmt::format("&#{};", code);
    }
}

/// Length of the valid UTF-8 sequence at `at`, or 0 and the number of bytes to blame.
std::size_t utf8_length(std::string_view data, std::size_t at, std::size_t& bad, const char*& reason) {
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(data[i]); };
    unsigned char first = byte(at);
    bad = 1;
    if (first < 0x80) {
        return 1;
    }
    std::size_t length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    if (length == 0) {
        reason = "invalid start byte";
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (at + i >= data.size()) {
            reason = "unexpected end of data";
            bad = i;
            return 0;
        }
        unsigned char low = 0x80;
        unsigned char high = 0xBF;
        if (i == 1) {
            low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
            high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        }
        if (byte(at + i) < low || byte(at + i) > high) {
            reason = "invalid continuation byte";
            bad = i;
            return 0;
        }
    }
    return length;
}

}  // namespace

std::string encode_text(Evaluator& evaluator, const Value& value, std::string_view encoding, std::string_view errors) {
    Codec codec = codec_of(encoding);
    if (codec == Codec::unknown) {
        unknown_codec(evaluator, encoding);
    }
    if (codec == Codec::unicode_escape) {
        refuse(evaluator, "encoding by 'unicode-escape' is not supported", "use repr() or json.dumps()");
    }
    check_errors(evaluator, errors);
    const std::string& text = value.as<Str>().text;
    const bool wide = codec == Codec::utf16 || codec == Codec::utf16_le || codec == Codec::utf16_be;
    expect_bytes(evaluator, text.size() * (wide ? 2 : errors == "strict" ? 1 : 10));
    std::string data;
    if (codec == Codec::utf8_sig) {
        data = "\xEF\xBB\xBF";
    } else if (codec == Codec::utf16) {
        data = "\xFF\xFE";
    }
    std::int64_t index = 0;
    for (std::size_t at = 0; at < text.size(); ++index) {
        std::size_t begin = at;
        std::uint32_t code = next_code(text, at);
        bool surrogate = code >= 0xD800 && code < 0xE000;
        bool fits = codec == Codec::ascii ? code < 0x80 : codec == Codec::latin1 ? code < 0x100 : !surrogate || errors == "surrogatepass";
        if (surrogate && errors == "surrogateescape" && code >= 0xDC80 && code < 0xDD00) {
            data.push_back(static_cast<char>(code - 0xDC00));
            continue;
        }
        if (!fits) {
            if (errors != "strict" && errors != "surrogateescape" && errors != "surrogatepass") {
                replace_character(data, code, errors);
                continue;
            }
            std::int64_t end = index + 1;
            auto bad = [&](std::uint32_t other) {
                return codec == Codec::ascii ? other >= 0x80 : codec == Codec::latin1 ? other >= 0x100 : other >= 0xD800 && other < 0xE000;
            };
            while (at < text.size()) {
                std::size_t next = at;
                if (!bad(next_code(text, next))) {
                    break;
                }
                at = next;
                ++end;
            }
            const char* reason = codec == Codec::ascii ? "ordinal not in range(128)" : codec == Codec::latin1 ? "ordinal not in range(256)" : "surrogates not allowed";
            raise(evaluator, ExceptionType::UnicodeEncodeError,
                  std::vector<Value>{evaluator.str(std::string(codec_name(codec))), value, Value::integer(index), Value::integer(end), evaluator.str(reason)});
        }
        switch (codec) {
            case Codec::ascii:
            case Codec::latin1: data.push_back(static_cast<char>(code)); break;
            case Codec::utf16:
            case Codec::utf16_le: append_utf16(data, code, false); break;
            case Codec::utf16_be: append_utf16(data, code, true); break;
            default: data.append(text, begin, at - begin);
        }
    }
    return data;
}

Value decode_bytes(Evaluator& evaluator, const Value& value, std::string_view encoding, std::string_view errors) {
    Codec codec = codec_of(encoding);
    if (codec == Codec::unknown) {
        unknown_codec(evaluator, encoding);
    }
    check_errors(evaluator, errors);
    std::string_view data = value.as<Bytes>().data;
    std::string text;
    auto fail = [&](std::size_t begin, std::size_t end, std::string_view reason, std::string_view name) {
        if (errors == "ignore") {
            return;
        }
        if (errors == "replace") {
            text += "\uFFFD";
        } else if (errors == "backslashreplace" || errors == "surrogateescape") {
            for (std::size_t i = begin; i < end; ++i) {
                auto byte = static_cast<unsigned char>(data[i]);
                if (errors == "surrogateescape") {
                    append_utf8(text, 0xDC00u + byte);
                } else {
                    text += fmt::format("\\x{:02x}", byte);
                }
            }
        } else {
            raise(evaluator, ExceptionType::UnicodeDecodeError,
                  std::vector<Value>{evaluator.str(std::string(name)), value, Value::integer(static_cast<std::int64_t>(begin)),
                                     Value::integer(static_cast<std::int64_t>(end)), evaluator.str(std::string(reason))});
        }
    };
    if (codec == Codec::utf16 || codec == Codec::utf16_le || codec == Codec::utf16_be) {
        bool big = codec == Codec::utf16_be;
        std::size_t at = 0;
        if (codec == Codec::utf16 && data.size() >= 2 && (data.starts_with("\xFF\xFE") || data.starts_with("\xFE\xFF"))) {
            big = data[0] == '\xFE';
            at = 2;
        }
        auto unit = [&](std::size_t i) {
            auto a = static_cast<unsigned char>(data[i]);
            auto b = static_cast<unsigned char>(data[i + 1]);
            return static_cast<std::uint32_t>(big ? a << 8 | b : b << 8 | a);
        };
        std::string_view name = big ? "utf-16-be" : "utf-16-le";
        while (at < data.size()) {
            if (at + 1 >= data.size()) {
                fail(at, data.size(), "truncated data", name);
                break;
            }
            std::uint32_t code = unit(at);
            if (code >= 0xD800 && code < 0xDC00 && at + 3 < data.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
                append_utf8(text, 0x10000 + ((code - 0xD800) << 10) + (unit(at + 2) - 0xDC00));
                at += 4;
                continue;
            }
            if (code >= 0xD800 && code < 0xE000) {
                fail(at, at + 2, "illegal encoding", name);
            } else {
                append_utf8(text, code);
            }
            at += 2;
        }
        return evaluator.str(std::move(text));
    }
    if (codec == Codec::unicode_escape) {
        for (std::size_t at = 0; at < data.size();) {
            if (data[at] != '\\') {
                append_utf8(text, static_cast<unsigned char>(data[at++]));
                continue;
            }
            const std::size_t begin = at;
            const EscapeFault fault = read_escape(data, at, false, text);
            if (fault == EscapeFault::named) {
                refuse(evaluator, "\\N{...} names a character, which is not supported", "write it as \\uXXXX");
            }
            if (fault != EscapeFault::none) {
                fail(begin, at, describe(fault), "unicodeescape");
            }
        }
        return evaluator.str(std::move(text));
    }
    std::size_t at = codec == Codec::utf8_sig && data.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < data.size()) {
        auto byte = static_cast<unsigned char>(data[at]);
        if (codec == Codec::latin1) {
            append_utf8(text, byte);
            ++at;
        } else if (codec == Codec::ascii) {
            if (byte < 0x80) {
                text.push_back(static_cast<char>(byte));
            } else {
                fail(at, at + 1, "ordinal not in range(128)", "ascii");
            }
            ++at;
        } else {
            std::size_t bad = 0;
            const char* reason = nullptr;
            std::size_t length = utf8_length(data, at, bad, reason);
            if (length > 0) {
                text.append(data.substr(at, length));
                at += length;
            } else {
                fail(at, at + bad, reason, "utf-8");
                at += bad;
            }
        }
    }
    return evaluator.str(std::move(text));
}

}  // namespace aludel::python
