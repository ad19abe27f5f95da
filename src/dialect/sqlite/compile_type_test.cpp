#include <gtest/gtest.h>
#include "dialect/sqlite/compile_parts.hpp"

#include "dialect/test_operations.hpp"

namespace aludel::dialect::sqlite {

namespace {

using namespace catalog;
using namespace dialect::test;

// The texts are those that SQLAlchemy 2.0.52 prints.
TEST(SqliteCompileType, EveryKind) {
    EXPECT_EQ(type_text(type(TypeKind::small_integer)), "SMALLINT");
    EXPECT_EQ(type_text(type(TypeKind::integer)), "INTEGER");
    EXPECT_EQ(type_text(type(TypeKind::big_integer)), "BIGINT");
    EXPECT_EQ(type_text(type(TypeKind::floating)), "FLOAT");
    EXPECT_EQ(type_text(type(TypeKind::floating, [](auto& t) { t.precision = 5; })), "FLOAT");
    EXPECT_EQ(type_text(type(TypeKind::double_precision)), "DOUBLE");
    EXPECT_EQ(type_text(type(TypeKind::double_precision, [](auto& t) { t.precision = 53; })), "DOUBLE");
    EXPECT_EQ(type_text(type(TypeKind::numeric)), "NUMERIC");
    EXPECT_EQ(type_text(type(TypeKind::numeric, [](auto& t) { t.precision = 10; })), "NUMERIC(10)");
    EXPECT_EQ(type_text(type(TypeKind::numeric,
                             [](auto& t) {
                                 t.precision = 10;
                                 t.scale = 2;
                             })),
              "NUMERIC(10, 2)");
    EXPECT_EQ(type_text(type(TypeKind::numeric, [](auto& t) { t.scale = 2; })), "NUMERIC");
    EXPECT_EQ(type_text(type(TypeKind::string)), "VARCHAR");
    EXPECT_EQ(type_text(type(TypeKind::string, [](auto& t) { t.length = 5; })), "VARCHAR(5)");
    EXPECT_EQ(type_text(type(TypeKind::string, [](auto& t) { t.length = 0; })), "VARCHAR");
    EXPECT_EQ(type_text(type(TypeKind::string,
                             [](auto& t) {
                                 t.length = 5;
                                 t.collation = "de_DE";
                             })),
              "VARCHAR(5) COLLATE \"de_DE\"");
    EXPECT_EQ(type_text(type(TypeKind::text)), "TEXT");
    EXPECT_EQ(type_text(type(TypeKind::text, [](auto& t) { t.length = 7; })), "TEXT(7)");
    EXPECT_EQ(type_text(type(TypeKind::text, [](auto& t) { t.collation = "C"; })), "TEXT COLLATE \"C\"");
    EXPECT_EQ(type_text(type(TypeKind::unicode, [](auto& t) { t.length = 4; })), "VARCHAR(4)");
    EXPECT_EQ(type_text(type(TypeKind::unicode_text)), "TEXT");
    EXPECT_EQ(type_text(type(TypeKind::large_binary)), "BLOB");
    EXPECT_EQ(type_text(type(TypeKind::large_binary, [](auto& t) { t.length = 9; })), "BLOB");
    EXPECT_EQ(type_text(type(TypeKind::boolean)), "BOOLEAN");
    EXPECT_EQ(type_text(type(TypeKind::date)), "DATE");
    EXPECT_EQ(type_text(type(TypeKind::time)), "TIME");
    EXPECT_EQ(type_text(type(TypeKind::time, [](auto& t) { t.with_time_zone = true; })), "TIME");
    EXPECT_EQ(type_text(type(TypeKind::datetime)), "DATETIME");
    EXPECT_EQ(type_text(type(TypeKind::datetime, [](auto& t) { t.with_time_zone = true; })), "DATETIME");
    EXPECT_EQ(type_text(type(TypeKind::interval)), "DATETIME");
    EXPECT_EQ(type_text(type(TypeKind::interval, [](auto& t) { t.native = false; })), "DATETIME");
    EXPECT_EQ(type_text(type(TypeKind::interval, [](auto& t) { t.precision = 3; })), "DATETIME");
    EXPECT_EQ(type_text(type(TypeKind::enumeration,
                             [](auto& t) {
                                 t.name.name = "mood";
                                 t.labels = {"a", "bcd"};
                             })),
              "VARCHAR(3)");
    EXPECT_EQ(type_text(type(TypeKind::enumeration,
                             [](auto& t) {
                                 t.name = {"My", "Mood"};
                                 t.labels = {"a", "bcd"};
                             })),
              "VARCHAR(3)");
    EXPECT_EQ(type_text(type(TypeKind::enumeration,
                             [](auto& t) {
                                 t.name.name = "mood";
                                 t.native = false;
                                 t.labels = {"a", "bcd"};
                             })),
              "VARCHAR(3)");
    EXPECT_EQ(type_text(type(TypeKind::enumeration,
                             [](auto& t) {
                                 t.native = false;
                                 t.length = 10;
                                 t.labels = {"a", "bcd"};
                             })),
              "VARCHAR(10)");
    EXPECT_EQ(type_text(type(TypeKind::enumeration,
                             [](auto& t) {
                                 t.native = false;
                                 t.labels = {"é", "größer"};
                             })),
              "VARCHAR(6)");
    EXPECT_EQ(type_text(type(TypeKind::enumeration, [](auto& t) { t.native = false; })), "VARCHAR");
    EXPECT_EQ(type_text(type(TypeKind::enumeration, [](auto& t) { t.labels = {"a", "bcd"}; })), "VARCHAR(3)");
    EXPECT_EQ(type_text(type(TypeKind::json)), "JSON");
    EXPECT_EQ(type_text(type(TypeKind::uuid)), "CHAR(32)");
    EXPECT_EQ(type_text(type(TypeKind::uuid, [](auto& t) { t.native = false; })), "CHAR(32)");
    EXPECT_EQ(type_text(type(TypeKind::sql_smallint)), "SMALLINT");
    EXPECT_EQ(type_text(type(TypeKind::sql_integer)), "INTEGER");
    EXPECT_EQ(type_text(type(TypeKind::sql_bigint)), "BIGINT");
    EXPECT_EQ(type_text(type(TypeKind::sql_float, [](auto& t) { t.precision = 9; })), "FLOAT");
    EXPECT_EQ(type_text(type(TypeKind::sql_real)), "REAL");
    EXPECT_EQ(type_text(type(TypeKind::sql_double)), "DOUBLE");
    EXPECT_EQ(type_text(type(TypeKind::sql_double_precision)), "DOUBLE PRECISION");
    EXPECT_EQ(type_text(type(TypeKind::sql_numeric,
                             [](auto& t) {
                                 t.precision = 8;
                                 t.scale = 3;
                             })),
              "NUMERIC(8, 3)");
    EXPECT_EQ(type_text(type(TypeKind::sql_decimal)), "DECIMAL");
    EXPECT_EQ(type_text(type(TypeKind::sql_decimal, [](auto& t) { t.precision = 8; })), "DECIMAL(8)");
    EXPECT_EQ(type_text(type(TypeKind::sql_decimal,
                             [](auto& t) {
                                 t.precision = 8;
                                 t.scale = 3;
                             })),
              "DECIMAL(8, 3)");
    EXPECT_EQ(type_text(type(TypeKind::sql_char)), "CHAR");
    EXPECT_EQ(type_text(type(TypeKind::sql_char,
                             [](auto& t) {
                                 t.length = 3;
                                 t.collation = "C";
                             })),
              "CHAR(3) COLLATE \"C\"");
    EXPECT_EQ(type_text(type(TypeKind::sql_varchar, [](auto& t) { t.length = 3; })), "VARCHAR(3)");
    EXPECT_EQ(type_text(type(TypeKind::sql_nchar, [](auto& t) { t.length = 3; })), "NCHAR(3)");
    EXPECT_EQ(type_text(type(TypeKind::sql_nvarchar, [](auto& t) { t.length = 3; })), "NVARCHAR(3)");
    EXPECT_EQ(type_text(type(TypeKind::sql_text)), "TEXT");
    EXPECT_EQ(type_text(type(TypeKind::sql_clob, [](auto& t) { t.length = 3; })), "CLOB");
    EXPECT_EQ(type_text(type(TypeKind::sql_binary, [](auto& t) { t.length = 3; })), "BINARY(3)");
    EXPECT_EQ(type_text(type(TypeKind::sql_binary)), "BINARY");
    EXPECT_EQ(type_text(type(TypeKind::sql_varbinary, [](auto& t) { t.length = 3; })), "VARBINARY(3)");
    EXPECT_EQ(type_text(type(TypeKind::sql_blob, [](auto& t) { t.length = 3; })), "BLOB");
    EXPECT_EQ(type_text(type(TypeKind::sql_boolean)), "BOOLEAN");
    EXPECT_EQ(type_text(type(TypeKind::sql_date)), "DATE");
    EXPECT_EQ(type_text(type(TypeKind::sql_time, [](auto& t) { t.with_time_zone = true; })), "TIME");
    EXPECT_EQ(type_text(type(TypeKind::sql_time, [](auto& t) { t.precision = 6; })), "TIME");
    EXPECT_EQ(type_text(type(TypeKind::sql_datetime, [](auto& t) { t.with_time_zone = true; })), "DATETIME");
    EXPECT_EQ(type_text(type(TypeKind::sql_timestamp)), "TIMESTAMP");
    EXPECT_EQ(type_text(type(TypeKind::sql_timestamp,
                             [](auto& t) {
                                 t.precision = 0;
                                 t.with_time_zone = true;
                             })),
              "TIMESTAMP");
    EXPECT_EQ(type_text(type(TypeKind::sql_json)), "JSON");
    EXPECT_EQ(type_text(type(TypeKind::sql_uuid)), "UUID");
    EXPECT_EQ(type_text(type(TypeKind::raw, [](auto& t) { t.name.name = "VECTOR(3)"; })), "VECTOR(3)");
}

TEST(SqliteCompileType, Refused) {
    const auto refusal = [](const ColumnType& type) { return error_of([&] { type_text(type); }).message(); };
    EXPECT_EQ(refusal(type(TypeKind::bytea)), "SQLite has no type BYTEA");
    EXPECT_EQ(refusal(type(TypeKind::jsonb)), "SQLite has no type JSONB");
    EXPECT_EQ(refusal(type(TypeKind::jsonpath)), "SQLite has no type JSONPATH");
    EXPECT_EQ(refusal(type(TypeKind::hstore)), "SQLite has no type HSTORE");
    EXPECT_EQ(refusal(type(TypeKind::inet)), "SQLite has no type INET");
    EXPECT_EQ(refusal(type(TypeKind::cidr)), "SQLite has no type CIDR");
    EXPECT_EQ(refusal(type(TypeKind::macaddr)), "SQLite has no type MACADDR");
    EXPECT_EQ(refusal(type(TypeKind::macaddr8)), "SQLite has no type MACADDR8");
    EXPECT_EQ(refusal(type(TypeKind::money)), "SQLite has no type MONEY");
    EXPECT_EQ(refusal(type(TypeKind::oid)), "SQLite has no type OID");
    EXPECT_EQ(refusal(type(TypeKind::regclass)), "SQLite has no type REGCLASS");
    EXPECT_EQ(refusal(type(TypeKind::regconfig)), "SQLite has no type REGCONFIG");
    EXPECT_EQ(refusal(type(TypeKind::tsvector)), "SQLite has no type TSVECTOR");
    EXPECT_EQ(refusal(type(TypeKind::tsquery)), "SQLite has no type TSQUERY");
    EXPECT_EQ(refusal(type(TypeKind::citext)), "SQLite has no type CITEXT");
    EXPECT_EQ(refusal(type(TypeKind::int4range)), "SQLite has no type INT4RANGE");
    EXPECT_EQ(refusal(type(TypeKind::int8range)), "SQLite has no type INT8RANGE");
    EXPECT_EQ(refusal(type(TypeKind::numrange)), "SQLite has no type NUMRANGE");
    EXPECT_EQ(refusal(type(TypeKind::daterange)), "SQLite has no type DATERANGE");
    EXPECT_EQ(refusal(type(TypeKind::tsrange)), "SQLite has no type TSRANGE");
    EXPECT_EQ(refusal(type(TypeKind::tstzrange)), "SQLite has no type TSTZRANGE");
    EXPECT_EQ(refusal(type(TypeKind::int4multirange)), "SQLite has no type INT4MULTIRANGE");
    EXPECT_EQ(refusal(type(TypeKind::int8multirange)), "SQLite has no type INT8MULTIRANGE");
    EXPECT_EQ(refusal(type(TypeKind::nummultirange)), "SQLite has no type NUMMULTIRANGE");
    EXPECT_EQ(refusal(type(TypeKind::datemultirange)), "SQLite has no type DATEMULTIRANGE");
    EXPECT_EQ(refusal(type(TypeKind::tsmultirange)), "SQLite has no type TSMULTIRANGE");
    EXPECT_EQ(refusal(type(TypeKind::tstzmultirange)), "SQLite has no type TSTZMULTIRANGE");
    EXPECT_EQ(refusal(type(TypeKind::bit)), "SQLite has no type BIT");
    EXPECT_EQ(refusal(type(TypeKind::bit, [](auto& t) { t.length = 4; })), "SQLite has no type BIT");
    EXPECT_EQ(refusal(type(TypeKind::bit, [](auto& t) { t.varying = true; })), "SQLite has no type BIT");
    EXPECT_EQ(refusal(type(TypeKind::bit,
                           [](auto& t) {
                               t.varying = true;
                               t.length = 5;
                           })),
              "SQLite has no type BIT");
    EXPECT_EQ(refusal(type(TypeKind::sql_interval)), "SQLite has no type INTERVAL");
    EXPECT_EQ(refusal(type(TypeKind::sql_interval,
                           [](auto& t) {
                               t.fields = "DAY TO SECOND";
                               t.precision = 3;
                           })),
              "SQLite has no type INTERVAL");
    EXPECT_EQ(refusal(type(TypeKind::domain, [](auto& t) { t.name = {"s", "Email"}; })), "SQLite has no type DOMAIN");
    EXPECT_EQ(refusal(type(TypeKind::array, [](auto& t) { t.element = {type(TypeKind::integer)}; })),
              "SQLite has no type ARRAY");
    EXPECT_EQ(refusal(type(TypeKind::array,
                           [](auto& t) {
                               t.element = {type(TypeKind::string, [](auto& e) {
                                   e.length = 5;
                                   e.collation = "C";
                               })};
                               t.dimensions = 2;
                           })),
              "SQLite has no type ARRAY");
    EXPECT_EQ(refusal(type(TypeKind::array,
                           [](auto& t) {
                               t.element = {type(TypeKind::enumeration, [](auto& e) { e.name = {"s", "Mood"}; })};
                           })),
              "SQLite has no type ARRAY");
    EXPECT_EQ(refusal(type(TypeKind::array,
                           [](auto& t) {
                               t.element = {type(TypeKind::datetime, [](auto& e) {
                                   e.precision = 3;
                                   e.with_time_zone = true;
                               })};
                           })),
              "SQLite has no type ARRAY");
    EXPECT_EQ(refusal(type(TypeKind::array,
                           [](auto& t) {
                               t.element = {type(TypeKind::enumeration, [](auto& e) {
                                   e.native = false;
                                   e.labels = {"a", "bcd"};
                               })};
                           })),
              "SQLite has no type ARRAY");
    EXPECT_EQ(refusal(type(TypeKind::unknown)), "the type is not said");
}

}  // namespace

}  // namespace aludel::dialect::sqlite
