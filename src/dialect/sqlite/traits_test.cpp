#include "dialect/sqlite/traits.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "dialect/sqlite/dialect.hpp"

namespace aludel::dialect::sqlite {

namespace {

class SqliteTraits : public testing::Test {
protected:
    std::unique_ptr<Connection> open() {
        Url url;
        url.dialect = "sqlite";
        url.database = (directory_.path() / fmt_name()).string();
        return sqlite_dialect().connect(url);
    }
    std::filesystem::path other() { return directory_.path() / "other.db"; }

private:
    std::string fmt_name() { return "t" + std::to_string(count_++) + ".db"; }
    TemporaryDirectory directory_;
    int count_ = 0;
};

struct Case {
    std::string sql;
    std::string not_transactional;
};

// What our table says of a statement is compared with what the library does inside a transaction: it fails, or a
// setting that was asked for is not taken.
TEST_F(SqliteTraits, AgreeWithTheLibraryInsideATransaction) {
    const std::vector<Case> cases = {
        {"VACUUM", "VACUUM"},
        {"VACUUM INTO '" + other().string() + "'", "VACUUM"},
        {"PRAGMA journal_mode = WAL", "PRAGMA journal_mode"},
        {"PRAGMA main.journal_mode(truncate)", "PRAGMA journal_mode"},
        {"PRAGMA foreign_keys=ON", "PRAGMA foreign_keys"},
        {"PRAGMA synchronous = OFF", "PRAGMA synchronous"},
        {"PRAGMA wal_checkpoint", "PRAGMA wal_checkpoint"},
        {"PRAGMA page_size = 8192", "PRAGMA page_size"},
        {"PRAGMA auto_vacuum = FULL", "PRAGMA auto_vacuum"},
        {"PRAGMA journal_mode", ""},
        {"PRAGMA user_version = 7", ""},
        {"PRAGMA application_id = 7", ""},
        {"PRAGMA defer_foreign_keys = ON", ""},
        {"PRAGMA legacy_alter_table = ON", ""},
        {"PRAGMA foreign_key_check", ""},
        {"PRAGMA optimize", ""},
        {"ANALYZE", ""},
        {"REINDEX", ""},
        {"CREATE TABLE b (y)", ""},
        {"ALTER TABLE a RENAME TO c", ""},
        {"CREATE VIRTUAL TABLE f USING fts5(t)", ""},
        {"SELECT 1", ""},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(traits(one.sql).not_transactional, one.not_transactional) << one.sql;
        EXPECT_EQ(traits(one.sql).advice.empty(), one.not_transactional.empty()) << one.sql;
        const auto connection = open();
        connection->query("CREATE TABLE a (x)");
        connection->query("BEGIN IMMEDIATE");
        connection->query("INSERT INTO a VALUES (1)");
        bool works = true;
        try {
            const std::size_t equals = one.sql.find('=');
            const bool setting = one.sql.starts_with("PRAGMA") && equals != std::string::npos;
            const std::string asking = one.sql.substr(0, one.sql.find_first_of("=("));
            const auto before = setting ? connection->query(asking).rows : std::vector<std::vector<Value>>{};
            connection->query(one.sql);
            works = !setting || connection->query(asking).rows != before;
            if (one.sql.find("(truncate)") != std::string::npos) {
                works = connection->query("PRAGMA journal_mode").rows[0][0] == "truncate";
            }
        } catch (const Error&) {
            works = false;
        }
        EXPECT_EQ(works, one.not_transactional.empty()) << one.sql;
    }
}

// ATTACH itself would work; the DETACH of a database that was used is what cannot.
TEST_F(SqliteTraits, AttachBelongsOutside) {
    EXPECT_EQ(traits("ATTACH 'x' AS y").not_transactional, "ATTACH");
    EXPECT_EQ(traits("DETACH y").not_transactional, "DETACH");
    const auto connection = open();
    connection->query("BEGIN IMMEDIATE");
    connection->query("ATTACH '" + other().string() + "' AS y");
    connection->query("CREATE TABLE y.t (x)");
    EXPECT_THROW(connection->query("DETACH y"), Error);
}

TEST(SqliteTraitsWords, TransactionControlIsToldFromTriggers) {
    EXPECT_EQ(traits("BEGIN IMMEDIATE").transaction_control, "BEGIN");
    EXPECT_EQ(traits("/* x */ commit").transaction_control, "COMMIT");
    EXPECT_EQ(traits("END TRANSACTION").transaction_control, "END");
    EXPECT_EQ(traits("ROLLBACK TO a").transaction_control, "ROLLBACK TO");
    EXPECT_EQ(traits("ROLLBACK TRANSACTION").transaction_control, "ROLLBACK");
    EXPECT_EQ(traits("SAVEPOINT a").transaction_control, "SAVEPOINT");
    EXPECT_EQ(traits("RELEASE a").transaction_control, "RELEASE");
    EXPECT_EQ(traits("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END").transaction_control, "");
    EXPECT_EQ(traits("\"BEGIN\"").transaction_control, "");
    EXPECT_EQ(traits("").transaction_control, "");
}

TEST(SqliteTraitsWords, RepeatableIsWhatChangesNothingTwice) {
    for (const std::string sql :
         {"VACUUM", "ANALYZE a", "REINDEX", "SELECT 1", "PRAGMA journal_mode=wal", "CREATE TABLE IF NOT EXISTS a (x)",
          "CREATE UNIQUE INDEX IF NOT EXISTS i ON a (x)", "DROP TABLE IF EXISTS a"}) {
        EXPECT_TRUE(traits(sql).repeatable) << sql;
    }
    for (const std::string sql : {"INSERT INTO a VALUES (1)", "CREATE TABLE a (x)", "DROP TABLE a", "VACUUM INTO 'b'",
                                  "UPDATE a SET x = x + 1", "CREATE TABLE a (x DEFAULT (EXISTS (SELECT 1)))"}) {
        EXPECT_FALSE(traits(sql).repeatable) << sql;
    }
}

}  // namespace

}  // namespace aludel::dialect::sqlite
