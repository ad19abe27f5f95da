#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/simulation/evaluate_function.hpp"
#include "dialect/postgresql/simulation/evaluate_json.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::vector<std::string> characters(const std::string& text) {
    std::vector<std::string> all;
    for (const char letter : text) {
        if ((static_cast<unsigned char>(letter) & 0xC0) == 0x80 && !all.empty())
            all.back() += letter;
        else
            all.emplace_back(1, letter);
    }
    return all;
}

Datum part_of(const std::string& text, std::int64_t first, std::optional<std::int64_t> length) {
    const std::vector<std::string> all = characters(text);
    const std::int64_t end = length ? first + *length : static_cast<std::int64_t>(all.size()) + 1;
    std::string part;
    for (std::int64_t i = std::max<std::int64_t>(first, 1); i < end && i <= static_cast<std::int64_t>(all.size()); ++i)
        part += all[static_cast<std::size_t>(i - 1)];
    return Datum::of(part);
}

bool is_ascii(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

Datum lower_text(const FunctionCall& call) {
    const std::string text = call.text(0);
    return is_ascii(text) ? Datum::of(ascii_lower(text)) : Datum::unknown("how " + text + " is in lower case");
}

Datum upper_text(const FunctionCall& call) {
    std::string text = call.text(0);
    if (!is_ascii(text))
        return Datum::unknown("how " + text + " is in upper case");
    for (char& letter : text)
        if (letter >= 'a' && letter <= 'z')
            letter = static_cast<char>(letter - 'a' + 'A');
    return Datum::of(text);
}

std::string trimmed(std::string text, const std::string& set, bool left, bool right) {
    if (left)
        text.erase(0, std::min(text.find_first_not_of(set), text.size()));
    if (right) {
        const std::size_t last = text.find_last_not_of(set);
        text.erase(last == std::string::npos ? 0 : last + 1);
    }
    return text;
}

template <bool left, bool right>
Datum trim_text(const FunctionCall& call) {
    return Datum::of(trimmed(call.text(0), call.size() > 1 ? call.text(1) : " ", left, right));
}

Datum substring(const FunctionCall& call) {
    if (call.size() < 2 || is_textual(call[1].type))
        return Datum::unknown("what substring() with a pattern gives");
    const std::int64_t first = call.number(1);
    if (call.size() > 2 && call.number(2) < 0)
        call.evaluator.fail("22011", "negative substring length not allowed");
    return part_of(call.text(0), first, call.size() > 2 ? std::optional(call.number(2)) : std::nullopt);
}

Datum ends_of_text(const FunctionCall& call, bool left) {
    const auto count = static_cast<std::int64_t>(characters(call.text(0)).size());
    std::int64_t length = call.number(1);
    if (length < 0)
        length = std::max<std::int64_t>(count + length, 0);
    return left ? part_of(call.text(0), 1, length)
                : part_of(call.text(0), std::max<std::int64_t>(count - length, 0) + 1, std::nullopt);
}

Datum split_part(const FunctionCall& call) {
    const std::string text = call.text(0);
    const std::string separator = call.text(1);
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (!separator.empty()) {
        const std::size_t end = text.find(separator, at);
        if (end == std::string::npos)
            break;
        parts.push_back(text.substr(at, end - at));
        at = end + separator.size();
    }
    parts.push_back(text.substr(at));
    std::int64_t place = call.number(2);
    if (place == 0)
        call.evaluator.fail("22023", "field position must not be zero");
    if (place < 0)
        place += static_cast<std::int64_t>(parts.size()) + 1;
    return Datum::of(place < 1 || place > static_cast<std::int64_t>(parts.size())
                         ? std::string()
                         : parts[static_cast<std::size_t>(place - 1)]);
}

Datum position(const std::string& text, const std::string& part) {
    const std::size_t found = text.find(part);
    return Datum::of_number(
        found == std::string::npos ? 0 : static_cast<std::int64_t>(characters(text.substr(0, found)).size()) + 1);
}

/// Of functions that pass over NULL: why the answer is not known.
const Datum* unknown_among(const FunctionCall& call) {
    const auto found =
        std::find_if(call.arguments.begin(), call.arguments.end(), [](const Datum& one) { return one.is_unknown(); });
    return found == call.arguments.end() ? nullptr : &*found;
}

/// A boolean is written as the server sends it there, not as a cast does.
std::string sent_text(const FunctionCall& call, std::size_t i) {
    return call.evaluator.output(call[i]).value_or("");
}

Datum concat(const FunctionCall& call) {
    if (const Datum* unknown = unknown_among(call))
        return Datum::unknown(unknown->text);
    std::string text;
    for (std::size_t i = 0; i < call.size(); ++i) text += sent_text(call, i);
    return Datum::of(text);
}

Datum concat_with(const FunctionCall& call) {
    if (const Datum* unknown = unknown_among(call))
        return Datum::unknown(unknown->text);
    if (call.size() == 0 || call[0].is_null())
        return Datum::null(type_id::text);
    std::vector<std::string> parts;
    for (std::size_t i = 1; i < call.size(); ++i)
        if (!call[i].is_null())
            parts.push_back(sent_text(call, i));
    return Datum::of(join(parts, call.text(0)));
}

Datum format(const FunctionCall& call) {
    if (call.size() == 0 || call[0].is_null())
        return Datum::null(type_id::text);
    if (const Datum* unknown = unknown_among(call))
        return Datum::unknown(unknown->text);
    const std::string pattern = call.text(0);
    std::string text;
    std::size_t next = 1;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') {
            text += pattern[i];
            continue;
        }
        if (++i >= pattern.size())
            call.evaluator.fail("22023", "unterminated format() type specifier");
        if (pattern[i] == '%') {
            text += '%';
            continue;
        }
        std::size_t digits = i;
        while (digits < pattern.size() && pattern[digits] >= '0' && pattern[digits] <= '9') ++digits;
        if (digits > i && digits < pattern.size() && pattern[digits] == '$') {
            next = static_cast<std::size_t>(*whole_number(pattern.substr(i, digits - i)));
            i = digits + 1;
        }
        if (i >= pattern.size() || std::string_view("sIL").find(pattern[i]) == std::string_view::npos)
            return Datum::unknown("what format() with " + pattern + " gives");
        if (next >= call.size())
            call.evaluator.fail("22023", "too few arguments for format()");
        const Datum& value = call[next];
        if (pattern[i] == 'I' && value.is_null())
            call.evaluator.fail("22004", "null values cannot be formatted as an SQL identifier");
        const std::string written = sent_text(call, next++);
        text += pattern[i] == 's'   ? written
                : pattern[i] == 'I' ? quote_identifier(written)
                : value.is_null()   ? "NULL"
                                    : quote_literal(written);
    }
    return Datum::of(text);
}

