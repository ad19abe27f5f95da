#include <gtest/gtest.h>

#include "dialect/sqlite/test_compile.hpp"

namespace aludel::dialect::sqlite {

namespace {

using namespace catalog;
using namespace dialect::test;

TEST(SqliteCompileTable, Columns) {
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

TEST(SqliteCompileTable, Defaults) {
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
              "    a TEXT DEFAULT (now()) NOT NULL\n"
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
              "    a TEXT DEFAULT (-1) NOT NULL\n"
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
              "    a TEXT DEFAULT (1.5) NOT NULL\n"
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

TEST(SqliteCompileTable, Identities) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) {
                      c.nullable = false;
                      c.identity = Identity{};
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER NOT NULL\n"
              ")");
    EXPECT_EQ(
        sql(made<CreateTable>([](auto& o) {
            o.table.name = {"", "t"};
            o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.identity = Identity{true, {}}; })};
        })),
        "CREATE TABLE t (\n"
        "    a INTEGER\n"
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
              "    a INTEGER NOT NULL\n"
              ")");
}

TEST(SqliteCompileTable, Computed) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer)),
                                     column("b", type(TypeKind::integer), [](auto& c) {
                                         c.computed = Computed{"a * 2", {}};
                                     })};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER, \n"
              "    b INTEGER GENERATED ALWAYS AS (a * 2)\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("b", type(TypeKind::integer), [](auto& c) {
                      c.computed = Computed{"a * 2", true};
                      c.nullable = false;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    b INTEGER NOT NULL GENERATED ALWAYS AS (a * 2) STORED\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("b", type(TypeKind::integer), [](auto& c) {
                      c.computed = Computed{"a * 2", false};
                  })};
              })),
              "CREATE TABLE t (\n"
              "    b INTEGER GENERATED ALWAYS AS (a * 2) VIRTUAL\n"
              ")");
}

TEST(SqliteCompileTable, ChecksOfColumns) {
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

TEST(SqliteCompileTable, ConstraintsInTheirOrder) {
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
              "    CONSTRAINT fk_t FOREIGN KEY(a) REFERENCES r (x) ON DELETE CASCADE, \n"
              "    CONSTRAINT uq UNIQUE (a, b), \n"
              "    CONSTRAINT ck CHECK (a > b)\n"
              ")");
}

TEST(SqliteCompileTable, OptionsOfTables) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.without_rowid = true;
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER\n"
              ")\n"
              " WITHOUT ROWID");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.strict = true;
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER\n"
              ")\n"
              " STRICT");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.without_rowid = true;
                  o.table.strict = true;
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER\n"
              ")\n"
              " WITHOUT ROWID,\n"
              " STRICT");
}

TEST(SqliteCompileTable, KeysInTheColumn) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("id", type(TypeKind::integer), [](auto& c) {
                      c.nullable = false;
                      c.inline_key = true;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("id", type(TypeKind::integer), [](auto& c) {
                      c.nullable = false;
                      c.inline_key = true;
                      c.on_conflict_not_null = "FAIL";
                      c.on_conflict_primary_key = "REPLACE";
                  })};
              })),
              "CREATE TABLE t (\n"
              "    id INTEGER NOT NULL ON CONFLICT FAIL PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT\n"
              ")");
}

TEST(SqliteCompileTable, ConflictClauses) {
    EXPECT_EQ(
        sql(made<CreateTable>([](auto& o) {
            o.table.name = {"", "t"};
            o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
            o.table.constraints = {constraint("", PrimaryKey{{"a"}, {}}, [](auto& k) { k.on_conflict = "ROLLBACK"; })};
        })),
        "CREATE TABLE t (\n"
        "    a INTEGER NOT NULL, \n"
        "    PRIMARY KEY (a) ON CONFLICT ROLLBACK\n"
        ")");
    EXPECT_EQ(
        sql(made<CreateTable>([](auto& o) {
            o.table.name = {"", "t"};
            o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
            o.table.constraints = {constraint("", Unique{{"a"}, {}, {}}, [](auto& k) { k.on_conflict = "ROLLBACK"; })};
        })),
        "CREATE TABLE t (\n"
        "    a INTEGER NOT NULL, \n"
        "    UNIQUE (a) ON CONFLICT ROLLBACK\n"
        ")");
    EXPECT_EQ(
        sql(made<CreateTable>([](auto& o) {
            o.table.name = {"", "t"};
            o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
            o.table.constraints = {constraint("", Check{"a > 1", false}, [](auto& k) { k.on_conflict = "ROLLBACK"; })};
        })),
        "CREATE TABLE t (\n"
        "    a INTEGER NOT NULL, \n"
        "    CHECK (a > 1) ON CONFLICT ROLLBACK\n"
        ")");
    EXPECT_EQ(refusal(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) {
                      c.checks = {constraint("", Check{"a > 1", false}, [](auto& k) { k.on_conflict = "FAIL"; })};
                  })};
              })),
              "the CHECK of column a cannot have an ON CONFLICT clause");
}

TEST(SqliteCompileTable, KeysIntoAnotherSchemaAreLeftOut) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.constraints = {constraint("fk", foreign_key({"a"}, {"s", "r"}, {"x"}))};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"s", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.constraints = {constraint("fk", foreign_key({"a"}, {"s", "r"}, {"x"}))};
              })),
              "CREATE TABLE s.t (\n"
              "    a INTEGER, \n"
              "    CONSTRAINT fk FOREIGN KEY(a) REFERENCES r (x)\n"
              ")");
}

TEST(SqliteCompileTable, ExclusionsInTables) {
    EXPECT_EQ(refusal(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer))};
                  o.table.constraints = {constraint("ex", exclusion({{"a", "="}}))};
              })),
              "SQLite has no EXCLUDE constraints");
}

}  // namespace

}  // namespace aludel::dialect::sqlite
