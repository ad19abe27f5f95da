#include "dialect/postgresql/inspect.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "dialect/postgresql/test_server.hpp"

namespace aludel::dialect::postgresql {
namespace {

using test::one;

class InspectTest : public ::testing::Test {
protected:
    Url url_ = test::fresh_database();
    std::unique_ptr<PostgresConnection> connection_ = connect(url_, {});
    Connection& c() { return *connection_; }

    /// "true", "false" or "unknown", then what is left over, then how it is removed.
    std::string verdict(std::string_view sql) {
        std::string leftover;
        const auto done = took_effect(c(), sql, leftover);
        std::string text = !done ? "unknown" : *done ? "true" : "false";
        if (!leftover.empty())
            text += "; " + leftover;
        if (const auto cleanup = cleanup_for(c(), sql))
            text += "; " + *cleanup;
        return text;
    }
};

TEST_F(InspectTest, table_exists_follows_the_search_path) {
    c().query("CREATE SCHEMA s; CREATE TABLE s.a (x int); CREATE TABLE \"B\" (x int)");
    EXPECT_FALSE(table_exists(c(), {"", "a"}));
    EXPECT_TRUE(table_exists(c(), {"s", "a"}));
    EXPECT_FALSE(table_exists(c(), {"public", "a"}));
    EXPECT_TRUE(table_exists(c(), {"", "B"}));
    EXPECT_FALSE(table_exists(c(), {"", "b"}));
    c().query("SET search_path = s");
    EXPECT_TRUE(table_exists(c(), {"", "a"}));
}

TEST_F(InspectTest, tells_of_concurrent_index_builds) {
    c().query("CREATE TABLE t (a int, b int); INSERT INTO t VALUES (1, 1), (1, 2)");
    const std::string build = "CREATE UNIQUE INDEX CONCURRENTLY my_index ON public.t (a)";
    EXPECT_EQ(verdict(build), "false");
    EXPECT_THROW(c().query(build), Error);
    EXPECT_EQ(verdict(build),
              "false; index public.my_index on public.t is INVALID; DROP INDEX CONCURRENTLY public.my_index");
    EXPECT_EQ(verdict("CREATE UNIQUE INDEX CONCURRENTLY ON t (a)"),
              "unknown; index public.my_index on t is INVALID; DROP INDEX CONCURRENTLY public.my_index");
    EXPECT_EQ(verdict("DROP INDEX CONCURRENTLY my_index"), "false; index public.my_index on t is INVALID");
    c().query(*cleanup_for(c(), build));
    EXPECT_EQ(verdict(build), "false");
    c().query("DELETE FROM t WHERE b = 2");
    c().query(build);
    EXPECT_EQ(verdict(build), "true");
    EXPECT_EQ(verdict("CREATE INDEX CONCURRENTLY ON t (a)"), "unknown");
    EXPECT_EQ(verdict("DROP INDEX CONCURRENTLY my_index"), "false");
    c().query("DROP INDEX CONCURRENTLY my_index");
    EXPECT_EQ(verdict("DROP INDEX CONCURRENTLY IF EXISTS my_index"), "true");
}

TEST_F(InspectTest, waits_for_a_build_that_its_killed_client_left_running) {
    c().query(
        "CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 1000); CREATE FUNCTION slow(int) RETURNS int "
        "IMMUTABLE LANGUAGE "
        "plpgsql AS 'BEGIN PERFORM pg_sleep(0.001); RETURN $1; END'");
    const pid_t child = ::fork();
    if (child == 0) {
        const auto own = connect(url_, {});
        own->query("CREATE INDEX CONCURRENTLY slow_index ON t (slow(a))");
        ::_exit(0);
    }
    for (int i = 0; i < 200 && one(c(), "SELECT count(*) FROM pg_stat_progress_create_index") == "0"; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_EQ(verdict("CREATE INDEX CONCURRENTLY slow_index ON t (slow(a))"), "true");
}

TEST_F(InspectTest, tells_of_reindex_leftovers) {
    c().query("CREATE TABLE t (a int, b int); INSERT INTO t VALUES (1, 1), (1, 2)");
    EXPECT_THROW(c().query("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)"), Error);
    EXPECT_THROW(c().query("REINDEX INDEX CONCURRENTLY i"), Error);
    EXPECT_EQ(verdict("REINDEX INDEX CONCURRENTLY i"),
              "false; index public.i_ccnew on t is INVALID; DROP INDEX CONCURRENTLY public.i_ccnew");
    EXPECT_EQ(verdict("REINDEX (VERBOSE) TABLE CONCURRENTLY t"),
              "false; index public.i_ccnew on t is INVALID; DROP INDEX CONCURRENTLY public.i_ccnew");
    c().query("DROP INDEX i_ccnew");
    EXPECT_EQ(verdict("REINDEX INDEX CONCURRENTLY i"), "unknown");
}

TEST_F(InspectTest, tells_of_databases_enum_values_and_detached_partitions) {
    EXPECT_EQ(verdict("CREATE DATABASE inspect_new"), "false");
    c().query("CREATE DATABASE inspect_new");
    EXPECT_EQ(verdict("CREATE DATABASE inspect_new TEMPLATE template0"), "true");
    EXPECT_EQ(verdict("DROP DATABASE IF EXISTS inspect_new"), "false");
    c().query("DROP DATABASE inspect_new");
    EXPECT_EQ(verdict("DROP DATABASE inspect_new WITH (FORCE)"), "true");

    c().query("CREATE TYPE mood AS ENUM ('it''s')");
    EXPECT_EQ(verdict("ALTER TYPE public.mood ADD VALUE 'it''s'"), "true");
    EXPECT_EQ(verdict("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'new' BEFORE 'it''s'"), "false");

    c().query("CREATE TABLE p (x int) PARTITION BY LIST (x); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)");
    const std::string detach = "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY";
    EXPECT_EQ(verdict(detach), "false");
    const auto reader = connect(url_, {});
    reader->begin();
    reader->query("SELECT * FROM p");
    const auto detacher = connect(url_, {});
    detacher->set_timeouts(0.3, 0);
    EXPECT_THROW(detacher->query(detach), Error);
    EXPECT_EQ(verdict(detach),
              "false; partition p1 is half detached from p; ALTER TABLE p DETACH PARTITION p1 FINALIZE");
    reader->rollback();
    c().query(*cleanup_for(c(), detach));
    EXPECT_EQ(verdict(detach), "true");

    EXPECT_EQ(verdict("VACUUM p"), "unknown");
    EXPECT_EQ(verdict("INSERT INTO p VALUES (1)"), "unknown");
}

}  // namespace
}  // namespace aludel::dialect::postgresql
