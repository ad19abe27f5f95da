#include <gtest/gtest.h>

#include "dialect/postgresql/test_compile.hpp"

namespace aludel::dialect::postgresql {

namespace {

using namespace catalog;
using namespace dialect::test;

TEST(PostgresqlCompileTable, Columns) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("id", type(TypeKind::integer), [](auto& c) { c.nullable = false; }),
                                     column("name", type(TypeKind::string, [](auto& t) { t.length = 5; }))};
                  o.table.constraints = {constraint("", PrimaryKey{{"id"}, {}})};
              })),
              "CREATE TABLE t (\n"
              "    id INTEGER NOT NULL, \n"
              "    name VARCHAR(5), \n"
              "    PRIMARY KEY (id)\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"s", "T"};
                  o.table.columns = {column("Id", type(TypeKind::integer))};
                  o.if_not_exists = true;
                  o.table.prefixes = {"TEMPORARY"};
              })),
              "CREATE TEMPORARY TABLE IF NOT EXISTS s.\"T\" (\n"
              "    \"Id\" INTEGER\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {};
              })),
              "CREATE TABLE t (\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"a.b", "t"};
                  o.table.columns = {column("x", type(TypeKind::integer))};
              })),
              "CREATE TABLE \"a.b\".t (\n"
              "    x INTEGER\n"
              ")");
}

TEST(PostgresqlCompileTable, Serial) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("id", type(TypeKind::integer), [](auto& c) {
                      c.nullable = false;
                      c.serial = true;
                  })};
                  o.table.constraints = {constraint("", PrimaryKey{{"id"}, {}})};
              })),
              "CREATE TABLE t (\n"
              "    id SERIAL NOT NULL, \n"
              "    PRIMARY KEY (id)\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("id", type(TypeKind::big_integer), [](auto& c) {
                      c.nullable = false;
                      c.serial = true;
                  })};
                  o.table.constraints = {constraint("", PrimaryKey{{"id"}, {}})};
              })),
              "CREATE TABLE t (\n"
              "    id BIGSERIAL NOT NULL, \n"
              "    PRIMARY KEY (id)\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("id", type(TypeKind::small_integer), [](auto& c) {
                      c.nullable = false;
                      c.serial = true;
                  })};
                  o.table.constraints = {constraint("", PrimaryKey{{"id"}, {}})};
              })),
              "CREATE TABLE t (\n"
              "    id SMALLSERIAL NOT NULL, \n"
              "    PRIMARY KEY (id)\n"
              ")");
}

TEST(PostgresqlCompileTable, Defaults) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = "'x'";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT 'x' NOT NULL\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = "0";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT 0 NOT NULL\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = "now()";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT now() NOT NULL\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = "CURRENT_TIMESTAMP";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT CURRENT_TIMESTAMP NOT NULL\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = "-1";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT -1 NOT NULL\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = "(1 + 2)";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT (1 + 2) NOT NULL\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = "'it''s'";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT 'it''s' NOT NULL\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = "'100%'";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT '100%' NOT NULL\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = "true";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT true NOT NULL\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = " 'a'";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT  'a' NOT NULL\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = "1.5";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT 1.5 NOT NULL\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::text), [](auto& c) {
                      c.default_expression = "\'abc\'::text || 'x'";
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a TEXT DEFAULT 'abc'::text || 'x' NOT NULL\n"
              ")");
}

TEST(PostgresqlCompileTable, Identities) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) {
                      c.nullable = false;
                      c.identity = Identity{};
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER GENERATED BY DEFAULT AS IDENTITY\n"
              ")");
    EXPECT_EQ(
        sql(made<CreateTable>([](auto& o) {
            o.table.name = {"", "t"};
            o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.identity = Identity{true, {}}; })};
        })),
        "CREATE TABLE t (\n"
        "    a INTEGER GENERATED ALWAYS AS IDENTITY NULL\n"
        ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) {
                      c.nullable = false;
                      c.identity = made<Identity>([](auto& i) {
                          i.always = true;
                          i.options.start = 3;
                          i.options.increment = 2;
                          i.options.cycle = false;
                          i.options.no_maximum = true;
                      });
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER GENERATED ALWAYS AS IDENTITY (INCREMENT BY 2 START WITH 3 NO MAXVALUE NO CYCLE)\n"
              ")");
}

