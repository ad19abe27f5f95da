#include "dialect/sqlite/reflect_type.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace aludel::dialect::sqlite {

namespace {

using catalog::ColumnType;
using catalog::TypeKind;

struct KnownType {
    std::string_view word;
    TypeKind kind;
};

constexpr KnownType known_types[] = {
    {"BIGINT", TypeKind::sql_bigint},
    {"BLOB", TypeKind::sql_blob},
    {"BOOL", TypeKind::sql_boolean},
    {"BOOLEAN", TypeKind::sql_boolean},
    {"CHAR", TypeKind::sql_char},
    {"DATE", TypeKind::sql_date},
    {"DATE_CHAR", TypeKind::sql_date},
    {"DATETIME", TypeKind::sql_datetime},
    {"DATETIME_CHAR", TypeKind::sql_datetime},
    {"DOUBLE", TypeKind::sql_double},
    {"DECIMAL", TypeKind::sql_decimal},
    {"FLOAT", TypeKind::sql_float},
    {"INT", TypeKind::sql_integer},
    {"INTEGER", TypeKind::sql_integer},
    {"JSON", TypeKind::sql_json},
    {"NUMERIC", TypeKind::sql_numeric},
    {"REAL", TypeKind::sql_real},
    {"SMALLINT", TypeKind::sql_smallint},
    {"TEXT", TypeKind::sql_text},
    {"TIME", TypeKind::sql_time},
    {"TIME_CHAR", TypeKind::sql_time},
    {"TIMESTAMP", TypeKind::sql_timestamp},
    {"VARCHAR", TypeKind::sql_varchar},
    {"NVARCHAR", TypeKind::sql_nvarchar},
    {"NCHAR", TypeKind::sql_nchar},
};

TypeKind kind_of(std::string_view word) {
    const auto* const known = std::find_if(std::begin(known_types), std::end(known_types),
                                           [&](const KnownType& one) { return one.word == word; });
    if (known != std::end(known_types)) {
        return known->kind;
    }
    const auto has = [&](std::string_view part) { return word.find(part) != std::string_view::npos; };
    if (has("INT")) {
        return TypeKind::sql_integer;
    }
    if (has("CHAR") || has("CLOB") || has("TEXT")) {
        return TypeKind::sql_text;
    }
    if (has("BLOB") || word.empty()) {
        return TypeKind::unknown;
    }
    return has("REAL") || has("FLOA") || has("DOUB") ? TypeKind::sql_real : TypeKind::sql_numeric;
}

/// The numbers between the first parentheses.
std::vector<int> arguments_in(std::string_view text) {
    std::vector<int> found;
    for (std::size_t at = 0; at < text.size();) {
        int number = 0;
        const auto [end, fault] = std::from_chars(text.data() + at, text.data() + text.size(), number);
        if (text[at] < '0' || text[at] > '9' || fault != std::errc()) {
            ++at;
            continue;
        }
        found.push_back(number);
        at = static_cast<std::size_t>(end - text.data());
    }
    return found;
}

/// False: the type takes no such arguments.
bool set_arguments(ColumnType& type, const std::vector<int>& given) {
    switch (type.kind) {
        case TypeKind::sql_numeric:
        case TypeKind::sql_decimal:
            type.precision = given.empty() ? type.precision : given[0];
            type.scale = given.size() < 2 ? type.scale : given[1];
            return given.size() <= 4;
        case TypeKind::sql_float:
        case TypeKind::sql_real:
        case TypeKind::sql_double:
            type.precision = given.empty() ? type.precision : given[0];
            return given.size() <= 3;
        case TypeKind::sql_char:
        case TypeKind::sql_varchar:
        case TypeKind::sql_nchar:
        case TypeKind::sql_nvarchar:
        case TypeKind::sql_text:
            type.length = given.empty() ? type.length : given[0];
            type.collation = given.size() < 2 ? "" : fmt::format("{}", given[1]);
            return given.size() <= 2;
        case TypeKind::sql_blob:
            type.length = given.empty() ? type.length : given[0];
            return given.size() <= 1;
        case TypeKind::sql_datetime:
        case TypeKind::sql_time:
        case TypeKind::sql_timestamp:
            type.with_time_zone = !given.empty() && given[0] != 0;
            return given.size() <= 1;
        default:
            return given.empty();
    }
}

}  // namespace

ColumnType reflect_type(std::string_view declared, std::vector<std::string>& warnings) {
    const auto end = std::find_if(declared.begin(), declared.end(), [](char c) {
        return !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == ' ' ||
                 (static_cast<unsigned char>(c) & 0x80U) != 0);
    });
    const std::string_view word = declared.substr(0, static_cast<std::size_t>(end - declared.begin()));
    std::string_view rest = word.empty() ? std::string_view() : declared.substr(word.size());
    const std::size_t close = rest.find(')');
    rest = rest.starts_with('(') && close != std::string_view::npos ? rest.substr(0, close) : std::string_view();
    ColumnType type;
    type.kind = kind_of(word);
    if (ColumnType with = type; set_arguments(with, arguments_in(rest))) {
        return with;
    }
    warnings.push_back(fmt::format("the type {} is taken without its arguments", declared));
    return type;
}

}  // namespace aludel::dialect::sqlite
