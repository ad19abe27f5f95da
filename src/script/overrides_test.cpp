#include "script/overrides.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/file.hpp"

namespace aludel::script {
namespace {

namespace fs = std::filesystem;

class OverridesTest : public testing::Test {
protected:
    void put(const std::string& name, const std::string& content) {
        fs::create_directories((root() / name).parent_path());
        std::ofstream(root() / name) << content;
    }
    void python(const std::string& id, const std::string& parent) {
        put("v/" + id + ".py", "revision = '" + id + "'\ndown_revision = " + parent + "\nbranch_labels = ('main',)\n");
    }
    Scan scanned() const {
        DirectoryOptions options;
        options.locations = {root() / "v"};
        options.overrides = root() / "o";
        options.hashes = true;
        return scan(options);
    }
    const fs::path& root() const { return directory_.path(); }

private:
    TemporaryDirectory directory_;
};

TEST_F(OverridesTest, TheFileIsTheSqlOneAndTheGraphThatOfAlembic) {
    python("a1", "None");
    python("b2", "'a1'");
    put("o/any_name.sql", "-- by hand\n--\n-- revision: b2\n-- irreversible: gone\n");
    const Scan found = scanned();
    ASSERT_EQ(found.revisions.size(), 2U);
    EXPECT_TRUE(found.faults.empty());
    const Revision& taken = found.revisions[1];
    EXPECT_EQ(taken.file, root() / "o/any_name.sql");
    EXPECT_EQ(taken.overrides, root() / "v/b2.py");
    EXPECT_EQ(taken.down_revisions, std::vector<std::string>{"a1"});
    EXPECT_EQ(taken.branch_labels, std::vector<std::string>{"main"});
    EXPECT_EQ(taken.irreversible_reason, "gone");
    EXPECT_NE(taken.file_hash, found.revisions[0].file_hash);
    EXPECT_TRUE(found.revisions[0].overrides.empty());
}

TEST_F(OverridesTest, WhatOverridesNothingIsAFault) {
    python("a1", "None");
    put("v/b2.sql", "-- revision: b2\n-- revises: a1\n");
    put("o/1.sql", "-- revision: a1\n");
    put("o/2.sql", "-- revision: a1\n");
    put("o/3.sql", "-- revision: b2\n");
    put("o/4.sql", "-- revision: c3\n");
    put("o/5.py", "revision = 'a1'\ndown_revision = None\n");
    const Scan found = scanned();
    EXPECT_EQ(found.revisions[0].file, root() / "o/1.sql");
    ASSERT_EQ(found.faults.size(), 4U);
    EXPECT_NE(found.faults[0].message.find("has another override"), std::string::npos) << found.faults[0].message;
    EXPECT_NE(found.faults[1].message.find("is an SQL file itself"), std::string::npos) << found.faults[1].message;
    EXPECT_NE(found.faults[2].message.find("no revision c3"), std::string::npos) << found.faults[2].message;
    EXPECT_EQ(found.faults[3].message, "an override is an SQL file");
}

TEST_F(OverridesTest, OtherParentsAreAFault) {
    python("a1", "None");
    python("b2", "'a1'");
    put("o/b2.sql", "-- revision: b2\n-- revises: c3\n");
    const Scan found = scanned();
    EXPECT_EQ(found.revisions[1].file, root() / "v/b2.py");
    ASSERT_EQ(found.faults.size(), 1U);
    EXPECT_NE(found.faults[0].message.find("other parents"), std::string::npos);
}

}  // namespace
}  // namespace aludel::script
