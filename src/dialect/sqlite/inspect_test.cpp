#include "dialect/sqlite/inspect.hpp"

#include <gtest/gtest.h>

#include "dialect/sqlite/dialect.hpp"

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
    std::optional<bool> effect(std::string_view sql) const { return took_effect(*connection_, sql); }

    std::unique_ptr<Connection> connection_ = sqlite_dialect().connect(Url::parse("sqlite://"));
};

TEST_F(SqliteInspect, TablesExistWithoutRegardToCase) {
    EXPECT_TRUE(table_exists(*connection_, {"", "BOOKS"}));
    EXPECT_TRUE(table_exists(*connection_, {"main", "order"}));
    EXPECT_FALSE(table_exists(*connection_, {"", "v"}));
    EXPECT_FALSE(table_exists(*connection_, {"", "none"}));
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
