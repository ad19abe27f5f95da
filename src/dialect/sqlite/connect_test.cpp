#include "dialect/sqlite/connect.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <thread>

#include "base/file.hpp"
#include "dialect/migration_patience.hpp"
#include "dialect/sqlite/dialect.hpp"
#include "dialect/test_database.hpp"

namespace aludel::dialect::sqlite {

namespace {

class SqliteConnect : public testing::Test {
protected:
    std::filesystem::path file(const std::string& name = "app.db") const { return directory_.path() / name; }
    Url url(const std::string& name = "app.db") const {
        Url one;
        one.dialect = "sqlite";
        one.database = file(name).string();
        return one;
    }
    std::unique_ptr<Connection> open(const ConnectOptions& options = {}) const {
        return sqlite_dialect().connect(url(), options);
    }
    static std::vector<Value> column(Connection& connection, const std::string& sql) {
        std::vector<Value> values;
        for (const auto& row : connection.query(sql).rows) {
            values.push_back(row.at(0));
        }
        return values;
    }

private:
    TemporaryDirectory directory_;
};

using Values = std::vector<Value>;

TEST_F(SqliteConnect, RowsColumnsAndParameters) {
    const auto connection = open();
    EXPECT_EQ(connection->query("CREATE TABLE a (x, y)").affected, 0);
    const Value parameters[] = {std::string("it's"), std::nullopt};
    EXPECT_EQ(connection->query("INSERT INTO a VALUES (?1, ?2), (2, x'00ff')", parameters).affected, 2);
    EXPECT_EQ(connection->query("CREATE TABLE b (x)").affected, 0);
    const Result result = connection->query("SELECT x AS one, y FROM a");
    EXPECT_EQ(result.columns, (std::vector<std::string>{"one", "y"}));
    ASSERT_EQ(result.rows.size(), 2U);
    EXPECT_EQ(result.rows[0], (Values{"it's", std::nullopt}));
    EXPECT_EQ(result.rows[1], (Values{"2", std::string("\0\xff", 2)}));
    EXPECT_EQ(connection->server_version().substr(0, 7), "SQLite ");
    EXPECT_NE(connection->describe().find("app.db"), std::string::npos);
}

TEST_F(SqliteConnect, OneStatementAtATime) {
    const auto connection = open();
    EXPECT_EQ(test::error_of([&] { connection->query("SELECT 1; DROP TABLE a"); }).code(), ErrorCode::sql_syntax);
    EXPECT_NO_THROW(connection->query("SELECT 1; -- done"));
    EXPECT_EQ(test::error_of([&] { connection->query("SELECT :name"); }).code(), ErrorCode::statement_failed);
}

TEST_F(SqliteConnect, RunTellsEachAndStopsAtTheFirstFailure) {
    const auto connection = open();
    std::vector<std::size_t> done;
    const std::vector<Statement> statements = {{"CREATE TABLE a (x UNIQUE)", {"r.sql", 3, 1}, {}, {}, {}},
                                               {"INSERT INTO a VALUES (1)", {"r.sql", 4, 1}, {}, {}, 1},
                                               {"INSERT INTO a\n  VALUES (1)", {"r.sql", 5, 5}, {}, {}, {}},
                                               {"DROP TABLE a", {"r.sql", 7, 1}, {}, {}, {}}};
    const Error error =
        test::error_of([&] { connection->run(statements, [&](const Outcome& one) { done.push_back(one.index); }); });
    EXPECT_EQ(done, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(error.code(), ErrorCode::statement_failed);
    EXPECT_EQ(error.sqlstate(), "SQLITE_CONSTRAINT_UNIQUE");
    EXPECT_EQ(error.place(), (Place{"r.sql", 5, 5}));
    EXPECT_EQ(error.message(), "UNIQUE constraint failed: a.x");
}

TEST_F(SqliteConnect, APlaceInsideTheStatement) {
    const auto connection = open();
    const std::vector<Statement> first_line = {{"SELECT 'é', nope", {"r.sql", 9, 5}, {}, {}, {}}};
    EXPECT_EQ(test::error_of([&] { connection->run(first_line); }).place(), (Place{"r.sql", 9, 17}));
    const std::vector<Statement> later_line = {{"SELECT\n  1 +\n  FROM a", {"r.sql", 9, 5}, {}, {}, {}}};
    const Error error = test::error_of([&] { connection->run(later_line); });
    EXPECT_EQ(error.place(), (Place{"r.sql", 11, 3}));
    EXPECT_EQ(error.message(), "near \"FROM\": syntax error");
}

TEST_F(SqliteConnect, ExpectedRowsAreCounted) {
    const auto connection = open();
    connection->query("CREATE TABLE v (n)");
    const std::vector<Statement> statements = {{"UPDATE v SET n = 1", {}, {}, {}, 1}};
    EXPECT_EQ(test::error_of([&] { connection->run(statements); }).code(), ErrorCode::version_table_mismatch);
}

TEST_F(SqliteConnect, SchemaChangesAreRolledBack) {
    const auto connection = open();
    connection->query("CREATE TABLE a (x)");
    connection->begin();
    EXPECT_TRUE(connection->in_transaction());
    connection->query("DROP TABLE a");
    connection->query("CREATE TABLE b (x)");
    connection->rollback();
    EXPECT_FALSE(connection->in_transaction());
    EXPECT_EQ(column(*connection, "SELECT name FROM sqlite_schema"), Values{"a"});
}

TEST_F(SqliteConnect, TheDestructorRollsBack) {
    {
        const auto connection = open();
        connection->begin();
        connection->query("CREATE TABLE a (x)");
    }
    EXPECT_EQ(column(*open(), "SELECT name FROM sqlite_schema"), Values{});
}

TEST_F(SqliteConnect, ForeignKeysAreOffInsideAndAsBeforeAfterwards) {
    const auto connection = open();
    for (const std::string setting : {"0", "1"}) {
        connection->query("PRAGMA foreign_keys = " + setting);
        connection->begin();
        EXPECT_EQ(column(*connection, "PRAGMA foreign_keys"), Values{"0"});
        connection->commit();
        EXPECT_EQ(column(*connection, "PRAGMA foreign_keys"), Values{setting});
        connection->begin();
        connection->rollback();
        EXPECT_EQ(column(*connection, "PRAGMA foreign_keys"), Values{setting});
    }
}

class SqliteForeignKeys : public SqliteConnect {
protected:
    void SetUp() override {
        connection_ = open();
        connection_->query("CREATE TABLE authors (id INTEGER PRIMARY KEY)");
        connection_->query("CREATE TABLE books (id INTEGER PRIMARY KEY, author_id REFERENCES authors)");
        connection_->query("INSERT INTO authors VALUES (1), (2)");
        connection_->query("INSERT INTO books VALUES (10, 1), (20, 2)");
    }
    std::unique_ptr<Connection> connection_;
};

TEST_F(SqliteForeignKeys, AViolationStopsTheCommit) {
    connection_->begin();
    connection_->query("DELETE FROM authors WHERE id = 2");
    const Error error = test::error_of([&] { connection_->commit(); });
    EXPECT_EQ(error.code(), ErrorCode::foreign_key_violation);
    EXPECT_EQ(error.message(), "foreign keys would be violated: books row 20: author_id = 2 has no row in authors");
    EXPECT_TRUE(connection_->in_transaction());
    connection_->rollback();
    EXPECT_EQ(column(*connection_, "SELECT count(*) FROM authors"), Values{"2"});
}

TEST_F(SqliteForeignKeys, WhatWasViolatedBeforeDoesNotCount) {
    connection_->query("INSERT INTO books VALUES (30, 99), (31, 99)");
    connection_->begin();
    connection_->query("INSERT INTO books VALUES (40, 1)");
    EXPECT_NO_THROW(connection_->commit());
    connection_->begin();
    connection_->query("INSERT INTO books VALUES (50, 99)");
    const Error error = test::error_of([&] { connection_->commit(); });
    EXPECT_NE(error.message().find("author_id = 99"), std::string::npos);
    EXPECT_NE(error.hint().find("what stood before it (2 violations)"), std::string::npos) << error.hint();
}

// Copy, drop, rename: the row ids change, the old violation stays an old one.
TEST_F(SqliteForeignKeys, ATableMayBeRebuiltAroundAnOldViolation) {
    connection_->query("INSERT INTO books VALUES (30, 99)");
    connection_->begin();
    for (const std::string sql : {"CREATE TABLE books_new (id, author_id REFERENCES authors, note)",
                                  "INSERT INTO books_new (id, author_id) SELECT id, author_id FROM books",
                                  "DROP TABLE books", "ALTER TABLE books_new RENAME TO books"}) {
        connection_->query(sql);
    }
    EXPECT_NO_THROW(connection_->commit());
}

TEST_F(SqliteForeignKeys, AnotherConnectionsViolationIsNotOurs) {
    connection_->begin();
    connection_->commit();
    open()->query("INSERT INTO books VALUES (30, 99)");
    connection_->begin();
    EXPECT_NO_THROW(connection_->commit());
    connection_->query("INSERT INTO books VALUES (31, 98)");  // ours, outside a transaction
    connection_->begin();
    EXPECT_NO_THROW(connection_->commit());
}

TEST_F(SqliteForeignKeys, AKeyThatCannotBeFollowedIsNamed) {
    connection_->begin();
    connection_->query("CREATE TABLE shops (name)");
    connection_->query("CREATE TABLE shelves (shop REFERENCES shops (name))");
    connection_->query("INSERT INTO shelves VALUES ('x')");
    const Error error = test::error_of([&] { connection_->commit(); });
    EXPECT_NE(error.message().find("foreign key mismatch"), std::string::npos) << error.message();
}

TEST_F(SqliteForeignKeys, TablesWithoutRowidAndSeveralColumns) {
    connection_->query("CREATE TABLE p (a, b, PRIMARY KEY (a, b))");
    connection_->query("CREATE TABLE c (k PRIMARY KEY, a, b, FOREIGN KEY (a, b) REFERENCES p) WITHOUT ROWID");
    connection_->query("CREATE TABLE d (a, b, FOREIGN KEY (a, b) REFERENCES p)");
    connection_->begin();
    connection_->query("INSERT INTO c VALUES (1, 2, 3)");
    EXPECT_NE(test::error_of([&] { connection_->commit(); }).message().find("c a row: a, b has no row in p"),
              std::string::npos);
    connection_->query("DELETE FROM c");
    connection_->query("INSERT INTO d VALUES ('x', 3)");
    EXPECT_NE(test::error_of([&] { connection_->commit(); }).message().find("d row 1: a, b = 'x', 3 has no row in p"),
              std::string::npos);
}

TEST_F(SqliteConnect, AnotherWriterIsWaitedForAndThenNamed) {
    const auto first = open();
    const auto second = open();
    first->begin();
    second->set_timeouts(0.2, 0);
    const auto started = std::chrono::steady_clock::now();
    const Error error = test::error_of([&] { second->begin(); });
    EXPECT_GE(std::chrono::steady_clock::now() - started, std::chrono::milliseconds(200));
    EXPECT_EQ(error.code(), ErrorCode::lock_timeout);
    EXPECT_EQ(error.sqlstate(), "SQLITE_BUSY");
    EXPECT_NE(error.message().find("app.db is locked"), std::string::npos);
    EXPECT_FALSE(second->in_transaction());
    std::thread releaser([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        first->rollback();
    });
    second->set_timeouts(10, 0);
    EXPECT_NO_THROW(second->begin());
    releaser.join();
}

const std::string endless =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n WHERE i < 0";

TEST_F(SqliteConnect, AStatementTimeoutEndsIt) {
    const auto connection = open();
    connection->set_timeouts(5, 0.1);
    connection->begin();
    const Error error = test::error_of([&] { connection->query(endless); });
    EXPECT_EQ(error.code(), ErrorCode::statement_failed);
    EXPECT_NE(error.message().find("statement timeout of 100 ms"), std::string::npos) << error.message();
    connection->rollback();
    EXPECT_NO_THROW(connection->query("SELECT 1"));
}

TEST_F(SqliteConnect, CancelEndsItFromAnotherThread) {
    const auto connection = open();
    std::atomic<bool> ended{false};
    std::thread canceller([&] {
        while (!ended.load()) {
            connection->cancel();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
    const Error error = test::error_of([&] { connection->query(endless); });
    ended.store(true);
    canceller.join();
    EXPECT_EQ(error.code(), ErrorCode::interrupted);
}

TEST_F(SqliteConnect, AFullDiskUndoesEverything) {
    const auto connection = open();
    connection->query("CREATE TABLE a (x)");
    connection->query("INSERT INTO a VALUES ('kept')");
    connection->query("PRAGMA max_page_count = 8");
    connection->begin();
    connection->query("CREATE TABLE b (x)");
    const Error error = test::error_of([&] {
        for (int round = 0; round < 100; ++round) {
            connection->query("INSERT INTO a VALUES (zeroblob(4000))");
        }
    });
    EXPECT_EQ(error.code(), ErrorCode::statement_failed);
    EXPECT_EQ(error.sqlstate(), "SQLITE_FULL");
    EXPECT_NE(error.message().find("is full"), std::string::npos);
    connection->rollback();
    EXPECT_FALSE(connection->in_transaction());
    EXPECT_EQ(column(*connection, "SELECT count(*) FROM a"), Values{"1"});
    EXPECT_EQ(column(*connection, "SELECT name FROM sqlite_schema"), Values{"a"});
}

TEST_F(SqliteConnect, WhatCannotBeOpenedIsToldWhy) {
    std::filesystem::create_directory(file("dir"));
    std::ofstream(file("text.db")) << std::string(2000, 'x');
    const Error directory = test::error_of([&] { sqlite_dialect().connect(url("dir")); });
    EXPECT_EQ(directory.code(), ErrorCode::connection_failed);
    EXPECT_NE(directory.message().find("is a directory"), std::string::npos);
    const Error text = test::error_of([&] { sqlite_dialect().connect(url("text.db")); });
    EXPECT_EQ(text.code(), ErrorCode::connection_failed);
    EXPECT_NE(text.message().find("is not an SQLite database"), std::string::npos);
    ConnectOptions existing;
    existing.create = false;
    EXPECT_EQ(test::error_of([&] { sqlite_dialect().connect(url("none.db"), existing); }).code(),
              ErrorCode::connection_failed);
    EXPECT_FALSE(std::filesystem::exists(file("none.db")));
    EXPECT_NE(test::error_of([&] { sqlite_dialect().connect(url("no/such.db")); }).message().find("there is no directory"),
              std::string::npos);
}

/// Whoever runs the tests may be root, who may write everywhere.
class WithoutPrivileges {
public:
    WithoutPrivileges() {
        if (privileged_ && seteuid(65534) != 0) {
            throw std::runtime_error("seteuid");
        }
    }
    ~WithoutPrivileges() { EXPECT_TRUE(!privileged_ || seteuid(0) == 0); }

private:
    bool privileged_ = geteuid() == 0;
};

TEST_F(SqliteConnect, ADirectoryThatMayNotBeWrittenIsTheReason) {
    using std::filesystem::perms;
    std::filesystem::permissions(file().parent_path(), perms{0755});
    std::filesystem::create_directory(file("closed"));
    std::filesystem::permissions(file("closed"), perms{0555});
    const Error error = [&] {
        const WithoutPrivileges while_it_lives;
        return test::error_of([&] { sqlite_dialect().connect(url("closed/new.db")); });
    }();
    EXPECT_EQ(error.code(), ErrorCode::connection_failed);
    EXPECT_NE(error.message().find("new.db: Permission denied"), std::string::npos) << error.message();
    EXPECT_NE(error.hint().find("must be allowed to write there"), std::string::npos) << error.hint();
    std::filesystem::permissions(file("closed"), perms::owner_all);
}

TEST_F(SqliteConnect, AMissingFileIsMadeByWhatWrites) {
    const auto connection = open();
    connection->query("PRAGMA foreign_keys = ON");
    EXPECT_EQ(column(*connection, "SELECT count(*) FROM sqlite_schema"), Values{"0"});
    EXPECT_FALSE(std::filesystem::exists(file()));
    connection->begin();
    EXPECT_TRUE(std::filesystem::exists(file()));
    connection->query("CREATE TABLE a (x)");
    connection->commit();
    EXPECT_EQ(column(*connection, "PRAGMA foreign_keys"), Values{"1"});  // what was set before it was there holds
    EXPECT_EQ(column(*open(), "SELECT name FROM sqlite_schema"), Values{"a"});
}

TEST_F(SqliteConnect, AMissingFileThatAnotherMakesIsSeen) {
    const auto connection = open();
    EXPECT_EQ(column(*connection, "SELECT name FROM sqlite_schema"), Values{});
    open()->query("CREATE TABLE a (x)");
    EXPECT_EQ(column(*connection, "SELECT name FROM sqlite_schema"), Values{"a"});
    connection->begin();
    connection->query("CREATE TABLE b (x)");
    connection->rollback();
}

TEST_F(SqliteConnect, WhatIsUndoneLeavesNoFile) {
    {
        const auto connection = open();
        connection->begin();
        connection->query("CREATE TABLE a AS SELECT zeroblob(4000000)");  // more than the library's memory
        connection->rollback();
    }
    EXPECT_FALSE(std::filesystem::exists(file()));
    std::ofstream(file()).flush();
    open()->begin();
    EXPECT_TRUE(std::filesystem::exists(file())) << "it was there before";
}

TEST_F(SqliteConnect, AnEmptyFileStaysThatSomebodyElseHasOpen) {
    auto connection = open();
    connection->begin();
    const auto other = open();
    connection.reset();
    ASSERT_TRUE(std::filesystem::exists(file()));
    other->query("CREATE TABLE a (x)");
    EXPECT_EQ(column(*open(), "SELECT name FROM sqlite_schema"), Values{"a"});
}

/// Another process that migrates and has the file to itself, until this goes.
class OtherMigration {
public:
    explicit OtherMigration(const Url& url) {
        int ready[2];
        if (pipe(ready) != 0 || pipe(end_) != 0) {
            throw std::runtime_error("pipe");
        }
        child_ = fork();
        if (child_ == 0) {
            close(end_[1]);
            const auto lock = sqlite_dialect().lock(url, {});
            const auto connection = sqlite_dialect().connect(url);
            connection->query("BEGIN EXCLUSIVE");
            char byte = 'r';
            const bool told = write(ready[1], &byte, 1) == 1;
            while (told && read(end_[0], &byte, 1) < 0) {
            }
            _exit(0);
        }
        char byte = 0;
        EXPECT_EQ(read(ready[0], &byte, 1), 1);
        close(ready[0]);
        close(ready[1]);
        close(end_[0]);
    }
    ~OtherMigration() {
        close(end_[1]);
        waitpid(child_, nullptr, 0);
    }
    OtherMigration(const OtherMigration&) = delete;
    OtherMigration& operator=(const OtherMigration&) = delete;
    std::string pid() const { return std::to_string(child_); }

private:
    int end_[2] = {};
    pid_t child_ = -1;
};

TEST_F(SqliteConnect, AMigrationThatKeepsTheFileToItselfIsNamed) {
    open()->query("CREATE TABLE a (x)");
    std::optional<OtherMigration> other(url());
    const auto started = std::chrono::steady_clock::now();
    const auto connection = open();
    dynamic_cast<MigrationPatience&>(*connection).set_migration_patience(0.2);
    const Error error = test::error_of([&] { connection->query("SELECT * FROM a"); });
    EXPECT_EQ(error.code(), ErrorCode::lock_busy);
    EXPECT_NE(error.message().find("pid " + other->pid()), std::string::npos) << error.message();
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(4)) << "not the lock timeout";
    const auto holder = sqlite_dialect().lock_holder(*connection, {});
    ASSERT_TRUE(holder);
    EXPECT_EQ(holder->pid, other->pid());
    other.reset();
    EXPECT_NO_THROW(connection->query("SELECT * FROM a"));
}

TEST_F(SqliteConnect, ReadOnlyReadsAndSaysSoWhenAskedToWrite) {
    open()->query("CREATE TABLE a (x)");
    ConnectOptions reading;
    reading.read_only = true;
    const auto connection = open(reading);
    EXPECT_EQ(column(*connection, "SELECT name FROM sqlite_schema"), Values{"a"});
    EXPECT_EQ(test::error_of([&] { connection->begin(); }).code(), ErrorCode::connection_failed);
    EXPECT_EQ(test::error_of([&] { connection->query("DROP TABLE a"); }).sqlstate(), "SQLITE_READONLY");
}

TEST_F(SqliteConnect, TheJournalModeIsLeftAlone) {
    const auto first = open();
    first->query("CREATE TABLE b (x)");
    first->query("PRAGMA journal_mode = WAL");
    const auto connection = open();
    connection->begin();
    connection->query("CREATE TABLE a (x)");
    connection->commit();
    EXPECT_EQ(column(*connection, "PRAGMA journal_mode"), Values{"wal"});
}

TEST_F(SqliteConnect, MemoryIsPrivate) {
    Url memory = Url::parse("sqlite://");
    EXPECT_TRUE(is_memory(memory));
    const auto connection = sqlite_dialect().connect(memory);
    connection->begin();
    connection->query("CREATE TABLE a (x)");
    connection->commit();
    EXPECT_EQ(connection->describe(), "in-memory database");
}

// A file name that SQLite could read as a URI with options is a file name.
TEST_F(SqliteConnect, NamesAreNotUris) {
    const auto connection = sqlite_dialect().connect(url("file:x.db?mode=memory"));
    connection->query("CREATE TABLE a (x)");
    EXPECT_TRUE(std::filesystem::exists(file("file:x.db?mode=memory")));
}

}  // namespace

}  // namespace aludel::dialect::sqlite
