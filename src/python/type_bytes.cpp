#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/format.hpp"
#include "python/text_offset.hpp"
#include "python/text_search.hpp"
#include "python/type_bytes_text.hpp"

namespace aludel::python {
namespace {

std::string_view self_data(const Call& call) {
    return plain(call.self).as<Bytes>().data;
}

Value data(Call& call, std::string_view made) {
    return call.evaluator.bytes(std::string(made));
}

Value make_data(Call& call) {
    Evaluator& evaluator = call.evaluator;
    if (!call.given(0)) {
        return evaluator.bytes("");
    }
    Value source = force(evaluator, call[0]);
    const Value& value = plain(source);
    if (value.is(Kind::str)) {
        if (!call.given(1)) {
            raise(evaluator, ExceptionType::TypeError, "string argument without an encoding");
        }
        return evaluator.bytes(encode_text(evaluator, value, call.text(1), call.given(2) ? call.text(2) : "strict"));
    }
    if (call.given(1)) {
        raise(evaluator, ExceptionType::TypeError, "encoding without a string argument");
    }
    if (value.is(Kind::bytes)) {
        return value;
    }
    if (Value method = special(evaluator, source, "__bytes__"); method.defined()) {
        Value result = python::call(evaluator, method);
        if (!plain(result).is(Kind::bytes)) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("__bytes__ returned non-bytes (type {})", type_name(evaluator, result)));
        }
        return result;
    }
    if (is_integer(value) || (value.is(Kind::instance) && special(evaluator, value, "__index__").defined())) {
        std::int64_t size = to_index(evaluator, value);
        if (size < 0) {
            raise(evaluator, ExceptionType::ValueError, "negative count");
        }
        evaluator.heap().charge(static_cast<std::size_t>(size));
        evaluator.heap().discharge(static_cast<std::size_t>(size));
        return evaluator.bytes(std::string(static_cast<std::size_t>(size), '\0'));
    }
    const bool walks = !value.is(Kind::instance) || special(evaluator, source, "__iter__").defined() ||
                       special(evaluator, source, "__getitem__").defined();
    if (!walks || !source.on_heap() || source.is(Kind::function)) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("cannot convert '{}' object to bytes", type_name(evaluator, source)));
    }
    std::string made;
    for (const Value& item : to_vector(evaluator, source)) {
        std::int64_t byte = to_index(evaluator, item);
        if (byte < 0 || byte > 255) {
            raise(evaluator, ExceptionType::ValueError, "bytes must be in range(0, 256)");
        }
        made.push_back(static_cast<char>(byte));
    }
    return evaluator.bytes(std::move(made));
}

Value find_data(Call& call, bool right, bool must) {
    std::string wanted;
    if (is_integer(plain(call[0]))) {
        wanted.push_back(static_cast<char>(call.integer(0)));
    } else {
        wanted = bytes_argument(call, 0);
    }
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t at = std::string_view::npos;
    if (search_window(call, self_data(call), nullptr, 1, begin, end)) {
        std::string_view window = self_data(call).substr(begin, end - begin);
        at = right ? window.rfind(wanted) : find_within(window, wanted);
    }
    if (at == std::string_view::npos) {
        if (must) {
            raise(call.evaluator, ExceptionType::ValueError, "subsection not found");
        }
        return Value::integer(-1);
    }
    return Value::integer(static_cast<std::int64_t>(at + begin));
}

Value has_bytes_affix(Call& call, bool front) {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool window = search_window(call, self_data(call), nullptr, 1, begin, end);
    std::string_view part = self_data(call).substr(begin, end - begin);
    const Value& wanted = plain(call[0]);
    std::vector<Value> choices = wanted.is(Kind::tuple) ? wanted.as<Tuple>().items : std::vector<Value>{call[0]};
    for (const Value& choice : choices) {
        if (!plain(choice).is(Kind::bytes)) {
            raise(call.evaluator, ExceptionType::TypeError,
                  fmt::format("{} first arg must be bytes or a tuple of bytes, not {}", front ? "startswith" : "endswith", type_name(call.evaluator, choice)));
        }
        const std::string& affix = plain(choice).as<Bytes>().data;
        if (window && (front ? part.starts_with(affix) : part.ends_with(affix))) {
            return Value::boolean(true);
        }
    }
    return Value::boolean(false);
}

Value data_list(Call& call, const std::vector<std::string_view>& pieces) {
    std::vector<Value> items;
    for (std::string_view piece : pieces) {
        items.push_back(data(call, piece));
    }
    return call.evaluator.list(std::move(items));
}

