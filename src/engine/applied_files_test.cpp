#include "engine/applied_files.hpp"

#include <gtest/gtest.h>

#include "base/hash.hpp"

namespace aludel::engine {

namespace {

LedgerEntry entry(const std::string& action, const std::string& revision, const std::string& file = {}) {
    LedgerEntry one;
    one.action = action;
    one.revision = revision;
    one.file_hash = file.empty() ? "" : sha256(file);
    one.checksum = one.file_hash;
    return one;
}

std::string digest_of(std::initializer_list<std::string> files) {
    FilesDigest digest;
    for (const std::string& file : files) {
        digest.toggle(sha256(file));
    }
    return digest.text();
}

std::string after(AppliedFiles& files, LedgerEntry one) {
    files.add(one);
    return one.applied_files;
}

TEST(AppliedFiles, CarryWhatStandsAppliedBehindEachRow) {
    AppliedFiles files({});
    EXPECT_EQ(after(files, entry("upgrade", "a1", "A")), sha256("A"));
    EXPECT_EQ(after(files, entry("upgrade", "b1", "B")), digest_of({"B", "A"}));
    EXPECT_EQ(after(files, entry("accept", "a1", "A changed")), digest_of({"A changed", "B"}));
    EXPECT_EQ(after(files, entry("stamp", "a1")), digest_of({"A changed", "B"})) << "it stands applied as it was";
    EXPECT_EQ(after(files, entry("stamp", "c1")), digest_of({"A changed", "B"})) << "nobody has seen its file";
    EXPECT_EQ(after(files, entry("downgrade", "b1", "B")), digest_of({"A changed"}));
    EXPECT_EQ(after(files, entry("forget", "a1")), digest_of({}));
    EXPECT_EQ(after(files, entry("upgrade", "a1", "A")), digest_of({"A"}));
    EXPECT_EQ(after(files, entry("purge", "")), digest_of({}));
}

TEST(AppliedFiles, BeginWithWhatTheLedgerSays) {
    AppliedFiles files({{"a1", {"sum", sha256("A")}}, {"b1", {"", ""}}});
    EXPECT_EQ(after(files, entry("upgrade", "c1", "C")), digest_of({"A", "C"}));
    EXPECT_EQ(after(files, entry("stamp", "")), digest_of({}));
}

TEST(AppliedFiles, AHashThatIsNoneChangesTheDigestToo) {
    AppliedFiles files({{"a1", {"sum", "written by hand"}}});
    EXPECT_NE(after(files, entry("upgrade", "c1", "C")), digest_of({"C"}));
    EXPECT_EQ(after(files, entry("downgrade", "a1")), digest_of({"C"}));
}

}  // namespace

}  // namespace aludel::engine
