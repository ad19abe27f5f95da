#include <gtest/gtest.h>

#include "dialect/postgresql/test_compile.hpp"

namespace aludel::dialect::postgresql {

namespace {

using namespace catalog;
using namespace dialect::test;

TEST(PostgresqlCompileAlter, Types) {
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.type = type(TypeKind::integer);
              })),
              "ALTER TABLE t ALTER COLUMN a TYPE INTEGER");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"s", "T"};
                  o.column = "A";
                  o.type = type(TypeKind::integer);
                  o.type_using = "a::integer";
              })),
              "ALTER TABLE s.\"T\" ALTER COLUMN \"A\" TYPE INTEGER USING a::integer");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.type_using = "a::integer";
              })),
              "USING stands only with a change of the type");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.type = type(TypeKind::enumeration, [](auto& t) { t.name = {"s", "Mood"}; });
              })),
              "ALTER TABLE t ALTER COLUMN a TYPE s.\"Mood\"");
}

TEST(PostgresqlCompileAlter, Nullability) {
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.nullable = true;
              })),
              "ALTER TABLE t ALTER COLUMN a DROP NOT NULL");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"Db.user", "t"};
                  o.column = "a";
                  o.nullable = false;
              })),
              "ALTER TABLE \"Db\".\"user\".t ALTER COLUMN a SET NOT NULL");
}

TEST(PostgresqlCompileAlter, Defaults) {
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::Default{"now()"};
              })),
              "ALTER TABLE t ALTER COLUMN a SET DEFAULT now()");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::Default{"'100%'"};
              })),
              "ALTER TABLE t ALTER COLUMN a SET DEFAULT '100%'");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::Default{};
              })),
              "ALTER TABLE t ALTER COLUMN a DROP DEFAULT");
}

TEST(PostgresqlCompileAlter, Comments) {
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"x.y", "t"};
                  o.column = "a";
                  o.comment = AlterColumn::Comment{"it's"};
              })),
              "COMMENT ON COLUMN x.y.t.a IS 'it''s'");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.comment = AlterColumn::Comment{};
              })),
              "COMMENT ON COLUMN t.a IS NULL");
}

TEST(PostgresqlCompileAlter, NothingToChange) {
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
              })),
              "");
}

TEST(PostgresqlCompileAlter, Names) {
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.rename_to = "B";
              })),
              "ALTER TABLE t RENAME a TO \"B\"");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"x.y", "t"};
                  o.column = "order";
                  o.rename_to = "b";
              })),
              "ALTER TABLE x.y.t RENAME \"order\" TO b");
}

TEST(PostgresqlCompileAlter, AllInAlembicsOrder) {
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.type = type(TypeKind::text);
                  o.nullable = false;
                  o.default_change = AlterColumn::Default{"'x'"};
                  o.comment = AlterColumn::Comment{"c"};
                  o.rename_to = "b";
              })),
              "ALTER TABLE t ALTER COLUMN a TYPE TEXT;\n"
              "ALTER TABLE t ALTER COLUMN a SET NOT NULL;\n"
              "ALTER TABLE t ALTER COLUMN a SET DEFAULT 'x';\n"
              "COMMENT ON COLUMN t.a IS 'c';\n"
              "ALTER TABLE t RENAME a TO b");
}

TEST(PostgresqlCompileAlter, Identities) {
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::IdentityChange{{}, Identity{}};
              })),
              "ALTER TABLE t ALTER COLUMN a ADD GENERATED BY DEFAULT AS IDENTITY");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::IdentityChange{{}, made<Identity>([](auto& i) {
                                                                     i.always = true;
                                                                     i.options.start = 5;
                                                                     i.options.increment = 3;
                                                                 })};
              })),
              "ALTER TABLE t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY (INCREMENT BY 3 START WITH 5)");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::IdentityChange{Identity{}, {}};
              })),
              "ALTER TABLE t ALTER COLUMN a DROP IDENTITY");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change =
                      AlterColumn::IdentityChange{Identity{}, made<Identity>([](auto& i) { i.always = true; })};
              })),
              "ALTER TABLE t ALTER COLUMN a SET GENERATED ALWAYS");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::IdentityChange{made<Identity>([](auto& i) {
                                                                     i.always = true;
                                                                     i.options.start = 1;
                                                                     i.options.cache = 4;
                                                                 }),
                                                                 made<Identity>([](auto& i) {
                                                                     i.options.start = 2;
                                                                     i.options.increment = 4;
                                                                     i.options.minimum = 1;
                                                                     i.options.maximum = 9;
                                                                     i.options.cycle = true;
                                                                     i.options.cache = 4;
                                                                 })};
              })),
              "ALTER TABLE t ALTER COLUMN a SET GENERATED BY DEFAULT SET CYCLE SET INCREMENT BY 4 SET MAXVALUE 9 SET "
              "MINVALUE 1 SET START WITH 2");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::IdentityChange{Identity{}, made<Identity>([](auto& i) {
                                                                     i.options.no_minimum = true;
                                                                     i.options.no_maximum = true;
                                                                     i.options.cycle = false;
                                                                     i.options.cache = 2;
                                                                 })};
              })),
              "ALTER TABLE t ALTER COLUMN a SET CACHE 2 SET NO CYCLE SET NO MAXVALUE SET NO MINVALUE");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change =
                      AlterColumn::IdentityChange{Identity{}, made<Identity>([](auto& i) { i.options.start = 7; })};
              })),
              "ALTER TABLE t ALTER COLUMN a SET START WITH 7");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::IdentityChange{made<Identity>([](auto& i) { i.options.start = 1; }),
                                                                 made<Identity>([](auto& i) { i.options.start = 1; })};
              })),
              "nothing of the identity changes");
}

