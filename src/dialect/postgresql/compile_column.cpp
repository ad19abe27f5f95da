#include <fmt/format.h>

#include "base/error.hpp"
#include "dialect/postgresql/compile_parts.hpp"

namespace aludel::dialect::postgresql {

namespace {

using catalog::Column;
using catalog::TypeKind;

std::string_view serial_word(TypeKind kind) {
    switch (kind) {
        case TypeKind::small_integer:
        case TypeKind::sql_smallint:
            return "SMALLSERIAL";
        case TypeKind::big_integer:
        case TypeKind::sql_bigint:
            return "BIGSERIAL";
        default:
            return "SERIAL";
    }
}

std::string type_and_default(const Column& column) {
    if (column.serial)
        return std::string(serial_word(column.type.kind));
    return type_text(column.type) + (column.default_expression ? " DEFAULT " + *column.default_expression : "");
}

std::string computed_text(const catalog::Computed& computed) {
    if (computed.stored == false)
        throw Error(ErrorCode::not_supported, "PostgreSQL's computed columns are stored, never virtual")
            .hint("leave out persisted=False");
    return fmt::format(" GENERATED ALWAYS AS ({}) STORED", computed.expression);
}

std::string_view nullability(const Column& column) {
    if (column.identity)
        return column.nullable ? " NULL" : "";
    return column.nullable ? "" : " NOT NULL";
}

}  // namespace

std::string column_text(const Column& column) try {
    return fmt::format("{} {}{}{}{}", names().quote(column.name), type_and_default(column),
                       column.computed ? computed_text(*column.computed) : "",
                       column.identity ? " " + identity_text(*column.identity) : "", nullability(column));
} catch (Error& error) {
    error.detail(fmt::format("in column \"{}\"", column.name));
    throw;
}

std::string identity_text(const catalog::Identity& identity) {
    const std::string options = sequence_options(identity.options);
    return fmt::format("GENERATED {} AS IDENTITY{}", identity.always ? "ALWAYS" : "BY DEFAULT",
                       options.empty() ? "" : " (" + options + ")");
}

}  // namespace aludel::dialect::postgresql
