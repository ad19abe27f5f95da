#include "dialect/postgresql/simulation/do_block.hpp"

#include <gtest/gtest.h>

#include "dialect/postgresql/simulation/connection.hpp"
#include "dialect/test_database.hpp"

// What a server would decide by its rows, or by the clock: there is nothing to compare with.
namespace aludel::dialect::postgresql::simulation {
namespace {

using dialect::test::error_of;

struct Simulated {
    std::unique_ptr<SimulatedConnection> connection = connect(find_dialect("postgresql"));

    explicit Simulated(const std::vector<std::string>& statements) {
        for (const std::string& one : statements) connection->query(one);
    }
    /// "t: why" for each object that is unsure.
    std::vector<std::string> unsure() {
        std::vector<std::string> lines;
        for (const Unsure& one : connection->unsure())
            lines.push_back(one.object.name + (one.object.part.empty() ? "" : "." + one.object.part) + ": " + one.why);
        return lines;
    }
    std::string unknown(const std::string& sql) { return connection->query(sql).unknown; }
};

using Lines = std::vector<std::string>;

const std::string filled = "the rows of filled";
const Lines with_rows = {"CREATE TABLE filled (a integer)", "INSERT INTO filled VALUES (1) ON CONFLICT DO NOTHING"};

Lines after(Lines statements, const std::string& last) {
    statements.push_back(last);
    return statements;
}

TEST(DoBlock, MarksWhatBothBranchesOfAnUnknownConditionTouch) {
    Simulated base(after(with_rows, R"(DO $$ BEGIN
        IF EXISTS (SELECT 1 FROM filled WHERE a > 3) THEN
            CREATE TABLE big (a integer);
            ALTER TABLE filled ADD COLUMN b integer;
        ELSE
            CREATE TYPE small AS ENUM ('x');
        END IF;
        CREATE TABLE sure (a integer);
    END $$)"));
    EXPECT_EQ(base.unsure(), (Lines{"small: " + filled, "big: " + filled, "filled: " + filled}));
    EXPECT_EQ(base.connection->catalog().tables.count({"public", "big"}), 0U);
    EXPECT_EQ(base.unknown("SELECT to_regclass('big')"), filled);
    EXPECT_EQ(base.unknown("SELECT 1 FROM pg_type WHERE typname = 'small'"), filled);
    EXPECT_EQ(base.unknown("SELECT * FROM big"), "whether big is there: " + filled);
    EXPECT_EQ(
        base.unknown("SELECT 1 FROM information_schema.columns WHERE table_name = 'filled' AND column_name = 'b'"),
        filled);
    EXPECT_EQ(base.unknown("SELECT to_regclass('sure') IS NULL"), "");
}

TEST(DoBlock, LeavesAloneWhatARaiseBehindAnUnknownConditionWouldStop) {
    Simulated base(after(with_rows, R"(DO $$ DECLARE n integer; BEGIN
        SELECT count(*) INTO n FROM filled;
        IF n > 0 THEN RAISE EXCEPTION 'rows: %', n; END IF;
        CREATE TABLE made (a integer);
    END $$)"));
    EXPECT_EQ(base.unsure(), Lines{});
    EXPECT_EQ(base.connection->catalog().tables.count({"public", "made"}), 1U);
}

TEST(DoBlock, IsUnsureOfAllThatFollowsAPerhapsTakenReturn) {
    Simulated base(after(with_rows, R"(DO $$ BEGIN
        IF (SELECT max(a) FROM filled) > 3 THEN RETURN; END IF;
        CREATE TABLE made (a integer);
    END $$)"));
    EXPECT_EQ(base.unsure(), (Lines{"made: " + filled}));
}

TEST(DoBlock, ReadsTheObjectOutOfATextThatIsPartlyUnknown) {
    Simulated base(after(with_rows, R"(DO $$ DECLARE name text; BEGIN
        SELECT 'c' || a INTO name FROM filled;
        EXECUTE format('ALTER TABLE filled ADD COLUMN %I integer', name);
    END $$)"));
    EXPECT_EQ(base.unsure(), (Lines{"filled: " + filled}));
}

TEST(DoBlock, IsUnsureOfAllOfAKindWhereTheNameItselfIsUnknown) {
    Simulated base({"CREATE TABLE filled (a text)", "INSERT INTO filled VALUES ('x') ON CONFLICT DO NOTHING",
                    "CREATE SCHEMA one",
                    R"(DO $$ DECLARE r record; BEGIN
        FOR r IN SELECT a FROM filled LOOP EXECUTE format('DROP SCHEMA %I', r.a); END LOOP;
    END $$)"});
    EXPECT_EQ(base.unsure(), (Lines{"one: " + filled, "public: " + filled}));
}

TEST(DoBlock, RefusesATextOfWhichNothingIsKnown) {
    Simulated base({"CREATE TABLE filled (a text)", "INSERT INTO filled VALUES ('x') ON CONFLICT DO NOTHING"});
    const Error error = error_of(
        [&] { base.connection->query("DO $$ DECLARE t text; BEGIN SELECT a INTO t FROM filled; EXECUTE t; END $$"); });
    EXPECT_EQ(error.code(), ErrorCode::not_supported);
    EXPECT_EQ(error.message(), "EXECUTE of a text that nobody knows is not simulated: " + filled);
    EXPECT_EQ(error_of([&] { base.connection->query("DO LANGUAGE plpython3u 'pass'"); }).message(),
              "a DO block in plpython3u is not simulated");
}

TEST(DoBlock, RefusesToMakeWhatHasANameThatNobodyKnows) {
    for (const char* made :
         {"create table %I (v int)", "create schema %I", "create type %I as enum ()", "create view %I as select 1",
          "create index %I on filled (a)", "alter table filled rename to %I"}) {
        Simulated base({"CREATE TABLE filled (a text)", "INSERT INTO filled VALUES ('x') ON CONFLICT DO NOTHING"});
        const Error error = error_of([&] {
            base.connection->query(
                std::string("DO $$ DECLARE r record; BEGIN FOR r IN SELECT a FROM filled LOOP EXECUTE format('") +
                made + "', 't_' || r.a); END LOOP; END $$");
        });
        EXPECT_EQ(error.message(),
                  "EXECUTE of a text that makes something, whose name nobody knows, is not simulated: " + filled)
            << made;
    }
}

TEST(DoBlock, MayFillATableThatItPerhapsFills) {
    Simulated base(after(with_rows,
                         "DO $$ BEGIN CREATE TABLE t (a integer); IF EXISTS (SELECT 1 FROM filled WHERE a = "
                         "3) THEN INSERT INTO t VALUES (1); END IF; END $$"));
    EXPECT_EQ(base.unsure(), Lines{});
    EXPECT_EQ(base.unknown("SELECT count(*) FROM t"), "the rows of t");
}

TEST(DoBlock, PutsVariablesIntoStatementsThatChangeRows) {
    Simulated base({"CREATE TABLE t (a integer)",
                    "DO $$ DECLARE n integer := 4; BEGIN INSERT INTO t VALUES (n), (n + 1); END $$"});
    EXPECT_EQ(base.connection->query("SELECT a FROM t").rows, (std::vector<std::vector<Value>>{{"4"}, {"5"}}));
}

}  // namespace
}  // namespace aludel::dialect::postgresql::simulation