TEST(PostgresqlCompileAlter, Added) {
    EXPECT_EQ(sql(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::integer));
              })),
              "ALTER TABLE t ADD COLUMN a INTEGER");
    EXPECT_EQ(sql(made<AddColumn>([](auto& o) {
                  o.table = {"Db.user", "T"};
                  o.column = column("A", type(TypeKind::string, [](auto& t) { t.length = 5; }), [](auto& c) {
                      c.nullable = false;
                      c.default_expression = "'x'";
                  });
              })),
              "ALTER TABLE \"Db\".\"user\".\"T\" ADD COLUMN \"A\" VARCHAR(5) DEFAULT 'x' NOT NULL");
    EXPECT_EQ(sql(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::integer));
                  o.if_not_exists = true;
              })),
              "ALTER TABLE t ADD COLUMN IF NOT EXISTS a INTEGER");
    EXPECT_EQ(sql(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::integer), [](auto& c) {
                      c.checks = {constraint("ck", Check{"a > 1", false})};
                  });
              })),
              "ALTER TABLE t ADD COLUMN a INTEGER CONSTRAINT ck CHECK (a > 1)");
    EXPECT_EQ(sql(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; });
                  o.inline_primary_key = true;
              })),
              "ALTER TABLE t ADD COLUMN a INTEGER NOT NULL PRIMARY KEY");
    EXPECT_EQ(sql(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::integer), [](auto& c) {
                      c.nullable = false;
                      c.serial = true;
                  });
              })),
              "ALTER TABLE t ADD COLUMN a SERIAL NOT NULL");
    EXPECT_EQ(sql(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::integer), [](auto& c) {
                      c.nullable = false;
                      c.identity = Identity{true, {}};
                  });
              })),
              "ALTER TABLE t ADD COLUMN a INTEGER GENERATED ALWAYS AS IDENTITY");
    EXPECT_EQ(
        sql(made<AddColumn>([](auto& o) {
            o.table = {"", "t"};
            o.column = column("a", type(TypeKind::integer), [](auto& c) { c.computed = Computed{"b * 2", true}; });
        })),
        "ALTER TABLE t ADD COLUMN a INTEGER GENERATED ALWAYS AS (b * 2) STORED");
    EXPECT_EQ(sql(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::integer));
                  o.inline_reference = made<AddColumn::InlineReference>([](auto& r) {
                      r.key.referred = {"", "r"};
                      r.key.referred_columns = {"X"};
                  });
              })),
              "ALTER TABLE t ADD COLUMN a INTEGER REFERENCES r (\"X\")");
    EXPECT_EQ(sql(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::integer), [](auto& c) {
                      c.checks = {constraint("", Check{"a > 1", false})};
                  });
                  o.inline_reference = made<AddColumn::InlineReference>([](auto& r) {
                      r.key.referred = {"S", "r"};
                      r.key.referred_columns = {"X"};
                      r.key.on_delete = "CASCADE";
                      r.key.on_update = "RESTRICT";
                      r.key.match = "FULL";
                      r.deferrable = true;
                      r.initially = "DEFERRED";
                  });
              })),
              "ALTER TABLE t ADD COLUMN a INTEGER REFERENCES \"S\".r (\"X\") MATCH FULL ON DELETE CASCADE ON UPDATE "
              "RESTRICT DEFERRABLE INITIALLY DEFERRED CHECK (a > 1)");
    EXPECT_EQ(sql(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::integer));
                  o.inline_reference = made<AddColumn::InlineReference>([](auto& r) {
                      r.key.referred = {"", "r"};
                      r.key.referred_columns = {"X"};
                      r.key.on_delete = "SET NULL (a)";
                  });
              })),
              "ALTER TABLE t ADD COLUMN a INTEGER REFERENCES r (\"X\") ON DELETE SET NULL (a)");
    EXPECT_EQ(refusal(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::unknown));
              })),
              "the type is not said");
}

TEST(PostgresqlCompileAlter, Dropped) {
    EXPECT_EQ(sql(made<DropColumn>([](auto& o) {
                  o.table.name = "t";
                  o.column = "A";
              })),
              "ALTER TABLE t DROP COLUMN \"A\"");
    EXPECT_EQ(sql(made<DropColumn>([](auto& o) {
                  o.table = {"x.y", "t"};
                  o.column = "a";
              })),
              "ALTER TABLE x.y.t DROP COLUMN a");
    EXPECT_EQ(sql(made<DropColumn>([](auto& o) {
                  o.table.name = "t";
                  o.column = "a";
                  o.if_exists = true;
              })),
              "ALTER TABLE t DROP COLUMN IF EXISTS a");
}

}  // namespace

}  // namespace aludel::dialect::postgresql
