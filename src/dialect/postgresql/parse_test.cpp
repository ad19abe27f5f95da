#include "dialect/postgresql/parse.hpp"

#include <gtest/gtest.h>

namespace aludel::dialect::postgresql {
namespace {

TEST(Parse, gives_the_tree_of_the_grammar) {
    const Parsed parsed = parse("ALTER TABLE a.b ADD COLUMN x varchar(10)[] DEFAULT E'a\\n\"ü' NOT NULL");
    ASSERT_TRUE(parsed.statement.is("AlterTableStmt")) << parsed.error;
    EXPECT_EQ(parsed.statement["relation"].word("schemaname"), "a");
    const Node& command = parsed.statement.list("cmds").at(0);
    EXPECT_EQ(command.word("subtype"), "AT_AddColumn");
    const Node& column = command["def"];
    EXPECT_TRUE(column.is("ColumnDef"));
    EXPECT_EQ(strings_of(column["typeName"].list("names")), (std::vector<std::string>{"pg_catalog", "varchar"}));
    EXPECT_EQ(column["typeName"].list("typmods").at(0)["ival"].number("ival"), 10);
    EXPECT_EQ(column["typeName"].location(), 29U);
    EXPECT_EQ(column.list("constraints").at(0)["raw_expr"]["sval"].word("sval"), "a\n\"ü");
    EXPECT_TRUE(column.flag("is_local"));
    EXPECT_FALSE(column["collClause"]);
    EXPECT_EQ(column["collClause"]["location"].form, Node::Form::absent);
}

TEST(Parse, says_what_the_grammar_does_not_take_and_where) {
    const Parsed parsed = parse("SELECT 'ü' FROM FROM t");
    EXPECT_FALSE(parsed.statement);
    EXPECT_EQ(parsed.error, "syntax error at or near \"FROM\"");
    EXPECT_EQ(parsed.column, 17U);
    EXPECT_EQ(parse("-- nothing").error, "there is no statement");
    EXPECT_EQ(parse("SELECT 1; SELECT 2").error, "there is more than one statement");
}

TEST(Parse, reads_control_characters) {
    EXPECT_EQ(parse("SELECT E'\\x01\\\\\\t'").statement.list("targetList").at(0)["val"]["sval"].word("sval"),
              "\x01\\\t");
}

TEST(Parse, keeps_the_sign_of_numbers) {
    const Parsed select = parse("SELECT - 5, 0, a -1, 'é', -7");
    const auto value = [&](std::size_t i) {
        return select.statement.list("targetList").at(i)["val"]["ival"].number("ival");
    };
    EXPECT_EQ(value(0), -5);
    EXPECT_EQ(value(1), 0);
    EXPECT_EQ(value(4), -7);
    const Parsed sequence = parse("CREATE SEQUENCE s INCREMENT BY -2 MINVALUE -100 START 0");
    const auto option = [&](std::size_t i) { return sequence.statement.list("options").at(i)["arg"].number("ival"); };
    EXPECT_EQ(option(0), -2);
    EXPECT_EQ(option(1), -100);
    EXPECT_EQ(option(2), 0);
    const Parsed targets = parse("ALTER TABLE t ALTER a SET STATISTICS 0, ALTER b SET STATISTICS -1");
    EXPECT_EQ(targets.statement.list("cmds").at(0)["def"].number("ival"), 0);
    EXPECT_EQ(targets.statement.list("cmds").at(1)["def"].number("ival"), -1);
}

TEST(Parse, keeps_the_sign_of_integers) {
    const Parsed parsed = parse("SELECT -1, 0, a[-2], '3'::numeric(5, -4), CAST(b AS int[]) FROM c LIMIT -(5)");
    const auto column = [&](std::size_t i) { return parsed.statement.list("targetList").at(i)["val"]; };
    EXPECT_EQ(column(0)["ival"].number("ival"), -1);
    EXPECT_EQ(column(1)["ival"].number("ival"), 0);
    EXPECT_EQ(column(2).list("indirection").at(0)["uidx"]["ival"].number("ival"), -2);
    EXPECT_EQ(column(3)["typeName"].list("typmods").at(1)["ival"].number("ival"), -4);
    EXPECT_EQ(column(4)["typeName"].list("arrayBounds").at(0).number("ival"), -1);
    EXPECT_EQ(parsed.statement["limitCount"]["ival"].number("ival"), -5);
    EXPECT_EQ(parse("SELECT '{}'::text[]")
                  .statement.list("targetList")
                  .at(0)["val"]["typeName"]
                  .list("arrayBounds")
                  .at(0)
                  .number("ival"),
              -1);
    EXPECT_EQ(parse("CREATE SEQUENCE s INCREMENT -3").statement.list("options").at(0)["arg"].number("ival"), -3);
}

TEST(Parse, gives_the_statements_of_a_body) {
    const Parsed parsed = parse_plpgsql("BEGIN PERFORM '$aludel$'; IF a THEN CREATE TYPE m AS ENUM (); END IF; END");
    ASSERT_TRUE(parsed.statement.is("PLpgSQL_function")) << parsed.error;
    const Node& body = parsed.statement["action"].list("body").at(0);
    EXPECT_TRUE(body.is("PLpgSQL_stmt_perform"));
    EXPECT_FALSE(parse_plpgsql("BEGIN IF").error.empty());
}

}  // namespace
}  // namespace aludel::dialect::postgresql
