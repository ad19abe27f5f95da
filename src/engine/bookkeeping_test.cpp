#include "engine/bookkeeping.hpp"

#include "engine/test_project.hpp"

namespace aludel::engine {

namespace {

using namespace test;
using dialect::test::error_of;

class BookkeepingTest : public ::testing::Test {
protected:
    /// A schema with tables of the same names, where rows would go without an error.
    void make_decoys() {
        sample.revision("a1", "", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;");
        sample.upgrade();
        sample.connect()->query("CREATE SCHEMA elsewhere");
        sample.connect()->query("CREATE TABLE elsewhere.alembic_version (LIKE public.alembic_version)");
        sample.connect()->query("CREATE TABLE elsewhere.aludel_ledger (LIKE public.aludel_ledger INCLUDING ALL)");
        sample.connect()->query("INSERT INTO elsewhere.alembic_version VALUES ('a1')");
    }

    Sample sample{dialect::test::fresh_postgresql()};
};

/// What leads names astray, each in a way of its own.
const Strings& diversions() {
    static const Strings all{
        "SET search_path = elsewhere;",
        "SET/**/ search_path = elsewhere;",
        "/* /* */ */ SET search_path = elsewhere;",
        "DO $$ BEGIN SET search_path = elsewhere; END $$;",
        "SELECT set_config('search_path', 'elsewhere', false);",
        "CREATE FUNCTION public.lead() RETURNS void LANGUAGE sql AS 'SET search_path = elsewhere';\n"
        "INSERT INTO public.a SELECT 1 FROM public.lead();",
        "CREATE TEMP TABLE alembic_version (LIKE public.alembic_version);\n"
        "INSERT INTO alembic_version VALUES ('a1');\n"
        "CREATE TEMP TABLE aludel_ledger (LIKE public.aludel_ledger INCLUDING ALL);\n"
        "CREATE TEMP TABLE aludel_intent (other INTEGER);",
    };
    return all;
}

TEST_F(BookkeepingTest, NoSettingAndNoTemporaryTableLeadsOurRowsAstray) {
    const std::vector<std::pair<std::string, TransactionMode>> ways{
        {"", TransactionMode::all}, {"", TransactionMode::none}, {" transaction=off", TransactionMode::all}};
    for (const auto& [options, mode] : ways) {
        for (const std::string& diversion : diversions()) {
            SCOPED_TRACE(diversion + options + " in mode " + std::to_string(static_cast<int>(mode)));
            sample.settings.url = dialect::test::fresh_postgresql();
            sample.settings.transaction = mode;
            std::filesystem::remove(sample.file("b1"));
            std::filesystem::remove(sample.file("c1"));
            make_decoys();
            sample.revision("b1", "a1", diversion, "", options);
            sample.revision("c1", "b1", "SELECT 1;", "");
            sample.upgrade();
            EXPECT_EQ(sample.query("SELECT version_num FROM public.alembic_version"), "c1");
            EXPECT_EQ(sample.query("SELECT version_num FROM elsewhere.alembic_version"), "a1");
            EXPECT_EQ(sample.query("SELECT count(*) FROM public.aludel_ledger"), "3");
            EXPECT_EQ(sample.query("SELECT count(*) FROM elsewhere.aludel_ledger"), "0");
            EXPECT_FALSE(sample.has_table("aludel_intent"));
        }
    }
}

TEST_F(BookkeepingTest, TheVersionTableIsWhereAlembicFindsIt) {
    sample.connect()->query("CREATE SCHEMA \"my App\"");
    const std::string database = sample.settings.url->database;
    sample.connect()->query("ALTER DATABASE " + database + " SET search_path = \"my App\", public");
    sample.revision("a1", "", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;");
    // There is none: made where an unqualified CREATE TABLE would put it, and the ledger beside it.
    sample.upgrade();
    EXPECT_EQ(sample.query("SELECT version_num FROM \"my App\".alembic_version"), "a1");
    EXPECT_EQ(sample.query("SELECT count(*) FROM \"my App\".aludel_ledger"), "1");
    EXPECT_EQ(sample.state().version_table, (dialect::QualifiedName{"my App", "alembic_version"}));
    // There is one further down the path: that is the one, although a new one would be made before it.
    sample.connect()->query("ALTER TABLE \"my App\".alembic_version SET SCHEMA public");
    EXPECT_EQ(sample.state().version_table, (dialect::QualifiedName{"public", "alembic_version"}));
    EXPECT_EQ(sample.state().rows, Strings{"a1"});
    // The ledger is beside it and nowhere else: another project's may be visible too.
    EXPECT_FALSE(sample.state().ledger_exists);
}

TEST_F(BookkeepingTest, ATemporaryTableOfThePooledSessionIsPassedOver) {
    sample.revision("a1", "", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;");
    sample.upgrade();
    const auto connection = sample.connect();
    connection->query("CREATE TEMP TABLE alembic_version (version_num VARCHAR(32) NOT NULL)");
    const DatabaseState state = read_database_state(sample.project(), *connection);
    EXPECT_EQ(state.version_table.schema, "public");
    EXPECT_EQ(state.rows, Strings{"a1"});
    EXPECT_EQ(sample.project().version_table(*connection).read(*connection), Strings{"a1"});
}

TEST_F(BookkeepingTest, OneVersionTableIsOneLockHoweverItsNameIsSpelt) {
    sample.revision("a1", "", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;");
    sample.settings.lock_wait = 0;
    for (const std::string held_as : {"", "public"}) {
        sample.settings.version_table_schema = held_as;
        const Project holder = sample.project();
        const auto connection = holder.connect();
        const auto lock =
            holder.dialect().lock(holder.url(), holder.lock_request(holder.version_table(*connection).name()));
        sample.settings.version_table_schema = held_as.empty() ? "public" : "";
        const Error error = sample.upgrade_error();
        EXPECT_EQ(error.code(), ErrorCode::lock_busy) << error.what();
        EXPECT_NE(error.message().find("lock of public.alembic_version"), std::string::npos) << error.message();
    }
    sample.upgrade();
    EXPECT_EQ(sample.state().rows, Strings{"a1"});
}

TEST(Bookkeeping, ATemporaryTableInSqliteLeadsNothingAstray) {
    const TemporaryDirectory directory("bookkeeping");
    for (const std::string& options : {std::string(), std::string(" transaction=off")}) {
        Sample sample(Sample::sqlite_url(directory.path() / ("main" + std::to_string(options.size()) + ".db")));
        sample.revision("a1", "", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;");
        sample.upgrade();
        sample.revision("b1", "a1",
                        "CREATE TEMP TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\n"
                        "INSERT INTO alembic_version VALUES ('a1');\n"
                        "CREATE TEMP TABLE aludel_ledger AS SELECT * FROM main.aludel_ledger;\n"
                        "CREATE TEMP TABLE aludel_intent (other INTEGER);",
                        "", options);
        sample.upgrade();
        EXPECT_EQ(sample.query("SELECT version_num FROM alembic_version"), "b1");
        EXPECT_EQ(sample.query("SELECT count(*) FROM aludel_ledger"), "2");
        EXPECT_FALSE(sample.has_table("aludel_intent"));
    }
}

}  // namespace

}  // namespace aludel::engine
