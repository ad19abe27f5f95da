#include <gtest/gtest.h>
#include "dialect/postgresql/compile_parts.hpp"

#include "dialect/test_operations.hpp"

namespace aludel::dialect::postgresql {

namespace {

using namespace catalog;
using namespace dialect::test;

// The texts are those that SQLAlchemy 2.0.52 prints.
TEST(PostgresqlCompileType, EveryKind) {
    EXPECT_EQ(type_text(type(TypeKind::small_integer)), "SMALLINT");
    EXPECT_EQ(type_text(type(TypeKind::integer)), "INTEGER");
    EXPECT_EQ(type_text(type(TypeKind::big_integer)), "BIGINT");
    EXPECT_EQ(type_text(type(TypeKind::floating)), "FLOAT");
    EXPECT_EQ(type_text(type(TypeKind::floating, [](auto& t) { t.precision = 5; })), "FLOAT(5)");
    EXPECT_EQ(type_text(type(TypeKind::double_precision)), "DOUBLE PRECISION");
    EXPECT_EQ(type_text(type(TypeKind::double_precision, [](auto& t) { t.precision = 53; })), "DOUBLE PRECISION");
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
    EXPECT_EQ(type_text(type(TypeKind::large_binary)), "BYTEA");
    EXPECT_EQ(type_text(type(TypeKind::large_binary, [](auto& t) { t.length = 9; })), "BYTEA");
    EXPECT_EQ(type_text(type(TypeKind::boolean)), "BOOLEAN");
    EXPECT_EQ(type_text(type(TypeKind::date)), "DATE");
    EXPECT_EQ(type_text(type(TypeKind::time)), "TIME WITHOUT TIME ZONE");
    EXPECT_EQ(type_text(type(TypeKind::time, [](auto& t) { t.with_time_zone = true; })), "TIME WITH TIME ZONE");
    EXPECT_EQ(type_text(type(TypeKind::datetime)), "TIMESTAMP WITHOUT TIME ZONE");
    EXPECT_EQ(type_text(type(TypeKind::datetime, [](auto& t) { t.with_time_zone = true; })),
              "TIMESTAMP WITH TIME ZONE");
    EXPECT_EQ(type_text(type(TypeKind::interval)), "INTERVAL");
    EXPECT_EQ(type_text(type(TypeKind::interval, [](auto& t) { t.native = false; })), "TIMESTAMP WITHOUT TIME ZONE");
    EXPECT_EQ(type_text(type(TypeKind::interval, [](auto& t) { t.precision = 3; })), "INTERVAL (3)");
    EXPECT_EQ(type_text(type(TypeKind::enumeration,
                             [](auto& t) {
                                 t.name.name = "mood";
                                 t.labels = {"a", "bcd"};
                             })),
              "mood");
    EXPECT_EQ(type_text(type(TypeKind::enumeration,
                             [](auto& t) {
                                 t.name = {"My", "Mood"};
                                 t.labels = {"a", "bcd"};
                             })),
              "\"My\".\"Mood\"");
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
    EXPECT_EQ(type_text(type(TypeKind::json)), "JSON");
    EXPECT_EQ(type_text(type(TypeKind::uuid)), "UUID");
    EXPECT_EQ(type_text(type(TypeKind::uuid, [](auto& t) { t.native = false; })), "CHAR(32)");
    EXPECT_EQ(type_text(type(TypeKind::sql_smallint)), "SMALLINT");
    EXPECT_EQ(type_text(type(TypeKind::sql_integer)), "INTEGER");
    EXPECT_EQ(type_text(type(TypeKind::sql_bigint)), "BIGINT");
    EXPECT_EQ(type_text(type(TypeKind::sql_float, [](auto& t) { t.precision = 9; })), "FLOAT(9)");
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
    EXPECT_EQ(type_text(type(TypeKind::sql_time, [](auto& t) { t.with_time_zone = true; })), "TIME WITH TIME ZONE");
    EXPECT_EQ(type_text(type(TypeKind::sql_time, [](auto& t) { t.precision = 6; })), "TIME(6) WITHOUT TIME ZONE");
    EXPECT_EQ(type_text(type(TypeKind::sql_datetime, [](auto& t) { t.with_time_zone = true; })), "DATETIME");
    EXPECT_EQ(type_text(type(TypeKind::sql_timestamp)), "TIMESTAMP WITHOUT TIME ZONE");
    EXPECT_EQ(type_text(type(TypeKind::sql_timestamp,
                             [](auto& t) {
                                 t.precision = 0;
                                 t.with_time_zone = true;
                             })),
              "TIMESTAMP(0) WITH TIME ZONE");
    EXPECT_EQ(type_text(type(TypeKind::sql_json)), "JSON");
    EXPECT_EQ(type_text(type(TypeKind::sql_uuid)), "UUID");
    EXPECT_EQ(type_text(type(TypeKind::bytea)), "BYTEA");
    EXPECT_EQ(type_text(type(TypeKind::jsonb)), "JSONB");
    EXPECT_EQ(type_text(type(TypeKind::jsonpath)), "JSONPATH");
    EXPECT_EQ(type_text(type(TypeKind::hstore)), "HSTORE");
    EXPECT_EQ(type_text(type(TypeKind::inet)), "INET");
    EXPECT_EQ(type_text(type(TypeKind::cidr)), "CIDR");
    EXPECT_EQ(type_text(type(TypeKind::macaddr)), "MACADDR");
    EXPECT_EQ(type_text(type(TypeKind::macaddr8)), "MACADDR8");
    EXPECT_EQ(type_text(type(TypeKind::money)), "MONEY");
    EXPECT_EQ(type_text(type(TypeKind::oid)), "OID");
    EXPECT_EQ(type_text(type(TypeKind::regclass)), "REGCLASS");
    EXPECT_EQ(type_text(type(TypeKind::regconfig)), "REGCONFIG");
    EXPECT_EQ(type_text(type(TypeKind::tsvector)), "TSVECTOR");
    EXPECT_EQ(type_text(type(TypeKind::tsquery)), "TSQUERY");
    EXPECT_EQ(type_text(type(TypeKind::citext)), "CITEXT");
    EXPECT_EQ(type_text(type(TypeKind::int4range)), "INT4RANGE");
    EXPECT_EQ(type_text(type(TypeKind::int8range)), "INT8RANGE");
    EXPECT_EQ(type_text(type(TypeKind::numrange)), "NUMRANGE");
    EXPECT_EQ(type_text(type(TypeKind::daterange)), "DATERANGE");
    EXPECT_EQ(type_text(type(TypeKind::tsrange)), "TSRANGE");
    EXPECT_EQ(type_text(type(TypeKind::tstzrange)), "TSTZRANGE");
    EXPECT_EQ(type_text(type(TypeKind::int4multirange)), "INT4MULTIRANGE");
    EXPECT_EQ(type_text(type(TypeKind::int8multirange)), "INT8MULTIRANGE");
    EXPECT_EQ(type_text(type(TypeKind::nummultirange)), "NUMMULTIRANGE");
    EXPECT_EQ(type_text(type(TypeKind::datemultirange)), "DATEMULTIRANGE");
    EXPECT_EQ(type_text(type(TypeKind::tsmultirange)), "TSMULTIRANGE");
    EXPECT_EQ(type_text(type(TypeKind::tstzmultirange)), "TSTZMULTIRANGE");
    EXPECT_EQ(type_text(type(TypeKind::bit)), "BIT(1)");
    EXPECT_EQ(type_text(type(TypeKind::bit, [](auto& t) { t.length = 4; })), "BIT(4)");
    EXPECT_EQ(type_text(type(TypeKind::bit, [](auto& t) { t.varying = true; })), "BIT VARYING");
    EXPECT_EQ(type_text(type(TypeKind::bit,
                             [](auto& t) {
                                 t.varying = true;
                                 t.length = 5;
                             })),
              "BIT VARYING(5)");
    EXPECT_EQ(type_text(type(TypeKind::sql_interval)), "INTERVAL");
    EXPECT_EQ(type_text(type(TypeKind::sql_interval,
                             [](auto& t) {
                                 t.fields = "DAY TO SECOND";
                                 t.precision = 3;
                             })),
              "INTERVAL DAY TO SECOND (3)");
    EXPECT_EQ(type_text(type(TypeKind::domain, [](auto& t) { t.name = {"s", "Email"}; })), "s.\"Email\"");
    EXPECT_EQ(type_text(type(TypeKind::array, [](auto& t) { t.element = {type(TypeKind::integer)}; })), "INTEGER[]");
    EXPECT_EQ(type_text(type(TypeKind::array,
                             [](auto& t) {
                                 t.element = {type(TypeKind::string, [](auto& e) {
                                     e.length = 5;
                                     e.collation = "C";
                                 })};
                                 t.dimensions = 2;
                             })),
              "VARCHAR(5)[][] COLLATE \"C\"");
    EXPECT_EQ(type_text(type(TypeKind::array,
                             [](auto& t) {
                                 t.element = {type(TypeKind::enumeration, [](auto& e) { e.name = {"s", "Mood"}; })};
                             })),
              "s.\"Mood\"[]");
    EXPECT_EQ(type_text(type(TypeKind::array,
                             [](auto& t) {
                                 t.element = {type(TypeKind::datetime, [](auto& e) {
                                     e.precision = 3;
                                     e.with_time_zone = true;
                                 })};
                             })),
              "TIMESTAMP(3) WITH TIME ZONE[]");
    EXPECT_EQ(type_text(type(TypeKind::array,
                             [](auto& t) {
                                 t.element = {type(TypeKind::enumeration, [](auto& e) {
                                     e.native = false;
                                     e.labels = {"a", "bcd"};
                                 })};
                             })),
              "VARCHAR(3)[]");
    EXPECT_EQ(type_text(type(TypeKind::raw, [](auto& t) { t.name.name = "VECTOR(3)"; })), "VECTOR(3)");
}

TEST(PostgresqlCompileType, Refused) {
    const auto refusal = [](const ColumnType& type) { return error_of([&] { type_text(type); }).message(); };
    EXPECT_EQ(refusal(type(TypeKind::enumeration,
                           [](auto& t) {
                               t.labels = {"a", "bcd"};
                           })),
              "the type ENUM has no name, which PostgreSQL needs");
    EXPECT_EQ(refusal(type(TypeKind::unknown)), "the type is not said");
}

}  // namespace

}  // namespace aludel::dialect::postgresql
