#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "python/attribute.hpp"
#include "python/evaluator.hpp"
#include "python/library/json_text.hpp"
#include "python/number.hpp"
#include "python/sort.hpp"
#include "python/unicode.hpp"

namespace aludel::python::library {
namespace {

/// Something in the value is unknown, and so is the text.
struct UnknownInside {
    Value value;
};

void append_escape(std::string& into, std::uint32_t unit) {
    fmt::format_to(std::back_inserter(into), "\\u{:04x}", unit);
}

void append_text(std::string& into, std::string_view text, bool ascii_only) {
    into += '"';
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t code = next_code(text, at);
        switch (code) {
            case '"':
                into += "\\\"";
                continue;
            case '\\':
                into += "\\\\";
                continue;
            case '\n':
                into += "\\n";
                continue;
            case '\r':
                into += "\\r";
                continue;
            case '\t':
                into += "\\t";
                continue;
            case '\f':
                into += "\\f";
                continue;
            case '\b':
                into += "\\b";
                continue;
            default:
                break;
        }
        if (code < 0x20 || (ascii_only && code >= 0x7f && code <= 0xFFFF)) {
            append_escape(into, code);
        } else if (ascii_only && code > 0xFFFF) {
            append_escape(into, 0xD800 + ((code - 0x10000) >> 10));
            append_escape(into, 0xDC00 + ((code - 0x10000) & 0x3FF));
        } else {
            append_utf8(into, code);
        }
    }
    into += '"';
}

class Encoder {
public:
    explicit Encoder(Call& call)
        : call_(call),
          evaluator_(call.evaluator),
          skip_keys_(call.truth(2)),
          ascii_only_(call.truth(3)),
          check_circular_(call.truth(4)),
          allow_nan_(call.truth(5)),
          item_separator_(call.text(7)),
          key_separator_(call.text(8)),
          sort_keys_(call.truth(9)) {
        indented_ = !call.is_none(6);
        if (indented_) {
            indent_ = call.text(6);
        }
    }

    ~Encoder() { evaluator_.heap().discharge(charged_); }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    std::string run() {
        write(call_[0]);
        return std::move(text_);
    }

private:
    void write(const Value& given) {
        evaluator_.check_stack();
        evaluator_.step();
        if (text_.size() > charged_ + unasked) {
            const std::size_t more = text_.size() - charged_;
            evaluator_.heap().charge(more);
            charged_ += more;
        }
        const Value kept = force(evaluator_, given);
        const Value value = plain(kept);
        switch (value.kind()) {
            case Kind::unknown:
                throw UnknownInside{value};
            case Kind::none:
                text_ += "null";
                return;
            case Kind::boolean:
                text_ += value.as_boolean() ? "true" : "false";
                return;
            case Kind::integer:
                text_ += std::to_string(value.as_integer());
                return;
            case Kind::big_integer:
                text_ += integer_text(evaluator_, value.as<BigInteger>().number);
                return;
            case Kind::floating:
                text_ += number(value.as_floating());
                return;
            case Kind::str:
                append_text(text_, value.as<Str>().view(), ascii_only_);
                return;
            case Kind::list:
            case Kind::tuple:
                nested(kept, [&] { write_list(kept, value); });
                return;
            case Kind::dict:
                nested(kept, [&] { write_dict(kept, value); });
                return;
            default:
                break;
        }
        nested(kept, [&] { write(call(evaluator_, call_[1], {kept})); });
    }

    std::string number(double value) {
        if (std::isfinite(value)) {
            return float_repr(value);
        }
        if (!allow_nan_) {
            raise(evaluator_, ExceptionType::ValueError, "Out of range float values are not JSON compliant");
        }
        return std::isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    }

    template <typename Body>
    void nested(const Value& value, Body body) {
        if (check_circular_ && std::find(open_.begin(), open_.end(), value.object()) != open_.end() &&
            value.on_heap()) {
            raise(evaluator_, ExceptionType::ValueError, "Circular reference detected");
        }
        if (open_.size() >= static_cast<std::size_t>(evaluator_.options().limits.depth)) {
            raise(evaluator_, ExceptionType::RecursionError,
                  "maximum recursion depth exceeded while encoding a JSON object");
        }
        open_.push_back(value.on_heap() ? value.object() : nullptr);
        body();
        open_.pop_back();
    }

    void new_line() {
        if (indented_) {
            text_ += '\n';
            for (std::size_t i = 0; i < level_; ++i) {
                text_ += indent_;
            }
        }
    }

    /// A class of the script that goes its own way through what it holds.
    bool has_own(const Value& given, const char* name) {
        return given.is(Kind::instance) && !special(evaluator_, given, name).is(Kind::native_function);
    }

