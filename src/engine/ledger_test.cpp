#include "engine/ledger.hpp"

#include "engine/test_project.hpp"

namespace aludel::engine {

namespace {

using namespace test;
using dialect::test::error_of;

class LedgerTest : public BothDatabases {
protected:
    LedgerTest() : connection(sample.connect()) { connection->run(std::vector{ledger.create(connection->dialect())}); }
    void add(const std::string& revision, const std::string& action, const std::string& outcome,
             const std::string& checksum, double seconds = 0) {
        LedgerEntry entry;
        entry.run = "run1";
        entry.revision = revision;
        entry.action = action;
        entry.outcome = outcome;
        entry.checksum = checksum;
        entry.file_hash = "hash of " + checksum;
        entry.started = "2026-11-20 11:40:00";
        entry.seconds = seconds;
        entry.user = "app";
        entry.os_user = "ann";
        entry.host = "desk";
        entry.program = "aludel 0";
        entry.message = "what's new";
        connection->run(std::vector{ledger.record(connection->dialect(), entry)});
    }

    Ledger ledger{{"", "alembic_version"}};
    std::unique_ptr<dialect::Connection> connection;
};

TEST_P(LedgerTest, ReadsBackWhatWasRecordedNewestFirst) {
    add("a1", "upgrade", "done", "c1", 12.5);
    add("b1", "upgrade", "failed", "c2", 0.25);
    const auto entries = ledger.read(*connection, {});
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].revision, "b1");
    EXPECT_EQ(entries[0].outcome, "failed");
    EXPECT_GT(entries[0].sequence, entries[1].sequence);
    EXPECT_EQ(entries[1].revision, "a1");
    EXPECT_NEAR(entries[1].seconds, 12.5, 0.1);
    EXPECT_EQ(entries[1].message, "what's new");
    EXPECT_EQ(entries[1].user + entries[1].os_user + entries[1].host + entries[1].program, "appanndeskaludel 0");
    EXPECT_EQ(entries[1].started.size(), std::string("2026-11-20 11:40:00+00:00").size()) << entries[1].started;
    EXPECT_EQ(ledger.read(*connection, {.limit = 1}).size(), 1U);
    EXPECT_EQ(ledger.read(*connection, {.revision = "a1"}).size(), 1U);
    EXPECT_EQ(ledger.read(*connection, {.sequence = entries.front().sequence}).size(), 1U);
    EXPECT_TRUE(ledger.read(*connection, {.revision = "zz"}).empty());
}

TEST_P(LedgerTest, WhatStandsAppliedIsTheLastWord) {
    add("a1", "upgrade", "done", "c1");
    add("b1", "upgrade", "resumed", "c2");
    add("c1", "upgrade", "done", "c3");
    add("c1", "downgrade", "done", "c3");
    add("d1", "upgrade", "failed", "c4");
    add("a1", "accept", "done", "c5");
    auto applied = ledger.applied(*connection);
    ASSERT_EQ(applied.size(), 2U);
    EXPECT_EQ(applied["a1"].checksum, "c5");
    EXPECT_EQ(applied["a1"].file_hash, "hash of c5");
    EXPECT_EQ(applied["b1"].checksum, "c2");
    add("b1", "stamp", "done", "");
    EXPECT_EQ(ledger.applied(*connection)["b1"].checksum, "c2");
    add("", "purge", "done", "");
    add("x1", "stamp", "done", "");
    applied = ledger.applied(*connection);
    ASSERT_EQ(applied.size(), 1U);
    EXPECT_EQ(applied["x1"].checksum, "");
}

TEST_P(LedgerTest, TheDatabaseMeasuresStepsThatShareATransaction) {
    connection->begin();
    add("a1", "upgrade", "done", "c1");
    if (on_postgresql()) {
        connection->query("SELECT pg_sleep(0.2)");
    } else {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    add("b1", "upgrade", "done", "c2");
    add("c1", "upgrade", "done", "c3");
    connection->commit();
    const auto entries = ledger.read(*connection, {});
    EXPECT_GE(entries[1].seconds, 0.19);
    EXPECT_LT(entries[0].seconds, 0.15);
}

TEST_P(LedgerTest, ATableOfAnotherShapeIsRefused) {
    connection->query("DROP TABLE aludel_ledger");
    connection->query("CREATE TABLE aludel_ledger (entry INTEGER)");
    EXPECT_EQ(error_of([&] { ledger.read(*connection, {}); }).code(), ErrorCode::ledger_invalid);
    sample.revision("a1", "", "CREATE TABLE t (id INTEGER);", "DROP TABLE t;");
    EXPECT_EQ(sample.upgrade_error().code(), ErrorCode::ledger_invalid);
    EXPECT_FALSE(sample.has_table("t"));
}

TEST_P(LedgerTest, AnotherVersionTableHasALedgerOfItsOwn) {
    EXPECT_EQ(Ledger({"", "alembic_version"}).name().name, "aludel_ledger");
    EXPECT_EQ(Ledger({"app", "billing_version"}).name().name, "aludel_ledger_billing_version");
    EXPECT_EQ(Ledger({"app", "billing_version"}).name().schema, "app");
    EXPECT_LE(Ledger({"", std::string(60, 'v')}).name().name.size(), 63U);
}

INSTANTIATE_TEST_SUITE_P(On, LedgerTest, ::testing::Values("sqlite", "postgresql"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace

}  // namespace aludel::engine
