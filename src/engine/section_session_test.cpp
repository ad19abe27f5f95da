#include "engine/section_session.hpp"

#include "dialect/test_pooler.hpp"
#include "engine/statement_run.hpp"
#include "engine/test_project.hpp"

namespace aludel::engine {

namespace {

using namespace test;

/// Sections outside a transaction whose author changes the session, in both ways to have one.
class SectionSessionTest : public ::testing::TestWithParam<const char*> {
protected:
    SectionSessionTest() {
        const auto connection = sample.connect();
        connection->query("DO $$ BEGIN CREATE ROLE section_worker; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        connection->query("CREATE SCHEMA app");
        connection->query("GRANT ALL ON SCHEMA app TO section_worker");
        sample.settings.transaction = off() ? TransactionMode::all : TransactionMode::none;
        sample.revision("a1", "", "CREATE TABLE public.a (id INTEGER PRIMARY KEY);", "DROP TABLE a;");
    }
    bool off() const { return std::string(GetParam()) == "off"; }
    void section(const std::string& up) const { sample.revision("b1", "a1", up, "", off() ? " transaction=off" : ""); }
    std::string owner(const std::string& table) const {
        return sample.query("SELECT tableowner FROM pg_tables WHERE schemaname || '.' || tablename = '" + table + "'");
    }
    RunOptions resume() const {
        RunOptions options;
        options.resume = true;
        return options;
    }

    Sample sample{dialect::test::fresh_postgresql()};
};

TEST_P(SectionSessionTest, TheAuthorsRoleAndPathHoldForHisStatementsAndForNoneOfOurs) {
    for (const std::string become :
         {"SET ROLE section_worker;", "SET SESSION AUTHORIZATION section_worker;",
          "SELECT set_config('role', 'section_worker', false);", "DO $$ BEGIN SET ROLE section_worker; END $$;"}) {
        SCOPED_TRACE(become);
        sample.settings.url = dialect::test::fresh_postgresql();
        const auto connection = sample.connect();
        connection->query("CREATE SCHEMA app");
        connection->query("GRANT ALL ON SCHEMA app TO section_worker");
        section("SET search_path = app;\n" + become +
                "\nCREATE TABLE one (id INTEGER);\nCREATE INDEX CONCURRENTLY one_id ON one (id);\n"
                "CREATE TABLE two (id INTEGER);\nCREATE INDEX CONCURRENTLY two_id ON two (id);\n"
                "CREATE TABLE three (id INTEGER);");
        sample.revision("c1", "b1", "CREATE TABLE after (id INTEGER);", "");
        sample.upgrade();
        EXPECT_EQ(owner("app.one"), "section_worker");
        EXPECT_EQ(owner("app.two"), "section_worker");
        EXPECT_EQ(owner("app.three"), "section_worker");
        // The next revision finds the session as the first one did.
        EXPECT_EQ(owner("public.after"), owner("public.alembic_version"));
        EXPECT_NE(owner("public.after"), "section_worker");
        EXPECT_EQ(sample.state().rows, Strings{"c1"});
        EXPECT_FALSE(sample.has_table("aludel_intent"));
    }
}

TEST_P(SectionSessionTest, TheAuthorsTimeoutsHold) {
    section(
        "SET lock_timeout = '7s';\nSET statement_timeout = '8s';\n"
        "CREATE TABLE first AS SELECT current_setting('lock_timeout') AS l, current_setting('statement_timeout') AS "
        "s;\n"
        "CREATE INDEX CONCURRENTLY first_l ON first (l);\n"
        "CREATE TABLE second AS SELECT current_setting('lock_timeout') AS l, current_setting('statement_timeout') AS "
        "s;");
    sample.revision("c1", "b1", "CREATE TABLE third AS SELECT current_setting('lock_timeout') AS l;", "");
    sample.upgrade();
    EXPECT_EQ(sample.query("SELECT l || ' ' || s FROM first"), "7s 8s");
    EXPECT_EQ(sample.query("SELECT l || ' ' || s FROM second"), "7s 8s");
    EXPECT_EQ(sample.query("SELECT l FROM third"), "300ms");
}

TEST_P(SectionSessionTest, ATimeoutOfARunIsLiftedForAConcurrentBuildAndComesBack) {
    section(
        "CREATE FUNCTION now_of() RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT current_setting(''lock_timeout'')';\n"
        "CREATE TABLE first AS SELECT now_of() AS l;\n"
        "CREATE FUNCTION note(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN IF now_of() <> '0' THEN RAISE "
        "'%', now_of(); END IF; RETURN $1; END $$;\n"
        "CREATE INDEX CONCURRENTLY first_l ON first (note(l));\n"
        "CREATE TABLE second AS SELECT current_setting('lock_timeout') AS l;");
    sample.upgrade();
    EXPECT_EQ(sample.query("SELECT l FROM first"), "300ms");
    EXPECT_EQ(sample.query("SELECT l FROM second"), "300ms");
}

TEST_P(SectionSessionTest, AnotherRunGoesOnWithWhatTheAuthorHadSet) {
    for (const std::string set : {"SET search_path = app;\nSET ROLE section_worker;",
                                  "DO $$ BEGIN SET search_path = app; SET ROLE section_worker; END $$;"}) {
        SCOPED_TRACE(set);
        sample.settings.url = dialect::test::fresh_postgresql();
        const auto connection = sample.connect();
        connection->query("CREATE SCHEMA app");
        connection->query("GRANT ALL ON SCHEMA app TO section_worker");
        section(set +
                "\nCREATE TABLE one (id INTEGER);\nCREATE INDEX CONCURRENTLY nowhere_id ON nowhere (id);\n"
                "CREATE TABLE two (id INTEGER);");
        EXPECT_EQ(sample.upgrade_error().code(), ErrorCode::resume_needed);
        EXPECT_EQ(sample.ledger().back(), "upgrade b1 failed");
        section(set +
                "\nCREATE TABLE one (id INTEGER);\nCREATE INDEX CONCURRENTLY one_id ON one (id);\n"
                "CREATE TABLE two (id INTEGER);");
        sample.upgrade("head", resume());
        EXPECT_EQ(owner("app.one"), "section_worker");
        EXPECT_EQ(owner("app.two"), "section_worker");
        EXPECT_EQ(sample.query("SELECT count(*) FROM pg_indexes WHERE schemaname = 'app' AND indexname = 'one_id'"),
                  "1");
        EXPECT_EQ(sample.state().rows, Strings{"b1"});
    }
}

TEST_P(SectionSessionTest, WhatWasBegunIsJudgedWhereItWasRun) {
    // public has a table and an index of the same names: by them the build would count as done.
    sample.revision("a1", "", "CREATE TABLE a (id INTEGER PRIMARY KEY);\nCREATE INDEX a_n ON a (id);", "");
    sample.upgrade();
    const std::string first = "SET search_path = app;\nCREATE TABLE a (id INTEGER);\n";
    section(first + "CREATE INDEX CONCURRENTLY a_n ON a (nothing);");
    EXPECT_EQ(sample.upgrade_error().code(), ErrorCode::resume_needed);
    section(first + "CREATE INDEX CONCURRENTLY a_n ON a (id);");
    // As a run that is killed before the server has come to the statement leaves it.
    const auto connection = sample.connect();
    const std::string checksum = statement_checksum(
        connection->dialect(), {"CREATE INDEX CONCURRENTLY a_n ON a (id)", {}, {}, std::nullopt, std::nullopt});
    connection->query(
        "UPDATE aludel_intent SET state = 'started', message = '', sql_text = 'CREATE INDEX CONCURRENTLY a_n ON a "
        "(id)', checksum = '" +
        checksum + "' WHERE statement = 3");
    sample.upgrade("head", resume());
    EXPECT_EQ(sample.query("SELECT count(*) FROM pg_indexes WHERE schemaname = 'app' AND indexname = 'a_n'"), "1");
}

TEST_P(SectionSessionTest, WhatTheAuthorWantsOfTransactionsStopsNoneOfOurs) {
    section(
        "CREATE TABLE one (id INTEGER);\nDO $$ BEGIN SET default_transaction_read_only = on; END $$;\nVACUUM one;\n"
        "DO $$ BEGIN SET default_transaction_read_only = off; END $$;\nCREATE TABLE two (id INTEGER);");
    sample.upgrade();
    EXPECT_TRUE(sample.has_table("two"));
    EXPECT_EQ(sample.state().rows, Strings{"b1"});
}

/// Settings of these names that a session of the server has not from its start, in any session behind the proxy.
std::string set_behind(const Sample& sample) {
    std::vector<std::unique_ptr<dialect::Connection>> connections;
    std::string found;
    for (std::size_t i = 0; i < dialect::test::Pooler::sessions; ++i) {
        connections.push_back(sample.connect());
        connections.back()->begin();  // each keeps a session of its own
        found += dialect::test::one(*connections.back(),
                                    "SELECT coalesce(string_agg(name || '=' || setting, ' '), '') FROM pg_settings "
                                    "WHERE name IN ('lock_timeout', 'statement_timeout', 'work_mem') AND setting <> "
                                    "reset_val");
    }
    return found;
}

TEST(SectionSessionBehindAProxy, NothingStaysInTheSessionsOfOthers) {
    const dialect::test::Pooler pooler(dialect::test::fresh_postgresql());
    Sample sample{pooler.url()};
    sample.revision("a1", "",
                    "SET lock_timeout = '123ms';\nSET statement_timeout = '77s';\nSET work_mem = '5MB';\nCREATE TABLE "
                    "a (x INTEGER);",
                    "");
    sample.upgrade();
    EXPECT_EQ(set_behind(sample), "");
    sample.revision("b1", "a1", "CREATE TABLE b (x INTEGER);\nCREATE TABLE c (x nosuchtype);", "", " transaction=off");
    EXPECT_EQ(sample.upgrade_error().code(), ErrorCode::resume_needed);
    EXPECT_EQ(sample.query("SELECT count(*) FROM aludel_intent WHERE session <> ''"), "0");
    sample.revision("b1", "a1", "CREATE TABLE b (x INTEGER);\nCREATE TABLE c (x INTEGER);", "", " transaction=off");
    RunOptions resume;
    resume.resume = true;
    sample.upgrade("head", resume);
    EXPECT_EQ(set_behind(sample), "");
}

INSTANTIATE_TEST_SUITE_P(Ways, SectionSessionTest, ::testing::Values("off", "none"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace

}  // namespace aludel::engine
