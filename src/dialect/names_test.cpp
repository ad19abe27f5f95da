#include "dialect/names.hpp"

#include <gtest/gtest.h>

#include "dialect/test_database.hpp"

namespace aludel::dialect {

namespace {

using test::error_of;

constexpr std::string_view reserved[] = {"order", "user"};

const Names& names() {
    static const Names names(reserved, 20);
    return names;
}

TEST(Names, AreQuotedWhereTheyAreNotPlain) {
    EXPECT_EQ(names().quote("a_1$"), "a_1$");
    EXPECT_EQ(names().quote("order"), "\"order\"");
    EXPECT_EQ(names().quote("ORDER"), "\"ORDER\"");
    EXPECT_EQ(names().quote("a\"b"), "\"a\"\"b\"");
    EXPECT_EQ(names().quote("$a"), "\"$a\"");
    EXPECT_EQ(names().quote("7"), "\"7\"");
    EXPECT_EQ(names().list({"a", "B", "c d"}), "a, \"B\", \"c d\"");
    EXPECT_EQ(error_of([] { names().quote(""); }).code(), ErrorCode::not_supported);
}

// Python's pattern ignores case by Unicode's rules and lets a line end follow.
TEST(Names, ThatPythonTakesForPlain) {
    EXPECT_EQ(names().quote("\u0131\u017f"), "\u0131\u017f");
    EXPECT_EQ(names().quote("a\n"), "a\n");
    EXPECT_EQ(names().quote("\n"), "\"\n\"");
    EXPECT_EQ(names().quote("a\n\n"), "\"a\n\n\"");
    EXPECT_EQ(names().quote("\u00e9"), "\"\u00e9\"");
}

TEST(Names, OfSchemasAreOneNameOrMany) {
    EXPECT_EQ(names().qualified({"", "t"}), "t");
    EXPECT_EQ(names().qualified({"a.User", "t.u"}), "\"a.User\".\"t.u\"");
    EXPECT_EQ(names().dotted({"a.User", "t.u"}), "a.\"User\".\"t.u\"");
    EXPECT_EQ(names().dotted({"", "t"}), "t");
    EXPECT_EQ(error_of([] { names().dotted({"a..b", "t"}); }).message(), "a name is empty");
}

TEST(Names, ThatAreTooLongAreCutOrRefused) {
    const std::string longest(20, 'n');
    EXPECT_EQ(names().limited(longest, false), longest);
    EXPECT_EQ(names().limited(std::string(21, 'n'), true), "nnnnnnnnnnnn_11ed");
    EXPECT_EQ(error_of([] { names().limited(std::string(21, 'n'), false); }).code(), ErrorCode::not_supported);
    const std::string eleven = "ééééééééééé";  // characters count, not bytes
    EXPECT_EQ(names().limited(eleven, false), "\"" + eleven + "\"");
}

}  // namespace

}  // namespace aludel::dialect
