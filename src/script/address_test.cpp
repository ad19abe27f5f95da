#include "script/address.hpp"

#include <gtest/gtest.h>

namespace aludel::script {
namespace {

TEST(Address, ReadsSteps) {
    const auto plain = parse_relative("-2");
    ASSERT_TRUE(plain);
    EXPECT_FALSE(plain->branch);
    EXPECT_FALSE(plain->symbol);
    EXPECT_EQ(plain->steps, -2);

    const auto full = parse_relative("my-branch@ae10+3");
    ASSERT_TRUE(full);
    EXPECT_EQ(full->branch, "my-branch");
    EXPECT_EQ(full->symbol, "ae10");
    EXPECT_EQ(full->steps, 3);
    EXPECT_EQ(full->written, "+3");

    EXPECT_EQ(parse_relative("shop@-1")->branch, "shop");
    EXPECT_EQ(parse_relative("änderung_2+1")->symbol, "änderung_2");
    EXPECT_EQ(parse_relative("+99999999999999999999")->steps, 1'000'000'000);
}

TEST(Address, LeavesTheRestAlone) {
    for (const char* text : {"", "+", "abc", "abc+", "+1x", "rel-2024@head", "@+1", "a.b+1", "a+1-", "a b+1"})
        EXPECT_FALSE(parse_relative(text)) << text;
}

TEST(Address, SplitsAtTheFirstAt) {
    EXPECT_EQ(parse_absolute("shop@head").branch, "shop");
    EXPECT_EQ(parse_absolute("shop@head").symbol, "head");
    EXPECT_FALSE(parse_absolute("head").branch);
}

}  // namespace
}  // namespace aludel::script