    /// A list as it is when each item is written: what default() gives for one may change it.
    void write_list(const Value& given, const Value& value) {
        const Value list = has_own(given, "__iter__") ? evaluator_.list(to_vector(evaluator_, given)) : value;
        const std::vector<Value>& items = list.is(Kind::list) ? list.as<List>().items : list.as<Tuple>().items;
        if (items.empty()) {
            text_ += "[]";
            return;
        }
        text_ += '[';
        ++level_;
        for (std::size_t i = 0; i < items.size(); ++i) {
            text_ += i > 0 ? item_separator_ : "";
            new_line();
            const Value item = items[i];
            write(item);
        }
        --level_;
        new_line();
        text_ += ']';
    }

    void write_dict(const Value& given, const Value& dict) {
        if (dict.as<Dict>().table.empty()) {
            text_ += "{}";
            return;
        }
        const std::vector<std::pair<Value, Value>> items = has_own(given, "items") ? own_items(given) : items_of(dict);
        text_ += '{';
        ++level_;
        bool first = true;
        for (const auto& [key, value] : items) {
            std::string name;
            if (!key_text(key, name)) {
                continue;
            }
            text_ += first ? "" : item_separator_;
            first = false;
            new_line();
            append_text(text_, name, ascii_only_);
            text_ += key_separator_;
            write(value);
        }
        --level_;
        new_line();
        text_ += '}';
    }

    std::vector<std::pair<Value, Value>> items_of(const Value& dict) {
        std::vector<Value> keys;
        std::size_t position = 0;
        Value key;
        Value value;
        std::vector<std::pair<Value, Value>> items;
        while (dict.as<Dict>().table.next(position, key, value)) {
            keys.push_back(key);
            items.emplace_back(key, value);
        }
        if (!sort_keys_) {
            return items;
        }
        sort_values(evaluator_, keys, {}, false);
        items.clear();
        for (const Value& one : keys) {
            if (Value* found = dict.as<Dict>().table.find(evaluator_, one)) {
                items.emplace_back(one, *found);
            }
        }
        return items;
    }

    /// What the items() of a class of the script gives.
    std::vector<std::pair<Value, Value>> own_items(const Value& given) {
        std::vector<Value> pairs = to_vector(evaluator_, call_method(evaluator_, given, "items", {}));
        if (sort_keys_) {
            sort_values(evaluator_, pairs, {}, false);
        }
        std::vector<std::pair<Value, Value>> items;
        for (const Value& pair : pairs) {
            if (!pair.is(Kind::tuple) || pair.as<Tuple>().items.size() != 2) {
                raise(evaluator_, ExceptionType::ValueError, "items must return 2-tuples");
            }
            items.emplace_back(pair.as<Tuple>().items[0], pair.as<Tuple>().items[1]);
        }
        return items;
    }

    bool key_text(const Value& given, std::string& into) {
        const Value kept = force(evaluator_, given);
        const Value key = plain(kept);
        switch (key.kind()) {
            case Kind::unknown:
                throw UnknownInside{key};
            case Kind::str:
                into = key.as<Str>().text;
                return true;
            case Kind::none:
                into = "null";
                return true;
            case Kind::boolean:
                into = key.as_boolean() ? "true" : "false";
                return true;
            case Kind::integer:
                into = std::to_string(key.as_integer());
                return true;
            case Kind::big_integer:
                into = integer_text(evaluator_, key.as<BigInteger>().number);
                return true;
            case Kind::floating:
                into = number(key.as_floating());
                return true;
            default:
                break;
        }
        if (skip_keys_) {
            return false;
        }
        raise(evaluator_, ExceptionType::TypeError,
              fmt::format("keys must be str, int, float, bool or None, not {}", type_name(evaluator_, kept)));
    }

    static constexpr std::size_t unasked = 1 << 16;  ///< the text may grow so far before the limit is asked

    Call& call_;
    Evaluator& evaluator_;
    std::size_t charged_ = 0;
    bool skip_keys_, ascii_only_, check_circular_, allow_nan_;
    std::string item_separator_, key_separator_;
    bool sort_keys_;
    bool indented_ = false;
    std::string indent_;
    std::string text_;
    std::size_t level_ = 0;
    std::vector<const Object*> open_;
};

}  // namespace

Value encode_json(Call& call) {
    try {
        return call.evaluator.str(Encoder(call).run());
    } catch (const UnknownInside& found) {
        return unknown_from(call.evaluator, found.value, "json");
    }
}

}  // namespace aludel::python::library
