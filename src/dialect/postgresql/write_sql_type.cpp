#include <algorithm>
#include <array>
#include <optional>

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

struct Fields {
    std::int64_t mask;
    std::string_view words;
};

constexpr std::int64_t every_field = 0x7FFF;

constexpr Fields interval_fields[] = {
    {4, " year"},
    {2, " month"},
    {8, " day"},
    {1024, " hour"},
    {2048, " minute"},
    {4096, " second"},
    {6, " year to month"},
    {1032, " day to hour"},
    {3080, " day to minute"},
    {7176, " day to second"},
    {3072, " hour to minute"},
    {7168, " hour to second"},
    {6144, " minute to second"},
    {every_field, ""},
};

/// Nothing where no words of SQL say it.
std::optional<std::string> interval(const std::vector<Node>& modifiers) {
    if (modifiers.empty())
        return "interval";
    if (modifiers.size() > 2 || !modifiers[0]["ival"])
        return std::nullopt;
    const std::int64_t mask = modifiers[0]["ival"].number("ival");
    const bool precise = modifiers.size() == 2;
    // Only a second has a precision, and everything together without one is no modifier at all.
    if (precise ? (mask & 4096) == 0 : mask == every_field)
        return std::nullopt;
    for (const Fields& fields : interval_fields)
        if (fields.mask == mask)
            return "interval" + std::string(fields.words) +
                   (precise ? "(" + expressions({modifiers[1]}) + ")" : std::string());
    return std::nullopt;
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
