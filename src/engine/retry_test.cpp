#include "engine/retry.hpp"

#include <thread>

#include "engine/test_project.hpp"

namespace aludel::engine {

namespace {

using namespace test;

class RetryTest : public BothDatabases {
protected:
    RetryTest() {
        sample.settings.lock_timeout = 0.15;
        sample.settings.lock_retries = 2;
        sample.revision("a1", "", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;");
        sample.upgrade();
        sample.revision("b1", "a1", "CREATE TABLE b (id INTEGER);\nALTER TABLE a ADD COLUMN c INTEGER;", "");
        other = sample.connect();
        other->set_timeouts(5, 0);
    }
    void hold() const {
        other->begin();
        other->query(on_postgresql() ? "LOCK TABLE a IN ACCESS SHARE MODE" : "INSERT INTO a VALUES (1)");
    }

    std::unique_ptr<dialect::Connection> other;
};

TEST_P(RetryTest, GivesUpAfterTheLastAttemptWithNothingChanged) {
    hold();
    const Error error = sample.upgrade_error();
    EXPECT_EQ(error.code(), ErrorCode::lock_timeout);
    ASSERT_EQ(sample.told.retries.size(), 2U);
    EXPECT_EQ(sample.told.retries[0].substr(0, 3), "1/3");
    EXPECT_EQ(sample.told.retries[1].substr(0, 3), "2/3");
    other->rollback();
    EXPECT_FALSE(sample.has_table("b"));
    EXPECT_EQ(sample.state().rows, Strings{"a1"});
}

TEST_P(RetryTest, WhatIsCommittedIsNotRunAgain) {
    sample.settings.transaction = TransactionMode::each;
    sample.revision("b1", "a1", "CREATE TABLE b (id INTEGER);", "");
    sample.revision("c1", "b1", "ALTER TABLE a ADD COLUMN c INTEGER;", "");
    if (!on_postgresql()) {
        return;  // SQLite locks the whole file: the first step waits as the second does
    }
    hold();
    EXPECT_EQ(sample.upgrade_error().code(), ErrorCode::lock_timeout);
    ASSERT_EQ(sample.told.retries.size(), 2U);
    EXPECT_EQ(sample.told.retries[1].substr(0, 3), "2/3");
    EXPECT_EQ(sample.told.commits, std::vector<std::size_t>{1});
    other->rollback();
    EXPECT_EQ(sample.state().rows, Strings{"b1"});
    EXPECT_TRUE(sample.has_table("b"));
    sample.upgrade();
    EXPECT_EQ(sample.state().rows, Strings{"c1"});
}

TEST_P(RetryTest, GoesOnWhenTheLockIsFreed) {
    hold();
    sample.settings.lock_retries = 20;
    std::thread release([this] {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        other->rollback();
    });
    sample.upgrade();
    release.join();
    EXPECT_FALSE(sample.told.retries.empty());
    EXPECT_TRUE(sample.has_table("b"));
}

INSTANTIATE_TEST_SUITE_P(On, RetryTest, ::testing::Values("sqlite", "postgresql"),
                         [](const auto& info) { return std::string(info.param); });

TEST(Retry, OnlyWhatTheDatabaseHasUndoneIsTriedAgain) {
    const auto error = [](ErrorCode code, const std::string& sqlstate) {
        Error one(code, "x");
        one.statement("", sqlstate);
        return one;
    };
    EXPECT_TRUE(can_be_retried(error(ErrorCode::lock_timeout, "55P03")));
    EXPECT_TRUE(can_be_retried(error(ErrorCode::statement_failed, "40P01")));
    EXPECT_TRUE(can_be_retried(error(ErrorCode::statement_failed, "40001")));
    EXPECT_FALSE(can_be_retried(error(ErrorCode::statement_failed, "23505")));
    EXPECT_FALSE(can_be_retried(error(ErrorCode::connection_lost, "57P01")));
    EXPECT_FALSE(can_be_retried(error(ErrorCode::interrupted, "57014")));
}

}  // namespace

}  // namespace aludel::engine
