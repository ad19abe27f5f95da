#include <gtest/gtest.h>

#include "dialect/sqlite/test_compile.hpp"

namespace aludel::dialect::sqlite {

namespace {

using namespace catalog;
using namespace dialect::test;

TEST(SqliteCompile, Schemas) {
    EXPECT_EQ(refusal(made<CreateSchema>([](auto& o) { o.name = "Sales"; })), "SQLite has no CREATE SCHEMA");
    EXPECT_EQ(refusal(made<CreateSchema>([](auto& o) {
                  o.name = "a.b";
                  o.if_not_exists = true;
              })),
              "SQLite has no CREATE SCHEMA");
    EXPECT_EQ(refusal(made<DropSchema>([](auto& o) { o.name = "sales"; })), "SQLite has no DROP SCHEMA");
    EXPECT_EQ(refusal(made<DropSchema>([](auto& o) {
                  o.name = "sales";
                  o.if_exists = true;
                  o.cascade = true;
              })),
              "SQLite has no DROP SCHEMA");
}

TEST(SqliteCompile, Types) {
    EXPECT_EQ(refusal(made<CreateEnum>([](auto& o) {
                  o.name.name = "mood";
                  o.labels = {"sad", "it's ok", "100%"};
              })),
              "SQLite has no CREATE TYPE");
    EXPECT_EQ(refusal(made<CreateEnum>([](auto& o) {
                  o.name = {"s", "Mood"};
                  o.labels = {"glücklich"};
              })),
              "SQLite has no CREATE TYPE");
    EXPECT_EQ(refusal(made<DropEnum>([](auto& o) { o.name = {"s", "Mood"}; })), "SQLite has no DROP TYPE");
    EXPECT_EQ(refusal(made<CreateDomain>([](auto& o) {
                  o.name.name = "email";
                  o.type = type(TypeKind::text);
              })),
              "SQLite has no CREATE DOMAIN");
    EXPECT_EQ(refusal(made<CreateDomain>([](auto& o) {
                  o.name = {"s", "Email"};
                  o.type = type(TypeKind::string, [](auto& t) { t.length = 9; });
                  o.collation = "C";
                  o.default_expression = "'x'";
                  o.constraint_name = "Has At";
                  o.not_null = true;
                  o.check = "VALUE LIKE '%@%'";
              })),
              "SQLite has no CREATE DOMAIN");
    EXPECT_EQ(refusal(made<DropDomain>([](auto& o) { o.name = {"s", "email"}; })), "SQLite has no DROP DOMAIN");
}

TEST(SqliteCompile, Sequences) {
    EXPECT_EQ(refusal(made<CreateSequence>([](auto& o) { o.name.name = "seq"; })), "SQLite has no CREATE SEQUENCE");
    EXPECT_EQ(refusal(made<CreateSequence>([](auto& o) {
                  o.name = {"s", "Seq"};
                  o.if_not_exists = true;
                  o.type = type(TypeKind::big_integer);
                  o.options.increment = 2;
                  o.options.start = 10;
                  o.options.minimum = -5;
                  o.options.maximum = 100;
                  o.options.cache = 7;
                  o.options.cycle = true;
              })),
              "SQLite has no CREATE SEQUENCE");
    EXPECT_EQ(refusal(made<CreateSequence>([](auto& o) {
                  o.name.name = "seq";
                  o.options.no_minimum = true;
                  o.options.no_maximum = true;
                  o.options.cycle = false;
              })),
              "SQLite has no CREATE SEQUENCE");
    EXPECT_EQ(refusal(made<DropSequence>([](auto& o) { o.name = {"s", "seq"}; })), "SQLite has no DROP SEQUENCE");
    EXPECT_EQ(refusal(made<DropSequence>([](auto& o) {
                  o.name.name = "seq";
                  o.if_exists = true;
              })),
              "SQLite has no DROP SEQUENCE");
}

TEST(SqliteCompile, NamesAreQuotedAsSqlalchemyQuotesThem) {
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "t"; })), "DROP TABLE t");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "Users"; })), "DROP TABLE \"Users\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "user"; })), "DROP TABLE user");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "order"; })), "DROP TABLE \"order\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "key"; })), "DROP TABLE \"key\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "a b"; })), "DROP TABLE \"a b\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "a.b"; })), "DROP TABLE \"a.b\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "say \"hi\""; })), "DROP TABLE \"say \"\"hi\"\"\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "größe"; })), "DROP TABLE \"größe\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "1st"; })), "DROP TABLE \"1st\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "$x"; })), "DROP TABLE \"$x\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "x$1"; })), "DROP TABLE x$1");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "_a1"; })), "DROP TABLE _a1");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "100%"; })), "DROP TABLE \"100%\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "it's"; })), "DROP TABLE \"it's\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "naıve"; })), "DROP TABLE naıve");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "ſo"; })), "DROP TABLE ſo");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) {
                  o.table.name = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
              })),
              "DROP TABLE xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "back\\slash"; })), "DROP TABLE \"back\\slash\"");
}

