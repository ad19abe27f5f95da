#include <gtest/gtest.h>

#include "dialect/postgresql/test_compile.hpp"

namespace aludel::dialect::postgresql {

namespace {

using namespace catalog;
using namespace dialect::test;

TEST(PostgresqlCompileConstraint, Keys) {
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"s", "t"};
                  o.constraint = constraint("pk", PrimaryKey{{"a", "B"}, {}});
              })),
              "ALTER TABLE s.t ADD CONSTRAINT pk PRIMARY KEY (a, \"B\")");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("pk", PrimaryKey{{"a"}, {"b", "C"}}, [](auto& k) {
                      k.deferrable = true;
                      k.initially = "DEFERRED";
                  });
              })),
              "ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY (a) INCLUDE (b, \"C\") DEFERRABLE INITIALLY DEFERRED");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"My.s", "t"};
                  o.constraint = constraint("uq", Unique{{"a", "order"}, {}, {}});
              })),
              "ALTER TABLE \"My.s\".t ADD CONSTRAINT uq UNIQUE (a, \"order\")");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("uq", Unique{{"a"}, {"b"}, true}, [](auto& k) { k.deferrable = false; });
              })),
              "ALTER TABLE t ADD CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b) NOT DEFERRABLE");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("uq", Unique{{"a"}, {}, false}, [](auto& k) { k.initially = "immediate"; });
              })),
              "ALTER TABLE t ADD CONSTRAINT uq UNIQUE NULLS DISTINCT (a) INITIALLY immediate");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("", Unique{{"a"}, {}, {}});
              })),
              "ALTER TABLE t ADD UNIQUE (a)");
    EXPECT_EQ(refusal(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("uq", Unique{{"a"}, {}, {}}, [](auto& k) { k.initially = "LATER"; });
              })),
              "INITIALLY cannot be \"LATER\"");
}

TEST(PostgresqlCompileConstraint, ForeignKeys) {
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("fk", foreign_key({"a"}, {"", "r"}, {"x"}));
              })),
              "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES r (x)");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"s", "t"};
                  o.constraint = constraint("fk", foreign_key({"a"}, {"Other", "R"}, {"x"}));
              })),
              "ALTER TABLE s.t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES \"Other\".\"R\" (x)");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("fk", foreign_key({"a", "B"}, {"", "r"}, {"x", "Y"}));
              })),
              "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a, \"B\") REFERENCES r (x, \"Y\")");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("fk", foreign_key({"a"}, {"", "r"}, {"x"}), [](auto& k) {
                      std::get<ForeignKey>(k.rule).on_delete = "CASCADE";
                      std::get<ForeignKey>(k.rule).on_update = "set null";
                  });
              })),
              "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES r (x) ON DELETE CASCADE ON UPDATE set null");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("fk", foreign_key({"a"}, {"", "r"}, {"x"}),
                                            [](auto& k) { std::get<ForeignKey>(k.rule).on_delete = "SET NULL (a)"; });
              })),
              "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES r (x) ON DELETE SET NULL (a)");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("fk", foreign_key({"a"}, {"", "r"}, {"x"}),
                                            [](auto& k) { std::get<ForeignKey>(k.rule).on_delete = "SET DEFAULT(a)"; });
              })),
              "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES r (x) ON DELETE SET DEFAULT(a)");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("fk", foreign_key({"a"}, {"", "r"}, {"x"}), [](auto& k) {
                      std::get<ForeignKey>(k.rule).on_delete = "NO ACTION";
                      std::get<ForeignKey>(k.rule).on_update = "RESTRICT";
                  });
              })),
              "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES r (x) ON DELETE NO ACTION ON UPDATE RESTRICT");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("fk", foreign_key({"a"}, {"", "r"}, {"x"}), [](auto& k) {
                      std::get<ForeignKey>(k.rule).match = "FULL";
                      std::get<ForeignKey>(k.rule).on_delete = "CASCADE";
                      k.deferrable = true;
                      k.initially = "DEFERRED";
                      std::get<ForeignKey>(k.rule).not_valid = true;
                  });
              })),
              "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES r (x) MATCH FULL ON DELETE CASCADE DEFERRABLE "
              "INITIALLY DEFERRED NOT VALID");
    EXPECT_EQ(refusal(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("fk", foreign_key({"a"}, {"", "r"}, {"x"}),
                                            [](auto& k) { std::get<ForeignKey>(k.rule).on_delete = "DELETE"; });
              })),
              "ON DELETE cannot be \"DELETE\"");
    EXPECT_EQ(refusal(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("fk", foreign_key({"a"}, {"", "r"}, {"x"}),
                                            [](auto& k) { std::get<ForeignKey>(k.rule).on_update = "SET NULL (a)"; });
              })),
              "ON UPDATE cannot be \"SET NULL (a)\"");
}

