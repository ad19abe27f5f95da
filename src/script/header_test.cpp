#include "script/header.hpp"

#include <gtest/gtest.h>

namespace aludel::script {
namespace {

Header read(std::string_view text) {
    auto header = read_header(text, true, "versions/one.sql");
    EXPECT_TRUE(header);
    return std::move(*header);
}

/// The only fault of a header that should have one.
Fault only_fault(std::string_view text) {
    const auto header = read(text);
    EXPECT_EQ(header.faults.size(), 1u);
    return header.faults.empty() ? Fault{} : header.faults.front();
}

TEST(Header, ReadsEveryKey) {
    const auto header = read(
        "-- add the users table\n"
        "-- and its index\n"
        "--\n"
        "-- because of the audit\n"
        "--\n"
        "-- revision: 4f2a91c07be3\n"
        "-- revises: 9c1d0e77aa52, 77aa529c1d0e\n"
        "-- created: 2026-11-20 11:40:00+00:00\n"
        "-- branch_labels: billing, shop-2\n"
        "-- depends_on: 2aa5c1d0e779\n"
        "-- irreversible: the old prices are gone: nobody kept them\n"
        "\n"
        "-- aludel: upgrade\n"
        "-- revision: not of the header any more\n");
    const auto& revision = header.revision;
    EXPECT_TRUE(header.faults.empty());
    EXPECT_EQ(revision.id, "4f2a91c07be3");
    EXPECT_EQ(revision.down_revisions, (std::vector<std::string>{"9c1d0e77aa52", "77aa529c1d0e"}));
    EXPECT_EQ(revision.created, "2026-11-20 11:40:00+00:00");
    EXPECT_EQ(revision.branch_labels, (std::vector<std::string>{"billing", "shop-2"}));
    EXPECT_EQ(revision.depends_on, (std::vector<std::string>{"2aa5c1d0e779"}));
    EXPECT_TRUE(revision.irreversible);
    EXPECT_EQ(revision.irreversible_reason, "the old prices are gone: nobody kept them");
    EXPECT_EQ(revision.message, "add the users table");
    EXPECT_EQ(revision.doc, "add the users table\nand its index\n\nbecause of the audit");
    EXPECT_EQ(revision.line, 6);
    EXPECT_EQ(revision.revises_line, 7);
    EXPECT_EQ(to_string(revision.revises_place()), "versions/one.sql:7");
}

TEST(Header, TakesByteOrderMarkCarriageReturnsAndTabs) {
    const auto header =
        read("\xEF\xBB\xBF-- füge Benutzer hinzu\r\n--\r\n--\trevision:\tabc\t\r\n--revises:def\r\n\r\nSELECT 1;\r\n");
    EXPECT_TRUE(header.faults.empty());
    EXPECT_EQ(header.revision.id, "abc");
    EXPECT_EQ(header.revision.down_revisions, (std::vector<std::string>{"def"}));
    EXPECT_EQ(header.revision.doc, "füge Benutzer hinzu");
}

TEST(Header, EndsAtTheFirstStatement) {
    const auto header = read("-- revision: abc\nSELECT 1;\n-- revises: def\n");
    EXPECT_TRUE(header.revision.down_revisions.empty());
}

TEST(Header, DescriptionMayFollowTheKeys) {
    EXPECT_EQ(read("-- revision: abc\n-- revises: def\n\n-- add users\n-- now\n\n-- not this\n").revision.doc,
              "add users\nnow");
    EXPECT_EQ(read("-- add users\n-- revision: abc\n\n-- something else\n").revision.doc, "add users");
    EXPECT_EQ(read("-- revision: abc\n").revision.doc, "");
}

TEST(Header, AnEmptyRevisesIsABase) {
    const auto header = read("-- revision: abc\n-- revises:\n");
    EXPECT_TRUE(header.faults.empty());
    EXPECT_TRUE(header.revision.down_revisions.empty());
}

TEST(Header, AsksForMoreUntilItsEndIsThere) {
    const std::string_view text = "-- add users\n-- revision: abc\n\n-- aludel: upgrade\n";
    Header header;
    const auto part = [&](std::string_view beginning) {
        return read_header_into(beginning, false, "a.sql", header.revision, header.faults);
    };
    for (std::size_t i = 0; i < text.size(); ++i) EXPECT_FALSE(part(text.substr(0, i))) << i;
    EXPECT_TRUE(header.revision.id.empty());
    EXPECT_TRUE(part(text));
    EXPECT_EQ(header.revision.id, "abc");
    // A character cut in two is not yet a fault.
    EXPECT_FALSE(part("-- f\xC3"));
    EXPECT_TRUE(header.faults.empty());
}

TEST(Header, SaysWhichKeyWasMeant) {
    const auto fault = only_fault("-- revision: abc\n-- Revises: def\n");
    EXPECT_EQ(fault.message, "unknown key `Revises:` in the header");
    EXPECT_EQ(fault.hint, "did you mean `revises:`?");
    EXPECT_EQ(fault.place.line, 2);
    EXPECT_FALSE(fault.warning);
    EXPECT_EQ(only_fault("-- revision: abc\n-- depend_on: def\n").hint, "did you mean `depends_on:`?");
    EXPECT_EQ(only_fault("-- revision: abc\n-- branch-labels: x\n").hint, "did you mean `branch_labels:`?");
    EXPECT_EQ(only_fault("-- revision: abc\n-- Create Date: today\n").hint, "did you mean `created:`?");
    EXPECT_EQ(only_fault("-- revision: abc\n-- down_revision: def\n").hint, "did you mean `revises:`?");
}

TEST(Header, OtherWordsBeforeAColonAreText) {
    EXPECT_TRUE(read("-- Note: slow\n-- revision: abc\n-- ticket: 12\n-- see: https://example.org\n").faults.empty());
    // The description may begin as it likes: only among the keys is a near miss one.
    EXPECT_TRUE(read("-- creates: three tables\n\n-- revision: abc\n").faults.empty());
}

TEST(Header, AFileWithoutRevisionIsNamed) {
    const auto plain = only_fault("-- helper views\nCREATE VIEW v AS SELECT 1;\n");
    EXPECT_TRUE(plain.warning);
    EXPECT_EQ(plain.message, "no `-- revision:` line: this file is not a revision");
    EXPECT_EQ(plain.place.file, "versions/one.sql");
    EXPECT_TRUE(only_fault("").warning);

    const auto misspelt = only_fault("-- add users\n-- Revision ID: abc\n");
    EXPECT_FALSE(misspelt.warning) << "whoever wrote this wanted a revision";
    EXPECT_EQ(misspelt.hint, "did you mean `revision:` instead of `Revision ID:`?");
    EXPECT_FALSE(only_fault("-- revises: abc\n").warning);
}

TEST(Header, RefusesIdsThatCannotBeAddressed) {
    for (const char* id : {"a@b", "a-b", "a+b", "a:b", "a;b", "a,b", "a b", "a'b", "a\"b", "", "head", "base"}) {
        const auto header = read(std::string("-- revision: ") + id + "\n");
        EXPECT_EQ(header.faults.size(), 1u) << id;
        EXPECT_TRUE(header.revision.id.empty()) << id;
        EXPECT_EQ(header.faults.front().code, ErrorCode::revision_file_invalid);
    }
    EXPECT_EQ(only_fault("-- revision: a@b\n").message, "the revision id 'a@b' contains '@'");
    EXPECT_EQ(read("-- revision: 0001_ünïcode.v2\n").revision.id, "0001_ünïcode.v2");
}

TEST(Header, ABadParentIsNotTheEndOfTheRevision) {
    const auto header = read("-- revision: abc\n-- revises: d-f, ghi, ghi,\n");
    EXPECT_EQ(header.revision.id, "abc");
    EXPECT_EQ(header.revision.down_revisions, (std::vector<std::string>{"ghi"}));
    ASSERT_EQ(header.faults.size(), 3u);
    EXPECT_EQ(header.faults[0].message, "the parent 'd-f' contains '-'");
    EXPECT_EQ(header.faults[1].message, "the parent 'ghi' is named twice");
    EXPECT_EQ(header.faults[2].message, "the parent '' is empty");
}

TEST(Header, RefusesAKeyTwiceAndAReasonLeftOut) {
    EXPECT_EQ(only_fault("-- revision: abc\n-- revision: def\n").message, "the header says `revision:` twice");
    EXPECT_EQ(only_fault("-- revision: abc\n-- irreversible:\n").message, "`irreversible:` gives no reason");
}

TEST(Header, SaysWhereItIsNotUtf8) {
    const auto fault = only_fault("-- revision: abc\n-- caf\xE9\n");
    EXPECT_EQ(fault.message, "the header is not UTF-8");
    EXPECT_EQ(to_string(fault.place), "versions/one.sql:2:7");
    const std::string_view utf16("\xFF\xFE-\0-\0", 6);
    EXPECT_EQ(only_fault(utf16).hint, "the file looks like UTF-16: save it as UTF-8");
}

}  // namespace
}  // namespace aludel::script
