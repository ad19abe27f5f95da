#include "python/type_str_case.hpp"

namespace aludel::python {
namespace {

std::string_view text_of(const Call& call) {
    return plain(call.self).as<Str>().text;
}

template <typename Test>
Value all_codes(Call& call, Test&& test) {
    std::string_view all = text_of(call);
    for (std::size_t at = 0; at < all.size();) {
        if (!test(next_code(all, at))) {
            return Value::boolean(false);
        }
    }
    return Value::boolean(!all.empty());
}

bool cased(std::uint32_t code) {
    return is_upper(code) || is_lower(code) || is_title(code);
}

/// islower and isupper: some character has case, and all that have are of this one.
Value one_case(Call& call, bool (*wanted)(std::uint32_t)) {
    bool any = false;
    std::string_view all = text_of(call);
    for (std::size_t at = 0; at < all.size();) {
        std::uint32_t code = next_code(all, at);
        if (cased(code)) {
            if (!wanted(code)) {
                return Value::boolean(false);
            }
            any = true;
        }
    }
    return Value::boolean(any);
}

Value is_title_case(Call& call) {
    bool any = false;
    bool inside = false;
    std::string_view all = text_of(call);
    for (std::size_t at = 0; at < all.size();) {
        std::uint32_t code = next_code(all, at);
        if (is_upper(code) || is_title(code)) {
            if (inside) {
                return Value::boolean(false);
            }
            inside = any = true;
        } else if (is_lower(code)) {
            if (!inside) {
                return Value::boolean(false);
            }
            any = true;
        } else {
            inside = false;
        }
    }
    return Value::boolean(any);
}

/// Whether the last character of `text` that counts has case. A capital sigma has a lower case of its own where one
/// does before it and none behind it.
bool ends_cased(std::string_view text) {
    while (!text.empty()) {
        std::size_t begin = text.size() - 1;
        while (begin > 0 && (text[begin] & 0xC0) == 0x80) {
            --begin;
        }
        std::size_t at = begin;
        const std::uint32_t code = next_code(text, at);
        if (!is_case_ignorable(code)) {
            return is_cased(code);
        }
        text = text.substr(0, begin);
    }
    return false;
}

bool begins_cased(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t code = next_code(text, at);
        if (!is_case_ignorable(code)) {
            return is_cased(code);
        }
    }
    return false;
}

/// The lower case of the character of `text` that stands before `after`.
void append_lower_in(std::string& into, std::uint32_t code, std::string_view text, std::size_t after) {
    constexpr std::uint32_t capital_sigma = 0x3A3;
    if (code != capital_sigma) {
        append_lower(into, code);
        return;
    }
    const bool last = ends_cased(text.substr(0, after - 2)) && !begins_cased(text.substr(after));
    append_utf8(into, last ? 0x3C2 : 0x3C3);
}

/// A str made of its own: map(std::string& made, std::uint32_t code, std::size_t after).
template <typename Map>
Value map_in_place(Call& call, Map&& map) {
    std::string made;
    const std::string_view all = text_of(call);
    made.reserve(all.size());
    for (std::size_t at = 0; at < all.size();) {
        const std::uint32_t code = next_code(all, at);
        map(made, code, at);
    }
    return call.evaluator.str(std::move(made));
}

void add_case_methods(NativeClass& c) {
    c.method("lower", "", [](Call& call) {
        const std::string_view all = text_of(call);
        return map_in_place(call, [all](std::string& made, std::uint32_t code, std::size_t after) { append_lower_in(made, code, all, after); });
    });
    c.method("upper", "", [](Call& call) { return map_codes(call, append_upper); });
    c.method("casefold", "", [](Call& call) { return map_codes(call, append_casefold); });
    c.method("swapcase", "", [](Call& call) {
        const std::string_view all = text_of(call);
        return map_in_place(call, [all](std::string& made, std::uint32_t code, std::size_t after) {
            if (is_upper(code)) {
                append_lower_in(made, code, all, after);
            } else if (is_lower(code)) {
                append_upper(made, code);
            } else {
                append_utf8(made, code);
            }
        });
    });
    c.method("capitalize", "", [](Call& call) {
        const std::string_view all = text_of(call);
        bool first = true;
        return map_in_place(call, [all, &first](std::string& made, std::uint32_t code, std::size_t after) {
            first ? append_title(made, code) : append_lower_in(made, code, all, after);
            first = false;
        });
    });
    c.method("title", "", [](Call& call) {
        const std::string_view all = text_of(call);
        bool inside = false;
        return map_in_place(call, [all, &inside](std::string& made, std::uint32_t code, std::size_t after) {
            inside ? append_lower_in(made, code, all, after) : append_title(made, code);
            inside = is_cased(code);
        });
    });
}

void add_tests(NativeClass& c) {
    c.method("isalnum", "", [](Call& call) { return all_codes(call, [](std::uint32_t code) { return is_alpha(code) || is_decimal(code) || is_digit(code) || is_numeric(code); }); });
    c.method("isalpha", "", [](Call& call) { return all_codes(call, is_alpha); });
    c.method("isascii", "", [](Call& call) { return Value::boolean(plain(call.self).as<Str>().ascii()); });
    c.method("isdecimal", "", [](Call& call) { return all_codes(call, is_decimal); });
    c.method("isdigit", "", [](Call& call) { return all_codes(call, is_digit); });
    c.method("isnumeric", "", [](Call& call) { return all_codes(call, is_numeric); });
    c.method("isspace", "", [](Call& call) { return all_codes(call, is_space); });
    c.method("isprintable", "", [](Call& call) { return Value::boolean(text_of(call).empty() || all_codes(call, is_printable).as_boolean()); });
    c.method("islower", "", [](Call& call) { return one_case(call, is_lower); });
    c.method("isupper", "", [](Call& call) { return one_case(call, is_upper); });
    c.method("istitle", "", is_title_case);
    c.method("isidentifier", "", [](Call& call) {
        bool first = true;
        return all_codes(call, [&first](std::uint32_t code) {
            bool fits = first ? is_identifier_start(code) : is_identifier_part(code);
            first = false;
            return fits;
        });
    });
}

}  // namespace

void add_str_case(NativeClass& str) {
    add_case_methods(str);
    add_tests(str);
}

}  // namespace aludel::python
