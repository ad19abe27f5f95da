#include "engine/database_state.hpp"

#include <utility>

#include "engine/bookkeeping.hpp"
#include "engine/test_project.hpp"

namespace aludel::engine {

namespace {

using namespace test;

/// A session in front of whose statements others do something: at the n-th that contains a text.
class Overtaken : public dialect::Connection {
public:
    Overtaken(std::unique_ptr<dialect::Connection> connection, std::string text, std::function<void()> others)
        : connection_(std::move(connection)), text_(std::move(text)), others_(std::move(others)) {}

    using dialect::Connection::query;
    dialect::Result query(const dialect::Statement& statement) override {
        if (statement.sql.find(text_) != std::string::npos && others_) {
            std::exchange(others_, {})();
        }
        return connection_->query(statement);
    }
    const dialect::Failure& last_failure() const override { return connection_->last_failure(); }
    bool overtaken() const { return !others_; }

    const dialect::Dialect& dialect() const override { return connection_->dialect(); }
    void run(std::span<const dialect::Statement> statements,
             const std::function<void(const dialect::Outcome&)>& done) override {
        connection_->run(statements, done);
    }
    void begin() override { connection_->begin(); }
    void commit() override { connection_->commit(); }
    void rollback() noexcept override { connection_->rollback(); }
    bool in_transaction() const override { return connection_->in_transaction(); }
    void cancel() noexcept override { connection_->cancel(); }
    void set_timeouts(double lock, double statement) override { connection_->set_timeouts(lock, statement); }
    void on_notice(std::function<void(const dialect::Notice&)> listener) override {
        connection_->on_notice(std::move(listener));
    }
    std::string server_version() override { return connection_->server_version(); }
    std::string user() override { return connection_->user(); }
    std::string describe() override { return connection_->describe(); }

private:
    std::unique_ptr<dialect::Connection> connection_;
    std::string text_;
    std::function<void()> others_;
};

/// A run at work in b1, a section outside a transaction: its table of intents is there.
class DatabaseStateTest : public BothDatabases {
protected:
    void SetUp() override {
        sample.revision("a1", "", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;");
        sample.upgrade();
        begin_section("b1");
    }
    void begin_section(const std::string& revision) const {
        const auto connection = sample.connect();
        const IntentTable intents = table();
        connection->query(intents.create(connection->dialect()).sql);
        Intent intent;
        intent.revision = revision;
        intent.index = intent.total = 1;
        intent.state = "started";
        intent.place = {"b1.sql", 7, 0};
        connection->run(std::vector{intents.start(connection->dialect(), intent)});
    }
    /// As its last transaction does it.
    void end_section(const std::string& from, const std::string& to) const {
        const auto connection = sample.connect();
        LedgerEntry entry;
        entry.revision = to;
        entry.action = "upgrade";
        entry.outcome = "done";
        entry.started = "2026-11-20 11:40:00";
        connection->begin();
        connection->run(std::vector{
            table().drop(connection->dialect()),
            own_statement("UPDATE alembic_version SET version_num = '" + to + "' WHERE version_num = '" + from + "'"),
            sample.project().ledger(*connection).record(connection->dialect(), entry)});
        connection->commit();
    }
    IntentTable table() const {
        const auto connection = sample.connect();
        return IntentTable(sample.project().version_table(*connection).name());
    }
    DatabaseState overtaken_at(const std::string& text, std::function<void()> others) const {
        Overtaken connection(sample.connect(), text, std::move(others));
        const DatabaseState state = read_database_state(sample.project(), connection, FromLedger::applied_and_end);
        EXPECT_TRUE(connection.overtaken()) << "nothing is tested: no statement has " << text;
        return state;
    }
};

TEST_P(DatabaseStateTest, IsReadWithTheIntentsOfARunAtWork) {
    const DatabaseState state = sample.state();
    EXPECT_EQ(state.rows, Strings{"a1"});
    EXPECT_EQ(state.applied.size(), 1U);
    ASSERT_EQ(state.intents.size(), 1U);
    EXPECT_EQ(state.intents[0].revision, "b1");
    EXPECT_EQ(state.intents[0].total, 1);
    EXPECT_EQ(to_string(state.intents[0].place), "b1.sql:7");
}

TEST_P(DatabaseStateTest, ASectionThatEndsBetweenTheLookAndTheReadingHasEnded) {
    const DatabaseState state = overtaken_at("sql_text", [&] { end_section("a1", "b1"); });
    EXPECT_EQ(state.rows, Strings{"b1"});
    EXPECT_FALSE(state.intent_table_exists);
    EXPECT_TRUE(state.intents.empty());
    EXPECT_TRUE(state.applied.contains("b1"));
    EXPECT_EQ(state.ledger_end, 2);
}

TEST_P(DatabaseStateTest, NoIntentsOfOneSectionAreReadWithTheRowsOfAnother) {
    const DatabaseState state = overtaken_at("sql_text", [&] {
        end_section("a1", "b1");
        begin_section("c1");
    });
    EXPECT_EQ(state.rows, Strings{"b1"});
    ASSERT_EQ(state.intents.size(), 1U);
    EXPECT_EQ(state.intents[0].revision, "c1");
}

TEST_P(DatabaseStateTest, TablesThatAreMadeWhileTheyAreLookedForAreRead) {
    end_section("a1", "b1");
    const auto connection = sample.connect();
    connection->query("ALTER TABLE aludel_ledger RENAME TO later");
    const DatabaseState state =
        overtaken_at(std::string(GetParam()) == "postgresql" ? "version_num) END, NULL, NULL, NULL, NULL"
                                                             : "CAST(version_num AS TEXT), NULL, NULL, NULL, NULL",
                     [&] {  // the closer look
                         connection->query("ALTER TABLE later RENAME TO aludel_ledger");
                         begin_section("c1");
                     });
    EXPECT_TRUE(state.ledger_exists);
    EXPECT_TRUE(state.applied.contains("b1"));
    ASSERT_EQ(state.intents.size(), 1U);
}

TEST_P(DatabaseStateTest, ATableThatGoesBetweenTheLookAndTheReadingHasNoRows) {
    Overtaken connection(sample.connect(), "SELECT version_num",
                         [&] { sample.connect()->query("DROP TABLE alembic_version"); });
    EXPECT_TRUE(sample.project().version_table(connection).read(connection).empty());
    EXPECT_TRUE(connection.overtaken());
}

TEST_P(DatabaseStateTest, TheVersionRowsAloneAreThoseOfTheTableAndOfNoTemporaryOne) {
    const Project project = sample.project();
    const auto connection = sample.connect();
    const Strings rows = sample.state().rows;
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(read_version_rows(project, *connection), rows);
    connection->query("CREATE TEMPORARY TABLE alembic_version (version_num TEXT)");
    EXPECT_TRUE(connection->query("SELECT * FROM alembic_version").rows.empty());
    EXPECT_EQ(read_version_rows(project, *connection), rows);
    connection->query("INSERT INTO alembic_version VALUES ('of the session')");
    EXPECT_EQ(read_version_rows(project, *connection), rows);
    connection->query("DROP TABLE alembic_version");
    sample.connect()->query("DROP TABLE alembic_version");
    EXPECT_TRUE(read_version_rows(project, *connection).empty());
}

TEST_P(DatabaseStateTest, ATableOfAnotherShapeIsNamed) {
    sample.connect()->query("ALTER TABLE aludel_intent RENAME COLUMN sql_text TO text");
    const Error intents = dialect::test::error_of([&] { sample.state(); });
    EXPECT_EQ(intents.code(), ErrorCode::ledger_invalid);
    EXPECT_NE(intents.message().find("aludel_intent"), std::string::npos);
    EXPECT_NE(intents.detail().find("sql_text"), std::string::npos);
    sample.connect()->query("ALTER TABLE aludel_ledger RENAME COLUMN action TO deed");
    EXPECT_EQ(dialect::test::error_of([&] { sample.state(); }).code(), ErrorCode::ledger_invalid);
    sample.connect()->query("ALTER TABLE alembic_version RENAME COLUMN version_num TO number");
    EXPECT_EQ(dialect::test::error_of([&] { sample.state(); }).code(), ErrorCode::version_table_mismatch);
}

/// A chain that was run; nothing is under way.
class UnchangedFilesTest : public BothDatabases {
protected:
    void SetUp() override {
        write("a1", "", "a");
        write("b1", "a1", "b");
        write("c1", "b1", "c");
        sample.upgrade("b1");
    }
    void write(const std::string& id, const std::string& revises, const std::string& table) const {
        sample.revision(id, revises, "CREATE TABLE " + table + " (id INTEGER);", "DROP TABLE " + table + ";");
    }
    DatabaseState look() const {
        const Project project = sample.project();
        project.preload_graph(true);
        const auto connection = project.connect();
        return read_database_state(project, *connection, FromLedger::if_changed);
    }
};

TEST_P(UnchangedFilesTest, AreKnownByTheLastRowOfTheLedger) {
    EXPECT_TRUE(look().files_unchanged);
    EXPECT_TRUE(look().applied.empty()) << "nobody needs them";
    EXPECT_EQ(look().rows, Strings{"b1"});
    sample.upgrade();
    EXPECT_TRUE(look().files_unchanged);
    RunOptions agreed;
    agreed.yes = true;
    sample.downgrade("a1", agreed);
    EXPECT_TRUE(look().files_unchanged);
    sample.settings.transaction = TransactionMode::each;
    sample.upgrade();
    EXPECT_TRUE(look().files_unchanged);
}

TEST_P(UnchangedFilesTest, AnotherFileIsOneThatHasChanged) {
    write("a1", "", "other");
    const DatabaseState state = look();
    EXPECT_FALSE(state.files_unchanged);
    EXPECT_EQ(state.applied.size(), 2U);
    EXPECT_EQ(sample.upgrade_error("b1").code(), ErrorCode::changed_on_disk);
    RunOptions allow;
    allow.allow_changed = true;
    sample.upgrade("b1", allow);
    EXPECT_TRUE(look().files_unchanged) << "it was accepted";
    write("a1", "", "a");
    EXPECT_FALSE(look().files_unchanged);
}

TEST_P(UnchangedFilesTest, AFileThatOnlyTheVersionRowsKnowIsNotTakenForApplied) {
    const auto connection = sample.connect();
    connection->query("UPDATE alembic_version SET version_num = 'c1'");
    EXPECT_FALSE(look().files_unchanged);
    connection->query("UPDATE alembic_version SET version_num = 'a1'");
    EXPECT_FALSE(look().files_unchanged);
}

TEST_P(UnchangedFilesTest, AFailureIsNotSilent) {
    sample.revision("c1", "b1", "SELECT nothing FROM nowhere;", "");
    sample.upgrade_error();
    EXPECT_FALSE(look().files_unchanged);
    EXPECT_EQ(look().applied.size(), 2U);
}

INSTANTIATE_TEST_SUITE_P(Databases, DatabaseStateTest, ::testing::Values("sqlite", "postgresql"));
INSTANTIATE_TEST_SUITE_P(Databases, UnchangedFilesTest, ::testing::Values("sqlite", "postgresql"));

}  // namespace

}  // namespace aludel::engine
