#include "dialect/sqlite/losses.hpp"

#include <gtest/gtest.h>

#include "dialect/sqlite/dialect.hpp"
#include "dialect/sqlite/split.hpp"

namespace aludel::dialect::sqlite {

namespace {

class SqliteLosses : public testing::Test {
protected:
    void SetUp() override {
        connection_->query("CREATE TABLE books (x)");
        connection_->query("CREATE TABLE \"order\" (x)");
        connection_->query("CREATE TABLE empty (x)");
        connection_->query("CREATE VIEW v AS SELECT 1 AS x");
        connection_->query("INSERT INTO books VALUES (1), (2), (3)");
        connection_->query("INSERT INTO \"order\" VALUES (1)");
    }
    Losses of(std::string_view sql) const { return losses(*connection_, {split(sql, Place{})}); }
    std::vector<std::string> dropped(std::string_view sql) const { return of(sql).tables; }

    std::unique_ptr<Connection> connection_ = sqlite_dialect().connect(Url::parse("sqlite://"));
};

using Names = std::vector<std::string>;

TEST_F(SqliteLosses, PopulatedTablesAreNamedWithTheirRows) {
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

TEST_F(SqliteLosses, ATableThatIsOnlyRebuiltIsNotLost) {
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

TEST_F(SqliteLosses, WhatMayLoseRowsInARebuildIsNamed) {
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

TEST_F(SqliteLosses, WhatARebuildLeavesBehindIsNamed) {
    connection_->query("CREATE TABLE t (id INTEGER, a, b, g GENERATED ALWAYS AS (id * 2))");
    connection_->query("INSERT INTO t (id, a) VALUES (1, 1), (2, NULL)");
    const std::string drop_and_rename = "DROP TABLE t; ALTER TABLE n RENAME TO t";
    const auto columns = [&](const std::string& copy) {
        const Losses losses = of("CREATE TABLE n (id, a); " + copy + "; " + drop_and_rename);
        EXPECT_EQ(losses.tables, Names{}) << copy;
        return losses.columns;
    };
    EXPECT_EQ(columns("INSERT INTO n (id) SELECT id FROM t"), Names{"t.a (1 row)"});
    EXPECT_EQ(columns("INSERT INTO n (id, a) SELECT id, NULL AS a FROM t"), Names{"t.a (1 row)"});
    EXPECT_EQ(columns("INSERT INTO n SELECT id, coalesce(t.A, 0) FROM t"), Names{});
    EXPECT_EQ(columns("INSERT INTO n SELECT * FROM t"), Names{});
    EXPECT_EQ(columns("ALTER TABLE t RENAME a TO z; INSERT INTO n SELECT id, z FROM t"), Names{});
    EXPECT_EQ(columns("CREATE TEMP TABLE m AS SELECT id FROM t; INSERT INTO n SELECT * FROM m"), Names{"t.a (1 row)"});
    for (const std::string lossy :
         {"INSERT INTO n SELECT max(id), a FROM t", "INSERT INTO n SELECT * FROM t; DELETE FROM n"})
        EXPECT_EQ(of("CREATE TABLE n (id, a); " + lossy + "; " + drop_and_rename).tables, Names{"t (2 rows)"}) << lossy;
}

TEST_F(SqliteLosses, ColumnsWithValuesAreNamed) {
    connection_->query("CREATE TABLE t (id INTEGER, a, \"B b\", g GENERATED ALWAYS AS (id * 2))");
    connection_->query("INSERT INTO t (id, a) VALUES (1, 1), (2, NULL)");
    EXPECT_EQ(of("ALTER TABLE t DROP COLUMN a; ALTER TABLE T DROP \"B b\"; ALTER TABLE t DROP g; ALTER TABLE t DROP z")
                  .columns,
              Names{"t.a (1 row)"});
    EXPECT_EQ(of("ALTER TABLE t RENAME a TO y; ALTER TABLE t RENAME COLUMN y TO z; ALTER TABLE t RENAME TO u; ALTER "
                 "TABLE u DROP z")
                  .columns,
              Names{"t.a (1 row)"});
    EXPECT_EQ(of("ALTER TABLE t DROP a; DROP TABLE t").columns, Names{});
    EXPECT_EQ(of("ALTER TABLE t DROP a; DROP TABLE t").tables, Names{"t (2 rows)"});
}

}  // namespace

}  // namespace aludel::dialect::sqlite
