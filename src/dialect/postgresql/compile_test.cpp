#include <gtest/gtest.h>

#include "dialect/postgresql/test_compile.hpp"

namespace aludel::dialect::postgresql {

namespace {

using namespace catalog;
using namespace dialect::test;

TEST(PostgresqlCompile, Schemas) {
    EXPECT_EQ(sql(made<CreateSchema>([](auto& o) { o.name = "Sales"; })), "CREATE SCHEMA \"Sales\"");
    EXPECT_EQ(sql(made<CreateSchema>([](auto& o) {
                  o.name = "a.b";
                  o.if_not_exists = true;
              })),
              "CREATE SCHEMA IF NOT EXISTS \"a.b\"");
    EXPECT_EQ(sql(made<DropSchema>([](auto& o) { o.name = "sales"; })), "DROP SCHEMA sales");
    EXPECT_EQ(sql(made<DropSchema>([](auto& o) {
                  o.name = "sales";
                  o.if_exists = true;
                  o.cascade = true;
              })),
              "DROP SCHEMA IF EXISTS sales CASCADE");
}

TEST(PostgresqlCompile, Types) {
    EXPECT_EQ(sql(made<CreateEnum>([](auto& o) {
                  o.name.name = "mood";
                  o.labels = {"sad", "it's ok", "100%"};
              })),
              "CREATE TYPE mood AS ENUM ('sad', 'it''s ok', '100%')");
    EXPECT_EQ(sql(made<CreateEnum>([](auto& o) {
                  o.name = {"s", "Mood"};
                  o.labels = {"glücklich"};
              })),
              "CREATE TYPE s.\"Mood\" AS ENUM ('glücklich')");
    EXPECT_EQ(sql(made<DropEnum>([](auto& o) { o.name = {"s", "Mood"}; })), "DROP TYPE s.\"Mood\"");
    EXPECT_EQ(sql(made<CreateDomain>([](auto& o) {
                  o.name.name = "email";
                  o.type = type(TypeKind::text);
              })),
              "CREATE DOMAIN email AS TEXT");
    EXPECT_EQ(sql(made<CreateDomain>([](auto& o) {
                  o.name = {"s", "Email"};
                  o.type = type(TypeKind::string, [](auto& t) { t.length = 9; });
                  o.collation = "C";
                  o.default_expression = "'x'";
                  o.constraint_name = "Has At";
                  o.not_null = true;
                  o.check = "VALUE LIKE '%@%'";
              })),
              "CREATE DOMAIN s.\"Email\" AS VARCHAR(9) COLLATE \"C\" DEFAULT 'x' CONSTRAINT \"Has At\" NOT NULL CHECK "
              "(VALUE LIKE '%@%')");
    EXPECT_EQ(sql(made<DropDomain>([](auto& o) { o.name = {"s", "email"}; })), "DROP DOMAIN s.email");
}

TEST(PostgresqlCompile, Sequences) {
    EXPECT_EQ(sql(made<CreateSequence>([](auto& o) { o.name.name = "seq"; })), "CREATE SEQUENCE seq");
    EXPECT_EQ(sql(made<CreateSequence>([](auto& o) {
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
              "CREATE SEQUENCE IF NOT EXISTS s.\"Seq\" AS BIGINT INCREMENT BY 2 START WITH 10 MINVALUE -5 MAXVALUE 100 "
              "CACHE 7 CYCLE");
    EXPECT_EQ(sql(made<CreateSequence>([](auto& o) {
                  o.name.name = "seq";
                  o.options.no_minimum = true;
                  o.options.no_maximum = true;
                  o.options.cycle = false;
              })),
              "CREATE SEQUENCE seq NO MINVALUE NO MAXVALUE NO CYCLE");
    EXPECT_EQ(sql(made<DropSequence>([](auto& o) { o.name = {"s", "seq"}; })), "DROP SEQUENCE s.seq");
    EXPECT_EQ(sql(made<DropSequence>([](auto& o) {
                  o.name.name = "seq";
                  o.if_exists = true;
              })),
              "DROP SEQUENCE IF EXISTS seq");
}

TEST(PostgresqlCompile, NamesAreQuotedAsSqlalchemyQuotesThem) {
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "t"; })), "DROP TABLE t");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "Users"; })), "DROP TABLE \"Users\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "user"; })), "DROP TABLE \"user\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "order"; })), "DROP TABLE \"order\"");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table.name = "key"; })), "DROP TABLE key");
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

TEST(PostgresqlCompile, DroppedTables) {
    EXPECT_EQ(sql(made<DropTable>([](auto& o) { o.table = {"s", "t"}; })), "DROP TABLE s.t");
    EXPECT_EQ(sql(made<DropTable>([](auto& o) {
                  o.table = {"My.Schema", "t"};
                  o.if_exists = true;
              })),
              "DROP TABLE IF EXISTS \"My.Schema\".t");
}

TEST(PostgresqlCompile, RenamedTables) {
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
              "ALTER TABLE \"Db\".\"user\".a RENAME TO b");
}

TEST(PostgresqlCompile, Comments) {
    EXPECT_EQ(sql(made<SetTableComment>([](auto& o) {
                  o.table = {"s", "T"};
                  o.comment = "it's 100% \"new\"";
              })),
              "COMMENT ON TABLE s.\"T\" IS 'it''s 100% \"new\"'");
    EXPECT_EQ(sql(made<SetTableComment>([](auto& o) { o.table = {"s", "t"}; })), "COMMENT ON TABLE s.t IS NULL");
    EXPECT_EQ(sql(made<SetColumnComment>([](auto& o) {
                  o.table = {"a.b", "t"};
                  o.column = "Col";
                  o.comment = "größer\nals";
              })),
              "COMMENT ON COLUMN \"a.b\".t.\"Col\" IS 'größer\n"
              "als'");
}

TEST(PostgresqlCompile, PlacesAndChecksums) {
    const Dialect& dialect = find_dialect("postgresql");
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

}  // namespace aludel::dialect::postgresql