TEST(PostgresqlCompileConstraint, Checks) {
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"s", "t"};
                  o.constraint = constraint("ck", Check{"a > 1 AND b LIKE '%x'", false});
              })),
              "ALTER TABLE s.t ADD CONSTRAINT ck CHECK (a > 1 AND b LIKE '%x')");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("Ck One", Check{"a > 1", true});
              })),
              "ALTER TABLE t ADD CONSTRAINT \"Ck One\" CHECK (a > 1) NOT VALID");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("", Check{"a > 1", false}, [](auto& k) {
                      k.deferrable = true;
                      k.initially = "DEFERRED";
                  });
              })),
              "ALTER TABLE t ADD CHECK (a > 1) DEFERRABLE INITIALLY DEFERRED");
}

TEST(PostgresqlCompileConstraint, Exclusions) {
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"s", "t"};
                  o.constraint = constraint("ex", exclusion({{"room", "="}, {"during", "&&"}}));
              })),
              "ALTER TABLE s.t ADD CONSTRAINT ex EXCLUDE USING gist (room WITH =, during WITH &&)");
    EXPECT_EQ(sql(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint =
                      constraint("ex", exclusion({{"room text_ops", "="}}, "BTREE", "room != 'x'"), [](auto& k) {
                          k.deferrable = true;
                          k.initially = "DEFERRED";
                      });
              })),
              "ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING btree (room text_ops WITH =) WHERE (room != 'x') "
              "DEFERRABLE INITIALLY DEFERRED");
    EXPECT_EQ(refusal(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("ex", exclusion({{"room", "="}}, "no method"));
              })),
              "\"no method\" is no name of an index method");
}

TEST(PostgresqlCompileConstraint, Dropped) {
    EXPECT_EQ(sql(made<DropConstraint>([](auto& o) {
                  o.table.name = "t";
                  o.name = "Uq";
              })),
              "ALTER TABLE t DROP CONSTRAINT \"Uq\"");
    EXPECT_EQ(sql(made<DropConstraint>([](auto& o) {
                  o.table = {"a.b", "t"};
                  o.name = "fk";
                  o.if_exists = true;
              })),
              "ALTER TABLE \"a.b\".t DROP CONSTRAINT IF EXISTS fk");
    EXPECT_EQ(sql(made<DropConstraint>([](auto& o) {
                  o.table.name = "t";
                  o.name = "pk";
                  o.cascade = true;
              })),
              "ALTER TABLE t DROP CONSTRAINT pk CASCADE");
    EXPECT_EQ(refusal(made<DropConstraint>([](auto& o) { o.table.name = "t"; })), "a name is empty");
}

