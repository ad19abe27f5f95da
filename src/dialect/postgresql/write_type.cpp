#include "dialect/postgresql/write_type.hpp"

#include <string_view>

#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

namespace {

struct Word {
    std::string_view name;
    std::string_view word;
    std::string_view behind;  ///< of the modifiers
};

constexpr Word words[] = {
    {"bool", "boolean", ""},
    {"int2", "smallint", ""},
    {"int4", "integer", ""},
    {"int8", "bigint", ""},
    {"float4", "real", ""},
    {"float8", "double precision", ""},
    {"varchar", "character varying", ""},
    {"bit", "bit", ""},
    {"varbit", "bit varying", ""},
    {"time", "time", " without time zone"},
    {"timetz", "time", " with time zone"},
    {"timestamp", "timestamp", " without time zone"},
    {"timestamptz", "timestamp", " with time zone"},
    {"numeric", "numeric", ""},
    {"interval", "interval", ""},
};

std::string element(const catalog::object::TypeName& type) {
    const std::string modifiers = type.modifiers.empty() ? "" : "(" + type.modifiers + ")";
    if (type.name.schema != "pg_catalog")
        return quote_name(type.name) + modifiers;
    if (type.name.name == "interval" && !type.modifiers.empty())
        return (type.modifiers.front() == '(' ? "interval" : "interval ") + type.modifiers;
    if (type.name.name == "bpchar")
        return modifiers.empty() ? "bpchar" : "character" + modifiers;
    if (type.name.name == "bit" && modifiers.empty())
        return "\"bit\"";  // without quotes it would be bit(1)
    if (type.name.name == "char")
        return "\"char\"";
    for (const Word& word : words)
        if (word.name == type.name.name)
            return std::string(word.word) + modifiers + std::string(word.behind);
    return quote_identifier(type.name.name) + modifiers;
}

}  // namespace

std::string write_type(const catalog::object::TypeName& type) {
    std::string text = element(type);
    for (int i = 0; i < type.dimensions; ++i) text += "[]";
    return text;
}

}  // namespace aludel::dialect::postgresql