TEST(SqliteCompile, DroppedTables) {
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table = {"s", "t"}; })), "DROP TABLE s.t");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) {
                  o.table = {"My.Schema", "t"};
                  o.if_exists = true;
              })),
              "DROP TABLE IF EXISTS \"My.Schema\".t");
}

TEST(SqliteCompile, RenamedTables) {
    EXPECT_EQ(sql(made<RenameTable>([](auto& o) {
                  o.table.name = "a";
                  o.to = "B";
              })),
              "ALTER TABLE a RENAME TO \"B\"");
    EXPECT_EQ(sql(made<RenameTable>([](auto& o) {
                  o.table = {"s", "a"};
                  o.to = "b";
              })),
              "ALTER TABLE s.a RENAME TO b");
    EXPECT_EQ(sql(made<RenameTable>([](auto& o) {
                  o.table = {"Db.user", "a"};
                  o.to = "b";
              })),
              "ALTER TABLE \"Db\".user.a RENAME TO b");
}

TEST(SqliteCompile, Comments) {
    EXPECT_EQ(refusal(made<SetTableComment>([](auto& o) {
                  o.table = {"s", "T"};
                  o.comment = "it's 100% \"new\"";
              })),
              "SQLite has no COMMENT ON TABLE");
    EXPECT_EQ(refusal(made<SetTableComment>([](auto& o) { o.table = {"s", "t"}; })), "SQLite has no COMMENT ON TABLE");
    EXPECT_EQ(refusal(made<SetColumnComment>([](auto& o) {
                  o.table = {"a.b", "t"};
                  o.column = "Col";
                  o.comment = "größer\nals";
              })),
              "SQLite has no COMMENT ON COLUMN");
}

TEST(SqliteCompile, PlacesAndChecksums) {
    const Dialect& dialect = find_dialect("sqlite");
    const Operation drop = made<DropTable>([](auto& o) {
        o.table.name = "t";
        o.place = {"versions/a1.py", 12, 5};
    });
    const std::vector<Statement> statements = dialect.compile(drop);
    ASSERT_EQ(statements.size(), 1U);
    EXPECT_EQ(statements[0].place, (Place{"versions/a1.py", 12, 5}));
    EXPECT_EQ(dialect.checksum({drop}), dialect.checksum({ExecuteSql{"DROP  TABLE t", {}}}));

    const Error error = error_of([&] {
        dialect.compile(made<CreateTable>([](auto& o) {
            o.table.name.name = "t";
            o.table.columns = {column("a", ColumnType())};
            o.place = {"versions/a1.py", 7, 1};
        }));
    });
    EXPECT_EQ(error.code(), ErrorCode::not_supported);
    EXPECT_EQ(error.place(), (Place{"versions/a1.py", 7, 1}));
    EXPECT_EQ(error.detail(), "in column \"a\"");
}

}  // namespace

}  // namespace aludel::dialect::sqlite
