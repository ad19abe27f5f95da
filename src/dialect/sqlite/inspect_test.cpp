#include "dialect/sqlite/inspect.hpp"

#include <gtest/gtest.h>

#include "dialect/sqlite/dialect.hpp"
#include "dialect/sqlite/split.hpp"

namespace aludel::dialect::sqlite {

namespace {

class SqliteInspect : public testing::Test {
protected:
    void SetUp() override {
        connection_->query("CREATE TABLE books (x)");
        connection_->query("CREATE TABLE \"order\" (x)");
        connection_->query("CREATE TABLE empty (x)");
        connection_->query("CREATE VIEW v AS SELECT 1 AS x");
        connection_->query("INSERT INTO books VALUES (1), (2), (3)");
        connection_->query("INSERT INTO \"order\" VALUES (1)");
    }
    std::vector<std::string> dropped(std::string_view sql) const {
        return populated_tables_dropped_by(*connection_, split(sql, Place{}));
    }
    std::optional<bool> effect(std::string_view sql) const { return took_effect(*connection_, sql); }

    std::unique_ptr<Connection> connection_ = sqlite_dialect().connect(Url::parse("sqlite://"));
};

using Names = std::vector<std::string>;

TEST_F(SqliteInspect, TablesExistWithoutRegardToCase) {
    EXPECT_TRUE(table_exists(*connection_, {"", "BOOKS"}));
    EXPECT_TRUE(table_exists(*connection_, {"main", "order"}));
    EXPECT_FALSE(table_exists(*connection_, {"", "v"}));
    EXPECT_FALSE(table_exists(*connection_, {"", "none"}));
}

TEST_F(SqliteInspect, PopulatedTablesAreNamedWithTheirRows) {
    EXPECT_EQ(
        dropped("DROP TABLE Books; DROP TABLE IF EXISTS main.[order]; DROP TABLE empty; DROP TABLE IF EXISTS none; "
                "DROP VIEW v"),
        (Names{"Books (3 rows)", "main.\"order\" (1 row)"}));
    EXPECT_EQ(dropped("SELECT 'DROP TABLE books'; -- DROP TABLE books;"), Names{});
    connection_->query(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001) "
        "INSERT INTO empty SELECT i FROM n");
    EXPECT_EQ(dropped("DROP TABLE empty"), Names{"empty (at least 10000 rows)"});
}

TEST_F(SqliteInspect, ATableThatIsOnlyRebuiltIsNotLost) {
    EXPECT_EQ(dropped("CREATE TABLE books_new (x, y); INSERT INTO books_new (x) SELECT x FROM books ORDER BY x; "
                      "DROP TABLE books; ALTER TABLE books_new RENAME TO books"),
              Names{});
    EXPECT_EQ(dropped("ALTER TABLE books RENAME TO books_old; CREATE TABLE books (x, y); "
                      "INSERT INTO books (x) SELECT coalesce(x, 0) FROM books_old; DROP TABLE books_old"),
              Names{});
    EXPECT_EQ(dropped("CREATE TABLE t AS SELECT * FROM books; DROP TABLE books; CREATE TABLE books (x); "
                      "INSERT INTO books SELECT x FROM t; DROP TABLE t"),
              Names{});
}

TEST_F(SqliteInspect, WhatMayLoseRowsInARebuildIsNamed) {
    const Names books{"books (3 rows)"};
    EXPECT_EQ(dropped("CREATE TABLE n (x); DROP TABLE books; ALTER TABLE n RENAME TO books"), books);
    EXPECT_EQ(dropped("CREATE TABLE n (x); INSERT INTO n SELECT x FROM books WHERE x > 1; DROP TABLE books; "
                      "ALTER TABLE n RENAME TO books"),
              books);
    EXPECT_EQ(dropped("CREATE TABLE n (x); INSERT INTO n SELECT x FROM books ORDER BY x LIMIT 1; DROP TABLE books; "
                      "ALTER TABLE n RENAME TO books"),
              books);
    EXPECT_EQ(dropped("CREATE TABLE n (x); INSERT INTO n SELECT b.x FROM books b, empty; DROP TABLE books; "
                      "ALTER TABLE n RENAME TO books"),
              books);
    EXPECT_EQ(dropped("CREATE TABLE n (x); INSERT INTO n SELECT x FROM books; DROP TABLE books"), books);
    EXPECT_EQ(dropped("CREATE TABLE n (x); INSERT INTO n SELECT x FROM books; DROP TABLE books; "
                      "ALTER TABLE n RENAME TO books; DROP TABLE books"),
              books);
    EXPECT_EQ(dropped("ALTER TABLE books RENAME TO old; DROP TABLE old"), books);
}

TEST_F(SqliteInspect, SaysWhetherAStatementTookEffect) {
    connection_->query("CREATE INDEX i ON books (x)");
    EXPECT_EQ(effect("CREATE TABLE books (x)"), true);
    EXPECT_EQ(effect("CREATE TABLE IF NOT EXISTS none (x)"), false);
    EXPECT_EQ(effect("CREATE UNIQUE INDEX main.i ON books (x)"), true);
    EXPECT_EQ(effect("DROP INDEX i"), false);
    EXPECT_EQ(effect("DROP VIEW IF EXISTS w"), true);
    EXPECT_EQ(effect("ALTER TABLE books ADD COLUMN y"), false);
    EXPECT_EQ(effect("ALTER TABLE books ADD x"), true);
    EXPECT_EQ(effect("ALTER TABLE books DROP COLUMN y"), true);
    EXPECT_EQ(effect("ALTER TABLE books RENAME COLUMN y TO x"), true);
    EXPECT_EQ(effect("ALTER TABLE old RENAME TO books"), true);
    EXPECT_EQ(effect("ALTER TABLE books RENAME TO newer"), false);
    EXPECT_EQ(effect("INSERT INTO books VALUES (1)"), std::nullopt);
    EXPECT_EQ(effect("VACUUM"), std::nullopt);
    EXPECT_EQ(effect("CREATE TEMP TABLE books (x)"), std::nullopt);
}

}  // namespace

}  // namespace aludel::dialect::sqlite
