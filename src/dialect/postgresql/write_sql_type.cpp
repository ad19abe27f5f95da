#include <algorithm>
#include <array>
#include <optional>

#include "dialect/postgresql/type_modifiers.hpp"
#include "dialect/postgresql/write_sql.hpp"
#include "dialect/postgresql/write_sql_parts.hpp"

namespace aludel::dialect::postgresql {

namespace {

using sql_text::expressions;

struct TypeWords {
    std::string_view name;
    std::string_view words;
    std::string_view behind;  ///< of the modifiers
    bool needs_modifier;      ///< its words mean a modifier where none is written
    std::size_t most_modifiers;
};

constexpr TypeWords type_words[] = {
    {"bit", "bit", "", true, 1},
    {"bool", "boolean", "", false, 0},
    {"bpchar", "character", "", true, 1},
    {"float4", "real", "", false, 0},
    {"float8", "double precision", "", false, 0},
    {"int2", "smallint", "", false, 0},
    {"int4", "integer", "", false, 0},
    {"int8", "bigint", "", false, 0},
    {"numeric", "numeric", "", false, 2},
    {"time", "time", " without time zone", false, 1},
    {"timestamp", "timestamp", " without time zone", false, 1},
    {"timestamptz", "timestamp", " with time zone", false, 1},
    {"timetz", "time", " with time zone", false, 1},
    {"varbit", "bit varying", "", false, 1},
    {"varchar", "character varying", "", false, 1},
};

/// Nothing where no words of SQL say it.
std::optional<std::string> interval(const std::vector<Node>& modifiers) {
    if (modifiers.empty())
        return "interval";
    if (modifiers.size() > 2 || !modifiers[0]["ival"])
        return std::nullopt;
    const int bits = static_cast<int>(modifiers[0]["ival"].number("ival"));
    const std::string fields(interval_fields(bits));
    const bool every = bits == every_interval_field;
    const bool precise = modifiers.size() == 2;
    if (fields.empty() && !every)
        return std::nullopt;
    // Only a second has a precision, and everything together without one is no modifier at all.
    if (precise ? !every && !fields.ends_with("second") : every)
        return std::nullopt;
    return "interval" + (every ? "" : " " + fields) + (precise ? "(" + expressions({modifiers[1]}) + ")" : "");
}

std::optional<std::string> in_words(const std::string& name, const std::vector<Node>& modifiers) {
    if (name == "interval")
        return interval(modifiers);
    for (const TypeWords& known : type_words) {
        if (known.name != name)
            continue;
        if (modifiers.size() > known.most_modifiers || (known.needs_modifier && modifiers.empty()))
            return std::nullopt;
        return std::string(known.words) + (modifiers.empty() ? "" : "(" + expressions(modifiers) + ")") +
               std::string(known.behind);
    }
    return std::nullopt;
}

}  // namespace

std::string write_type(const Node& type_name) {
    const std::vector<Node>& names = type_name.list("names");
    const std::vector<Node>& modifiers = type_name.list("typmods");
    std::string text = type_name.flag("setof") ? "SETOF " : "";
    std::optional<std::string> words;
    if (names.size() == 2 && string_of(names[0]) == "pg_catalog" && !type_name.flag("pct_type"))
        words = in_words(string_of(names[1]), modifiers);
    text += words ? *words : sql_text::qualified(names);
    if (!words && !modifiers.empty())
        text += "(" + expressions(modifiers) + ")";
    if (type_name.flag("pct_type"))
        text += "%TYPE";
    for (const Node& bound : type_name.list("arrayBounds"))
        text += bound["ival"] && bound.number("ival") >= 0 ? "[" + std::to_string(bound.number("ival")) + "]" : "[]";
    return text;
}

}  // namespace aludel::dialect::postgresql
