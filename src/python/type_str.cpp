#include <fmt/format.h>

#include <algorithm>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/format.hpp"
#include "python/iterable.hpp"
#include "python/text_offset.hpp"
#include "python/text_search.hpp"
#include "python/type_str_case.hpp"
#include "python/unicode.hpp"
#include "python/work.hpp"

namespace aludel::python {
namespace {

const Str& self_str(const Call& call) {
    return plain(call.self).as<Str>();
}

std::string_view self_text(const Call& call) {
    return self_str(call).text;
}

Value text(Call& call, std::string_view made) {
    return call.evaluator.str(std::string(made));
}

[[noreturn]] void not_str(Call& call, std::string_view message, const Value& value) {
    raise(call.evaluator, ExceptionType::TypeError, fmt::format(fmt::runtime(message), type_name(call.evaluator, value)));
}

std::string_view text_argument(Call& call, std::size_t parameter, std::string_view message = "must be str, not {}") {
    const Str* found = as_str(force(call.evaluator, call[parameter]));
    if (!found) {
        not_str(call, message, call[parameter]);
    }
    return found->text;
}

Value find_text(Call& call, bool right, bool must) {
    std::string_view wanted = text_argument(call, 0);
    std::string_view all = self_text(call);
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t at = std::string_view::npos;
    if (search_window(call, all, &self_str(call), 1, begin, end)) {
        std::string_view window = all.substr(begin, end - begin);
        at = right ? window.rfind(wanted) : find_within(window, wanted);
    }
    if (at == std::string_view::npos) {
        if (must) {
            raise(call.evaluator, ExceptionType::ValueError, "substring not found");
        }
        return Value::integer(-1);
    }
    at += begin;
    return Value::integer(static_cast<std::int64_t>(code_at_offset(self_str(call), at)));
}

Value has_affix(Call& call, bool front) {
    std::string_view all = self_text(call);
    std::size_t begin = 0;
    std::size_t end = 0;
    bool window = search_window(call, all, &self_str(call), 1, begin, end);
    auto fits = [&](const Value& one) {
        const Str* affix = as_str(force(call.evaluator, one));
        if (!affix) {
            if (plain(call[0]).is(Kind::tuple)) {
                not_str(call, front ? "tuple for startswith must only contain str, not {}" : "tuple for endswith must only contain str, not {}", one);
            }
            not_str(call, front ? "startswith first arg must be str or a tuple of str, not {}" : "endswith first arg must be str or a tuple of str, not {}", one);
        }
        std::string_view part = all.substr(begin, end - begin);
        return window && (front ? part.starts_with(affix->text) : part.ends_with(affix->text));
    };
    const Value& wanted = plain(force(call.evaluator, call[0]));
    if (wanted.is(Kind::tuple)) {
        for (const Value& one : wanted.as<Tuple>().items) {
            if (fits(one)) {
                return Value::boolean(true);
            }
        }
        return Value::boolean(false);
    }
    return Value::boolean(fits(call[0]));
}

void add_search_methods(NativeClass& c) {
    c.method("find", "sub, start=..., end=..., /", [](Call& call) { return find_text(call, false, false); });
    c.method("rfind", "sub, start=..., end=..., /", [](Call& call) { return find_text(call, true, false); });
    c.method("index", "sub, start=..., end=..., /", [](Call& call) { return find_text(call, false, true); });
    c.method("rindex", "sub, start=..., end=..., /", [](Call& call) { return find_text(call, true, true); });
    c.method("startswith", "prefix, start=..., end=..., /", [](Call& call) { return has_affix(call, true); });
    c.method("endswith", "suffix, start=..., end=..., /", [](Call& call) { return has_affix(call, false); });
    c.method("count", "sub, start=..., end=..., /", [](Call& call) {
        std::string_view wanted = text_argument(call, 0);
        std::string_view all = self_text(call);
        std::size_t begin = 0;
        std::size_t end = 0;
        if (!search_window(call, all, &self_str(call), 1, begin, end)) {
            return Value::integer(0);
        }
        std::string_view window = all.substr(begin, end - begin);
        if (wanted.empty()) {
            return Value::integer(static_cast<std::int64_t>(count_codes(window)) + 1);
        }
        std::int64_t count = 0;
        for (std::size_t at = find_within(window, wanted); at != std::string_view::npos; at = find_within(window, wanted, at + wanted.size())) {
            ++count;
        }
        return Value::integer(count);
    });
    c.method("removeprefix", "prefix, /", [](Call& call) {
        std::string_view prefix = text_argument(call, 0, "removeprefix() argument must be str, not {}");
        return self_text(call).starts_with(prefix) ? text(call, self_text(call).substr(prefix.size())) : plain(call.self);
    });
    c.method("removesuffix", "suffix, /", [](Call& call) {
        std::string_view suffix = text_argument(call, 0, "removesuffix() argument must be str, not {}");
        return !suffix.empty() && self_text(call).ends_with(suffix) ? text(call, self_text(call).substr(0, self_text(call).size() - suffix.size())) : plain(call.self);
    });
    c.method("replace", "old, new, count=-1, /", [](Call& call) {
        std::string_view from = text_argument(call, 0, "replace() argument 1 must be str, not {}");
        std::string_view to = text_argument(call, 1, "replace() argument 2 must be str, not {}");
        return call.evaluator.str(replace_text(call.evaluator.heap(), self_text(call), from, to, call.integer(2), true));
    });
    for (auto [name, right] : std::initializer_list<std::pair<const char*, bool>>{{"partition", false}, {"rpartition", true}}) {
        c.method(name, "sep, /", [right](Call& call) {
            std::string_view separator = text_argument(call, 0);
            if (separator.empty()) {
                raise(call.evaluator, ExceptionType::ValueError, "empty separator");
            }
            std::string_view all = self_text(call);
            std::size_t at = right ? all.rfind(separator) : find_within(all, separator);
            if (at == std::string_view::npos) {
                return right ? call.evaluator.tuple({text(call, ""), text(call, ""), call.self})
                             : call.evaluator.tuple({call.self, text(call, ""), text(call, "")});
            }
            return call.evaluator.tuple({text(call, all.substr(0, at)), call[0], text(call, all.substr(at + separator.size()))});
        });
    }
}

Value text_list(Call& call, const std::vector<std::string_view>& pieces) {
    std::vector<Value> items;
    items.reserve(pieces.size());
    for (std::string_view piece : pieces) {
        items.push_back(text(call, piece));
    }
    return call.evaluator.list(std::move(items));
}

/// Asks the memory limit before a text is split: each piece becomes a value.
void expect_pieces(Evaluator& evaluator, std::string_view text, std::string_view separator, std::int64_t most) {
    const std::size_t pieces = count_pieces(text, separator);
    const std::size_t made = most < 0 ? pieces : std::min(pieces, static_cast<std::size_t>(most) + 1);
    expect_bytes(evaluator, made * (sizeof(std::string_view) + sizeof(Value)));
}

void add_split_methods(NativeClass& c) {
    for (auto [name, right] : std::initializer_list<std::pair<const char*, bool>>{{"split", false}, {"rsplit", true}}) {
        c.method(name, "sep=None, maxsplit=-1", [right](Call& call) {
            std::string_view separator;
            if (!call.is_none(0)) {
                separator = text_argument(call, 0, "must be str or None, not {}");
                if (separator.empty()) {
                    raise(call.evaluator, ExceptionType::ValueError, "empty separator");
                }
            }
            expect_pieces(call.evaluator, self_text(call), separator, call.integer(1));
            return text_list(call, split_text(self_text(call), separator, call.integer(1), right, true));
        });
    }
    c.method("splitlines", "keepends=False", [](Call& call) {
        expect_pieces(call.evaluator, self_text(call), {}, -1);
        return text_list(call, split_lines(self_text(call), call.truth(0), true));
    });
    for (auto [name, sides] : std::initializer_list<std::pair<const char*, int>>{{"lstrip", 1}, {"rstrip", 2}, {"strip", 3}}) {
        std::string method = name;
        c.method(name, "chars=None, /", [sides, method](Call& call) {
            std::string_view set;
            if (!call.is_none(0)) {
                set = text_argument(call, 0, method + " arg must be None or str");
            }
            std::string_view made = strip_text(self_text(call), call.is_none(0) ? nullptr : &set, sides, true);
            return made.size() == self_text(call).size() ? plain(call.self) : text(call, made);
        });
    }
    c.method("join", "iterable, /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        std::vector<Value> items;
        if (plain(call[0]).is(Kind::list) || plain(call[0]).is(Kind::tuple)) {
            items = to_vector(evaluator, plain(call[0]));
        } else {
            const Value& given = force(evaluator, call[0]);
            items = to_vector(evaluator, iterate_or(evaluator, given, [] { return "can only join an iterable"; }));
        }
        GrowingText made(evaluator.heap());
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Value& item = force(evaluator, items[i]);
            if (is_unknown(item)) {
                return unknown_from(evaluator, item, "join");
            }
            const Str* one = as_str(item);
            if (!one) {
                raise(evaluator, ExceptionType::TypeError, fmt::format("sequence item {}: expected str instance, {} found", i, type_name(evaluator, item)));
            }
            if (i > 0) {
                made.add(self_text(call));
            }
            made.add(one->text);
        }
        return evaluator.str(made.take());
    });
}

