#include "dialect/postgresql/losses.hpp"

#include "dialect/postgresql/split.hpp"
#include "dialect/postgresql/test_server.hpp"

namespace aludel::dialect::postgresql {
namespace {

using Texts = std::vector<std::string>;

class LossesTest : public ::testing::Test {
protected:
    Url url_ = test::fresh_database();
    std::unique_ptr<PostgresConnection> connection_ = connect(url_, {});
    Connection& c() { return *connection_; }

    Losses of_steps(const Texts& steps) {
        std::vector<std::vector<catalog::Operation>> operations;
        for (const std::string& sql : steps) operations.push_back(split(sql, {"a.sql", 1, 1}));
        return losses(c(), operations);
    }
    Texts tables(const std::string& sql) { return of_steps({sql}).tables; }
    Texts columns(const std::string& sql) { return of_steps({sql}).columns; }
    Texts unknown(const std::string& sql) { return of_steps({sql}).unknown; }
    /// All of it.
    Texts all(const std::string& sql) {
        Losses lost = of_steps({sql});
        Texts texts = std::move(lost.tables);
        for (const Texts* more : {&lost.columns, &lost.unknown}) texts.insert(texts.end(), more->begin(), more->end());
        return texts;
    }
};

TEST_F(LossesTest, finds_the_rows_that_would_go) {
    c().query(
        "CREATE SCHEMA s; CREATE TABLE a (x int PRIMARY KEY); CREATE TABLE b (x int); CREATE TABLE \"C c\" (x int "
        "REFERENCES a); "
        "CREATE TABLE s.d (x int); CREATE TABLE p (x int) PARTITION BY LIST (x); CREATE TABLE p1 PARTITION OF p FOR "
        "VALUES IN (1); "
        "CREATE VIEW v AS SELECT 1 AS x; INSERT INTO a VALUES (1), (2), (3); INSERT INTO \"C c\" VALUES (1); INSERT "
        "INTO s.d SELECT "
        "generate_series(1, 5000); INSERT INTO p VALUES (1)");
    EXPECT_EQ(tables("DROP TABLE a, b; DROP TABLE IF EXISTS public.\"C c\" CASCADE; DROP TABLE nothing; DROP VIEW v; "
                     "DROP TABLE a"),
              (Texts{"public.a (3 rows)", "public.\"C c\" (1 row)"}));
    EXPECT_EQ(tables("DROP TABLE p"), (Texts{"public.p (1 row)"}));
    EXPECT_EQ(tables("DROP TABLE s.d"), (Texts{"s.d (at least 1000 rows)"}));
    c().query("ANALYZE s.d");
    EXPECT_EQ(tables("DROP SCHEMA IF EXISTS s CASCADE"), (Texts{"s.d (at least 1000 rows, about 5000)"}));
    EXPECT_EQ(tables("DROP SCHEMA s"), Texts{}) << "it fails, or s is empty by then";
    EXPECT_EQ(tables("TRUNCATE a CASCADE"), (Texts{"public.a (3 rows)", "public.\"C c\" (1 row)"}));
    EXPECT_EQ(tables("TRUNCATE TABLE ONLY b, a RESTART IDENTITY"), (Texts{"public.a (3 rows)"}));
    EXPECT_EQ(tables("ALTER TABLE a RENAME TO z; ALTER TABLE z SET SCHEMA s; DROP TABLE s.z"),
              (Texts{"public.a (3 rows)"}));
    EXPECT_EQ(tables("ALTER TABLE a RENAME TO z; CREATE TABLE a (); DROP TABLE a"), Texts{});
    EXPECT_EQ(
        all("DELETE FROM a; DROP INDEX i; SELECT 'DROP TABLE a'; CREATE FUNCTION f() RETURNS void LANGUAGE sql AS "
            "'DROP TABLE a'"),
        Texts{});
    EXPECT_FALSE(c().in_transaction());
}

TEST_F(LossesTest, a_temporary_table_stands_in_front_of_one_of_its_name) {
    c().query("CREATE TABLE w (x int); INSERT INTO w VALUES (1)");
    EXPECT_EQ(tables("CREATE TEMP TABLE w AS SELECT 1 AS x; TRUNCATE w; ALTER TABLE w DROP COLUMN x; DROP TABLE w"),
              Texts{});
    EXPECT_EQ(tables("CREATE TABLE pg_temp.w (x int); DROP TABLE pg_temp.w"), Texts{});
    EXPECT_EQ(columns("CREATE LOCAL TEMPORARY TABLE IF NOT EXISTS w (x int); ALTER TABLE w DROP COLUMN x"), Texts{});
    const Texts lost{"public.w (1 row)"};
    EXPECT_EQ(tables("CREATE TEMP TABLE w (x int); DROP TABLE w; DROP TABLE w"), lost);
    EXPECT_EQ(tables("CREATE TEMP TABLE w (x int); DROP TABLE public.w"), lost);
    EXPECT_EQ(tables("CREATE TEMP TABLE w (x int) ON COMMIT DROP; DROP TABLE w"), lost);
    EXPECT_EQ(of_steps({"CREATE TEMP TABLE w (x int)", "DROP TABLE w"}).tables, lost);
}

TEST_F(LossesTest, follows_the_search_path_that_the_section_sets) {
    c().query("CREATE SCHEMA app; CREATE TABLE app.users (id int); INSERT INTO app.users VALUES (1)");
    const Texts users{"app.users (1 row)"};
    EXPECT_EQ(tables("DROP TABLE users"), Texts{});
    EXPECT_EQ(tables("SET search_path TO nowhere, app; DROP TABLE users"), users);
    EXPECT_EQ(tables("SET LOCAL search_path = 'app', public; DROP TABLE users"), users);
    EXPECT_EQ(tables("SET SESSION search_path = \"app\"; DROP TABLE users"), users);
    EXPECT_EQ(tables("SET SCHEMA 'app'; DROP TABLE users"), users);
    EXPECT_EQ(tables("SELECT pg_catalog.set_config('search_path', 'app, public', false); DROP TABLE users"), users);
    EXPECT_EQ(tables("SELECT set_config('search_path', '', false); DROP TABLE users; DROP TABLE app.users"), users);
    EXPECT_EQ(tables("SET search_path = app; RESET search_path; DROP TABLE users"), Texts{});
    EXPECT_EQ(tables("SET search_path = app; ALTER TABLE users RENAME TO people; RESET ALL; DROP TABLE app.people"),
              users);
    EXPECT_EQ(of_steps({"SET search_path = app", "DROP TABLE users"}).tables, Texts{}) << "a step has its own session";
    EXPECT_EQ(unknown("SELECT set_config('search_path', current_setting('a.b'), false); DROP TABLE users"),
              (Texts{"a.sql:1:66: DROP of users, by a search_path that is put together at run time"}));
    EXPECT_EQ(test::one(c(), "SHOW search_path"), "\"$user\", public");
}

TEST_F(LossesTest, follows_the_role_that_the_section_sets) {
    c().query(
        "DROP ROLE IF EXISTS losses_app; CREATE ROLE losses_app; CREATE SCHEMA losses_app; CREATE TABLE "
        "losses_app.users (id int); INSERT INTO losses_app.users VALUES (1)");
    EXPECT_EQ(tables("SET ROLE losses_app; DROP TABLE users"), (Texts{"losses_app.users (1 row)"}));
    EXPECT_EQ(tables("SET SESSION AUTHORIZATION losses_app; DROP TABLE users"), (Texts{"losses_app.users (1 row)"}));
    EXPECT_EQ(tables("SET ROLE losses_app; RESET ROLE; DROP TABLE users"), Texts{});
    EXPECT_EQ(tables("DROP OWNED BY losses_app"), Texts{});
    c().query("ALTER TABLE losses_app.users OWNER TO losses_app");
    EXPECT_EQ(tables("DROP OWNED BY losses_app"), (Texts{"losses_app.users (1 row)"}));
    EXPECT_EQ(unknown("DROP OWNED BY current_user"), (Texts{"a.sql:1:1: DROP OWNED BY current_user"}));
    c().query("DROP OWNED BY losses_app; DROP ROLE losses_app");
}

TEST_F(LossesTest, finds_what_cascade_takes_along) {
    c().query(
        "CREATE SCHEMA types; CREATE TYPE types.mood AS ENUM ('ok'); CREATE DOMAIN moods AS types.mood[]; CREATE TABLE "
        "a (id int, m types.mood); CREATE TABLE b (id int, ms moods); CREATE TABLE empty (m types.mood); INSERT INTO a "
        "VALUES (1, 'ok'), (2, NULL); INSERT INTO b VALUES (1, '{ok}'); CREATE TYPE pair AS (x int, y int); CREATE "
        "TABLE typed OF pair; INSERT INTO typed VALUES (1, 2); CREATE TABLE parent (x int); CREATE TABLE child () "
        "INHERITS (parent); INSERT INTO child VALUES (1)");
    EXPECT_EQ(columns("DROP TYPE types.mood CASCADE"), (Texts{"public.a.m (1 row)", "public.b.ms (1 row)"}));
    EXPECT_EQ(columns("DROP SCHEMA types CASCADE"), (Texts{"public.a.m (1 row)", "public.b.ms (1 row)"}));
    EXPECT_EQ(columns("DROP DOMAIN IF EXISTS moods CASCADE"), (Texts{"public.b.ms (1 row)"}));
    EXPECT_EQ(columns("ALTER TYPE types.mood RENAME TO old; DROP TYPE types.old CASCADE"),
              (Texts{"public.a.m (1 row)", "public.b.ms (1 row)"}));
    EXPECT_EQ(columns("ALTER SCHEMA types RENAME TO t; DROP TYPE t.mood CASCADE"),
              (Texts{"public.a.m (1 row)", "public.b.ms (1 row)"}));
    EXPECT_EQ(all("DROP TYPE types.mood"), Texts{}) << "PostgreSQL refuses as long as a column has it";
    EXPECT_EQ(all("DROP TYPE pair CASCADE"), (Texts{"public.typed (1 row)"}));
    EXPECT_EQ(all("DROP TABLE parent CASCADE"), (Texts{"public.child (1 row)"}));
    EXPECT_EQ(all("TRUNCATE parent"), (Texts{"public.parent (1 row)"})) << "its children are emptied with it";
    EXPECT_EQ(columns("ALTER TABLE parent DROP COLUMN x"), (Texts{"public.parent.x (1 row)"}));
    c().query("INSERT INTO parent VALUES (1), (2)");
    EXPECT_EQ(all("DROP TABLE parent, child"), (Texts{"public.parent (2 rows)", "public.child (1 row)"}));
}

TEST_F(LossesTest, follows_tables_into_another_schema) {
    c().query("CREATE TABLE t (id int); INSERT INTO t VALUES (1); CREATE SCHEMA bin");
    const Texts rows{"public.t (1 row)"};
    EXPECT_EQ(all("ALTER TABLE t SET SCHEMA bin; DROP SCHEMA bin CASCADE"), rows);
    EXPECT_EQ(all("CREATE SCHEMA fresh; ALTER TABLE t SET SCHEMA fresh; DROP SCHEMA fresh CASCADE"), rows);
    EXPECT_EQ(all("ALTER TABLE t SET SCHEMA bin; ALTER SCHEMA bin RENAME TO waste; DROP SCHEMA waste CASCADE"), rows);
    EXPECT_EQ(all("ALTER TABLE t RENAME TO u; DROP SCHEMA bin CASCADE"), Texts{});
}

TEST_F(LossesTest, finds_columns_with_values) {
    c().query(
        "CREATE TABLE t (id int, a int, \"B b\" text, g int GENERATED ALWAYS AS (id * 2) STORED); INSERT INTO t (id, "
        "a) VALUES (1, 1), (2, NULL); CREATE TABLE u (x int); INSERT INTO u SELECT generate_series(1, 2000)");
    EXPECT_EQ(columns("ALTER TABLE t DROP COLUMN a"), (Texts{"public.t.a (1 row)"}));
    EXPECT_EQ(columns("ALTER TABLE IF EXISTS ONLY t ADD CHECK (id > (1)), DROP IF EXISTS a CASCADE, DROP id, DROP g"),
              (Texts{"public.t.id (2 rows)", "public.t.a (1 row)"}));
    EXPECT_EQ(all("ALTER TABLE t DROP COLUMN \"B b\", DROP CONSTRAINT a, ALTER COLUMN a DROP DEFAULT, DROP nothing"),
              Texts{});
    EXPECT_EQ(columns("ALTER TABLE t RENAME a TO z; ALTER TABLE t RENAME COLUMN z TO y; ALTER TABLE t DROP y"),
              (Texts{"public.t.a (1 row)"}));
    EXPECT_EQ(columns("ALTER TABLE u DROP x"), (Texts{"public.u.x (at least 1000 rows)"}));
    EXPECT_EQ(all("ALTER TABLE t DROP a; DROP TABLE t"), (Texts{"public.t (2 rows)"}));
}

TEST_F(LossesTest, reads_what_a_do_block_has_written_out) {
    c().query("CREATE TABLE t (id int); INSERT INTO t VALUES (1); CREATE SCHEMA s; CREATE TABLE s.t (id int)");
    const Texts rows{"public.t (1 row)"};
    EXPECT_EQ(all("DO $$ BEGIN IF EXISTS (SELECT 1) THEN DROP TABLE t; END IF; END $$"), rows);
    EXPECT_EQ(all("DO LANGUAGE plpgsql 'BEGIN EXECUTE ''DROP TABLE t''; END'"), rows);
    EXPECT_EQ(all("DO $$ BEGIN SET search_path = s; DROP TABLE t; END $$"), Texts{});
    EXPECT_EQ(all("DO $$ BEGIN ALTER TABLE t DROP CONSTRAINT IF EXISTS k; RAISE NOTICE 'no DROP'; END $$"), Texts{});
    EXPECT_EQ(all("DO $$ BEGIN PERFORM 1; EXCEPTION WHEN OTHERS THEN TRUNCATE t; END $$"), rows);
    const Texts put_together{"a.sql:1:1: a DO block that puts a statement with DROP or TRUNCATE together"};
    EXPECT_EQ(all("DO $$ BEGIN EXECUTE format('DROP TABLE %I', 't'); END $$"), put_together);
    EXPECT_EQ(all("DO $$ DECLARE s text := 'drop table '; BEGIN EXECUTE s || 't'; END $$"), put_together);
    EXPECT_EQ(all("DO $$ DECLARE r record; BEGIN FOR r IN SELECT 'DROP TABLE ' || 't' AS s LOOP EXECUTE r.s; END LOOP; "
                  "END $$"),
              put_together);
    EXPECT_EQ(all("DO LANGUAGE plpython3u $$ plpy.execute('DROP TABLE t') $$"),
              (Texts{"a.sql:1:1: a DO block with DROP or TRUNCATE"}));
}

TEST_F(LossesTest, says_what_cannot_be_told) {
    c().query(
        "CREATE TABLE t (id int); INSERT INTO t VALUES (1); CREATE FUNCTION sweep(what text) RETURNS void LANGUAGE "
        "plpgsql AS 'BEGIN EXECUTE ''DROP TABLE '' || what; END'; CREATE FUNCTION kind() RETURNS int LANGUAGE sql AS "
        "'SELECT 1'; CREATE FUNCTION run(sql text) RETURNS void LANGUAGE plpgsql AS 'BEGIN EXECUTE sql; END'");
    EXPECT_EQ(all("SELECT kind()"), Texts{});
    EXPECT_EQ(all("SELECT sweep('t')"), (Texts{"a.sql:1:1: function sweep(text), which has DROP or TRUNCATE in it"}));
    const std::string runs = "a.sql:1:1: function run(text), which runs what it is given or puts together";
    EXPECT_EQ(all("SELECT run('DROP TABLE t')"),
              (Texts{"a.sql:1:1: a function that is given a statement with DROP or TRUNCATE", runs}));
    EXPECT_EQ(all("INSERT INTO t SELECT 1 FROM run('DR' || 'OP TABLE t')"), Texts{runs});
    EXPECT_EQ(all("CREATE FUNCTION gone() RETURNS int LANGUAGE plpgsql AS 'BEGIN DROP TABLE t; RETURN 1; END'; SELECT "
                  "gone()"),
              (Texts{"a.sql:1:93: function gone, which is made here and may drop something"}))
        << "the function is not in the database yet";
    EXPECT_EQ(all("CREATE FUNCTION two() RETURNS int LANGUAGE sql AS 'SELECT 2'; SELECT two()"), Texts{});
    EXPECT_EQ(all("DO $$ BEGIN EXECUTE 'DR' || 'OP TABLE t'; END $$"),
              (Texts{"a.sql:1:1: a DO block that puts a statement together as it runs"}));
    EXPECT_EQ(all("DROP DATABASE elsewhere"), (Texts{"a.sql:1:1: DROP DATABASE"}));
}

TEST_F(LossesTest, names_tables_whose_rows_it_may_not_see) {
    c().query(
        "DROP ROLE IF EXISTS losses_blind; CREATE ROLE losses_blind; CREATE TABLE t (id int); INSERT INTO t VALUES "
        "(1); "
        "ALTER TABLE t OWNER TO losses_blind; ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; "
        "CREATE "
        "TABLE u (id int); ALTER TABLE u OWNER TO losses_blind; REVOKE ALL ON u FROM losses_blind; SET ROLE "
        "losses_blind");
    EXPECT_EQ(tables("DROP TABLE t, u"),
              (Texts{"public.t (its rows cannot be counted)", "public.u (its rows cannot be counted)"}));
    c().query("RESET ROLE; DROP OWNED BY losses_blind; DROP ROLE losses_blind");
}

}  // namespace
}  // namespace aludel::dialect::postgresql