std::shared_ptr<NativeClass> make_bytes() {
    auto type = builtin_class("bytes");
    NativeClass& c = *type;
    c.has_payload();
    c.construct("source=..., encoding=..., errors=...", make_data);
    c.method("decode", "encoding='utf-8', errors='strict'", [](Call& call) {
        return decode_bytes(call.evaluator, plain(call.self), call.text(0), call.text(1));
    });
    c.method("hex", "sep=..., bytes_per_sep=1", [](Call& call) {
        std::string made;
        std::string separator = call.given(0) ? std::string(call.text(0)) : "";
        std::int64_t group = call.integer(1);
        std::size_t size = self_data(call).size();
        for (std::size_t i = 0; i < size; ++i) {
            if (i > 0 && !separator.empty() && group != 0) {
                std::size_t place = group > 0 ? size - i : i;
                if (place % static_cast<std::size_t>(group > 0 ? group : -group) == 0) {
                    made += separator;
                }
            }
            made += fmt::format("{:02x}", static_cast<unsigned char>(self_data(call)[i]));
        }
        return call.evaluator.str(std::move(made));
    });
    c.class_method("fromhex", "string, /", [](Call& call) {
        std::string_view text = call.text(0);
        std::string made;
        for (std::size_t at = 0; at < text.size();) {
            if (text[at] == ' ' || (text[at] >= 9 && text[at] <= 13)) {
                ++at;
                continue;
            }
            auto digit = [&](std::size_t i) {
                char c = i < text.size() ? text[i] : ' ';
                if (!std::isxdigit(static_cast<unsigned char>(c))) {
                    raise(call.evaluator, ExceptionType::ValueError, fmt::format("non-hexadecimal number found in fromhex() arg at position {}", i));
                }
                return c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
            };
            int high = digit(at);
            made.push_back(static_cast<char>(high * 16 + digit(at + 1)));
            at += 2;
        }
        return call.evaluator.bytes(std::move(made));
    });
    c.method("join", "iterable, /", [](Call& call) {
        GrowingText made(call.evaluator.heap());
        std::vector<Value> items = to_vector(call.evaluator, call[0]);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!plain(items[i]).is(Kind::bytes)) {
                raise(call.evaluator, ExceptionType::TypeError, fmt::format("sequence item {}: expected a bytes-like object, {} found", i, type_name(call.evaluator, items[i])));
            }
            if (i > 0) {
                made.add(self_data(call));
            }
            made.add(plain(items[i]).as<Bytes>().data);
        }
        return call.evaluator.bytes(made.take());
    });
    c.method("find", "sub, start=..., end=..., /", [](Call& call) { return find_data(call, false, false); });
    c.method("rfind", "sub, start=..., end=..., /", [](Call& call) { return find_data(call, true, false); });
    c.method("index", "sub, start=..., end=..., /", [](Call& call) { return find_data(call, false, true); });
    c.method("rindex", "sub, start=..., end=..., /", [](Call& call) { return find_data(call, true, true); });
    c.method("startswith", "prefix, start=..., end=..., /", [](Call& call) { return has_bytes_affix(call, true); });
    c.method("endswith", "suffix, start=..., end=..., /", [](Call& call) { return has_bytes_affix(call, false); });
    c.method("count", "sub, /", [](Call& call) {
        std::string_view wanted = bytes_argument(call, 0);
        std::string_view all = self_data(call);
        if (wanted.empty()) {
            return Value::integer(static_cast<std::int64_t>(all.size()) + 1);
        }
        std::int64_t count = 0;
        for (std::size_t at = find_within(all, wanted); at != std::string_view::npos; at = find_within(all, wanted, at + wanted.size())) {
            ++count;
        }
        return Value::integer(count);
    });
    c.method("replace", "old, new, count=-1, /", [](Call& call) {
        return call.evaluator.bytes(replace_text(call.evaluator.heap(), self_data(call), bytes_argument(call, 0), bytes_argument(call, 1), call.integer(2), false));
    });
    for (auto [name, right] : std::initializer_list<std::pair<const char*, bool>>{{"split", false}, {"rsplit", true}}) {
        c.method(name, "sep=None, maxsplit=-1", [right](Call& call) {
            std::string_view separator = call.is_none(0) ? std::string_view() : bytes_argument(call, 0);
            if (!call.is_none(0) && separator.empty()) {
                raise(call.evaluator, ExceptionType::ValueError, "empty separator");
            }
            return data_list(call, split_text(self_data(call), separator, call.integer(1), right, false));
        });
    }
    c.method("splitlines", "keepends=False", [](Call& call) { return data_list(call, split_lines(self_data(call), call.truth(0), false)); });
    for (auto [name, sides] : std::initializer_list<std::pair<const char*, int>>{{"lstrip", 1}, {"rstrip", 2}, {"strip", 3}}) {
        c.method(name, "chars=None, /", [sides](Call& call) {
            std::string_view set = call.is_none(0) ? std::string_view() : bytes_argument(call, 0);
            return data(call, strip_text(self_data(call), call.is_none(0) ? nullptr : &set, sides, false));
        });
    }
    for (auto [name, upper] : std::initializer_list<std::pair<const char*, bool>>{{"lower", false}, {"upper", true}}) {
        c.method(name, "", [upper](Call& call) {
            std::string made(self_data(call));
            for (char& byte : made) {
                if (upper ? byte >= 'a' && byte <= 'z' : byte >= 'A' && byte <= 'Z') {
                    byte = static_cast<char>(byte ^ 32);
                }
            }
            return call.evaluator.bytes(std::move(made));
        });
    }
    add_bytes_text(c);
    c.method("__len__", "", [](Call& call) { return Value::integer(static_cast<std::int64_t>(self_data(call).size())); });
    c.method("__iter__", "", [](Call& call) { return iterate(call.evaluator, plain(call.self)); });
    c.method("__repr__", "", [](Call& call) { return call.evaluator.str(quote_bytes(self_data(call))); });
    return type;
}

}  // namespace

const NativeClass& bytes_type() {
    static const std::shared_ptr<const NativeClass> type = make_bytes();
    return *type;
}

}  // namespace aludel::python
