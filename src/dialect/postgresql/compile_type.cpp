#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "dialect/clauses.hpp"
#include "dialect/postgresql/compile_parts.hpp"

namespace aludel::dialect::postgresql {

namespace {

using catalog::ColumnType;
using catalog::TypeKind;

std::string with_precision(std::string_view word, const std::optional<int>& precision) {
    return precision ? fmt::format("{}({})", word, *precision) : std::string(word);
}

std::string time_type(std::string_view word, const ColumnType& type) {
    return fmt::format("{} {} TIME ZONE", with_precision(word, type.precision),
                       type.with_time_zone ? "WITH" : "WITHOUT");
}

std::string interval_type(const ColumnType& type) {
    std::string text = "INTERVAL";
    if (!type.fields.empty())
        text += " " + type.fields;
    if (type.precision)
        text += fmt::format(" ({})", *type.precision);
    return text;
}

std::string bit_type(const ColumnType& type) {
    if (type.varying)
        return with_precision("BIT VARYING", type.length);
    return with_precision("BIT", type.length.value_or(1));
}

std::string named_type(const ColumnType& type) {
    if (type.name.name.empty())
        throw Error(ErrorCode::not_supported,
                    fmt::format("the type {} has no name, which PostgreSQL needs", catalog::word_of(type.kind)))
            .hint("say name=\"…\" where the type is made");
    return names().qualified(type.name);
}

/// The brackets stand before the collation of the element.
std::string array_type(const ColumnType& type) {
    if (type.element.empty())
        throw Error(ErrorCode::internal, "an array of nothing");
    std::string text = type_text(type.element.front());
    std::string brackets;
    for (int i = 0; i < type.dimensions; ++i) brackets += "[]";
    return text.insert(std::min(text.find(" COLLATE"), text.size()), brackets);
}

}  // namespace

std::string type_text(const ColumnType& type) {
    const std::string_view word = catalog::word_of(type.kind);
    switch (type.kind) {
        case TypeKind::floating:
        case TypeKind::sql_float:
            return with_precision(word, type.precision.value_or(0) == 0 ? std::nullopt : type.precision);
        case TypeKind::double_precision:
            return "DOUBLE PRECISION";
        case TypeKind::large_binary:
            return "BYTEA";
        case TypeKind::time:
        case TypeKind::sql_time:
            return time_type("TIME", type);
        case TypeKind::datetime:
        case TypeKind::sql_timestamp:
            return time_type("TIMESTAMP", type);
        case TypeKind::interval:
            return type.native ? interval_type(type) : "TIMESTAMP WITHOUT TIME ZONE";
        case TypeKind::sql_interval:
            return interval_type(type);
        case TypeKind::bit:
            return bit_type(type);
        case TypeKind::domain:
            return named_type(type);
        case TypeKind::array:
            return array_type(type);
        case TypeKind::enumeration:
            if (type.native)
                return named_type(type);
            break;
        case TypeKind::uuid:
            if (type.native)
                return "UUID";
            break;
        case TypeKind::unknown:
            refuse_type(type, "PostgreSQL");
        default:
            break;
    }
    const std::optional<std::string> common = common_type(type);
    return common ? *common : std::string(word);  // what is left are PostgreSQL's own, each a word
}

}  // namespace aludel::dialect::postgresql