TEST(PostgresqlCompileTable, Computed) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer)),
                                     column("b", type(TypeKind::integer), [](auto& c) {
                                         c.computed = Computed{"a * 2", {}};
                                     })};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER, \n"
              "    b INTEGER GENERATED ALWAYS AS (a * 2) STORED\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("b", type(TypeKind::integer), [](auto& c) {
                      c.computed = Computed{"a * 2", true};
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    b INTEGER GENERATED ALWAYS AS (a * 2) STORED NOT NULL\n"
              ")");
    EXPECT_EQ(refusal(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("b", type(TypeKind::integer), [](auto& c) {
                      c.computed = Computed{"a * 2", false};
                  })};
              })),
              "PostgreSQL's computed columns are stored, never virtual");
}

TEST(PostgresqlCompileTable, ChecksOfColumns) {
    EXPECT_EQ(
        sql(made<CreateTable>([](auto& o) {
            o.table.name = {"", "t"};
            o.table.columns = {
                column("a", type(TypeKind::integer),
                       [](auto& c) {
                           c.nullable = false;
                           c.checks = {constraint("", Check{"a > 1", false})};
                       }),
                column("b", type(TypeKind::integer), [](auto& c) {
                    c.checks = {constraint("Pos", Check{"b LIKE '%x'", false}, [](auto& k) { k.deferrable = false; })};
                })};
        })),
        "CREATE TABLE t (\n"
        "    a INTEGER NOT NULL CHECK (a > 1), \n"
        "    b INTEGER CONSTRAINT \"Pos\" CHECK (b LIKE '%x') NOT DEFERRABLE\n"
        ")");
}

TEST(PostgresqlCompileTable, ConstraintsInTheirOrder) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"s", "t"};
                  o.table.columns = {column("id", type(TypeKind::integer), [](auto& c) { c.nullable = false; }),
                                     column("a", type(TypeKind::integer)), column("b", type(TypeKind::integer))};
                  o.table.constraints = {
                      constraint("pk_t", PrimaryKey{{"id"}, {}}),
                      constraint("fk_t", foreign_key({"a"}, {"s", "r"}, {"x"}),
                                 [](auto& k) { std::get<ForeignKey>(k.rule).on_delete = "CASCADE"; }),
                      constraint("uq", Unique{{"a", "b"}, {}, {}}), constraint("ck", Check{"a > b", false})};
              })),
              "CREATE TABLE s.t (\n"
              "    id INTEGER NOT NULL, \n"
              "    a INTEGER, \n"
              "    b INTEGER, \n"
              "    CONSTRAINT pk_t PRIMARY KEY (id), \n"
              "    CONSTRAINT fk_t FOREIGN KEY(a) REFERENCES s.r (x) ON DELETE CASCADE, \n"
              "    CONSTRAINT uq UNIQUE (a, b), \n"
              "    CONSTRAINT ck CHECK (a > b)\n"
              ")");
}

TEST(PostgresqlCompileTable, OptionsOfTables) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.inherits = {"Base", "other"};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER\n"
              ")\n"
              " INHERITS ( \"Base\", other )");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.partition_by = "RANGE (a)";
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER\n"
              ")\n"
              " PARTITION BY RANGE (a)");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.access_method = "heap";
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER\n"
              ")\n"
              " USING heap");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.with_oids = false;
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER\n"
              ")\n"
              " WITHOUT OIDS");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.with_oids = true;
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER\n"
              ")\n"
              " WITH OIDS");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.on_commit = "delete_rows";
                  o.table.prefixes = {"TEMPORARY"};
              })),
              "CREATE TEMPORARY TABLE t (\n"
              "    a INTEGER\n"
              ")\n"
              " ON COMMIT DELETE ROWS");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.tablespace = "Fast";
                  o.table.prefixes = {"UNLOGGED"};
              })),
              "CREATE UNLOGGED TABLE t (\n"
              "    a INTEGER\n"
              ")\n"
              " TABLESPACE \"Fast\"");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.partition_by = "LIST (a)";
                  o.table.tablespace = "fast";
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER\n"
              ")\n"
              " PARTITION BY LIST (a)\n"
              " TABLESPACE fast");
}

TEST(PostgresqlCompileTable, ExclusionsInTables) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.constraints = {constraint("ex", exclusion({{"a", "="}}))};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER, \n"
              "    CONSTRAINT ex EXCLUDE USING gist (a WITH =)\n"
              ")");
}

}  // namespace

}  // namespace aludel::dialect::postgresql
