#include <gtest/gtest.h>

#include "dialect/sqlite/test_compile.hpp"

namespace aludel::dialect::sqlite {

namespace {

using namespace catalog;
using namespace dialect::test;

TEST(SqliteCompileAlter, Types) {
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.type = type(TypeKind::integer);
              })),
              "SQLite has no ALTER COLUMN: it cannot change the type of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"s", "T"};
                  o.column = "A";
                  o.type = type(TypeKind::integer);
                  o.type_using = "a::integer";
              })),
              "SQLite has no ALTER COLUMN: it cannot change the type of column \"A\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.type = type(TypeKind::enumeration, [](auto& t) { t.name = {"s", "Mood"}; });
              })),
              "SQLite has no ALTER COLUMN: it cannot change the type of column \"a\"");
}

TEST(SqliteCompileAlter, Nullability) {
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.nullable = true;
              })),
              "SQLite has no ALTER COLUMN: it cannot change NOT NULL of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"Db.user", "t"};
                  o.column = "a";
                  o.nullable = false;
              })),
              "SQLite has no ALTER COLUMN: it cannot change NOT NULL of column \"a\"");
}

TEST(SqliteCompileAlter, Defaults) {
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::Default{"now()"};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the default of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::Default{"'100%'"};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the default of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::Default{};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the default of column \"a\"");
}

TEST(SqliteCompileAlter, Comments) {
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"x.y", "t"};
                  o.column = "a";
                  o.comment = AlterColumn::Comment{"it's"};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the comment of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.comment = AlterColumn::Comment{};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the comment of column \"a\"");
}

TEST(SqliteCompileAlter, NothingToChange) {
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
              })),
              "");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.type_using = "a::integer";
              })),
              "");
}

TEST(SqliteCompileAlter, Names) {
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.rename_to = "B";
              })),
              "ALTER TABLE t RENAME COLUMN a TO \"B\"");
    EXPECT_EQ(sql(made<AlterColumn>([](auto& o) {
                  o.table = {"x.y", "t"};
                  o.column = "order";
                  o.rename_to = "b";
              })),
              "ALTER TABLE x.y.t RENAME COLUMN \"order\" TO b");
}

TEST(SqliteCompileAlter, AllInAlembicsOrder) {
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.type = type(TypeKind::text);
                  o.nullable = false;
                  o.default_change = AlterColumn::Default{"'x'"};
                  o.comment = AlterColumn::Comment{"c"};
                  o.rename_to = "b";
              })),
              "SQLite has no ALTER COLUMN: it cannot change the type of column \"a\"");
}

TEST(SqliteCompileAlter, Identities) {
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::IdentityChange{{}, Identity{}};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the default of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::IdentityChange{{}, made<Identity>([](auto& i) {
                                                                     i.always = true;
                                                                     i.options.start = 5;
                                                                     i.options.increment = 3;
                                                                 })};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the default of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::IdentityChange{Identity{}, {}};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the default of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change =
                      AlterColumn::IdentityChange{Identity{}, made<Identity>([](auto& i) { i.always = true; })};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the default of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
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
              "SQLite has no ALTER COLUMN: it cannot change the default of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::IdentityChange{Identity{}, made<Identity>([](auto& i) {
                                                                     i.options.no_minimum = true;
                                                                     i.options.no_maximum = true;
                                                                     i.options.cycle = false;
                                                                     i.options.cache = 2;
                                                                 })};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the default of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change =
                      AlterColumn::IdentityChange{Identity{}, made<Identity>([](auto& i) { i.options.start = 7; })};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the default of column \"a\"");
    EXPECT_EQ(refusal(made<AlterColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = "a";
                  o.default_change = AlterColumn::IdentityChange{made<Identity>([](auto& i) { i.options.start = 1; }),
                                                                 made<Identity>([](auto& i) { i.options.start = 1; })};
              })),
              "SQLite has no ALTER COLUMN: it cannot change the default of column \"a\"");
}

TEST(SqliteCompileAlter, Added) {
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
              "ALTER TABLE \"Db\".user.\"T\" ADD COLUMN \"A\" VARCHAR(5) DEFAULT 'x' NOT NULL");
    EXPECT_EQ(refusal(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::integer));
                  o.if_not_exists = true;
              })),
              "SQLite has no ADD COLUMN IF NOT EXISTS");
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
                      c.identity = Identity{true, {}};
                  });
              })),
              "ALTER TABLE t ADD COLUMN a INTEGER NOT NULL");
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
    EXPECT_EQ(refusal(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::integer));
                  o.inline_reference = made<AddColumn::InlineReference>([](auto& r) {
                      r.key.referred = {"", "r"};
                      r.key.referred_columns = {"X"};
                      r.key.on_delete = "SET NULL (a)";
                  });
              })),
              "ON DELETE cannot be \"SET NULL (a)\"");
    EXPECT_EQ(refusal(made<AddColumn>([](auto& o) {
                  o.table = {"", "t"};
                  o.column = column("a", type(TypeKind::unknown));
              })),
              "the type is not said");
}

TEST(SqliteCompileAlter, Dropped) {
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
    EXPECT_EQ(refusal(made<DropColumn>([](auto& o) {
                  o.table.name = "t";
                  o.column = "a";
                  o.if_exists = true;
              })),
              "SQLite has no DROP COLUMN IF EXISTS");
}

}  // namespace

}  // namespace aludel::dialect::sqlite
