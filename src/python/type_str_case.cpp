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

void add_case_methods(NativeClass& c) {
    // A capital sigma at the end of a word has a lower case of its own.
    c.method("lower", "", [](Call& call) {
        std::string made;
        std::string_view all = text_of(call);
        bool in_word = false;
        for (std::size_t at = 0; at < all.size();) {
            std::uint32_t code = next_code(all, at);
            if (code == 0x3A3) {
                std::size_t after = at;
                bool last = after >= all.size() || !is_alpha(next_code(all, after));
                append_utf8(made, in_word && last ? 0x3C2 : 0x3C3);
            } else {
                append_lower(made, code);
            }
            in_word = is_alpha(code);
        }
        return call.evaluator.str(std::move(made));
    });
    c.method("upper", "", [](Call& call) { return map_codes(call, append_upper); });
    c.method("casefold", "", [](Call& call) { return map_codes(call, append_casefold); });
    c.method("swapcase", "", [](Call& call) {
        return map_codes(call, [](std::string& made, std::uint32_t code) {
            if (is_upper(code)) {
                append_lower(made, code);
            } else if (is_lower(code)) {
                append_upper(made, code);
            } else {
                append_utf8(made, code);
            }
        });
    });
    c.method("capitalize", "", [](Call& call) {
        bool first = true;
        return map_codes(call, [&first](std::string& made, std::uint32_t code) {
            first ? append_title(made, code) : append_lower(made, code);
            first = false;
        });
    });
    c.method("title", "", [](Call& call) {
        bool inside = false;
        return map_codes(call, [&inside](std::string& made, std::uint32_t code) {
            inside ? append_lower(made, code) : append_title(made, code);
            inside = cased(code);
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