Value padded(Call& call, char align) {
    FormatSpec spec;
    spec.align = align;
    spec.width = call.integer(0);
    if (call.given(1)) {
        const Str* fill = as_str(call[1]);
        if (!fill) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("The fill character must be a unicode character, not {}", type_name(call.evaluator, call[1])));
        }
        if (fill->length != 1) {
            raise(call.evaluator, ExceptionType::TypeError, "The fill character must be exactly one character long");
        }
        spec.fill = fill->text;
    }
    auto length = static_cast<std::int64_t>(self_str(call).length);
    if (spec.width <= length) {
        return plain(call.self);
    }
    check_width(call.evaluator, spec.width);
    if (align == '^') {
        // CPython's center gives the odd one to the left when the width is odd.
        std::int64_t missing = spec.width - length;
        std::int64_t left = missing / 2 + (missing & spec.width & 1);
        std::string made;
        for (std::int64_t i = 0; i < missing; ++i) {
            if (i == left) {
                made += self_text(call);
            }
            made += spec.fill;
        }
        if (left == missing) {
            made += self_text(call);
        }
        return call.evaluator.str(std::move(made));
    }
    return call.evaluator.str(format_str(call.evaluator, self_text(call), spec));
}

Value formatted(Call& call, const std::vector<Value>& positional, const Value& keywords) {
    const std::string_view text = self_text(call);
    if (!text.empty() && text.find_first_of("{}") == std::string_view::npos) {
        return call.self;  // as in CPython, which copies nothing here
    }
    return brace_format(call.evaluator, text, positional, keywords);
}