Datum string_to_array(const FunctionCall& call) {
    if (call[0].is_null())
        return Datum::null(1009);
    if (const Datum* unknown = unknown_among(call))
        return Datum::unknown(unknown->text, 1009);
    std::vector<Datum> items;
    const std::string text = call.text(0);
    const auto add = [&](const std::string& one) {
        items.push_back(call.size() > 2 && call[2].is_known() && call.text(2) == one ? Datum::null(type_id::text)
                                                                                     : Datum::of(one));
    };
    if (call[1].is_null()) {
        for (const std::string& one : characters(text)) add(one);
    } else if (!text.empty()) {
        const std::string separator = call.text(1);
        std::size_t at = 0;
        for (std::size_t end = 0; !separator.empty() && (end = text.find(separator, at)) != std::string::npos;
             at = end + separator.size())
            add(text.substr(at, end - at));
        add(text.substr(at));
    }
    return Datum::array(std::move(items), 1009);
}

Datum array_to_string(const FunctionCall& call) {
    std::vector<std::string> parts;
    for (const Datum& item : call[0].items)
        if (!item.is_null() || call.size() > 2)
            parts.push_back(item.is_null() ? call.text(2) : call.evaluator.output(item).value_or(""));
    return Datum::of(join(parts, call.text(1)));
}

Datum array_length(const FunctionCall& call) {
    if (!is_array(call[0].type))
        return Datum::unknown("the length of an array");
    const auto count = static_cast<std::int64_t>(call[0].items.size());
    return (call.size() > 1 && call.number(1) != 1) || (call.size() > 1 && count == 0) ? Datum::null(type_id::int4)
                                                                                       : Datum::of_number(count);
}

Datum array_position(const FunctionCall& call) {
    if (const Datum* unknown = unknown_among(call))
        return Datum::unknown(unknown->text, type_id::int4);
    if (call[0].is_null() || call.size() > 2)
        return call[0].is_null() ? Datum::null(type_id::int4) : Datum::unknown("what array_position() gives");
    const bool vector = call[0].type == type_id::int2vector || call[0].type == type_id::oidvector;
    const Datum wanted = call.evaluator.cast(call[1], element_of(call[0].type), call.node);
    for (std::size_t i = 0; i < call[0].items.size(); ++i) {
        const Datum& item = call[0].items[i];
        if (item.is_null() ? wanted.is_null() : compare(item, wanted) == 0)
            return Datum::of_number(static_cast<std::int64_t>(i) + (vector ? 0 : 1));
    }
    return Datum::null(type_id::int4);
}

