#include "dialect/sqlite/lexer.hpp"

#include <gtest/gtest.h>

namespace aludel::dialect::sqlite {

namespace {

std::vector<std::string> texts(std::string_view sql) {
    std::vector<std::string> result;
    for (const Token& token : significant_tokens(sql)) {
        result.emplace_back(sql.substr(token.begin, token.end - token.begin));
    }
    return result;
}

using Texts = std::vector<std::string>;

TEST(SqliteLexer, QuotesHoldSemicolonsAndDoubledQuotes) {
    EXPECT_EQ(texts("'a;''b' \"c;\"\"d\" `e;``f` [g;h]"), (Texts{"'a;''b'", "\"c;\"\"d\"", "`e;``f`", "[g;h]"}));
    EXPECT_EQ(texts("x'00;ff'"), (Texts{"x'00;ff'"}));
}

TEST(SqliteLexer, CommentsDoNotNest) {
    EXPECT_EQ(texts("a /* b /* c */ d -- e; f\n g"), (Texts{"a", "d", "g"}));
    EXPECT_EQ(texts("/*/ still a comment */ a"), (Texts{"a"}));
}

TEST(SqliteLexer, OperatorsAreAsLongAsTheyCanBe) {
    EXPECT_EQ(texts("a->>'$.b'<=1||c<>2"), (Texts{"a", "->>", "'$.b'", "<=", "1", "||", "c", "<>", "2"}));
    EXPECT_EQ(texts("- -1"), (Texts{"-", "-", "1"}));
}

TEST(SqliteLexer, NumbersAndVariables) {
    EXPECT_EQ(texts("1.5e-3 .5 0xFF 12abc ?1 :a @b $c::d(e) $f"),
              (Texts{"1.5e-3", ".5", "0xFF", "12abc", "?1", ":a", "@b", "$c::d(e)", "$f"}));
}

TEST(SqliteLexer, WordsTakeEveryByteBeyondAscii) {
    EXPECT_EQ(texts("größe日本$1"), (Texts{"größe日本$1"}));
    EXPECT_EQ(texts("\xEF\xBB\xBFSELECT"), (Texts{"SELECT"}));
}

TEST(SqliteLexer, TellsWhatIsNeverClosed) {
    EXPECT_EQ(next_token("'abc", 0).kind, TokenKind::unterminated_quote);
    EXPECT_EQ(next_token("[abc", 0).kind, TokenKind::unterminated_quote);
    EXPECT_EQ(next_token("/* abc", 0).kind, TokenKind::unterminated_comment);
}

TEST(SqliteLexer, NamesLoseTheirQuotes) {
    EXPECT_EQ(unquote("\"a\"\"b\""), "a\"b");
    EXPECT_EQ(unquote("`a``b`"), "a`b");
    EXPECT_EQ(unquote("[a b]"), "a b");
    EXPECT_EQ(unquote("'it''s'"), "it's");
    EXPECT_EQ(unquote("plain"), "plain");
    EXPECT_EQ(unquote("\"\""), "");
}

}  // namespace

}  // namespace aludel::dialect::sqlite