void add_layout_methods(NativeClass& c) {
    c.method("ljust", "width, fillchar=..., /", [](Call& call) { return padded(call, '<'); });
    c.method("rjust", "width, fillchar=..., /", [](Call& call) { return padded(call, '>'); });
    c.method("center", "width, fillchar=..., /", [](Call& call) { return padded(call, '^'); });
    c.method("zfill", "width, /", [](Call& call) {
        std::int64_t width = call.integer(0);
        auto length = static_cast<std::int64_t>(self_str(call).length);
        std::string made(self_text(call));
        if (width > length) {
            check_width(call.evaluator, width);
            bool sign = !made.empty() && (made[0] == '+' || made[0] == '-');
            made.insert(sign ? 1 : 0, static_cast<std::size_t>(width - length), '0');
        }
        return call.evaluator.str(std::move(made));
    });
    c.method("expandtabs", "tabsize=8", [](Call& call) {
        std::int64_t size = call.integer(0);
        std::int64_t column = 0;
        std::int64_t all = 0;
        return map_codes(call, [&](std::string& made, std::uint32_t code) {
            if (code == '\t') {
                std::int64_t blanks = size > 0 ? size - column % size : 0;
                all += blanks;
                check_width(call.evaluator, all);
                made.append(static_cast<std::size_t>(blanks), ' ');
                column += blanks;
            } else {
                append_utf8(made, code);
                column = code == '\n' || code == '\r' ? 0 : column + 1;
            }
        });
    });
    c.style(Signature::Style::c, UnknownArguments::infect);
    c.method("format", "*args, **kwargs", [](Call& call) { return formatted(call, call.rest(0), call[1]); });
    c.method("format_map", "mapping, /", [](Call& call) { return formatted(call, {}, call[0]); });
    c.method("encode", "encoding='utf-8', errors='strict'", [](Call& call) {
        return call.evaluator.bytes(encode_text(call.evaluator, plain(call.self), call.text(0), call.text(1)));
    });
}

void add_translation(NativeClass& c) {
    c.static_method("maketrans", "x, y=..., z=..., /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        Ref<Dict> made = evaluator.dict();
        if (!call.given(1)) {
            const Value& given = plain(call[0]);
            if (!given.is(Kind::dict)) {
                raise(evaluator, ExceptionType::TypeError, "if you give only one argument to maketrans it must be a dict");
            }
            std::size_t position = 0;
            Value key;
            Value value;
            while (given.as<Dict>().table.next(position, key, value)) {
                if (const Str* one = as_str(key)) {
                    if (one->length != 1) {
                        raise(evaluator, ExceptionType::ValueError, "string keys in translate table must be of length 1");
                    }
                    std::size_t at = 0;
                    key = Value::integer(next_code(one->text, at));
                }
                made->table.set(evaluator, key, value);
            }
            return Value(made);
        }
        std::string_view from = call.text(0);
        std::string_view to = call.text(1);
        if (count_codes(from) != count_codes(to)) {
            raise(evaluator, ExceptionType::ValueError, "the first two maketrans arguments must have equal length");
        }
        for (std::size_t a = 0, b = 0; a < from.size();) {
            made->table.set(evaluator, Value::integer(next_code(from, a)), Value::integer(next_code(to, b)));
        }
        if (call.given(2)) {
            std::string_view gone = call.text(2);
            for (std::size_t at = 0; at < gone.size();) {
                made->table.set(evaluator, Value::integer(next_code(gone, at)), Value::none());
            }
        }
        return Value(made);
    });
    c.method("translate", "table, /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        return map_codes(call, [&](std::string& made, std::uint32_t code) {
            Value found;
            try {
                found = get_item(evaluator, call[0], Value::integer(code));
            } catch (const Raised& raised) {
                if (!is_exception(evaluator, raised.exception, ExceptionType::LookupError)) {
                    throw;
                }
                append_utf8(made, code);
                return;
            }
            if (is_integer(found)) {
                append_utf8(made, static_cast<std::uint32_t>(found.as_integer()));
            } else if (const Str* one = as_str(found)) {
                made += one->text;
                check_width(evaluator, static_cast<std::int64_t>(made.size()));
            } else if (!found.is_none()) {
                raise(evaluator, ExceptionType::TypeError, "character mapping must return integer, None or str");
            }
        });
    });
}

