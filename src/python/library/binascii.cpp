#include <fmt/format.h>

#include <array>

#include "python/attribute.hpp"
#include "python/class.hpp"
#include "python/evaluator.hpp"
#include "python/library/digest.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view binascii_text = R"python(
class Error(ValueError):
    pass


class Incomplete(Exception):
    pass
)python";

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

[[noreturn]] void fail(Evaluator& evaluator, std::string message) {
    const Value module = evaluator.import_module("binascii", true);
    raise(evaluator, call(evaluator, get_attribute(evaluator, module, "Error"), {evaluator.str(std::move(message))}));
}

/// bytes, or a str of ASCII.
std::string_view ascii_argument(Call& call, std::size_t parameter) {
    const Value& value = plain(force(call.evaluator, call[parameter]));
    if (value.is(Kind::bytes)) {
        return value.as<Bytes>().data;
    }
    if (!value.is(Kind::str)) {
        raise(call.evaluator, ExceptionType::TypeError,
              fmt::format("argument should be bytes, buffer or ASCII string, not '{}'",
                          type_name(call.evaluator, call[parameter])));
    }
    if (!value.as<Str>().ascii()) {
        raise(call.evaluator, ExceptionType::ValueError, "string argument should contain only ASCII characters");
    }
    return value.as<Str>().view();
}

Value encode_base64(Call& call) {
    const std::string_view data = bytes_argument(call, 0);
    std::string made;
    made.reserve(data.size() * 4 / 3 + 4);
    for (std::size_t at = 0; at < data.size(); at += 3) {
        std::uint32_t block = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            block = block << 8 | (at + i < data.size() ? static_cast<unsigned char>(data[at + i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            made += at + i > data.size() ? '=' : alphabet[block >> (18 - 6 * i) & 63];
        }
    }
    if (call.truth(1)) {
        made += '\n';
    }
    return call.evaluator.bytes(std::move(made));
}

/// Outside of strict mode what is no digit is passed over, and all behind the padding left alone.
Value decode_base64(Call& call) {
    const std::string_view data = ascii_argument(call, 0);
    const bool strict = call.truth(1);
    std::string made;
    unsigned left = 0;
    int in_block = 0;
    int padding = 0;
    std::size_t digits = 0;
    if (strict && !data.empty() && data[0] == '=') {
        fail(call.evaluator, "Leading padding not allowed");
    }
    for (std::size_t i = 0; i < data.size(); ++i) {
        const char c = data[i];
        if (c == '=') {
            if (in_block >= 2 && in_block + ++padding >= 4) {
                if (strict && i + 1 < data.size()) {
                    fail(call.evaluator, "Excess data after padding");
                }
                return call.evaluator.bytes(std::move(made));
            }
            continue;
        }
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos || c == '\0') {
            if (strict) {
                fail(call.evaluator, "Only base64 data is allowed");
            }
            continue;
        }
        if (strict && padding > 0) {
            fail(call.evaluator, "Discontinuous padding not allowed");
        }
        padding = 0;
        ++digits;
        left = left << 6 | static_cast<unsigned>(value);
        if (in_block > 0) {
            made += static_cast<char>(left >> (6 - 2 * in_block));
        }
        in_block = (in_block + 1) % 4;
        left &= 0x3F;
    }
    if (in_block == 1) {
        fail(call.evaluator,
             fmt::format(
                 "Invalid base64-encoded string: number of data characters ({}) cannot be 1 more than a multiple of 4",
                 digits));
    }
    if (in_block != 0) {
        fail(call.evaluator, "Incorrect padding");
    }
    return call.evaluator.bytes(std::move(made));
}

Value encode_hex(Call& call) {
    const std::string_view data = bytes_argument(call, 0);
    if (call.given(1)) {
        Arguments rest{call[1], call[2]};
        return call_method(call.evaluator, call_method(call.evaluator, call[0], "hex", std::move(rest)), "encode", {});
    }
    std::string made;
    made.reserve(data.size() * 2);
    for (const char byte : data) {
        made += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
        made += "0123456789abcdef"[static_cast<unsigned char>(byte) & 15];
    }
    return call.evaluator.bytes(std::move(made));
}

Value decode_hex(Call& call) {
    const std::string_view data = ascii_argument(call, 0);
    if (data.size() % 2 != 0) {
        fail(call.evaluator, "Odd-length string");
    }
    auto digit = [&](char c) {
        const int value = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (value < 0) {
            fail(call.evaluator, "Non-hexadecimal digit found");
        }
        return value;
    };
    std::string made;
    for (std::size_t i = 0; i < data.size(); i += 2) {
        made += static_cast<char>(digit(data[i]) * 16 + digit(data[i + 1]));
    }
    return call.evaluator.bytes(std::move(made));
}

std::uint32_t crc32(std::string_view data, std::uint32_t start) {
    std::uint32_t crc = ~start;
    for (const char byte : data) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

}  // namespace

std::shared_ptr<const NativeModule> binascii() {
    auto made = std::make_shared<NativeModule>("binascii");
    NativeModule& m = *made;
    m.style(Signature::Style::c, UnknownArguments::infect);
    m.function("b2a_base64", "data, /, *, newline=True", encode_base64);
    m.function("a2b_base64", "data, /, *, strict_mode=False", decode_base64);
    for (const char* name : {"hexlify", "b2a_hex"}) {
        m.function(name, "data, sep=..., bytes_per_sep=1", encode_hex);
    }
    for (const char* name : {"unhexlify", "a2b_hex"}) {
        m.function(name, "hexstr, /", decode_hex);
    }
    m.function("crc32", "data, crc=0, /", [](Call& call) {
        return Value::integer(crc32(bytes_argument(call, 0), static_cast<std::uint32_t>(call.integer(1))));
    });
    m.source(binascii_text);
    return made;
}

}  // namespace aludel::python::library
