#include "dialect/sqlite/checksum.hpp"

#include <gtest/gtest.h>

#include "dialect/sqlite/split.hpp"

namespace aludel::dialect::sqlite {

namespace {

std::string of(std::string_view sql) {
    return checksum(split(sql, Place{}));
}

TEST(SqliteChecksum, LayoutAndCommentsDoNotCount) {
    const std::string plain = of("CREATE TABLE a (x int, y text DEFAULT 'b c'); DROP TABLE b;");
    EXPECT_EQ(of("-- note\r\nCREATE  TABLE a(\r\n\tx int,/* n */ y text\r\n DEFAULT 'b c' )\r\n;\r\nDROP TABLE b"),
              plain);
    EXPECT_EQ(of("SELECT 'a\r\nb'"), of("SELECT 'a\nb'"));
    EXPECT_NE(of("SELECT 'a\rb'"), of("SELECT 'a\nb'"));
    EXPECT_NE(of("SELECT 'a\n\rb'"), of("SELECT 'a\nb'"));
}

TEST(SqliteChecksum, EverythingElseDoes) {
    const std::string plain = of("CREATE TABLE a (x int); DROP TABLE b;");
    for (const std::string other :
         {"CREATE TABLE A (x int); DROP TABLE b;", "create table a (x int); DROP TABLE b;",
          "CREATE TABLE \"a\" (x int); DROP TABLE b;", "CREATE TABLE a (x int);",
          "DROP TABLE b; CREATE TABLE a (x int);", "CREATE TABLE a (x int); DROP TABLE b; SELECT 1"}) {
        EXPECT_NE(of(other), plain) << other;
    }
    EXPECT_NE(of("SELECT 'a b'"), of("SELECT 'a  b'"));
    EXPECT_NE(of("SELECT ab"), of("SELECT a b"));
    EXPECT_NE(of("SELECT 1; SELECT 2"), of("SELECT 1 SELECT 2"));
}

}  // namespace

}  // namespace aludel::dialect::sqlite
