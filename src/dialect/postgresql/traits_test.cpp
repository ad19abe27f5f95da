#include "dialect/postgresql/traits.hpp"

#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/test_server.hpp"

namespace aludel::dialect::postgresql {
namespace {

/// Does the server refuse to begin with this in a transaction block?
bool refused(Connection& connection, const std::string& sql) {
    connection.begin();
    bool refused = false;
    try {
        connection.query(sql);
    } catch (const Error& error) {
        refused = error.sqlstate() == "25001";
        EXPECT_EQ(refused, error.code() == ErrorCode::statement_not_transactional) << sql;
        EXPECT_TRUE(refused || error.sqlstate() == "55000" || error.sqlstate() == "42501" ||
                    error.sqlstate() == "08001")
            << sql << ": " << error.what();
    }
    connection.rollback();
    return refused;
}

TEST(Traits, says_of_each_statement_what_the_server_says) {
    const auto connection = connect(test::fresh_database(), {});
    connection->query(
        "CREATE TABLE t (id int PRIMARY KEY, x text); CREATE INDEX i ON t (x); CLUSTER t USING i; CREATE TABLE p (a "
        "int) PARTITION BY LIST (a); "
        "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); CREATE TYPE mood AS ENUM ('a'); CREATE MATERIALIZED VIEW m "
        "AS SELECT id FROM t; "
        "CREATE UNIQUE INDEX ON m (id); CREATE PROCEDURE pr() LANGUAGE sql AS 'SELECT 1'; CREATE SUBSCRIPTION s "
        "CONNECTION 'host=/nowhere' "
        "PUBLICATION q WITH (connect = false, enabled = false)");
    const std::vector<std::string> expected_refused = {
        "CREATE INDEX CONCURRENTLY ON t (x)",
        "create unique index /* c */ concurrently if not exists u on t (id)",
        "DROP INDEX CONCURRENTLY i",
        "DROP INDEX CONCURRENTLY IF EXISTS i",
        "REINDEX INDEX CONCURRENTLY i",
        "REINDEX (CONCURRENTLY) TABLE t",
        "REINDEX (VERBOSE, CONCURRENTLY true) INDEX i",
        "REINDEX TABLE CONCURRENTLY t",
        "REINDEX SCHEMA public",
        "REINDEX (VERBOSE) SCHEMA CONCURRENTLY public",
        "VACUUM",
        "VACUUM (FULL) t",
        "vacuum analyze t",
        "CREATE DATABASE d",
        "DROP DATABASE IF EXISTS d",
        "CREATE TABLESPACE ts LOCATION '/nowhere'",
        "DROP TABLESPACE ts",
        "ALTER SYSTEM SET work_mem = '5MB'",
        "ALTER SYSTEM RESET ALL",
        "ALTER DATABASE postgres SET TABLESPACE pg_default",
        "CLUSTER",
        "CLUSTER VERBOSE",
        "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY",
        "ALTER TABLE IF EXISTS public.p DETACH PARTITION public.p1 CONCURRENTLY",
        "DISCARD ALL",
        "CREATE SUBSCRIPTION s2 CONNECTION 'host=/nowhere' PUBLICATION q",
        "CREATE SUBSCRIPTION s2 CONNECTION 'host=/nowhere' PUBLICATION q WITH (enabled = true)",
        "DROP SUBSCRIPTION s",
        "COMMIT PREPARED 'x'",
        "ROLLBACK PREPARED 'x'"};
    for (const std::string& sql : expected_refused) {
        EXPECT_TRUE(refused(*connection, sql)) << "the server takes it: " << sql;
        const Traits found = traits(sql);
        EXPECT_FALSE(found.not_transactional.empty()) << sql;
        EXPECT_FALSE(found.advice.empty()) << sql;
    }
    const std::vector<std::string> ordinary = {
        "CREATE INDEX concurrently_made ON t (x)",
        "CREATE INDEX \"concurrently\" ON t (x)",
        "DROP INDEX i",
        "REINDEX TABLE t",
        "REINDEX INDEX i",
        "REINDEX (CONCURRENTLY false) TABLE t",
        "REINDEX (CONCURRENTLY off, VERBOSE) INDEX i",
        "ANALYZE t",
        "CLUSTER t",
        "CLUSTER t USING i",
        "CLUSTER (VERBOSE) t",
        "ALTER TABLE p DETACH PARTITION p1",
        "ALTER TYPE mood ADD VALUE 'b'",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY m",
        "REFRESH MATERIALIZED VIEW m",
        "DISCARD PLANS",
        "DISCARD TEMP",
        "ALTER DATABASE postgres SET work_mem = '5MB'",
        "CREATE TABLE vacuum_log (id int)",
        "SET LOCAL work_mem = '5MB'",
        "CREATE SUBSCRIPTION s2 CONNECTION 'host=/nowhere' PUBLICATION q WITH (connect = false)",
        "ALTER SUBSCRIPTION s SET (slot_name = NONE)",
        "ALTER SUBSCRIPTION s SET PUBLICATION q2 WITH (refresh = false)",
        "INSERT INTO t VALUES (1, 'VACUUM')",
        "CALL pr()",
        "DO $$BEGIN PERFORM 1; END$$",
        "CREATE OR REPLACE VIEW v AS SELECT 1 AS a",
        "TRUNCATE t",
        "LOCK TABLE t",
        "COMMENT ON TABLE t IS 'x'",
        "CREATE EXTENSION IF NOT EXISTS plpgsql",
        "DROP TABLE IF EXISTS nothing",
        "GRANT SELECT ON t TO public",
        "SELECT 1 AS vacuum"};
    for (const std::string& sql : ordinary) {
        EXPECT_FALSE(refused(*connection, sql)) << "the server refuses it: " << sql;
        EXPECT_EQ(traits(sql).not_transactional, "") << sql;
    }
    // What the text does not decide is refused by the server, and the error says what to do.
    EXPECT_TRUE(refused(*connection, "REINDEX TABLE p"));
    connection->query("ALTER SUBSCRIPTION s SET (slot_name = NONE); DROP SUBSCRIPTION s");
}

TEST(Traits, knows_transaction_control) {
    for (const auto& [sql, name] : {std::pair("BEGIN", "BEGIN"),
                                    {"begin isolation level serializable", "BEGIN"},
                                    {"START TRANSACTION", "START TRANSACTION"},
                                    {"COMMIT WORK", "COMMIT"},
                                    {"END", "END"},
                                    {"ABORT", "ABORT"},
                                    {"ROLLBACK", "ROLLBACK"},
                                    {"ROLLBACK TO SAVEPOINT a", "ROLLBACK TO"},
                                    {"rollback work to a", "ROLLBACK TO"},
                                    {"SAVEPOINT a", "SAVEPOINT"},
                                    {"RELEASE a", "RELEASE"},
                                    {"PREPARE TRANSACTION 'x'", "PREPARE TRANSACTION"},
                                    {"COMMIT PREPARED 'x'", "COMMIT PREPARED"},
                                    {"PREPARE q AS SELECT 1", ""},
                                    {"SELECT 'COMMIT'", ""},
                                    {"CREATE TABLE begin (a int)", ""},
                                    {"-- COMMIT\nSELECT 1", ""}})
        EXPECT_EQ(traits(sql).transaction_control, name) << sql;
}

TEST(Traits, knows_what_may_run_twice_and_what_may_commit) {
    for (const char* sql :
         {"VACUUM t", "ANALYZE", "REINDEX TABLE CONCURRENTLY t", "REFRESH MATERIALIZED VIEW m",
          "DROP TABLE IF EXISTS t", "CREATE TABLE IF NOT EXISTS t (a int)",
          "CREATE OR REPLACE FUNCTION f() RETURNS int AS 'SELECT 1' LANGUAGE sql", "COMMENT ON TABLE t IS 'x'",
          "ALTER TYPE m ADD VALUE IF NOT EXISTS 'x'", "ALTER SYSTEM SET a = 1", "DROP INDEX CONCURRENTLY IF EXISTS i",
          "CREATE INDEX IF NOT EXISTS i ON t (a)", "GRANT SELECT ON t TO u"})
        EXPECT_TRUE(traits(sql).repeatable) << sql;
    for (const char* sql :
         {"INSERT INTO t VALUES (1)", "CREATE TABLE t (a int)", "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)",
          "DROP TABLE t", "UPDATE t SET a = a + 1", "ALTER TYPE m ADD VALUE 'x'", "DO $$x$$",
          "CREATE VIEW v AS SELECT 'if not exists'"})
        EXPECT_FALSE(traits(sql).repeatable) << sql;
    EXPECT_TRUE(traits("CALL p()").may_commit);
    EXPECT_TRUE(traits("do language plpgsql $$begin commit; end$$").may_commit);
    EXPECT_FALSE(traits("SELECT 1").may_commit);
}

TEST(Quote, is_the_servers_own) {
    const auto connection = connect(test::server(), {});
    const auto words = connection->query("SELECT word, quote_ident(word) FROM pg_get_keywords()");
    EXPECT_GT(words.rows.size(), 400U);
    for (const auto& row : words.rows) {
        // Reserved since version 16; quoting it before does no harm.
        if (row[0] != "json") {
            EXPECT_EQ(quote_identifier(*row[0]), *row[1]);
        }
    }
    for (const char* text : {"a", "A", "a b", "a\"b", "1a", "a1_", "é", "", "a$b", "a'b\\c", "x\ny"}) {
        const std::vector<Value> parameters{std::string(text)};
        const Result result = connection->query("SELECT quote_ident($1), quote_literal($1)", parameters);
        EXPECT_EQ(quote_identifier(text), result.rows[0][0]) << text;
        EXPECT_EQ(quote_literal(text), *result.rows[0][1]) << text;
        EXPECT_EQ(test::one(*connection, "SELECT " + quote_literal(text)), text);
    }
    EXPECT_EQ(quote_name({"My", "t"}), "\"My\".t");
    EXPECT_EQ(quote_name({"", "user"}), "\"user\"");
    EXPECT_EQ(test::error_of([] { quote_literal(std::string_view("a\0b", 3)); }).code(), ErrorCode::not_supported);
}

}  // namespace
}  // namespace aludel::dialect::postgresql
