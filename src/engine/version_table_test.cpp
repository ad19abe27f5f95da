#include "engine/version_table.hpp"

#include "engine/bookkeeping.hpp"
#include "engine/test_project.hpp"

namespace aludel::engine {

namespace {

using namespace test;
using dialect::test::error_of;

class VersionTableTest : public BothDatabases {
protected:
    VersionTableTest() : connection(sample.connect()) {}
    void run(const dialect::Statement& statement) const { connection->run(std::vector{statement}); }
    void run(const std::string& sql) const { run(own_statement(sql)); }
    const dialect::Dialect& dialect() const { return connection->dialect(); }

    VersionTable table{{"", "alembic_version"}};
    std::unique_ptr<dialect::Connection> connection;
};

TEST_P(VersionTableTest, IsMadeAsAlembicMakesIt) {
    EXPECT_FALSE(table.exists(*connection));
    EXPECT_EQ(table.read(*connection), Strings{});
    run(table.create(dialect()));
    EXPECT_TRUE(table.exists(*connection));
    EXPECT_EQ(table.width(*connection), 32);
    if (on_postgresql()) {
        EXPECT_EQ(sample.query("SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = "
                               "'alembic_version'::regclass AND contype = 'p'"),
                  "alembic_version_pkc PRIMARY KEY (version_num)");
        EXPECT_EQ(sample.query("SELECT format_type(atttypid, atttypmod) || attnotnull FROM pg_attribute WHERE attrelid "
                               "= 'alembic_version'::regclass AND attnum = 1"),
                  "character varying(32)true");
    } else {
        EXPECT_EQ(sample.query("SELECT sql FROM sqlite_master WHERE name = 'alembic_version'"),
                  "CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n\tCONSTRAINT "
                  "alembic_version_pkc PRIMARY KEY (version_num)\n)");
    }
}

TEST_P(VersionTableTest, OneRowIsTouchedOrNothing) {
    run(table.create(dialect()));
    Step step;
    step.changes = {{"", "b"}, {"", "a"}, {"b", "c"}};
    connection->run(table.advance(dialect(), step));
    EXPECT_EQ(table.read(*connection), (Strings{"a", "c"}));
    step.changes = {{"gone", "d"}};
    EXPECT_EQ(error_of([&] { connection->run(table.advance(dialect(), step)); }).code(),
              ErrorCode::version_table_mismatch);
    run(table.clear(dialect()));
    EXPECT_EQ(table.read(*connection), Strings{});
}

TEST_P(VersionTableTest, AnIdWithAQuoteIsDataNotSql) {
    run(table.create(dialect()));
    Step step;
    step.changes = {{"", "it's"}};
    connection->run(table.advance(dialect(), step));
    EXPECT_EQ(table.read(*connection), Strings{"it's"});
}

TEST_P(VersionTableTest, AnotherTableOfThatNameIsRefused) {
    run("CREATE TABLE alembic_version (release INTEGER)");
    const Error error = error_of([&] { table.read(*connection); });
    EXPECT_EQ(error.code(), ErrorCode::version_table_mismatch);
    EXPECT_NE(error.message().find("alembic_version"), std::string::npos);
}

TEST_P(VersionTableTest, AWidenedColumnTakesLongerIds) {
    run("CREATE TABLE alembic_version (version_num VARCHAR(100) NOT NULL)");
    EXPECT_EQ(table.width(*connection), 100);
    run("DROP TABLE alembic_version");
    run("CREATE TABLE alembic_version (version_num TEXT NOT NULL)");
    EXPECT_GT(table.width(*connection), 1'000'000);
}

TEST_P(VersionTableTest, LongIdsAreRefusedBeforeAnythingRuns) {
    const std::string id(40, 'x');
    sample.revision("a1", "", "CREATE TABLE t (id INTEGER);", "DROP TABLE t;");
    sample.revision(id, "a1", "", "");
    const Error error = sample.upgrade_error();
    EXPECT_EQ(error.code(), ErrorCode::revision_too_long);
    EXPECT_NE(error.message().find(id + " (40 characters)"), std::string::npos) << error.message();
    EXPECT_NE(error.place().file.find(id + ".sql"), std::string::npos);
    EXPECT_FALSE(sample.has_table("t"));
    EXPECT_FALSE(sample.has_table("alembic_version"));
    run("CREATE TABLE alembic_version (version_num VARCHAR(64) NOT NULL)");
    sample.upgrade();
    EXPECT_EQ(sample.state().rows, Strings{id});
}

INSTANTIATE_TEST_SUITE_P(On, VersionTableTest, ::testing::Values("sqlite", "postgresql"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace

}  // namespace aludel::engine
