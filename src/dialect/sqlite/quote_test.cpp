#include "dialect/sqlite/quote.hpp"

#include <gtest/gtest.h>

#include "dialect/sqlite/dialect.hpp"

namespace aludel::dialect::sqlite {

namespace {

TEST(SqliteQuote, OnlyWhereNeeded) {
    EXPECT_EQ(quote(QualifiedName{"", "users"}), "users");
    EXPECT_EQ(quote(QualifiedName{"main", "Users_2"}), "main.Users_2");
    EXPECT_EQ(quote(QualifiedName{"", "order"}), "\"order\"");
    EXPECT_EQ(quote(QualifiedName{"", "2fast"}), "\"2fast\"");
    EXPECT_EQ(quote(QualifiedName{"", "a\"b c"}), "\"a\"\"b c\"");
    EXPECT_EQ(quote(QualifiedName{"", "größe"}), "\"größe\"");
    EXPECT_EQ(quote(QualifiedName{"", ""}), "\"\"");
}

// The database itself says what it read.
TEST(SqliteQuote, ComesBackAsItWas) {
    const auto connection = sqlite_dialect().connect(Url::parse("sqlite://"));
    for (const std::string& text :
         {std::string("it's"), std::string("a\0b", 3), std::string("é\n\r\t;--"), std::string()}) {
        EXPECT_EQ(connection->query("SELECT " + quote_literal(text)).rows[0][0], text);
    }
    for (const std::string name : {"order", "a\"b c", "x;y", "größe", "[b]", "select"}) {
        const auto result = connection->query("SELECT 1 AS " + quote_identifier(name));
        EXPECT_EQ(result.columns[0], name);
    }
}

}  // namespace

}  // namespace aludel::dialect::sqlite