Datum array_append(const FunctionCall& call) {
    if (const Datum* unknown = unknown_among(call))
        return Datum::unknown(unknown->text, call[0].type);
    const TypeId type = is_array(call[0].type) ? call[0].type : array_of(call[1].type);
    std::vector<Datum> items = call[0].items;
    items.push_back(call.evaluator.cast(call[1], element_of(type), call.node));
    return Datum::array(std::move(items), type);
}

Datum json_array(const FunctionCall& call) {
    std::string text = "[";
    for (std::size_t i = 0; i < call.size(); ++i) {
        const auto one = json_text(call.evaluator, call[i]);
        if (!one)
            return Datum::unknown(call[i].is_unknown() ? call[i].text : "what json_build_array() gives", type_id::json);
        text += (i == 0 ? "" : ", ") + *one;
    }
    return Datum::of(text + "]", type_id::json);
}

Datum json_object(const FunctionCall& call) {
    std::string text = "{";
    for (std::size_t i = 0; i + 1 < call.size(); i += 2) {
        const auto one = json_text(call.evaluator, call[i + 1]);
        if (!one || !call[i].is_known())
            return Datum::unknown(call[i + 1].is_unknown() ? call[i + 1].text : "what json_build_object() gives",
                                  type_id::json);
        text += (i == 0 ? "" : ", ") + json_string(call.text(i)) + " : " + *one;
    }
    return Datum::of(text + "}", type_id::json);
}

Datum replaced(const FunctionCall& call) {
    return Datum::of(call.text(1).empty() ? call.text(0) : replace_all(call.text(0), call.text(1), call.text(2)));
}

Datum length_of_text(const FunctionCall& call) {
    return Datum::of_number(static_cast<std::int64_t>(characters(call.text(0)).size()));
}

}  // namespace

const std::vector<FunctionEntry>& text_functions() {
    static const std::vector<FunctionEntry> entries = {
        {"lower", type_id::text, lower_text},
        {"upper", type_id::text, upper_text},
        {"length", type_id::int4, length_of_text},
        {"char_length", type_id::int4, length_of_text},
        {"character_length", type_id::int4, length_of_text},
        {"octet_length", type_id::int4,
         [](const FunctionCall& call) { return Datum::of_number(static_cast<std::int64_t>(call.text(0).size())); }},
        {"btrim", type_id::text, trim_text<true, true>},
        {"trim", type_id::text, trim_text<true, true>},
        {"ltrim", type_id::text, trim_text<true, false>},
        {"rtrim", type_id::text, trim_text<false, true>},
        {"replace", type_id::text, replaced},
        {"substring", type_id::text, substring},
        {"substr", type_id::text, substring},
        {"left", type_id::text, [](const FunctionCall& call) { return ends_of_text(call, true); }},
        {"right", type_id::text, [](const FunctionCall& call) { return ends_of_text(call, false); }},
        {"position", type_id::int4, [](const FunctionCall& call) { return position(call.text(0), call.text(1)); }},
        {"strpos", type_id::int4, [](const FunctionCall& call) { return position(call.text(0), call.text(1)); }},
        {"split_part", type_id::text, split_part},
        {"starts_with", type_id::boolean,
         [](const FunctionCall& call) { return Datum::boolean(call.text(0).starts_with(call.text(1))); }},
        {"concat", type_id::text, concat, false},
        {"concat_ws", type_id::text, concat_with, false},
        {"format", type_id::text, format, false},
        {"quote_ident", type_id::text,
         [](const FunctionCall& call) { return Datum::of(quote_identifier(call.text(0))); }},
        {"quote_literal", type_id::text,
         [](const FunctionCall& call) { return Datum::of(quote_literal(call.text(0))); }},
        {"string_to_array", 1009, string_to_array, false},
        {"array_to_string", type_id::text, array_to_string},
        {"array_length", type_id::int4, array_length},
        {"array_upper", type_id::int4, array_length},
        {"cardinality", type_id::int4, array_length},
        {"array_position", type_id::int4, array_position, false},
        {"array_append", type_id::record, array_append, false},
        {"json_build_array", type_id::json, json_array, false},
        {"json_build_object", type_id::json, json_object, false},
        {"abs", type_id::record,
         [](const FunctionCall& call) {
             return is_integer(call[0].type) ? Datum::of_number(std::abs(call[0].number), call[0].type)
                                             : Datum::unknown("what abs() gives", call[0].type);
         }},
    };
    return entries;
}

}  // namespace aludel::dialect::postgresql::simulation
