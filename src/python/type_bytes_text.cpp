#include <fmt/format.h>

#include <algorithm>

#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/text_offset.hpp"
#include "python/type_bytes_text.hpp"

namespace aludel::python {
namespace {

const std::string& bytes_of(const Value& value) {
    return plain(value).as<Bytes>().data;
}

Value padded_bytes(Call& call, char align) {
    const std::string& data = bytes_of(call.self);
    std::string fill = " ";
    if (call.given(1)) {
        if (!plain(call[1]).is(Kind::bytes) || bytes_of(call[1]).size() != 1) {
            raise(call.evaluator, ExceptionType::TypeError,
                  fmt::format("{}() argument 2 must be a byte string of length 1, not {}", call.function.name,
                              type_name(call.evaluator, call[1])));
        }
        fill = bytes_of(call[1]);
    }
    const std::int64_t width = call.integer(0);
    const auto length = static_cast<std::int64_t>(data.size());
    if (width <= length) {
        return plain(call.self);
    }
    call.evaluator.heap().charge(static_cast<std::size_t>(width));
    call.evaluator.heap().discharge(static_cast<std::size_t>(width));
    const std::int64_t missing = width - length;
    const std::int64_t left = align == '<' ? 0 : align == '>' ? missing : missing / 2 + (missing & width & 1);
    return call.evaluator.bytes(std::string(static_cast<std::size_t>(left), fill[0]) + data +
                                std::string(static_cast<std::size_t>(missing - left), fill[0]));
}

Value partition(Call& call, bool right) {
    const std::string& data = bytes_of(call.self);
    const std::string& separator = bytes_argument(call, 0);
    if (separator.empty()) {
        raise(call.evaluator, ExceptionType::ValueError, "empty separator");
    }
    const std::size_t at = right ? data.rfind(separator) : find_within(data, separator);
    auto made = [&](std::string_view piece) { return call.evaluator.bytes(std::string(piece)); };
    if (at == std::string::npos) {
        return call.evaluator.tuple({made(right ? "" : data), made(""), made(right ? data : "")});
    }
    return call.evaluator.tuple({made(data.substr(0, at)), made(separator), made(data.substr(at + separator.size()))});
}

Value translate(Call& call) {
    const std::string dropped = call.given(1) ? bytes_argument(call, 1) : std::string();
    std::string table;
    if (!call.is_none(0)) {
        table = bytes_argument(call, 0);
        if (table.size() != 256) {
            raise(call.evaluator, ExceptionType::ValueError, "translation table must be 256 characters long");
        }
    }
    std::string made;
    for (const char byte : bytes_of(call.self)) {
        if (dropped.find(byte) == std::string::npos) {
            made += table.empty() ? byte : table[static_cast<unsigned char>(byte)];
        }
    }
    return call.evaluator.bytes(std::move(made));
}

Value zero_filled(Call& call) {
    const std::string& data = bytes_of(call.self);
    const std::int64_t missing = call.integer(0) - static_cast<std::int64_t>(data.size());
    if (missing <= 0) {
        return plain(call.self);
    }
    call.evaluator.heap().charge(static_cast<std::size_t>(missing));
    call.evaluator.heap().discharge(static_cast<std::size_t>(missing));
    const std::size_t sign = data.starts_with('-') || data.starts_with('+') ? 1 : 0;
    return call.evaluator.bytes(data.substr(0, sign) + std::string(static_cast<std::size_t>(missing), '0') +
                                data.substr(sign));
}

bool is_ascii_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_ascii_letter(char c) {
    return is_ascii_lower(c) || is_ascii_upper(c);
}
bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

char swapped(char c) {
    return is_ascii_letter(c) ? static_cast<char>(c ^ 32) : c;
}
char lowered(char c) {
    return is_ascii_upper(c) ? swapped(c) : c;
}
char raised(char c) {
    return is_ascii_lower(c) ? swapped(c) : c;
}

Value titled(Call& call) {
    std::string made = bytes_of(call.self);
    bool inside = false;
    for (char& one : made) {
        one = inside ? lowered(one) : raised(one);
        inside = is_ascii_letter(one);
    }
    return call.evaluator.bytes(std::move(made));
}

Value is_titled(Call& call) {
    bool inside = false;
    bool any = false;
    for (const char one : bytes_of(call.self)) {
        if (is_ascii_letter(one) && is_ascii_lower(one) != inside) {
            return Value::boolean(false);
        }
        inside = is_ascii_letter(one);
        any = any || inside;
    }
    return Value::boolean(any);
}

Value capitalized(Call& call) {
    std::string made = bytes_of(call.self);
    for (std::size_t i = 0; i < made.size(); ++i) {
        made[i] = i == 0 ? raised(made[i]) : lowered(made[i]);
    }
    return call.evaluator.bytes(std::move(made));
}

Value with_spaces_for_tabs(Call& call) {
    const std::int64_t size = call.integer(0);
    std::string made;
    std::int64_t column = 0;
    for (const char one : bytes_of(call.self)) {
        if (one == '\t') {
            const std::int64_t missing = size > 0 ? size - column % size : 0;
            call.evaluator.heap().charge(static_cast<std::size_t>(missing));
            call.evaluator.heap().discharge(static_cast<std::size_t>(missing));
            made.append(static_cast<std::size_t>(missing), ' ');
            column += missing;
        } else {
            made += one;
            column = one == '\n' || one == '\r' ? 0 : column + 1;
        }
    }
    return call.evaluator.bytes(std::move(made));
}

Value translation_table(Call& call) {
    const std::string from = bytes_argument(call, 0);
    const std::string& to = bytes_argument(call, 1);
    if (from.size() != to.size()) {
        raise(call.evaluator, ExceptionType::ValueError, "maketrans arguments must have same length");
    }
    std::string table;
    for (int i = 0; i < 256; ++i) {
        table.push_back(static_cast<char>(i));
    }
    for (std::size_t i = 0; i < from.size(); ++i) {
        table[static_cast<unsigned char>(from[i])] = to[i];
    }
    return call.evaluator.bytes(std::move(table));
}

void add_predicates(NativeClass& c) {
    auto all = [&c](const char* name, bool (*holds)(char)) {
        c.method(name, "", [holds](Call& call) {
            const std::string& data = bytes_of(call.self);
            return Value::boolean(!data.empty() && std::all_of(data.begin(), data.end(), holds));
        });
    };
    all("isalpha", is_ascii_letter);
    all("isdigit", is_ascii_digit);
    all("isalnum", [](char one) { return is_ascii_letter(one) || is_ascii_digit(one); });
    all("isspace", [](char one) { return one == ' ' || (one >= 9 && one <= 13); });
    c.method("isascii", "", [](Call& call) {
        const std::string& data = bytes_of(call.self);
        return Value::boolean(
            std::none_of(data.begin(), data.end(), [](char one) { return static_cast<unsigned char>(one) > 127; }));
    });
    for (auto [name, wanted, other] :
         {std::tuple<const char*, bool (*)(char), bool (*)(char)>{"islower", is_ascii_lower, is_ascii_upper},
          {"isupper", is_ascii_upper, is_ascii_lower}}) {
        c.method(name, "", [wanted = wanted, other = other](Call& call) {
            const std::string& data = bytes_of(call.self);
            return Value::boolean(std::any_of(data.begin(), data.end(), wanted) &&
                                  std::none_of(data.begin(), data.end(), other));
        });
    }
}

}  // namespace

const std::string& bytes_argument(Call& call, std::size_t parameter) {
    const Value& value = force(call.evaluator, call[parameter]);
    if (!plain(value).is(Kind::bytes)) {
        raise(call.evaluator, ExceptionType::TypeError,
              fmt::format("a bytes-like object is required, not '{}'", type_name(call.evaluator, value)));
    }
    return bytes_of(value);
}

void add_bytes_text(NativeClass& c) {
    for (auto [name, align] : {std::pair<const char*, char>{"ljust", '<'}, {"rjust", '>'}, {"center", '^'}}) {
        c.method(name, "width, fillchar=..., /", [align = align](Call& call) { return padded_bytes(call, align); });
    }
    c.method("zfill", "width, /", zero_filled);
    c.method("partition", "sep, /", [](Call& call) { return partition(call, false); });
    c.method("rpartition", "sep, /", [](Call& call) { return partition(call, true); });
    c.method("translate", "table, /, delete=...", translate);
    c.method("removeprefix", "prefix, /", [](Call& call) {
        const std::string& data = bytes_of(call.self);
        const std::string& prefix = bytes_argument(call, 0);
        return call.evaluator.bytes(data.starts_with(prefix) ? data.substr(prefix.size()) : data);
    });
    c.method("removesuffix", "suffix, /", [](Call& call) {
        const std::string& data = bytes_of(call.self);
        const std::string& suffix = bytes_argument(call, 0);
        return call.evaluator.bytes(data.ends_with(suffix) ? data.substr(0, data.size() - suffix.size()) : data);
    });
    c.method("capitalize", "", capitalized);
    c.method("title", "", titled);
    c.method("istitle", "", is_titled);
    c.method("swapcase", "", [](Call& call) {
        std::string made = bytes_of(call.self);
        std::transform(made.begin(), made.end(), made.begin(), swapped);
        return call.evaluator.bytes(std::move(made));
    });
    c.method("expandtabs", "tabsize=8", with_spaces_for_tabs);
    c.static_method("maketrans", "frm, to, /", translation_table);
    add_predicates(c);
}

}  // namespace aludel::python
