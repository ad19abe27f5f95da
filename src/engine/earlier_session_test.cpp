#include "engine/earlier_session.hpp"

#include <chrono>
#include <thread>

#include "engine/status.hpp"
#include "engine/test_project.hpp"

namespace aludel::engine {

namespace {

using namespace test;
using dialect::test::error_of;

/// A session that an earlier run has left at work: marked, and without the migration lock.
class EarlierSessionTest : public ::testing::Test {
protected:
    EarlierSessionTest() {
        sample.revision("a1", "", "CREATE TABLE a (id INTEGER PRIMARY KEY);", "DROP TABLE a;");
        sample.upgrade();
        sample.revision("b1", "a1", "INSERT INTO a VALUES (1);", "");
        const Project project = sample.project();
        earlier = project.connect();
        project.dialect().begin_work(*earlier, project.lock_request(project.version_table(*earlier).name()), {});
        earlier->query("SELECT 'long work'");
        pid = dialect::test::one(*earlier, "SELECT pg_backend_pid() /* long work */");
    }

    Sample sample{dialect::test::fresh_postgresql()};
    std::unique_ptr<dialect::Connection> earlier;
    std::string pid;
};

TEST_F(EarlierSessionTest, ARunRefusesToWorkBesideItAndSaysWhoItIs) {
    sample.settings.lock_wait = 0;
    const Error error = sample.upgrade_error();
    EXPECT_EQ(error.code(), ErrorCode::lock_busy);
    EXPECT_NE(error.message().find("a session of an earlier run is still at work: pid " + pid), std::string::npos)
        << error.message();
    EXPECT_NE(error.message().find("long work"), std::string::npos) << error.message();
    EXPECT_NE(error.hint().find("pg_terminate_backend(" + pid + ")"), std::string::npos) << error.hint();
    EXPECT_EQ(sample.query("SELECT count(*) FROM a"), "0");
    Project project = sample.project();
    EXPECT_EQ(error_of([&] { stamp(project, {"b1"}, {}, sample.told); }).code(), ErrorCode::lock_busy);
    EXPECT_EQ(sample.state().rows, Strings{"a1"});
}

TEST_F(EarlierSessionTest, ARunWaitsForItsEndAndSeesWhatItDid) {
    std::thread end([this] {
        std::this_thread::sleep_for(std::chrono::milliseconds(1200));
        earlier->query("UPDATE alembic_version SET version_num = 'b1'");
        earlier.reset();
    });
    const RunReport report = sample.upgrade();
    end.join();
    ASSERT_EQ(sample.told.warnings.size(), 1U);
    EXPECT_NE(sample.told.warnings.front().find("still at work: pid " + pid), std::string::npos);
    EXPECT_TRUE(report.nothing_to_do);
    EXPECT_EQ(sample.query("SELECT count(*) FROM a"), "0");
}

TEST_F(EarlierSessionTest, TheStatusTellsOfIt) {
    Project project = sample.project();
    Status status = read_status(project);
    EXPECT_FALSE(status.lock);
    ASSERT_TRUE(status.work_session);
    EXPECT_EQ(status.work_session->who.pid, pid);
    EXPECT_NE(status.work_session->statement.find("long work"), std::string::npos);
    earlier.reset();
    for (int tries = 0; tries < 100 && status.work_session; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        status = read_status(project);
    }
    EXPECT_FALSE(status.work_session);
}

TEST_F(EarlierSessionTest, AVersionTableOfAnotherProjectIsNotConcerned) {
    sample.settings.lock_wait = 0;
    sample.settings.version_table = "other_version";
    sample.revision("a1", "", "CREATE TABLE other (id INTEGER PRIMARY KEY);", "");
    sample.upgrade("a1");
    EXPECT_EQ(sample.query("SELECT version_num FROM other_version"), "a1");
}

TEST_F(EarlierSessionTest, DiscardTakesTheMarkOffOnlyUntilTheNextStatement) {
    earlier.reset();
    sample.revision("c1", "b1",
                    "DISCARD ALL;\nDO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid "
                    "= pg_backend_pid()) THEN RAISE 'no mark'; END IF; END $$;",
                    "", " transaction=off");
    sample.upgrade();
    EXPECT_EQ(sample.state().rows, Strings{"c1"});
}

}  // namespace

}  // namespace aludel::engine
