#include "dialect/sqlite/simulation.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "dialect/foreign_key_check.hpp"
#include "dialect/sqlite/test_script.hpp"
#include "dialect/test_database.hpp"

namespace aludel::dialect::sqlite {

namespace {

std::unique_ptr<SimulatedConnection> simulated() {
    return simulation_of(sqlite_dialect()).simulate();
}

constexpr std::string_view shop =
    "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT); CREATE VIEW names AS SELECT name FROM customers;"
    "CREATE TABLE log (what TEXT); CREATE TRIGGER told AFTER INSERT ON customers BEGIN INSERT INTO log SELECT what "
    "FROM log; END;"
    "CREATE TEMP TABLE scratch (a)";

class SqliteSimulationUnknown : public testing::Test {
protected:
    void SetUp() override {
        test::run_script(*connection_, shop);
        connection_->forget_rows();
    }
    std::string unknown(const std::string& sql) {
        const Result result = connection_->query(sql);
        EXPECT_TRUE(result.unknown.empty() || (result.rows.empty() && result.affected == 0)) << sql;
        return result.unknown;
    }
    std::unique_ptr<SimulatedConnection> connection_ = simulated();
};

TEST_F(SqliteSimulationUnknown, WhatRowsWouldTellIsUnknown) {
    EXPECT_EQ(unknown("SELECT name FROM customers"), "the rows of customers");
    EXPECT_EQ(unknown("SELECT count(*) FROM Customers AS c"), "the rows of customers");
    EXPECT_EQ(unknown("SELECT 1 FROM customers WHERE 0"), "the rows of customers");
    EXPECT_EQ(unknown("SELECT EXISTS (SELECT 1 FROM log)"), "the rows of log");
    EXPECT_EQ(unknown("SELECT * FROM names"), "the rows of customers");
    EXPECT_EQ(unknown("SELECT count(*) FROM names"), "the rows of customers");
    EXPECT_EQ(unknown("SELECT a FROM scratch"), "the rows of scratch");
    EXPECT_EQ(unknown("WITH c AS (SELECT * FROM customers) SELECT count(*) FROM c"), "the rows of customers");
    EXPECT_EQ(unknown("PRAGMA foreign_key_check"), "what PRAGMA foreign_key_check tells");
    EXPECT_EQ(unknown("SELECT changes()"), "what changes() tells");
    EXPECT_EQ(unknown("SELECT last_insert_rowid()"), "what last_insert_rowid() tells");
}

TEST_F(SqliteSimulationUnknown, WhatStatementsHaveTouchedIsUnknown) {
    EXPECT_EQ(unknown("UPDATE log SET what = 'x'"), "the rows of log");
    EXPECT_EQ(unknown("DELETE FROM log"), "the rows of log");
    EXPECT_EQ(unknown("INSERT INTO log VALUES ('x')"), "the rows of log");
    EXPECT_EQ(unknown("INSERT INTO customers (name) VALUES ('x') RETURNING id"), "the rows of customers");
    EXPECT_EQ(unknown("INSERT INTO log SELECT name FROM customers"), "the rows of log");
    EXPECT_EQ(unknown("REPLACE INTO customers VALUES (1, 'y')"), "the rows of customers");
}

TEST_F(SqliteSimulationUnknown, ATableThatIsMadeLaterIsKnown) {
    EXPECT_EQ(unknown("CREATE TABLE roles (id INTEGER PRIMARY KEY, name TEXT)"), "");
    EXPECT_EQ(unknown("SELECT 1 FROM roles"), "");
    EXPECT_EQ(connection_->query("INSERT INTO Roles (name) VALUES ('a'), ('b')").affected, 2);
    connection_->query("CREATE VIEW role_names AS SELECT name FROM roles");
    EXPECT_EQ(test::one(*connection_, "SELECT count(*) FROM role_names"), "2");
    EXPECT_EQ(test::one(*connection_, "INSERT INTO roles (name) SELECT name || 'x' FROM roles RETURNING id"), "3");
    EXPECT_EQ(unknown("CREATE TABLE copied AS SELECT * FROM roles"), "");
    EXPECT_EQ(test::one(*connection_, "SELECT count(*) FROM copied"), "4");
    EXPECT_EQ(unknown("SELECT count(*) FROM roles, customers"), "the rows of customers");
}

TEST_F(SqliteSimulationUnknown, WhatComesOutOfUnknownRowsIsUnknown) {
    const std::vector<std::string> fillings{
        "INSERT INTO made SELECT name FROM customers",
        "UPDATE made SET a = (SELECT max(what) FROM log)",
        "DELETE FROM made WHERE a IN (SELECT * FROM names)",
        "INSERT INTO made VALUES (changes())",
        "DROP TABLE made; CREATE TABLE made AS SELECT * FROM log",
        "CREATE TRIGGER fills AFTER INSERT ON log BEGIN INSERT INTO made VALUES (1); END; INSERT INTO log VALUES ('x')",
        "DROP TABLE made; ALTER TABLE log RENAME TO made",
    };
    for (const std::string& filling : fillings) {
        SCOPED_TRACE(filling);
        connection_->begin();
        test::run_script(*connection_, "CREATE TABLE made (a)");
        EXPECT_EQ(unknown("SELECT * FROM made"), "");
        test::run_script(*connection_, filling);
        EXPECT_EQ(unknown("SELECT * FROM made"), "the rows of made");
        connection_->rollback();
    }
}

TEST_F(SqliteSimulationUnknown, ATableThatWasThereAlreadyIsUnknown) {
    connection_->query("CREATE TABLE IF NOT EXISTS log (what TEXT)");
    EXPECT_EQ(unknown("SELECT * FROM log"), "the rows of log");
    connection_->query("CREATE TEMP TABLE customers (a)");
    EXPECT_EQ(unknown("SELECT * FROM main.customers"), "the rows of customers");
    connection_->begin();
    test::run_script(*connection_, "DROP TABLE log; CREATE TABLE log (what TEXT)");
    EXPECT_EQ(unknown("SELECT * FROM log"), "");
    connection_->rollback();
    EXPECT_EQ(unknown("SELECT * FROM log"), "the rows of log");
    test::run_script(*connection_, "BEGIN; DROP TABLE log; CREATE TABLE log (what TEXT); ROLLBACK");
    EXPECT_EQ(unknown("SELECT * FROM log"), "the rows of log");
}

TEST_F(SqliteSimulationUnknown, WhatTheSchemaTellsIsKnown) {
    for (const char* sql :
         {"SELECT name FROM sqlite_master", "SELECT * FROM sqlite_temp_schema", "PRAGMA table_info(customers)",
          "SELECT x.name FROM sqlite_schema AS m, pragma_table_xinfo(m.name) AS x", "SELECT 1 + 1",
          "PRAGMA foreign_keys",
          "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT count(*) FROM n",
          "SELECT value FROM json_each('[1, 2]')", "SELECT sqlite_version()"}) {
        EXPECT_EQ(unknown(sql), "") << sql;
        EXPECT_FALSE(connection_->query(sql).rows.empty()) << sql;
    }
    EXPECT_EQ(unknown("CREATE TABLE copied AS SELECT * FROM customers"), "");
    EXPECT_EQ(unknown("ALTER TABLE customers ADD COLUMN age INT"), "");
    EXPECT_EQ(unknown("DROP TABLE copied"), "");
}

TEST_F(SqliteSimulationUnknown, StatementsTakeEffectAllTheSame) {
    const std::vector<Statement> statements{{"INSERT INTO log VALUES ('x')", {}, {}, {}, {}},
                                            {"UPDATE log SET what = 'y'", {}, {}, {}, 1}};
    std::vector<std::size_t> done;
    connection_->run(statements, [&](const Outcome& outcome) { done.push_back(outcome.index); });
    EXPECT_EQ(done, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(connection_->catalog().tables.size(), 2U);
}

TEST_F(SqliteSimulationUnknown, ForeignKeysToRowsThatNobodyKnowsAreNotChecked) {
    connection_->query("CREATE TABLE orders (customer INTEGER REFERENCES customers)");
    dynamic_cast<ForeignKeyCheck&>(*connection_).check_foreign_keys(ForeignKeyCheck::When::each_commit);
    connection_->begin();
    connection_->query("INSERT INTO orders VALUES (7)");
    EXPECT_NO_THROW(connection_->commit());
}

TEST(SqliteSimulation, WithoutRowsBeforeEverythingIsExact) {
    const auto connection = simulated();
    test::run_script(*connection, shop);
    EXPECT_EQ(connection->query("INSERT INTO customers (name) VALUES ('a'), ('b')").affected, 2);
    EXPECT_EQ(test::one(*connection, "SELECT count(*) FROM names"), "2");
    EXPECT_EQ(test::one(*connection, "INSERT INTO customers (name) VALUES ('c') RETURNING id"), "3");
    EXPECT_EQ(connection->query("UPDATE customers SET name = 'd' WHERE id > 1").affected, 2);
    EXPECT_TRUE(connection->query("SELECT changes()").unknown.empty());
    EXPECT_TRUE(connection->unsure().empty());
    connection->query("CREATE TABLE orders (customer INTEGER REFERENCES customers)");
    connection->begin();
    connection->query("INSERT INTO orders VALUES (7)");
    EXPECT_EQ(test::error_of([&] { connection->commit(); }).code(), ErrorCode::foreign_key_violation);
    connection->rollback();
    EXPECT_EQ(test::one(*connection, "SELECT count(*) FROM orders"), "0");
}

TEST(SqliteSimulation, FailuresAreTheLibrarysOwn) {
    const auto connection = simulated();
    const Error error = test::error_of([&] { connection->query("SELECT * FROM nowhere"); });
    EXPECT_EQ(error.code(), ErrorCode::statement_failed);
    EXPECT_EQ(connection->last_failure().text, "no such table: nowhere");
}

TEST(SqliteSimulation, WhatAFileAloneWouldTellIsUnknown) {
    const auto connection = simulated();
    EXPECT_EQ(connection->query("PRAGMA journal_mode").unknown, "what PRAGMA journal_mode tells");
    EXPECT_EQ(connection->query("PRAGMA journal_mode = WAL").unknown, "what PRAGMA journal_mode tells");
    EXPECT_EQ(connection->query("SELECT * FROM pragma_page_count").unknown, "what PRAGMA page_count tells");
    EXPECT_TRUE(connection->query("PRAGMA user_version").unknown.empty());
}

TEST(SqliteSimulation, NoFileIsTouched) {
    const TemporaryDirectory directory;
    const std::string file = (directory.path() / "other.db").string();
    const auto connection = simulated();
    for (const std::string& sql : {"ATTACH '" + file + "' AS other", "VACUUM INTO '" + file + "'"}) {
        const Error error = test::error_of([&] { connection->query(sql); });
        EXPECT_EQ(error.code(), ErrorCode::not_supported) << sql;
        EXPECT_EQ(error.message(), file + ": another file is nothing that a simulated database has");
    }
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_NO_THROW(connection->query("ATTACH ':memory:' AS other"));
    EXPECT_NO_THROW(connection->query("VACUUM"));
    EXPECT_FALSE(sqlite_dialect().lock_holder(*connection, {}).has_value());
}

TEST(SqliteSimulation, TheCatalogIsThatOfTheOpenTransaction) {
    const auto connection = simulated();
    connection->begin();
    connection->query("CREATE TABLE t (a)");
    EXPECT_EQ(connection->catalog().tables.size(), 1U);
    EXPECT_TRUE(connection->in_transaction());
    connection->rollback();
    EXPECT_TRUE(connection->catalog().tables.empty());
}

}  // namespace

}  // namespace aludel::dialect::sqlite
