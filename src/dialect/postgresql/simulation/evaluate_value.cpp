#include "dialect/postgresql/simulation/evaluate_value.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr std::pair<TypeId, TypeId> arrays[] = {
    {type_id::boolean, 1000}, {type_id::bytea, 1001},     {type_id::character, 1002},    {type_id::name, 1003},
    {type_id::int2, 1005},    {type_id::int4, 1007},      {type_id::text, 1009},         {type_id::bpchar, 1014},
    {type_id::varchar, 1015}, {type_id::int8, 1016},      {type_id::float4, 1021},       {type_id::float8, 1022},
    {type_id::oid, 1028},     {type_id::timestamp, 1115}, {type_id::date, 1182},         {type_id::timestamptz, 1185},
    {type_id::numeric, 1231}, {type_id::regproc, 1008},   {type_id::regprocedure, 2207}, {type_id::regclass, 2210},
    {type_id::regtype, 2211}, {type_id::uuid, 2951},      {type_id::json, 199},          {type_id::jsonb, 3807},
    {type_id::record, 2287},  {type_id::oidvector, 1013}, {type_id::int2vector, 1006},   {1033, type_id::aclitem_array},
    {type_id::unknown, 1009},
};

std::string written(const Datum& value) {
    return is_numbered(value.type) ? std::to_string(value.number) : value.text;
}

