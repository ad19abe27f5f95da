#include "script/sql/sections.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace aludel::script::sql {

namespace {

constexpr std::string_view header =
    "-- add users\n"
    "--\n"
    "-- revision: 4f2a91c07be3\n"
    "\n";

std::string with_header(std::string_view body) {
    return std::string(header) + std::string(body);
}

/// "file:line:column: message" and the hint of the refusal; empty when there is none.
std::string refusal(std::string_view text) {
    try {
        read_sections(text, "r.sql");
        return {};
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::revision_file_invalid);
        return std::string(error.what()) + " | " + error.hint();
    }
}

TEST(Sections, AreCutAtTheirLines) {
    const std::string text = with_header(
        "-- aludel: upgrade\n"
        "CREATE TABLE a (x int);\n"
        "  -- aludel:downgrade transaction=off dialect=sqlite\r\n"
        "DROP TABLE a;\n");
    const auto sections = read_sections(text, "r.sql");
    ASSERT_EQ(sections.size(), 2U);
    EXPECT_EQ(sections[0].direction, Direction::upgrade);
    EXPECT_TRUE(sections[0].transaction);
    EXPECT_EQ(sections[0].dialect, "");
    EXPECT_EQ(sections[0].body, "CREATE TABLE a (x int);\n");
    EXPECT_EQ(sections[0].place, (Place{"r.sql", 5, 1}));
    EXPECT_EQ(sections[0].body_place, (Place{"r.sql", 6, 1}));
    EXPECT_EQ(sections[1].direction, Direction::downgrade);
    EXPECT_FALSE(sections[1].transaction);
    EXPECT_EQ(sections[1].dialect, "sqlite");
    EXPECT_EQ(sections[1].body, "DROP TABLE a;\n");
    EXPECT_EQ(sections[1].place, (Place{"r.sql", 7, 3}));
}

TEST(Sections, MayBeEmptyAndEndWithoutALineEnd) {
    const std::string text = with_header("-- aludel: upgrade\n-- aludel: downgrade");
    const auto sections = read_sections(text, "r.sql");
    ASSERT_EQ(sections.size(), 2U);
    EXPECT_EQ(sections[0].body, "");
    EXPECT_EQ(sections[1].body, "");
}

TEST(Sections, AByteOrderMarkIsNoText) {
    EXPECT_EQ(read_sections("\xEF\xBB\xBF-- aludel: upgrade\n", "r.sql").size(), 1U);
}

TEST(Sections, TheOneForTheDialectWins) {
    const std::string text = with_header(
        "-- aludel: upgrade\nA;\n-- aludel: upgrade dialect=sqlite\nB;\n-- aludel: downgrade dialect=sqlite\nC;\n");
    const auto sections = read_sections(text, "r.sql");
    EXPECT_EQ(choose(sections, Direction::upgrade, "sqlite")->body, "B;\n");
    EXPECT_EQ(choose(sections, Direction::upgrade, "postgresql")->body, "A;\n");
    EXPECT_EQ(choose(sections, Direction::downgrade, "sqlite")->body, "C;\n");
    EXPECT_EQ(choose(sections, Direction::downgrade, "postgresql"), nullptr);
}

struct Broken {
    std::string body;
    std::string refusal;
};

class BrokenSections : public testing::TestWithParam<Broken> {};

TEST_P(BrokenSections, AreRefusedWithPlaceAndHint) {
    EXPECT_EQ(refusal(with_header(GetParam().body)), GetParam().refusal);
}

const std::string up = "-- aludel: upgrade\n";

