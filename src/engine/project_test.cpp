#include "engine/project.hpp"

#include <cstdlib>

#include "base/hash.hpp"
#include "engine/test_project.hpp"

namespace aludel::engine {

namespace {

using namespace test;
using dialect::test::error_of;

dialect::Url no_database() {
    return dialect::Url::parse("sqlite:////nowhere/at/all.db");
}

TEST(ProjectTest, TheGraphNeedsNoDatabase) {
    Sample sample(no_database());
    sample.revision("a1", "", "SELECT 1;", "");
    sample.settings.url.reset();
    const Project project = sample.project();
    EXPECT_EQ(project.graph().heads(), Strings{"a1"});
    EXPECT_EQ(error_of([&] { project.connect(); }).code(), ErrorCode::url_missing);
    EXPECT_EQ(project.dialect_or("sqlite").name(), "sqlite");
}

TEST(ProjectTest, FilesAreHashedAheadOnlyWhereALedgerIsKept) {
    Sample sample(no_database());
    sample.revision("a1", "", "SELECT 1;", "");
    const std::string before = sha256(read_file(sample.file("a1")));
    for (const bool kept : {true, false}) {
        sample.settings.ledger = kept;
        const Project project = sample.project();
        project.preload_graph(true);
        EXPECT_EQ(project.file_hash(project.graph().revisions().front()), before);
    }
}

TEST(ProjectTest, AnEphemeralDatabaseLivesAsLongAsTheProject) {
    Sample sample(dialect::Url::parse("ephemeral:sqlite"));
    std::string file;
    {
        const Project project = sample.project();
        file = project.url().database;
        project.connect()->query("CREATE TABLE t (id INTEGER)");
        EXPECT_EQ(project.url().database, file);
        EXPECT_TRUE(project.dialect().table_exists(*project.connect(), {"", "t"}));
    }
    for (int tries = 0; tries < 200 && std::filesystem::exists(file); ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(ProjectTest, OneLockForEachVersionTable) {
    const Sample sample(no_database());
    EXPECT_EQ(sample.project().lock_request({"public", "alembic_version"}).name, "public.alembic_version");
    EXPECT_EQ(sample.project().lock_request({"app", "v"}).name, "app.v");
    EXPECT_EQ(sample.project().lock_request({"app", "v"}).schema, "app");
}

}  // namespace

}  // namespace aludel::engine
