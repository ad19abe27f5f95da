#include "script/file_name.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace aludel::script {

namespace {

// 2026-03-07 00:05:59 UTC
const TimePoint moment = TimePoint{} + std::chrono::seconds(1772841959);

std::string name(std::string_view file_template, const std::string& message = "Add Users, é!", int truncate = 40) {
    return revision_file_name(file_template, truncate, {"ab12", message, moment, "UTC"}).string();
}

std::string refusal(std::string_view file_template) {
    try {
        check_file_template(file_template);
        return {};
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::config_invalid);
        return error.message() + " | " + error.hint();
    }
}

// The templates of real projects (corpus.md, section 9), behind the ini file's doubled percent signs.
TEST(FileName, FollowsTheTemplatesProjectsUse) {
    EXPECT_EQ(name("%(rev)s_%(slug)s"), "ab12_add_users_é.sql");
    EXPECT_EQ(name("%(year)d%(month).2d%(day).2d_%(hour).2d%(minute).2d_%(rev)s_%(slug)s"),
              "20260307_0005_ab12_add_users_é.sql");
    EXPECT_EQ(name("%(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d-%(rev)s_%(slug)s"),
              "2026_03_07_0005-ab12_add_users_é.sql");
    EXPECT_EQ(name("%(year)d-%(month).2d-%(day).2d_%(rev)s"), "2026-03-07_ab12.sql");
    EXPECT_EQ(name("%(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d%(second).2d_%(slug)s"),
              "2026_03_07_000559_add_users_é.sql");
    EXPECT_EQ(name("%(epoch)s_%(rev)s"), "1772841959_ab12.sql");
    EXPECT_EQ(name("%(year)d/%(month)02d/%(rev)s"), "2026/03/ab12.sql");
    EXPECT_EQ(name("100%%_%(rev)s"), "100%_ab12.sql");
}

// Each line as Python 3.11 prints `template % fields`.
TEST(FileName, FormatsAsPythonDoes) {
    EXPECT_EQ(name("%(month)-4dx"), "3   x.sql");
    EXPECT_EQ(name("%(month)+05d"), "+0003.sql");
    EXPECT_EQ(name("%(month) d"), " 3.sql");
    EXPECT_EQ(name("%(month)05.3d"), "00003.sql");
    EXPECT_EQ(name("%(month)#.4x"), "0x0003.sql");
    EXPECT_EQ(name("%(month)#010x"), "0x00000003.sql");
    EXPECT_EQ(name("%(epoch)X"), "69AB6BE7.sql");
    EXPECT_EQ(name("%(day)#o"), "0o7.sql");
    EXPECT_EQ(name("%(year)ld"), "2026.sql");
    EXPECT_EQ(name("%(month)5s"), "    3.sql");
    EXPECT_EQ(name("%(slug).11s|"), "add_users_é|.sql");
    EXPECT_EQ(name("%(slug)13s|"), "  add_users_é|.sql");
}

TEST(FileName, TimeIsThatOfTheZone) {
    const auto file =
        revision_file_name("%(year)d-%(month).2d-%(day).2d_%(hour).2d", 40, {"a", "b", moment, "America/New_York"});
    EXPECT_EQ(file.string(), "2026-03-06_19.sql");
}

TEST(FileName, RefusesWhatPythonWouldTripOver) {
    EXPECT_EQ(refusal("%(slugg)s"), "file_template: %(slugg) is not known | did you mean %(slug)?");
    EXPECT_EQ(refusal("%(rev)d"), "file_template: %(rev)d wants a number, but rev is text | write %(rev)s");
    EXPECT_EQ(refusal("%(rev"), "file_template: a `%(` is never closed | write %(rev)s");
    EXPECT_EQ(refusal("%(rev)"), "file_template: `%(rev)` has no conversion | write %(rev)s");
    EXPECT_EQ(refusal("%(year)q"),
              "file_template: conversion `q` of %(year) is not supported | use s for text, d for numbers");
    EXPECT_NE(refusal("abc%"), "");
    EXPECT_NE(refusal("%s"), "");
    EXPECT_NE(refusal("%%(rev)s/"), "");
    EXPECT_NE(refusal("../%(rev)s"), "");
    EXPECT_NE(refusal("/tmp/%(rev)s"), "");
    EXPECT_NE(refusal(""), "");
    EXPECT_EQ(refusal("%(rev)s_%(slug)s"), "");
}

// Expected values printed by Alembic 1.8.1's ScriptDirectory._rev_path.
TEST(Slug, IsAlembics) {
    EXPECT_EQ(slug("Add users' table (v2)!", 40), "add_users_table_v2");
    EXPECT_EQ(slug("", 40), "");
    EXPECT_EQ(slug("---", 40), "");
    EXPECT_EQ(slug("keep_under_scores  and\ttabs\nlines", 40), "keep_under_scores_and_tabs_lines");
    EXPECT_EQ(slug("this message is much longer than forty characters", 40), "this_message_is_much_longer_than_forty_");
    EXPECT_EQ(slug("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", 40),
              "abcdefghijklmnopqrstuvwxyzabcdefghijklmn_");
    EXPECT_EQ(slug("exactly four", 12), "exactly_four");
    EXPECT_EQ(slug("a b", 0), "_");
    EXPECT_EQ(slug("one two three", -3), "one_two_");
    EXPECT_EQ(slug("ÄÖÜ ß 日本語 ½ ² Ⅳ", 40), "äöü_ß_日本語_½_²_ⅳ");
    EXPECT_EQ(slug("İstanbul ΟΔΟΣ ΣΑΣ", 40), "i̇stanbul_οδος_σας");
    EXPECT_EQ(slug("e\u0301te\u0301", 40), "e_te");
}

}  // namespace

}  // namespace aludel::script