INSTANTIATE_TEST_SUITE_P(
    All, BrokenSections,
    testing::Values(
        Broken{"",
               "r.sql:4: the file has no upgrade section | add a line `-- aludel: upgrade` and the statements below "
               "it; it may stay empty"},
        Broken{"-- aludel: downgrade\n",
               "r.sql:5: the file has no upgrade section | add a line `-- aludel: upgrade` and the statements below "
               "it; it may stay empty"},
        Broken{"  CREATE TABLE a (x int);\n" + up,
               "r.sql:5:3: only comments may stand before the first section | put statements below `-- aludel: "
               "upgrade`, and `--` before each line of the header"},
        Broken{"/* a note */\n" + up,
               "r.sql:5:1: only comments may stand before the first section | put statements below `-- aludel: "
               "upgrade`, and `--` before each line of the header"},
        Broken{"-- aludel:\n",
               "r.sql:5:1: `-- aludel:` names no section | write `-- aludel: upgrade` or `-- aludel: downgrade`"},
        Broken{"-- aludel: upgarde\n", "r.sql:5:12: unknown section `upgarde` | did you mean `upgrade`?"},
        Broken{"-- aludel: down\n", "r.sql:5:12: unknown section `down` | did you mean `downgrade`?"},
        Broken{"-- aludel: Upgrade\n", "r.sql:5:12: unknown section `Upgrade` | did you mean `upgrade`?"},
        Broken{"-- aludel: seed\n", "r.sql:5:12: unknown section `seed` | a section is `upgrade` or `downgrade`"},
        Broken{"-- aludel: upgrade transactions=off\n",
               "r.sql:5:20: unknown option `transactions=off` of a section | did you mean `transaction=…`?"},
        Broken{"-- aludel: upgrade é=1\n",
               "r.sql:5:20: unknown option `é=1` of a section | a section may say transaction=off and dialect=NAME"},
        Broken{"-- aludel: upgrade transaction=no\n",
               "r.sql:5:20: `transaction=no`: transaction is `on` or `off` | write transaction=off for statements that "
               "cannot run in a transaction"},
        Broken{"-- aludel: upgrade transaction\n",
               "r.sql:5:20: `transaction`: transaction is `on` or `off` | write transaction=off for statements that "
               "cannot run in a transaction"},
        Broken{"-- aludel: upgrade transaction=on transaction=off\n",
               "r.sql:5:35: the section says `transaction` twice | keep one of the two"},
        Broken{"-- aludel: upgrade dialect=sqlite dialect=sqlite\n",
               "r.sql:5:35: the section says `dialect` twice | keep one of the two"},
        Broken{"-- aludel: upgrade dialect=sqlite3\n",
               "r.sql:5:20: unknown dialect `sqlite3` | did you mean `dialect=sqlite`?"},
        Broken{"-- aludel: upgrade dialect=postgres\n",
               "r.sql:5:20: unknown dialect `postgres` | did you mean `dialect=postgresql`?"},
        Broken{"-- aludel: upgrade dialect=\n", "r.sql:5:20: unknown dialect `` | there are: postgresql, sqlite"},
        Broken{up + "A;\n" + up,
               "r.sql:7:1: a second upgrade section | the first one stands in line 5: put all statements there"},
        Broken{"-- aludel: upgrade dialect=sqlite\n-- aludel: upgrade dialect=sqlite\n",
               "r.sql:6:1: a second upgrade section for sqlite | the first one stands in line 5: put all statements "
               "there"},
        Broken{up + "A;\n-- aludel downgrade\nB;\n",
               "r.sql:7:1: this comment looks like a section line, but is none | write `-- aludel: downgrade`"},
        Broken{up + "A;\n-- ALUDEL: DOWNGRADE\nB;\n",
               "r.sql:7:1: this comment looks like a section line, but is none | write `-- aludel: downgrade`"},
        Broken{up + "A;\n-- aludel : down\nB;\n",
               "r.sql:7:1: this comment looks like a section line, but is none | write `-- aludel: downgrade`"},
        Broken{up + "SELECT '\xFF';\n", "r.sql:6: this line is not UTF-8 | save the file as UTF-8"}));

TEST(Sections, ACommentThatSpeaksOfAludelIsAComment) {
    EXPECT_EQ(refusal(with_header(up + "-- aludel does the rest\n")), "");
}

}  // namespace

}  // namespace aludel::script::sql
