#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "base/file.hpp"
#include "child.hpp"
#include "dialect/dialect.hpp"
#include "dialect/test_pooler.hpp"

namespace aludel::fault {

namespace {

using dialect::Url;

/// Two revisions, the second with a section outside a transaction that waits until the table `gate` has a row.
void write_project(const std::filesystem::path& directory) {
    std::filesystem::create_directories(directory / "migrations" / "versions");
    write_file(directory / "aludel.toml", "script_location = \"migrations\"\n");
    write_file(
        directory / "migrations/versions/p001.sql",
        "-- tables\n--\n-- revision: p001\n\n-- aludel: upgrade\n"
        "CREATE TABLE seen (id INTEGER);\nCREATE TABLE gate (open BOOLEAN);\n"
        "CREATE FUNCTION slow() RETURNS INTEGER LANGUAGE plpgsql AS $$ BEGIN LOOP EXIT WHEN EXISTS (SELECT 1 FROM "
        "gate); PERFORM pg_sleep(0.01); END LOOP; RETURN 1; END $$;\n");
    write_file(directory / "migrations/versions/p002.sql",
               "-- slow\n--\n-- revision: p002\n-- revises: p001\n\n-- aludel: upgrade transaction=off\n"
               "INSERT INTO seen VALUES (1);\nVACUUM seen;\nSELECT slow();\nINSERT INTO seen VALUES (2);\n");
}

class PostgresqlPooler : public ::testing::Test {
protected:
    PostgresqlPooler() { write_project(directory_.path()); }

    std::vector<std::string> words(std::vector<std::string> behind) const {
        std::vector<std::string> all{program(), "--database", pooler_.url().with_password()};
        all.insert(all.end(), behind.begin(), behind.end());
        return all;
    }
    int run(const std::vector<std::string>& behind, std::string& said) const {
        Child child(words(behind), directory_.path(), {});
        const int status = child.wait();
        said = child.output();
        return status;
    }
    std::string one(const std::string& sql) const {
        return dialect::find_dialect("postgresql").connect(url_)->query(sql).rows.at(0).at(0).value_or("NULL");
    }
    bool wait_for_the_slow_statement() const {
        for (int tries = 0; tries < 1000; ++tries) {
            if (one("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = "
                    "'PgSleep'") == "1") {
                return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }

    static Url socket_of(Url url) {
        for (const auto& [key, value] : url.query) {
            url.host = key == "host" ? value : url.host;
        }
        url.query.clear();
        return url;
    }

    TemporaryDirectory directory_{"fault"};
    std::unique_ptr<dialect::EphemeralDatabase> server_ = dialect::find_dialect("postgresql").start_ephemeral();
    Url url_ = socket_of(server_->url());
    dialect::test::Pooler pooler_{url_};
};

// The lease of a killed holder runs out after 30 seconds: so long this takes.
TEST_F(PostgresqlPooler, TheSecondRunnerWaitsForTheLeaseAndResumesWhatAKilledOneHasLeft) {
    std::string said;
    ASSERT_EQ(run({"upgrade", "p001"}, said), 0) << said;
    Child first(words({"upgrade", "head"}), directory_.path(), {});
    ASSERT_TRUE(wait_for_the_slow_statement()) << "the slow statement was never seen";

    EXPECT_EQ(run({"status"}, said), 0) << said;
    EXPECT_NE(said.find("held by pid " + std::to_string(first.pid()) + ", application aludel migration lease"),
              std::string::npos)
        << said;
    EXPECT_EQ(run({"upgrade", "head", "--lock-wait", "1"}, said), 6) << said;
    EXPECT_NE(said.find("waiting for the migration lock, held by pid " + std::to_string(first.pid())),
              std::string::npos)
        << said;
    EXPECT_NE(said.find("nothing was changed"), std::string::npos) << said;

    first.kill();
    EXPECT_EQ(first.wait(), 128 + 9) << first.output();
    EXPECT_EQ(run({"upgrade", "head", "--lock-wait", "0"}, said), 6) << said;
    EXPECT_EQ(run({"upgrade", "head", "--lock-wait", "50"}, said), 8) << said;
    EXPECT_NE(said.find("statements 1 to 2 are done (of 4)\nstatements 3 to 4 are not done"), std::string::npos)
        << said;
    EXPECT_EQ(one("SELECT version_num FROM alembic_version"), "p001");

    one("INSERT INTO gate VALUES (true) RETURNING open");
    EXPECT_EQ(run({"upgrade", "head", "--resume"}, said), 0) << said;
    EXPECT_EQ(one("SELECT version_num FROM alembic_version"), "p002");
    EXPECT_EQ(one("SELECT string_agg(id::text, ' ' ORDER BY id) FROM seen"), "1 2");
    EXPECT_EQ(one("SELECT to_regclass('aludel_lease')"), "NULL");
    EXPECT_EQ(one("SELECT to_regclass('aludel_intent')"), "NULL");
}

}  // namespace

}  // namespace aludel::fault
