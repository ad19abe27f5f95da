#include "engine/statement_run.hpp"

#include "engine/test_project.hpp"

namespace aludel::engine {

namespace {

using namespace test;
using dialect::test::error_of;

class StatementRunTest : public BothDatabases {
protected:
    StatementRunTest() {
        sample.revision("a1", "", "CREATE TABLE a (id INTEGER PRIMARY KEY);", "DROP TABLE a;");
        sample.upgrade();
    }
    void section(const std::string& up, const std::string& down = "") const {
        sample.revision("b1", "a1", up, down, " transaction=off");
    }
    RunOptions resume(const std::string& in_doubt = "") const {
        RunOptions options;
        options.resume = true;
        options.in_doubt = in_doubt;
        return options;
    }
    /// As a crash between a statement's intent and its mark leaves it.
    void pretend_begun(int index) const {
        sample.connect()->query("UPDATE aludel_intent SET state = 'started', message = '' WHERE statement = " +
                                std::to_string(index));
    }
};

TEST_P(StatementRunTest, AFailureSaysHowFarItIsAndResumeGoesOn) {
    section(
        "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);\nINSERT INTO a VALUES (2);\nINSERT INTO a VALUES (4);");
    Error error = sample.upgrade_error();
    EXPECT_EQ(error.code(), ErrorCode::resume_needed);
    EXPECT_EQ(error.place().line, 9);
    EXPECT_NE(error.detail().find("statements 1 to 2 are done (of 4)"), std::string::npos) << error.detail();
    EXPECT_NE(error.detail().find("statement 3 failed"), std::string::npos) << error.detail();
    EXPECT_NE(error.detail().find("statement 4 is not done"), std::string::npos) << error.detail();
    EXPECT_EQ(sample.query("SELECT count(*) FROM a"), "2");
    EXPECT_EQ(sample.state().rows, Strings{"a1"});
    error = sample.upgrade_error();
    EXPECT_EQ(error.code(), ErrorCode::resume_needed);
    EXPECT_NE(error.hint().find("`aludel upgrade head --resume` goes on"), std::string::npos) << error.hint();
    EXPECT_EQ(sample.downgrade_error("base").code(), ErrorCode::resume_needed);
    // What failed may be mended; what is done may not change.
    section(
        "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);\nINSERT INTO a VALUES (3);\nINSERT INTO a VALUES (4);");
    sample.upgrade("head", resume());
    EXPECT_EQ(sample.query("SELECT count(*) FROM a"), "4");
    EXPECT_EQ(sample.state().rows, Strings{"b1"});
    EXPECT_EQ(sample.ledger().back(), "upgrade b1 resumed");
    EXPECT_FALSE(sample.has_table("aludel_intent"));
}

TEST_P(StatementRunTest, ADoneStatementThatReadsDifferentlyIsRefused) {
    section("INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);");
    sample.upgrade_error();
    section("INSERT INTO a VALUES (7);\nINSERT INTO a VALUES (2);");
    const Error error = sample.upgrade_error("head", resume());
    EXPECT_EQ(error.code(), ErrorCode::changed_on_disk);
    EXPECT_NE(error.message().find("statement 1 of b1 is done"), std::string::npos) << error.message();
    EXPECT_EQ(sample.query("SELECT max(id) FROM a"), "1");
}

TEST_P(StatementRunTest, AFirstStatementThatFailsLeavesNothing) {
    section("INSERT INTO nowhere VALUES (1);");
    const Error error = sample.upgrade_error();
    EXPECT_EQ(error.code(), ErrorCode::statement_failed);
    EXPECT_NE(error.detail().find("nothing was changed"), std::string::npos);
    EXPECT_FALSE(sample.has_table("aludel_intent"));
}

TEST_P(StatementRunTest, AStampEndsAnUnfinishedSection) {
    section("INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);");
    sample.upgrade_error();
    Project project = sample.project();
    stamp(project, {"b1"}, {}, sample.told);
    EXPECT_FALSE(sample.has_table("aludel_intent"));
    EXPECT_TRUE(sample.upgrade().nothing_to_do);
}

TEST_P(StatementRunTest, WhatAnotherToolHasSettledIsForgotten) {
    section("INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);");
    sample.upgrade_error();
    sample.connect()->query("UPDATE alembic_version SET version_num = 'b1'");
    EXPECT_TRUE(sample.upgrade().nothing_to_do);
    EXPECT_EQ(sample.told.warnings.size(), 1U);
    EXPECT_FALSE(sample.has_table("aludel_intent"));
}

TEST_P(StatementRunTest, ADowngradeIsResumedToo) {
    section("INSERT INTO a VALUES (1);", "DELETE FROM a WHERE id = 1;\nINSERT INTO nowhere VALUES (1);");
    sample.upgrade();
    Error error = sample.downgrade_error("a1");
    EXPECT_EQ(error.code(), ErrorCode::resume_needed);
    EXPECT_NE(error.hint().find("`aludel downgrade a1 --resume` goes on"), std::string::npos) << error.hint();
    EXPECT_EQ(sample.upgrade_error("head", resume()).code(), ErrorCode::resume_needed);
    RunOptions options = resume();
    options.allow_changed = true;
    section("INSERT INTO a VALUES (1);", "DELETE FROM a WHERE id = 1;");
    sample.downgrade("a1", options);
    EXPECT_EQ(sample.state().rows, Strings{"a1"});
    EXPECT_FALSE(sample.has_table("aludel_intent"));
}

TEST_P(StatementRunTest, WhatNobodyCanKnowIsAskedFor) {
    section("INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);");
    sample.upgrade_error();
    pretend_begun(1);  // an INSERT leaves nothing that could be looked for
    section("INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);");
    const Error error = sample.upgrade_error("head", resume());
    EXPECT_EQ(error.code(), ErrorCode::in_doubt);
    EXPECT_EQ(error.place().line, 7);
    EXPECT_NE(error.hint().find("--in-doubt=done"), std::string::npos);
    sample.upgrade("head", resume("done"));
    EXPECT_EQ(sample.query("SELECT count(*) FROM a"), "2");
    EXPECT_FALSE(sample.has_table("aludel_intent"));
}

TEST_P(StatementRunTest, WhatCanBeLookedForIs) {
    section("CREATE TABLE seen (id INTEGER);\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);");
    sample.upgrade_error();
    pretend_begun(1);
    section("CREATE TABLE seen (id INTEGER);\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);");
    if (on_postgresql()) {
        // There only what cannot run in a transaction is ever in doubt, and only that is looked for.
        EXPECT_EQ(sample.upgrade_error("head", resume()).code(), ErrorCode::in_doubt);
        return;
    }
    sample.upgrade("head", resume());
    EXPECT_EQ(sample.told.warnings, Strings{"statement 1 of b1 took effect"});
    EXPECT_EQ(sample.query("SELECT count(*) FROM a"), "2");
}

INSTANTIATE_TEST_SUITE_P(On, StatementRunTest, ::testing::Values("sqlite", "postgresql"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace

}  // namespace aludel::engine