Value make_text(Call& call) {
    Evaluator& evaluator = call.evaluator;
    if (!call.given(0)) {
        return evaluator.str("");
    }
    if (call.given(1) || call.given(2)) {
        const Value& data = plain(force(evaluator, call[0]));
        if (!data.is(Kind::bytes)) {
            raise(evaluator, ExceptionType::TypeError,
                  data.is(Kind::str) ? "decoding str is not supported"
                                     : fmt::format("decoding to str: need a bytes-like object, {} found", type_name(evaluator, data)));
        }
        return decode_bytes(evaluator, data, call.given(1) ? call.text(1) : "utf-8", call.given(2) ? call.text(2) : "strict");
    }
    return str_object(evaluator, call[0]);
}

std::shared_ptr<NativeClass> make_str() {
    auto type = builtin_class("str");
    NativeClass& c = *type;
    c.has_payload();
    c.construct("object=..., encoding=..., errors=...", make_text);
    add_str_case(c);
    add_search_methods(c);
    add_split_methods(c);
    add_layout_methods(c);
    add_translation(c);
    c.method("__len__", "", [](Call& call) { return Value::integer(static_cast<std::int64_t>(self_str(call).length)); });
    c.method("__str__", "", [](Call& call) { return plain(call.self); });
    c.method("__repr__", "", [](Call& call) { return call.evaluator.str(quote(self_text(call))); });
    c.method("__format__", "spec, /", [](Call& call) {
        // Without a specification it is str(), which a subclass may have of its own.
        return call.text(0).empty()
                   ? str_object(call.evaluator, call.self)
                   : format_str_object(call.evaluator, call.self, parse_format(call.evaluator, call.text(0), "str"));
    });
    c.method("__iter__", "", [](Call& call) { return iterate(call.evaluator, plain(call.self)); });
    c.method("__hash__", "", [](Call& call) { return Value::integer(self_str(call).hash); });
    c.method("__contains__", "item, /", [](Call& call) { return Value::boolean(contains(call.evaluator, plain(call.self), call[0])); });
    c.method("__getitem__", "index, /", [](Call& call) { return get_item(call.evaluator, plain(call.self), call[0]); });
    for (auto [name, operation] : std::initializer_list<std::pair<const char*, CompareOperator>>{
             {"__eq__", CompareOperator::equal}, {"__ne__", CompareOperator::not_equal}, {"__lt__", CompareOperator::less},
             {"__le__", CompareOperator::less_equal}, {"__gt__", CompareOperator::greater}, {"__ge__", CompareOperator::greater_equal}}) {
        c.method(name, "other, /", [operation](Call& call) {
            const Value& other = plain(call[0]);
            return other.is(Kind::str) ? compare(call.evaluator, operation, plain(call.self), other) : Value::not_implemented();
        });
    }
    c.method("__add__", "other, /", [](Call& call) { return binary(call.evaluator, BinaryOperator::add, plain(call.self), plain(call[0])); });
    c.method("__mod__", "values, /", [](Call& call) {
        Value made = binary(call.evaluator, BinaryOperator::modulo, plain(call.self), call[0]);
        const std::string_view text = self_text(call);
        return !text.empty() && text.find('%') == std::string_view::npos ? call.self : made;
    });
    c.method("__mul__", "count, /", [](Call& call) { return binary(call.evaluator, BinaryOperator::multiply, plain(call.self), call[0]); });
    c.method("__rmul__", "count, /", [](Call& call) { return binary(call.evaluator, BinaryOperator::multiply, plain(call.self), call[0]); });
    return type;
}

}  // namespace

const NativeClass& str_type() {
    static const std::shared_ptr<const NativeClass> type = make_str();
    return *type;
}

}  // namespace aludel::python
