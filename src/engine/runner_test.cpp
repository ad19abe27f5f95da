#include "engine/runner.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "engine/test_project.hpp"

namespace aludel::engine {

namespace {

using namespace test;
using dialect::test::error_of;

/// Wants the time of each statement, and takes its own time to write each down.
struct Timed : RunObserver {
    static constexpr std::chrono::milliseconds pause{60};
    bool times_statements() const override { return true; }
    void statement_done(const dialect::Statement& statement, double seconds, long) override {
        statements.push_back(statement.sql);
        if (!statement.place.file.empty()) {
            fastest = std::min(fastest, seconds);
        }
        std::this_thread::sleep_for(pause);
    }
    long count(const std::string& sql) const { return std::count(statements.begin(), statements.end(), sql); }

    Strings statements;
    double fastest = 1000;  ///< of the revisions' own
};

class RunnerTest : public BothDatabases {
protected:
    void three_revisions() const {
        sample.revision("a1", "", "CREATE TABLE a (id INTEGER);\nINSERT INTO a VALUES (1);", "DROP TABLE a;");
        sample.revision("b1", "a1", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;");
        sample.revision("c1", "b1", "CREATE TABLE c (id INTEGER);", "DROP TABLE c;");
    }
};

TEST_P(RunnerTest, ModeAllCommitsOnceModeEachEveryStep) {
    three_revisions();
    EXPECT_EQ(sample.upgrade().steps_done, 3U);
    EXPECT_EQ(sample.told.commits, std::vector<std::size_t>{3});
    EXPECT_EQ(sample.told.started, (Strings{"a1", "b1", "c1"}));
    EXPECT_EQ(sample.told.done, (Strings{"a1", "b1", "c1"}));
    EXPECT_EQ(sample.state().rows, Strings{"c1"});
    sample.settings.transaction = TransactionMode::each;
    RunOptions yes;
    yes.yes = true;
    sample.downgrade("base", yes);
    EXPECT_EQ(sample.told.commits, (std::vector<std::size_t>{1, 2, 3}));
    EXPECT_EQ(sample.state().rows, Strings{});
    EXPECT_EQ(sample.ledger(), (Strings{"upgrade a1 done", "upgrade b1 done", "upgrade c1 done", "downgrade c1 done",
                                        "downgrade b1 done", "downgrade a1 done"}));
}

TEST_P(RunnerTest, EachStatementIsTimedAloneBeginAndCommitToo) {
    three_revisions();
    const std::string begin = on_postgresql() ? "BEGIN" : "BEGIN IMMEDIATE";
    for (const TransactionMode mode : {TransactionMode::all, TransactionMode::each}) {
        sample.settings.transaction = mode;
        Timed timed;
        Project project = sample.project();
        upgrade(project, "head", {}, timed);
        const long transactions = mode == TransactionMode::all ? 1 : 3;
        EXPECT_EQ(timed.count(begin), transactions);
        EXPECT_EQ(timed.count("COMMIT"), transactions);
        EXPECT_EQ(timed.statements.back(), "COMMIT");
        EXPECT_EQ(timed.count("CREATE TABLE b (id INTEGER)"), 1);
        // A distance between answers has the pause in it.
        EXPECT_LT(timed.fastest, std::chrono::duration<double>(Timed::pause).count());
        RunOptions yes;
        yes.yes = true;
        sample.downgrade("base", yes);
    }
}

TEST_P(RunnerTest, ARollbackIsTimedToo) {
    sample.revision("a1", "", "CREATE TABLE a (id INTEGER);\nSELECT nonsense;", "DROP TABLE a;");
    Timed timed;
    Project project = sample.project();
    error_of([&] { upgrade(project, "head", {}, timed); });
    const auto failed = std::find(timed.statements.begin(), timed.statements.end(), "CREATE TABLE a (id INTEGER)");
    ASSERT_LT(failed, timed.statements.end() - 1);
    EXPECT_EQ(*(failed + 1), "ROLLBACK");
}

TEST_P(RunnerTest, ModeNoneLeavesNoIntentsBehind) {
    three_revisions();
    sample.settings.transaction = TransactionMode::none;
    sample.upgrade();
    EXPECT_EQ(sample.state().rows, Strings{"c1"});
    EXPECT_FALSE(sample.has_table("aludel_intent"));
    EXPECT_EQ(sample.query("SELECT count(*) FROM a"), "1");
}

TEST_P(RunnerTest, NothingToDoTouchesNothing) {
    three_revisions();
    sample.upgrade();
    const RunReport again = sample.upgrade();
    EXPECT_TRUE(again.nothing_to_do);
    EXPECT_TRUE(sample.told.statements.empty());
    EXPECT_EQ(sample.ledger().size(), 3U);
    RunOptions resume;
    resume.resume = true;
    EXPECT_EQ(sample.upgrade_error("head", resume).code(), ErrorCode::nothing_to_resume);
}

TEST_P(RunnerTest, AFailureUndoesAllOrOnlyItsStep) {
    three_revisions();
    sample.revision("d1", "c1", "CREATE TABLE d (id INTEGER);\nCREATE TABLE a (id INTEGER);", "DROP TABLE d;");
    Error error = sample.upgrade_error();
    EXPECT_EQ(error.code(), ErrorCode::statement_failed);
    EXPECT_NE(error.place().file.find("d1.sql"), std::string::npos);
    EXPECT_EQ(error.place().line, 8);
    EXPECT_NE(error.detail().find("nothing was changed: the database is at <base>"), std::string::npos);
    EXPECT_FALSE(sample.has_table("a"));
    EXPECT_FALSE(sample.has_table("alembic_version"));
    EXPECT_FALSE(sample.has_table("aludel_ledger"));
    sample.settings.transaction = TransactionMode::each;
    error = sample.upgrade_error();
    EXPECT_NE(error.detail().find("applied: a1, b1, c1\nnot applied: d1\nthe database is at c1"), std::string::npos)
        << error.detail();
    EXPECT_EQ(sample.state().rows, Strings{"c1"});
    EXPECT_FALSE(sample.has_table("d"));
}

TEST_P(RunnerTest, ACommitThatFailsIsThatOfItsOwnStep) {
    sample.revision("a1", "", "CREATE TABLE a (id INTEGER PRIMARY KEY);", "");
    sample.revision("b1", "a1",
                    "CREATE TABLE b (a INTEGER REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED);\n"
                    "INSERT INTO b VALUES (99);",
                    "");
    sample.revision("c1", "b1", "CREATE TABLE c (id INTEGER);", "");
    sample.settings.transaction = TransactionMode::each;
    const Error error = sample.upgrade_error();
    EXPECT_NE(error.detail().find("applied: a1\nnot applied: b1, c1\nthe database is at a1"), std::string::npos)
        << error.detail();
    EXPECT_EQ(sample.told.commits, std::vector<std::size_t>{1});
    EXPECT_EQ(sample.told.started, (Strings{"a1", "b1"}));
    EXPECT_EQ(sample.ledger(), (Strings{"upgrade a1 done", "upgrade b1 failed"}));
    EXPECT_EQ(sample.state().rows, Strings{"a1"});
    EXPECT_FALSE(sample.has_table("b"));
    EXPECT_FALSE(sample.has_table("c"));
}

TEST_P(RunnerTest, EverythingIsCheckedBeforeAnythingRuns) {
    three_revisions();
    sample.revision("d1", "c1", "CREATE TABLE d (id INTEGER);\nCOMMIT;", "");
    sample.revision("e1", "d1", "VACUUM;", "");
    Error error = sample.upgrade_error();
    EXPECT_EQ(error.code(), ErrorCode::transaction_control);
    EXPECT_EQ(error.place().line, 8);
    EXPECT_NE(error.detail().find("e1.sql:7:1: VACUUM cannot run inside a transaction"), std::string::npos)
        << error.detail();
    sample.revision("d1", "c1", "", "");
    error = sample.upgrade_error();
    EXPECT_EQ(error.code(), ErrorCode::statement_not_transactional);
    EXPECT_NE(error.hint().find("transaction=off"), std::string::npos);
    EXPECT_FALSE(sample.has_table("alembic_version"));
    sample.settings.transaction = TransactionMode::none;
    sample.upgrade();
    EXPECT_EQ(sample.state().rows, Strings{"e1"});
}

TEST_P(RunnerTest, ASavepointMayStandInATransactionOnly) {
    sample.revision("a1", "", "SAVEPOINT s;\nCREATE TABLE a (id INTEGER);\nRELEASE s;", "DROP TABLE a;");
    sample.upgrade();
    EXPECT_TRUE(sample.has_table("a"));
    sample.revision("b1", "a1", "SAVEPOINT s;\nRELEASE s;", "", " transaction=off");
    EXPECT_EQ(sample.upgrade_error().code(), ErrorCode::transaction_control);
}

TEST_P(RunnerTest, AChangedFileIsRefusedUnlessAllowedAndThenRemembered) {
    three_revisions();
    sample.upgrade();
    sample.revision("b1", "a1", "CREATE TABLE b (\n  id   INTEGER -- the key\n);", "DROP TABLE b;");
    EXPECT_TRUE(sample.upgrade().nothing_to_do) << "only the layout has changed";
    sample.revision("b1", "a1", "CREATE TABLE b (id BIGINT);", "DROP TABLE b;");
    const Error error = sample.upgrade_error();
    EXPECT_EQ(error.code(), ErrorCode::changed_on_disk);
    EXPECT_NE(error.place().file.find("b1.sql"), std::string::npos);
    RunOptions allow;
    allow.allow_changed = true;
    sample.upgrade("head", allow);
    EXPECT_EQ(sample.ledger().back(), "accept b1 done");
    EXPECT_TRUE(sample.upgrade().nothing_to_do) << "it was allowed once and for all";
}

TEST_P(RunnerTest, WithoutALedgerNothingIsAddedToTheDatabase) {
    three_revisions();
    sample.settings.ledger = false;
    sample.upgrade();
    EXPECT_FALSE(sample.has_table("aludel_ledger"));
    sample.revision("b1", "a1", "CREATE TABLE b (id BIGINT);", "DROP TABLE b;");
    EXPECT_TRUE(sample.upgrade().nothing_to_do);
}

TEST_P(RunnerTest, ADowngradeThatDropsRowsAsks) {
    three_revisions();
    sample.upgrade();
    Error error = sample.downgrade_error("base");
    EXPECT_EQ(error.code(), ErrorCode::confirmation_needed);
    EXPECT_NE(error.message().find("a (1 row)"), std::string::npos) << error.message();
    RunOptions asked;
    std::string question;
    asked.ask = [&question](const std::string& text) {
        question = text;
        return false;
    };
    EXPECT_EQ(sample.downgrade_error("base", asked).code(), ErrorCode::confirmation_needed);
    EXPECT_NE(question.find("a (1 row)"), std::string::npos);
    EXPECT_EQ(sample.state().rows, Strings{"c1"});
    sample.downgrade("-2");  // b and c are empty
    asked.ask = [](const std::string&) { return true; };
    sample.downgrade("base", asked);
    EXPECT_EQ(sample.state().rows, Strings{});
}

TEST_P(RunnerTest, AProtectedDatabaseAsksForEveryDowngradeAndStamp) {
    three_revisions();
    sample.settings.is_protected = true;
    sample.upgrade();
    EXPECT_EQ(sample.downgrade_error("-1").code(), ErrorCode::confirmation_needed);
    Project project = sample.project();
    EXPECT_EQ(error_of([&] { stamp(project, {"a1"}, {}, sample.told); }).code(), ErrorCode::confirmation_needed);
    RunOptions yes;
    yes.yes = true;
    sample.downgrade("-1", yes);
    EXPECT_EQ(sample.state().rows, Strings{"b1"});
}

TEST_P(RunnerTest, ADryRunChecksAndChangesNothing) {
    three_revisions();
    RunOptions dry;
    dry.dry_run = true;
    const RunReport report = sample.upgrade("head", dry);
    EXPECT_EQ(report.plan.steps.size(), 3U);
    EXPECT_EQ(report.steps_done, 0U);
    EXPECT_FALSE(sample.has_table("alembic_version"));
    sample.revision("d1", "c1", "COMMIT;", "");
    EXPECT_EQ(sample.upgrade_error("head", dry).code(), ErrorCode::transaction_control);
}

TEST_P(RunnerTest, StampAndPurgeAreRecorded) {
    three_revisions();
    Project project = sample.project();
    stamp(project, {"b1"}, {}, sample.told);
    EXPECT_EQ(sample.state().rows, Strings{"b1"});
    RunOptions purge;
    purge.purge = true;
    Project again = sample.project();
    stamp(again, {"a1"}, purge, sample.told);
    EXPECT_EQ(sample.state().rows, Strings{"a1"});
    EXPECT_EQ(sample.ledger(), (Strings{"stamp b1 done", "purge  done", "stamp a1 done"}));
    Project base = sample.project();
    stamp(base, {"base"}, {}, sample.told);
    EXPECT_EQ(sample.state().rows, Strings{});
}

TEST_P(RunnerTest, ARowThatNoFileHasStopsTheRun) {
    three_revisions();
    Project project = sample.project();
    ensure_version(project, sample.told);
    sample.connect()->query("INSERT INTO alembic_version (version_num) VALUES ('zz')");
    EXPECT_EQ(sample.upgrade_error().code(), ErrorCode::revision_not_found);
}

INSTANTIATE_TEST_SUITE_P(On, RunnerTest, ::testing::Values("sqlite", "postgresql"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace

}  // namespace aludel::engine
