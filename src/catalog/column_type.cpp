#include "catalog/column_type.hpp"

#include <algorithm>
#include <iterator>

namespace aludel::catalog {

ColumnType::ColumnType() = default;
ColumnType::ColumnType(const ColumnType&) = default;
ColumnType::ColumnType(ColumnType&&) noexcept = default;
ColumnType& ColumnType::operator=(const ColumnType&) = default;
ColumnType& ColumnType::operator=(ColumnType&&) noexcept = default;
ColumnType::~ColumnType() = default;

namespace {

struct Row {
    TypeKind kind;
    std::string_view word;
};

constexpr Row words[] = {
    {TypeKind::small_integer, "SMALLINT"},
    {TypeKind::integer, "INTEGER"},
    {TypeKind::big_integer, "BIGINT"},
    {TypeKind::floating, "FLOAT"},
    {TypeKind::double_precision, "DOUBLE"},
    {TypeKind::numeric, "NUMERIC"},
    {TypeKind::string, "VARCHAR"},
    {TypeKind::text, "TEXT"},
    {TypeKind::unicode, "VARCHAR"},
    {TypeKind::unicode_text, "TEXT"},
    {TypeKind::large_binary, "BLOB"},
    {TypeKind::boolean, "BOOLEAN"},
    {TypeKind::date, "DATE"},
    {TypeKind::time, "TIME"},
    {TypeKind::datetime, "DATETIME"},
    {TypeKind::interval, "INTERVAL"},
    {TypeKind::enumeration, "ENUM"},
    {TypeKind::json, "JSON"},
    {TypeKind::uuid, "UUID"},
    {TypeKind::sql_smallint, "SMALLINT"},
    {TypeKind::sql_integer, "INTEGER"},
    {TypeKind::sql_bigint, "BIGINT"},
    {TypeKind::sql_float, "FLOAT"},
    {TypeKind::sql_real, "REAL"},
    {TypeKind::sql_double, "DOUBLE"},
    {TypeKind::sql_double_precision, "DOUBLE PRECISION"},
    {TypeKind::sql_numeric, "NUMERIC"},
    {TypeKind::sql_decimal, "DECIMAL"},
    {TypeKind::sql_char, "CHAR"},
    {TypeKind::sql_varchar, "VARCHAR"},
    {TypeKind::sql_nchar, "NCHAR"},
    {TypeKind::sql_nvarchar, "NVARCHAR"},
    {TypeKind::sql_text, "TEXT"},
    {TypeKind::sql_clob, "CLOB"},
    {TypeKind::sql_binary, "BINARY"},
    {TypeKind::sql_varbinary, "VARBINARY"},
    {TypeKind::sql_blob, "BLOB"},
    {TypeKind::sql_boolean, "BOOLEAN"},
    {TypeKind::sql_date, "DATE"},
    {TypeKind::sql_time, "TIME"},
    {TypeKind::sql_datetime, "DATETIME"},
    {TypeKind::sql_timestamp, "TIMESTAMP"},
    {TypeKind::sql_json, "JSON"},
    {TypeKind::sql_uuid, "UUID"},
    {TypeKind::bytea, "BYTEA"},
    {TypeKind::jsonb, "JSONB"},
    {TypeKind::jsonpath, "JSONPATH"},
    {TypeKind::hstore, "HSTORE"},
    {TypeKind::inet, "INET"},
    {TypeKind::cidr, "CIDR"},
    {TypeKind::macaddr, "MACADDR"},
    {TypeKind::macaddr8, "MACADDR8"},
    {TypeKind::money, "MONEY"},
    {TypeKind::oid, "OID"},
    {TypeKind::regclass, "REGCLASS"},
    {TypeKind::regconfig, "REGCONFIG"},
    {TypeKind::tsvector, "TSVECTOR"},
    {TypeKind::tsquery, "TSQUERY"},
    {TypeKind::citext, "CITEXT"},
    {TypeKind::bit, "BIT"},
    {TypeKind::sql_interval, "INTERVAL"},
    {TypeKind::domain, "DOMAIN"},
    {TypeKind::int4range, "INT4RANGE"},
    {TypeKind::int8range, "INT8RANGE"},
    {TypeKind::numrange, "NUMRANGE"},
    {TypeKind::daterange, "DATERANGE"},
    {TypeKind::tsrange, "TSRANGE"},
    {TypeKind::tstzrange, "TSTZRANGE"},
    {TypeKind::int4multirange, "INT4MULTIRANGE"},
    {TypeKind::int8multirange, "INT8MULTIRANGE"},
    {TypeKind::nummultirange, "NUMMULTIRANGE"},
    {TypeKind::datemultirange, "DATEMULTIRANGE"},
    {TypeKind::tsmultirange, "TSMULTIRANGE"},
    {TypeKind::tstzmultirange, "TSTZMULTIRANGE"},
    {TypeKind::array, "ARRAY"},
    {TypeKind::raw, ""},
    {TypeKind::unknown, ""},
};

static_assert(std::size(words) == static_cast<std::size_t>(TypeKind::unknown) + 1);

constexpr bool in_order() {
    for (std::size_t i = 0; i < std::size(words); ++i)
        if (words[i].kind != static_cast<TypeKind>(i))
            return false;
    return true;
}

static_assert(in_order(), "a row for each kind, in the order of the enumeration");

}  // namespace

std::string_view word_of(TypeKind kind) {
    return words[static_cast<std::size_t>(kind)].word;
}

Affinity affinity_of(TypeKind kind) {
    switch (kind) {
        case TypeKind::small_integer:
        case TypeKind::integer:
        case TypeKind::big_integer:
        case TypeKind::sql_smallint:
        case TypeKind::sql_integer:
        case TypeKind::sql_bigint:
            return Affinity::integer;
        case TypeKind::floating:
        case TypeKind::double_precision:
        case TypeKind::numeric:
        case TypeKind::sql_float:
        case TypeKind::sql_real:
        case TypeKind::sql_double:
        case TypeKind::sql_double_precision:
        case TypeKind::sql_numeric:
        case TypeKind::sql_decimal:
            return Affinity::numeric;
        case TypeKind::string:
        case TypeKind::text:
        case TypeKind::unicode:
        case TypeKind::unicode_text:
        case TypeKind::enumeration:
        case TypeKind::sql_char:
        case TypeKind::sql_varchar:
        case TypeKind::sql_nchar:
        case TypeKind::sql_nvarchar:
        case TypeKind::sql_text:
        case TypeKind::sql_clob:
            return Affinity::string;
        case TypeKind::large_binary:
        case TypeKind::sql_binary:
        case TypeKind::sql_varbinary:
        case TypeKind::sql_blob:
            return Affinity::binary;
        case TypeKind::boolean:
        case TypeKind::sql_boolean:
            return Affinity::boolean;
        case TypeKind::date:
        case TypeKind::sql_date:
            return Affinity::date;
        case TypeKind::time:
        case TypeKind::sql_time:
            return Affinity::time;
        case TypeKind::datetime:
        case TypeKind::sql_datetime:
        case TypeKind::sql_timestamp:
            return Affinity::datetime;
        case TypeKind::interval:
            return Affinity::interval;
        case TypeKind::json:
        case TypeKind::sql_json:
            return Affinity::json;
        case TypeKind::uuid:
        case TypeKind::sql_uuid:
            return Affinity::uuid;
        case TypeKind::unknown:
            return Affinity::null;
        default:
            return Affinity::other;
    }
}

}  // namespace aludel::catalog