std::optional<double> as_decimal(const Datum& value) {
    if (is_numbered(value.type))
        return static_cast<double>(value.number);
    try {
        std::size_t used = 0;
        const double number = std::stod(value.text, &used);
        return used == value.text.size() ? std::optional(number) : std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

bool is_decimal(TypeId type) {
    return type == type_id::numeric || type == type_id::float8 || type == type_id::float4;
}

/// A name that nobody knows is equal to itself, and to others perhaps.
bool same_database(const std::string& a, const std::string& b) {
    return (a == simulated_database) == (b == simulated_database);
}

int sign(int order) {
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

std::optional<int> compare_items(const Datum& a, const Datum& b) {
    for (std::size_t i = 0; i < std::min(a.items.size(), b.items.size()); ++i) {
        const Datum& one = a.items[i];
        const Datum& other = b.items[i];
        if (one.is_null() || other.is_null()) {  // NULL is after all others, within an array
            if (one.is_null() != other.is_null())
                return one.is_null() ? 1 : -1;
            continue;
        }
        const auto order = compare(one, other);
        if (!order || *order != 0)
            return order;
    }
    return a.items.size() < b.items.size() ? -1 : a.items.size() > b.items.size() ? 1 : 0;
}

}  // namespace

bool is_integer(TypeId type) {
    return type == type_id::int2 || type == type_id::int4 || type == type_id::int8;
}

bool is_oid_like(TypeId type) {
    switch (type) {
        case type_id::oid:
        case type_id::regclass:
        case type_id::regtype:
        case type_id::regproc:
        case type_id::regprocedure:
        case type_id::regnamespace:
        case type_id::regrole:
            return true;
        default:
            return false;
    }
}

bool is_numbered(TypeId type) {
    return type == type_id::boolean || is_integer(type) || is_oid_like(type);
}

bool is_textual(TypeId type) {
    switch (type) {
        case type_id::text:
        case type_id::varchar:
        case type_id::bpchar:
        case type_id::name:
        case type_id::character:
        case type_id::unknown:
        case type_id::pg_node_tree:
            return true;
        default:
            return false;
    }
}

TypeId array_of(TypeId element) {
    const auto* found =
        std::find_if(std::begin(arrays), std::end(arrays), [&](const auto& pair) { return pair.first == element; });
    return found == std::end(arrays) ? 0 : found->second;
}

TypeId element_of(TypeId array) {
    if (array == type_id::int2vector)
        return type_id::int2;
    if (array == type_id::oidvector)
        return type_id::oid;
    const auto* found =
        std::find_if(std::begin(arrays), std::end(arrays), [&](const auto& pair) { return pair.second == array; });
    return found == std::end(arrays) ? 0 : found->first;
}

bool is_array(TypeId type) {
    return type == type_id::anyarray || element_of(type) != 0;
}

std::optional<int> compare(const Datum& a, const Datum& b) {
    if (!a.is_known() || !b.is_known())
        return std::nullopt;
    if (is_numbered(a.type) && is_numbered(b.type))
        return a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
    if ((is_array(a.type) || a.type == type_id::record) && (is_array(b.type) || b.type == type_id::record))
        return compare_items(a, b);
    if (is_decimal(a.type) || is_decimal(b.type)) {
        const auto one = as_decimal(a);
        const auto other = as_decimal(b);
        if (!one || !other)
            return std::nullopt;
        return *one < *other ? -1 : *one > *other ? 1 : 0;
    }
    if (is_numbered(a.type) || is_numbered(b.type))
        return std::nullopt;
    if (!is_textual(a.type) && a.type != b.type && b.type != type_id::unknown)
        return std::nullopt;
    if (!same_database(a.text, b.text))
        return std::nullopt;
    const int order = sign(a.text.compare(b.text));
    // What is no text may be written in more than one way.
    if (order != 0 && (!is_textual(a.type) && a.type != type_id::uuid && a.type < 16384))
        return std::nullopt;
    return order;
}

std::optional<std::string> key_of(const Datum& value) {
    if (value.is_unknown())
        return std::nullopt;
    if (value.is_null())
        return "n";
    if (is_array(value.type) || value.type == type_id::record) {
        std::string key = "a";
        for (const Datum& item : value.items) {
            const auto one = key_of(item);
            if (!one)
                return std::nullopt;
            key += std::to_string(one->size()) + ":" + *one;
        }
        return key;
    }
    return "v" + written(value);
}

std::optional<std::vector<std::optional<std::string>>> array_texts(std::string_view text) {
    text = trim(text);
    if (text.size() < 2 || text.front() != '{' || text.back() != '}')
        return std::nullopt;
    text = text.substr(1, text.size() - 2);
    std::vector<std::optional<std::string>> elements;
    if (trim(text).empty())
        return elements;
    std::size_t at = 0;
    while (true) {
        while (at < text.size() && text[at] == ' ') ++at;
        std::string element;
        bool quoted = false;
        if (at < text.size() && text[at] == '"') {
            quoted = true;
            for (++at; at < text.size() && text[at] != '"'; ++at) {
                if (text[at] == '\\' && at + 1 < text.size())
                    ++at;
                element += text[at];
            }
            if (at++ >= text.size())
                return std::nullopt;
        }
        const std::size_t end = std::min(text.find(',', at), text.size());
        const std::string_view rest = trim(text.substr(at, end - at));
        if (rest.find_first_of("{}\"\\") != std::string_view::npos || (quoted && !rest.empty()) ||
            (!quoted && rest.empty()))
            return std::nullopt;
        if (quoted)
            elements.emplace_back(std::move(element));
        else if (iequals(rest, "null"))
            elements.emplace_back(std::nullopt);
        else
            elements.emplace_back(std::string(rest));
        if (end == text.size())
            return elements;
        at = end + 1;
    }
}

std::string array_text(const std::vector<std::optional<std::string>>& elements) {
    std::string text = "{";
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (i > 0)
            text += ',';
        if (!elements[i]) {
            text += "NULL";
            continue;
        }
        const std::string& element = *elements[i];
        if (!element.empty() && element.find_first_of(" \t\r\n\v\f{}\",\\") == std::string::npos &&
            !iequals(element, "null")) {
            text += element;
            continue;
        }
        text += '"';
        for (const char letter : element) {
            if (letter == '"' || letter == '\\')
                text += '\\';
            text += letter;
        }
        text += '"';
    }
    return text + "}";
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    text = trim(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                       : std::nullopt;
}

}  // namespace aludel::dialect::postgresql::simulation
