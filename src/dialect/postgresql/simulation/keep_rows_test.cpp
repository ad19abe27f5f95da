#include "dialect/postgresql/simulation/keep_rows.hpp"

#include <gtest/gtest.h>

#include "dialect/postgresql/simulation/connection.hpp"
#include "dialect/postgresql/test_server.hpp"

namespace aludel::dialect::postgresql::simulation {
namespace {

/// Every question with rows is either unknown, or answered as a server answers it.
class KeptRows : public testing::Test {
protected:
    void both(const std::string& sql) {
        real_->query(sql);
        simulated_->query(sql);
    }
    /// Why it is unknown; empty: it is known, and right.
    std::string asked(const std::string& sql) {
        const Result right = real_->query(sql);
        const Result said = simulated_->query(sql);
        if (said.unknown.empty()) {
            EXPECT_EQ(said.rows, right.rows) << sql;
        }
        return said.unknown;
    }
    bool known(const std::string& sql) { return asked(sql).empty(); }

    std::unique_ptr<Connection> real_ = postgresql_dialect().connect(test::fresh_database());
    std::unique_ptr<SimulatedConnection> simulated_ = connect(postgresql_dialect());
};

TEST_F(KeptRows, are_those_that_insert_has_said) {
    both("CREATE TYPE mood AS ENUM ('sad', 'ok')");
    both(
        "CREATE TABLE t (id serial PRIMARY KEY, code varchar(10), n int, on_it bool DEFAULT true, m mood, at "
        "timestamptz)");
    both("INSERT INTO t (code, n, m) VALUES ('b', 2, 'ok'), ('a', 1 + 4, NULL)");
    EXPECT_TRUE(known("SELECT code, n, m FROM t"));
    EXPECT_TRUE(known("SELECT code FROM t WHERE n > 1 ORDER BY n DESC, code LIMIT 1"));
    EXPECT_TRUE(known("SELECT count(*), max(n) FROM t WHERE code LIKE 'a%'"));
    EXPECT_TRUE(known("SELECT EXISTS (SELECT 1 FROM t WHERE code = 'zz')"));
    EXPECT_EQ(asked("SELECT id FROM t WHERE code = 'a'"), "the rows of t");
    EXPECT_EQ(asked("SELECT on_it FROM t"), "the rows of t");
    both("INSERT INTO t (code, n, on_it) VALUES ('c', DEFAULT, false)");
    EXPECT_TRUE(known("SELECT code, n FROM t"));
    both("UPDATE t SET n = n + 1");
    EXPECT_TRUE(known("SELECT code FROM t"));
    EXPECT_FALSE(known("SELECT n FROM t"));
    both("DELETE FROM t");
    EXPECT_TRUE(known("SELECT count(*) FROM t"));
}

TEST_F(KeptRows, are_forgotten_by_what_may_have_changed_them) {
    const auto again = [&] {
        both("DROP TABLE IF EXISTS t CASCADE");
        both("CREATE TABLE t (code text PRIMARY KEY, n int)");
        both("INSERT INTO t VALUES ('a', 1), ('b', 2)");
        EXPECT_TRUE(known("SELECT * FROM t"));
    };
    for (const char* change : {"UPDATE t SET n = 5 WHERE code = 'a'", "DELETE FROM t WHERE n = 1",
                               "INSERT INTO t VALUES ('a', 3) ON CONFLICT (code) DO UPDATE SET n = 9",
                               "INSERT INTO t SELECT 'c', count(*) FROM t",
                               "ALTER TABLE t ALTER n TYPE int USING n * 2", "ALTER TABLE t RENAME code TO name",
                               "ALTER TABLE t ADD COLUMN extra int DEFAULT 4", "CREATE TABLE child () INHERITS (t)"}) {
        again();
        both(change);
        EXPECT_FALSE(known("SELECT * FROM t")) << change;
        both("DROP TABLE IF EXISTS child");
    }
    again();
    both("BEGIN");
    both("INSERT INTO t VALUES ('c', 3)");
    EXPECT_TRUE(known("SELECT count(*) FROM t"));
    both("ROLLBACK");
    EXPECT_TRUE(known("SELECT count(*) FROM t"));
}

TEST_F(KeptRows, are_not_those_of_a_table_that_others_change) {
    both("CREATE TABLE log (what text)");
    both("CREATE TABLE parent (id int PRIMARY KEY)");
    both("CREATE TABLE child (id int REFERENCES parent ON DELETE CASCADE)");
    both(
        "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO log VALUES (''x''); RETURN NEW; "
        "END'");
    both("CREATE TABLE t (a int)");
    both("CREATE TRIGGER noted AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION note()");
    both("INSERT INTO parent VALUES (1), (2)");
    both("INSERT INTO child VALUES (1), (2)");
    EXPECT_TRUE(known("SELECT id FROM child"));
    both("DELETE FROM parent WHERE id = 1");
    EXPECT_FALSE(known("SELECT id FROM child"));
    EXPECT_TRUE(known("SELECT count(*) FROM log"));
    both("INSERT INTO t VALUES (1)");
    EXPECT_FALSE(known("SELECT count(*) FROM log"));
    EXPECT_FALSE(known("SELECT a FROM t"));
}

TEST_F(KeptRows, of_a_partitioned_table_are_in_its_partitions) {
    both("CREATE TABLE p (a int) PARTITION BY LIST (a)");
    both("CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)");
    EXPECT_TRUE(known("SELECT count(*) FROM p1"));
    both("INSERT INTO p VALUES (1)");
    EXPECT_FALSE(known("SELECT count(*) FROM p1"));
    EXPECT_FALSE(known("SELECT count(*) FROM p"));
}

TEST_F(KeptRows, of_a_table_that_a_view_shows_are_forgotten_with_the_views) {
    both("CREATE TABLE t (a int)");
    both("CREATE VIEW v AS SELECT a FROM t");
    for (const char* change : {"DELETE FROM v", "UPDATE v SET a = 2", "INSERT INTO v VALUES (3)"}) {
        both("TRUNCATE t");
        both("INSERT INTO t VALUES (1)");
        EXPECT_TRUE(known("SELECT a FROM t"));
        both(change);
        EXPECT_FALSE(known("SELECT a FROM t")) << change;
    }
}

TEST_F(KeptRows, what_is_not_looked_into_is_refused) {
    both("CREATE FUNCTION any_name(n text) RETURNS void LANGUAGE plpgsql AS 'BEGIN EXECUTE n; END'");
    both("CREATE TABLE t (a text)");
    both("INSERT INTO t SELECT 'x' FROM generate_series(1, 2)");
    for (const char* sql : {"EXPLAIN ANALYZE CREATE TABLE made AS SELECT 1", "SELECT any_name(a) FROM t"})
        EXPECT_EQ(test::error_of([&] { simulated_->query(sql); }).code(), ErrorCode::not_supported) << sql;
}

TEST_F(KeptRows, functions_of_the_server_may_be_granted) {
    both("REVOKE EXECUTE ON FUNCTION pg_sleep(double precision) FROM PUBLIC");
    both("COMMENT ON FUNCTION pg_catalog.lower(text) IS 'x'");
    EXPECT_EQ(test::error_of([&] { simulated_->query("GRANT EXECUTE ON FUNCTION nosuch() TO PUBLIC"); }).sqlstate(),
              "42883");
}

}  // namespace
}  // namespace aludel::dialect::postgresql::simulation
