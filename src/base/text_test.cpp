#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace aludel {
namespace {

using Strings = std::vector<std::string>;

TEST(Text, TrimAndSplit) {
    EXPECT_EQ(trim(" \t a b \r\n"), "a b");
    EXPECT_EQ(trim(" \n"), "");
    EXPECT_EQ(split("a,,b", ','), (Strings{"a", "", "b"}));
    EXPECT_EQ(split("", ','), (Strings{""}));
    EXPECT_EQ(split_any(" a, b ,,c ", " ,"), (Strings{"a", "b", "c"}));
    EXPECT_EQ(split_any(" , ", " ,"), Strings{});
}

RC_GTEST_PROP(Text, JoinUndoesSplit, (const std::string& text)) {
    const Strings parts = split(text, ',');
    RC_ASSERT(join(parts, ",") == text);
}

TEST(Text, ReplaceAll) {
    EXPECT_EQ(replace_all("aaa", "a", "aa"), "aaaaaa");
    EXPECT_EQ(replace_all("abcabc", "bc", ""), "aa");
    EXPECT_EQ(replace_all("abc", "", "x"), "abc");
}

TEST(Text, CaseOfAsciiOnly) {
    EXPECT_EQ(ascii_lower("ÄBC"), "Äbc");
    EXPECT_TRUE(iequals("Head", "hEAD"));
    EXPECT_FALSE(iequals("head", "heads"));
}

TEST(Text, EditDistance) {
    EXPECT_EQ(edit_distance("", "abc"), 3u);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
    EXPECT_EQ(edit_distance("haed", "head"), 1u);  // neighbours swapped
}

RC_GTEST_PROP(Text, EditDistanceIsSymmetricAndBounded, (const std::string& a, const std::string& b)) {
    const auto distance = edit_distance(a, b);
    RC_ASSERT(distance == edit_distance(b, a));
    RC_ASSERT(distance <= std::max(a.size(), b.size()));
    RC_ASSERT((distance == 0) == (a == b));
}

TEST(Text, DidYouMean) {
    const Strings commands{"upgrade", "downgrade", "history", "heads", "init"};
    EXPECT_EQ(did_you_mean("upgrad", commands), "upgrade");
    EXPECT_EQ(did_you_mean("HISTROY", commands), "history");
    EXPECT_EQ(did_you_mean("frobnicate", commands), std::nullopt);
    EXPECT_EQ(did_you_mean("x", commands), std::nullopt);
    EXPECT_EQ(did_you_mean("x", Strings{"y"}), std::nullopt);
    EXPECT_EQ(did_you_mean("", commands), std::nullopt);
}

TEST(Text, Utf8) {
    EXPECT_TRUE(is_utf8("größe 数据 🚀"));
    EXPECT_FALSE(is_utf8("gr\xf6\xdf"));
    EXPECT_FALSE(is_utf8("\xe6\x95"));      // cut in the middle
    EXPECT_FALSE(is_utf8("\xc0\x80"));      // overlong
    EXPECT_FALSE(is_utf8("\xed\xa0\x80"));  // surrogate
}

TEST(Text, DisplayWidth) {
    EXPECT_EQ(display_width("abc"), 3u);
    EXPECT_EQ(display_width("größe"), 5u);
    EXPECT_EQ(display_width("数据"), 4u);
    EXPECT_EQ(display_width("e\xcc\x81"), 1u);  // e with a combining accent
    EXPECT_EQ(truncate_display("abcdef", 6), "abcdef");
    EXPECT_EQ(truncate_display("abcdef", 4), "abc…");
    EXPECT_EQ(truncate_display("数据库", 4), "数…");
    EXPECT_EQ(truncate_display("abc", 0), "");
}

RC_GTEST_PROP(Text, TruncatedTextFits, (const std::string& text)) {
    const auto width = *rc::gen::inRange<std::size_t>(0, 20);
    RC_ASSERT(display_width(truncate_display(text, width)) <= std::max(width, std::size_t{0}));
}

TEST(Text, PlaceCountsCharacters) {
    const std::string text = "SELECT 1;\n-- größe\nx";
    EXPECT_EQ(place_at(text, 0, "f"), (Place{"f", 1, 1}));
    EXPECT_EQ(place_at(text, 10, "f"), (Place{"f", 2, 1}));
    EXPECT_EQ(place_at(text, text.find("e\nx"), "f"), (Place{"f", 2, 8}));
    EXPECT_EQ(place_at(text, text.size(), "f"), (Place{"f", 3, 2}));
    EXPECT_EQ(place_at(text, 9999, "f"), (Place{"f", 3, 2}));
}

TEST(Text, Plural) {
    EXPECT_EQ(plural(1, "revision"), "1 revision");
    EXPECT_EQ(plural(0, "revision"), "0 revisions");
    EXPECT_EQ(plural(2, "branch", "branches"), "2 branches");
}

TEST(Text, Duration) {
    EXPECT_EQ(format_duration(0.00085), "850 µs");
    EXPECT_EQ(format_duration(0.0121), "12 ms");
    EXPECT_EQ(format_duration(0.9996), "1.0 s");
    EXPECT_EQ(format_duration(3.42), "3.4 s");
    EXPECT_EQ(format_duration(59.99), "1 min 0 s");
    EXPECT_EQ(format_duration(130), "2 min 10 s");
    EXPECT_EQ(format_duration(7320), "2 h 2 min");
}

}  // namespace
}  // namespace aludel
