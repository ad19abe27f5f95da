#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "dialect/clauses.hpp"

namespace aludel::dialect {

namespace {

using catalog::ColumnType;
using catalog::TypeKind;

std::string sized(std::string_view word, int length) {
    return length == 0 ? std::string(word) : fmt::format("{}({})", word, length);
}

std::string character_type(std::string_view word, const ColumnType& type) {
    std::string text = sized(word, type.length.value_or(0));
    if (!type.collation.empty())
        text += fmt::format(" COLLATE \"{}\"", type.collation);
    return text;
}

std::string decimal_type(const ColumnType& type) {
    const std::string_view word = catalog::word_of(type.kind);
    if (!type.precision)
        return std::string(word);
    return type.scale ? fmt::format("{}({}, {})", word, *type.precision, *type.scale)
                      : fmt::format("{}({})", word, *type.precision);
}

/// Wide enough for every label.
std::string enumeration_as_text(const ColumnType& type) {
    const auto characters = [](const std::string& label) {
        return static_cast<int>(std::count_if(
            label.begin(), label.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
    };
    int longest = 0;
    for (const std::string& label : type.labels) longest = std::max(longest, characters(label));
    ColumnType text = type;
    text.length = type.length.value_or(longest);
    return character_type("VARCHAR", text);
}

}  // namespace

std::optional<std::string> common_type(const ColumnType& type) {
    const std::string_view word = catalog::word_of(type.kind);
    switch (type.kind) {
        case TypeKind::small_integer:
        case TypeKind::integer:
        case TypeKind::big_integer:
        case TypeKind::floating:
        case TypeKind::double_precision:
        case TypeKind::large_binary:
        case TypeKind::boolean:
        case TypeKind::date:
        case TypeKind::time:
        case TypeKind::datetime:
        case TypeKind::json:
        case TypeKind::sql_smallint:
        case TypeKind::sql_integer:
        case TypeKind::sql_bigint:
        case TypeKind::sql_float:
        case TypeKind::sql_real:
        case TypeKind::sql_double:
        case TypeKind::sql_double_precision:
        case TypeKind::sql_clob:
        case TypeKind::sql_blob:
        case TypeKind::sql_boolean:
        case TypeKind::sql_date:
        case TypeKind::sql_time:
        case TypeKind::sql_datetime:
        case TypeKind::sql_timestamp:
        case TypeKind::sql_json:
        case TypeKind::sql_uuid:
            return std::string(word);
        case TypeKind::numeric:
        case TypeKind::sql_numeric:
        case TypeKind::sql_decimal:
            return decimal_type(type);
        case TypeKind::string:
        case TypeKind::text:
        case TypeKind::unicode:
        case TypeKind::unicode_text:
        case TypeKind::sql_char:
        case TypeKind::sql_varchar:
        case TypeKind::sql_nchar:
        case TypeKind::sql_nvarchar:
        case TypeKind::sql_text:
            return character_type(word, type);
        case TypeKind::sql_binary:
        case TypeKind::sql_varbinary:
            return sized(word, type.length.value_or(0));
        case TypeKind::interval:
            return std::string(catalog::word_of(TypeKind::datetime));
        case TypeKind::enumeration:
            return enumeration_as_text(type);
        case TypeKind::uuid:
            return "CHAR(32)";
        case TypeKind::raw:
            return type.name.name;
        default:
            return std::nullopt;
    }
}

void refuse_type(const ColumnType& type, std::string_view database) {
    if (type.kind == TypeKind::unknown)
        throw Error(ErrorCode::not_supported, "the type is not said").hint("give the column a type");
    throw Error(ErrorCode::not_supported, fmt::format("{} has no type {}", database, catalog::word_of(type.kind)))
        .hint("give the column a type that the database has");
}

}  // namespace aludel::dialect
