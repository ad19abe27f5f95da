#include "dialect/sqlite/normal_form.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "dialect/sqlite/reflect.hpp"
#include "dialect/sqlite/test_script.hpp"

namespace aludel::dialect::sqlite {

namespace {

catalog::Catalog normal(std::string_view sql) {
    const auto connection = test::sqlite_in_memory();
    test::run_script(*connection, sql);
    return normalized(reflect(*connection));
}

TEST(SqliteNormalText, SpacingCommentsAndCaseDoNotCount) {
    EXPECT_EQ(normal_text("SELECT  A ,b /* c */ FROM [t] -- d\n WHERE x!=X'0F' AND `y` == 'It''s' AND f ( \"Z\" )"),
              "select a, b from t where x <> x'0f' and y = 'It''s' and f(\"Z\")");
    EXPECT_EQ(normal_text("\"select\".\"a b\" , 1E3"), "\"select\".\"a b\", 1e3");
    EXPECT_EQ(normal_text(""), "");
}

TEST(SqliteNormalForm, WhatMeansTheSameIsEqual) {
    const catalog::Catalog written = normal(
        "CREATE TABLE p (id INTEGER PRIMARY KEY);"
        "CREATE TABLE t (id integer PRIMARY KEY, \"a\" varchar(20) COLLATE NOCASE DEFAULT ('x') CHECK (A <> ''), "
        "b INT REFERENCES p, c AS (upper(a)), UNIQUE (a, b));"
        "CREATE INDEX i ON t (a COLLATE nocase, lower( a )) WHERE (a IS NOT NULL);"
        "CREATE VIEW v AS SELECT  A FROM t; CREATE TRIGGER r AFTER INSERT ON t WHEN 1 BEGIN DELETE FROM p; END");
    const catalog::Catalog again = normal(
        "create table p (id integer, primary key (id));"
        "create table t (id INTEGER, a VARCHAR ( 20 ) default 'x' collate nocase, b int, c generated always as "
        "(UPPER([a])),"
        "/* keys */ PRIMARY KEY (id), check ((a <> '')), unique (\"a\", b), foreign key (b) references P (ID));"
        "create index i on t (a, LOWER(a)) where a is not null;"
        "create view v as select a from t -- all\n; create trigger r after insert on t for each row when (1) begin "
        "delete from p; end");
    for (const auto& [name, table] : written.tables) {
        EXPECT_TRUE(table == again.tables.at(name)) << name.name;
    }
    EXPECT_EQ(written.views.at({"main", "v"}).definition, again.views.at({"main", "v"}).definition);
}

TEST(SqliteNormalForm, WhatMeansAnotherThingIsNot) {
    const catalog::Catalog first =
        normal("CREATE TABLE t (a TEXT DEFAULT 'x', b INTEGER PRIMARY KEY, CHECK (a = 'x'))");
    for (const char* other :
         {"CREATE TABLE t (a TEXT DEFAULT 'X', b INTEGER PRIMARY KEY, CHECK (a = 'x'))",
          "CREATE TABLE t (a TEXT DEFAULT 'x', b INTEGER PRIMARY KEY, CHECK (a = 'X'))",
          "CREATE TABLE t (a TEXT DEFAULT 'x', b INTEGER PRIMARY KEY DESC, CHECK (a = 'x'))",
          "CREATE TABLE t (a TEXT DEFAULT 'x', b INTEGER PRIMARY KEY AUTOINCREMENT, CHECK (a = 'x'))",
          "CREATE TABLE t (a TEXT DEFAULT 'x', b INTEGER PRIMARY KEY, CONSTRAINT c CHECK (a = 'x'))",
          "CREATE TABLE t (a TEXT COLLATE NOCASE DEFAULT 'x', b INTEGER PRIMARY KEY, CHECK (a = 'x'))"}) {
        EXPECT_FALSE(first == normal(other)) << other;
    }
    EXPECT_FALSE(normal("CREATE TABLE t (a DEFAULT Word)") == normal("CREATE TABLE t (a DEFAULT word)"));
    EXPECT_TRUE(normal("CREATE TABLE t (a DEFAULT NULL)") == normal("CREATE TABLE t (a DEFAULT null)"));
}

TEST(SqliteNormalForm, IsItsOwnNormalForm) {
    const catalog::Catalog once =
        normal(read_file(std::string(ALUDEL_SOURCE_DIR) + "/tests/catalog/torture_sqlite.sql"));
    EXPECT_TRUE(once == normalized(once));
}

}  // namespace

}  // namespace aludel::dialect::sqlite
