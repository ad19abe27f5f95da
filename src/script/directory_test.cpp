#include "script/directory.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/file.hpp"

namespace aludel::script {
namespace {

namespace fs = std::filesystem;

class DirectoryTest : public testing::Test {
protected:
    void put(const std::string& name, const std::string& content) {
        fs::create_directories((root() / name).parent_path());
        std::ofstream(root() / name) << content;
    }
    void revision(const std::string& name, const std::string& id) { put(name, "-- revision: " + id + "\n"); }
    const fs::path& root() const { return directory_.path(); }

    static std::vector<std::string> ids(const Scan& scan) {
        std::vector<std::string> result;
        for (const auto& revision : scan.revisions) result.push_back(revision.id);
        return result;
    }

private:
    TemporaryDirectory directory_;
};

using Ids = std::vector<std::string>;

TEST_F(DirectoryTest, ReadsByLocationThenByName) {
    revision("one/b.sql", "r1");
    revision("one/a.sql", "r2");
    revision("two/0.sql", "r3");
    revision("one/.hidden.sql", "r4");
    revision("one/below/c.sql", "r5");
    put("one/README.md", "not a revision");
    const auto found = scan({{root() / "one", root() / "two"}, false});
    EXPECT_EQ(ids(found), (Ids{"r2", "r1", "r3"}));
    EXPECT_TRUE(found.faults.empty());
    EXPECT_EQ(found.revisions[0].file, root() / "one/a.sql");
}

TEST_F(DirectoryTest, PythonFilesCountAsAlembicCountsThem) {
    revision("one/b.sql", "r2");
    put("one/a_users.py", "revision = 'r1'\ndown_revision = None\n");
    put("one/c_orders.py", "revision = 'r' + str(3)\ndown_revision = ['r1', 'r2'][1]\n");
    put("one/__init__.py", "");
    put("one/.#c_orders.py", "");
    put("one/.d.py", "revision = 'r0'\ndown_revision = 'r3'\n");
    put("one/e.pyc", "");
    put("one/f.py/g.py", "");
    put("one/__pycache__/a_users.py", "");
    const auto found = scan({{root() / "one"}, true});
    EXPECT_EQ(ids(found), (Ids{"r0", "r1", "r2", "r3"}));
    ASSERT_EQ(found.revisions.size(), 4U);
    EXPECT_EQ(found.revisions[3].down_revisions, Ids{"r2"});
    EXPECT_EQ(found.revisions[3].file, root() / "one/c_orders.py");
    ASSERT_EQ(found.faults.size(), 1U) << found.faults[1].message;
    EXPECT_NE(found.faults[0].place.file.find("f.py/g.py"), std::string::npos) << found.faults[0].message;
}

TEST_F(DirectoryTest, APythonFileWithoutAUsableHeaderIsAFault) {
    put("v/a.py", "revision = 'a-b'\ndown_revision = None\n");
    put("v/b.py", "revision = 'b1'\ndown_revision = missing()\n");
    put("v/helpers.py", "def f(): pass\n");
    const auto found = scan({{root() / "v"}, false});
    EXPECT_TRUE(found.revisions.empty());
    ASSERT_EQ(found.faults.size(), 3U);
    EXPECT_EQ(found.faults[0].message, "the revision id 'a-b' contains '-'");
    EXPECT_NE(found.faults[1].message.find("'missing' is not defined"), std::string::npos) << found.faults[1].message;
    EXPECT_EQ(found.faults[1].place.line, 2);
    EXPECT_NE(found.faults[2].message.find("helpers.py"), std::string::npos) << found.faults[2].message;
}

TEST_F(DirectoryTest, GoesBelowWhenAsked) {
    revision("v/z.sql", "r1");
    revision("v/2025/b.sql", "r2");
    revision("v/2025/06/a.sql", "r3");
    revision("v/2024/a.sql", "r4");
    revision("v/.git/a.sql", "r5");
    EXPECT_EQ(ids(scan({{root() / "v"}, true})), (Ids{"r1", "r4", "r2", "r3"}));
}

TEST_F(DirectoryTest, NamesWhatItCannotRead) {
    revision("v/a.sql", "r1");
    put("v/b.sql", "-- just a helper\n");
    put("v/c.sql", "-- revision: a@b\n");
    const auto found = scan({{root() / "v", root() / "gone"}, false});
    EXPECT_EQ(ids(found), (Ids{"r1"}));
    ASSERT_EQ(found.faults.size(), 3u);
    EXPECT_EQ(found.faults[0].message, "the revision directory is not there");
    EXPECT_EQ(found.faults[0].code, ErrorCode::file_unreadable);
    EXPECT_TRUE(found.faults[1].warning);
    EXPECT_EQ(found.faults[2].message, "the revision id 'a@b' contains '@'");
}

TEST_F(DirectoryTest, ReadsOnceWhatIsReachedTwice) {
    revision("v/a.sql", "r1");
    fs::create_symlink("a.sql", root() / "v/link.sql");
    fs::create_symlink("v", root() / "w");
    fs::create_symlink("..", root() / "v/around");
    const auto found = scan({{root() / "v", root() / "w"}, true});
    EXPECT_EQ(ids(found), (Ids{"r1"}));
    ASSERT_EQ(found.faults.size(), 1u);
    EXPECT_TRUE(found.faults[0].warning);
    EXPECT_NE(found.faults[0].message.find("listed twice"), std::string::npos);
}

TEST_F(DirectoryTest, FollowsALinkToAFileElsewhere) {
    revision("shared/a.sql", "r1");
    fs::create_directories(root() / "v");
    fs::create_symlink("../shared/a.sql", root() / "v/a.sql");
    fs::create_symlink("nowhere", root() / "v/b.sql");
    const auto found = scan({{root() / "v"}, false});
    EXPECT_EQ(ids(found), (Ids{"r1"}));
    ASSERT_EQ(found.faults.size(), 1u);
    EXPECT_EQ(found.faults[0].code, ErrorCode::file_unreadable);
}

TEST_F(DirectoryTest, ReadsOnWhereAHeaderIsLong) {
    put("v/a.sql", std::string(20000, '\n') + "-- " + std::string(9000, 'x') + "\n-- revision: r1\n");
    put("v/b.sql", "-- " + std::string(2 << 20, 'x'));
    const auto found = scan({{root() / "v"}, false});
    EXPECT_EQ(ids(found), (Ids{"r1"}));
    EXPECT_EQ(found.revisions[0].line, 20002);
    ASSERT_EQ(found.faults.size(), 1u);
    EXPECT_NE(found.faults[0].message.find("megabyte"), std::string::npos);
}

TEST_F(DirectoryTest, TwoThreadsKeepTheOrder) {
    Ids wanted;
    for (int i = 0; i < 700; ++i) {
        wanted.push_back(fmt::format("r{:04}", i));
        revision(fmt::format("v/{:04}.sql", i), wanted.back());
    }
    put("v/0100x.sql", "");
    put("v/0600x.sql", "");
    const auto found = scan({{root() / "v"}, false});
    EXPECT_EQ(ids(found), wanted);
    ASSERT_EQ(found.faults.size(), 2u);
    EXPECT_TRUE(found.faults[0].place.file.ends_with("0100x.sql"));
}

}  // namespace
}  // namespace aludel::script