TEST(PostgresqlCompileConstraint, LongNames) {
    EXPECT_EQ(refusal(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one",
                                            Check{"a > 1", false});
              })),
              "the name \"constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one\" has 72 "
              "characters; 63 is the longest here");
    EXPECT_EQ(
        sql(made<AddConstraint>([](auto& o) {
            o.table = {"", "t"};
            o.constraint = constraint("constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one",
                                      Check{"a > 1", false}, [](auto& k) { k.name_may_be_cut = true; });
        })),
        "ALTER TABLE t ADD CONSTRAINT constraint_with_a_name_that_is_longer_than_what_postgre_d372 CHECK (a > 1)");
    EXPECT_EQ(
        sql(made<AddConstraint>([](auto& o) {
            o.table = {"", "t"};
            o.constraint =
                constraint("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü_éééééééééééééééééééééééééééééééééééééééé",
                           Check{"a > 1", false}, [](auto& k) { k.name_may_be_cut = true; });
        })),
        "ALTER TABLE t ADD CONSTRAINT \"üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü_éééééééééééééé_0333\" CHECK (a > 1)");
    EXPECT_EQ(
        sql(made<AddConstraint>([](auto& o) {
            o.table = {"", "t"};
            o.constraint = constraint("nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn",
                                      Check{"a > 1", false}, [](auto& k) { k.name_may_be_cut = true; });
        })),
        "ALTER TABLE t ADD CONSTRAINT nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn CHECK (a > 1)");
    EXPECT_EQ(sql(made<DropConstraint>([](auto& o) {
                  o.table.name = "t";
                  o.name = "constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one";
                  o.name_may_be_cut = true;
              })),
              "ALTER TABLE t DROP CONSTRAINT constraint_with_a_name_that_is_longer_than_what_postgre_d372");
}

TEST(PostgresqlCompileConstraint, InTables) {
    EXPECT_EQ(
        sql(made<CreateTable>([](auto& o) {
            o.table.name = {"", "t"};
            o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
            o.table.constraints = {constraint("uq", Unique{{"a"}, {"a"}, true}, [](auto& k) { k.deferrable = false; })};
        })),
        "CREATE TABLE t (\n"
        "    a INTEGER NOT NULL, \n"
        "    CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (a) INCLUDE (a) NOT DEFERRABLE\n"
        ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
                  o.table.constraints = {constraint("fk", foreign_key({"a"}, {"", "R"}, {"x"}), [](auto& k) {
                      std::get<ForeignKey>(k.rule).match = "FULL";
                      std::get<ForeignKey>(k.rule).on_delete = "CASCADE";
                      std::get<ForeignKey>(k.rule).on_update = "set default";
                      k.deferrable = true;
                      k.initially = "DEFERRED";
                      std::get<ForeignKey>(k.rule).not_valid = true;
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER NOT NULL, \n"
              "    CONSTRAINT fk FOREIGN KEY(a) REFERENCES \"R\" (x) MATCH FULL ON DELETE CASCADE ON UPDATE set "
              "default DEFERRABLE INITIALLY DEFERRED NOT VALID\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
                  o.table.constraints = {constraint("", foreign_key({"a"}, {"", "r"}, {"order"}))};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER NOT NULL, \n"
              "    FOREIGN KEY(a) REFERENCES r (\"order\")\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
                  o.table.constraints = {constraint("fk", foreign_key({"a"}, {"", "r"}, {"x"}), [](auto& k) {
                      std::get<ForeignKey>(k.rule).on_delete = "SET NULL (a)";
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER NOT NULL, \n"
              "    CONSTRAINT fk FOREIGN KEY(a) REFERENCES r (x) ON DELETE SET NULL (a)\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
                  o.table.constraints = {constraint("", Check{"a > 1", true}, [](auto& k) { k.deferrable = true; })};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER NOT NULL, \n"
              "    CHECK (a > 1) DEFERRABLE NOT VALID\n"
              ")");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
                  o.table.constraints = {constraint("", Check{"a LIKE '%x'", false})};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER NOT NULL, \n"
              "    CHECK (a LIKE '%x')\n"
              ")");
    EXPECT_EQ(
        refusal(made<CreateTable>([](auto& o) {
            o.table.name = {"", "t"};
            o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
            o.table.constraints = {constraint(
                "constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one", Check{"a > 1", false})};
        })),
        "the name \"constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one\" has 72 characters; 63 "
        "is the longest here");
}

}  // namespace

}  // namespace aludel::dialect::postgresql
