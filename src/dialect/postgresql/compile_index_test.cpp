#include <gtest/gtest.h>

#include "dialect/postgresql/test_compile.hpp"

namespace aludel::dialect::postgresql {

namespace {

using namespace catalog;
using namespace dialect::test;

TEST(PostgresqlCompileIndex, Parts) {
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
              })),
              "CREATE INDEX ix ON t (a)");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}, {"B", "", ""}};
                  o.index.unique = true;
                  o.index.table.schema = "s";
              })),
              "CREATE UNIQUE INDEX ix ON s.t (a, \"B\")");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"", "lower(name)", ""}, {"user", "", ""}};
              })),
              "CREATE INDEX ix ON t (lower(name), \"user\")");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"", "a DESC NULLS LAST", ""}};
              })),
              "CREATE INDEX ix ON t (a DESC NULLS LAST)");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.if_not_exists = true;
              })),
              "CREATE INDEX IF NOT EXISTS ix ON t (a)");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.index.table = {"a.b", "T"};
                  o.index.name = "Ix";
              })),
              "CREATE INDEX \"Ix\" ON \"a.b\".\"T\" (a)");
}

TEST(PostgresqlCompileIndex, Options) {
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.index.method = "GIN";
              })),
              "CREATE INDEX ix ON t USING gin (a)");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", "gin_trgm_ops"}, {"", "lower(b)", "text_pattern_ops"}};
                  o.index.method = "gin";
              })),
              "CREATE INDEX ix ON t USING gin (a gin_trgm_ops, lower(b) text_pattern_ops)");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.index.include = {"b", "C"};
              })),
              "CREATE INDEX ix ON t (a) INCLUDE (b, \"C\")");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.index.nulls_not_distinct = true;
                  o.index.unique = true;
              })),
              "CREATE UNIQUE INDEX ix ON t (a) NULLS NOT DISTINCT");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.index.nulls_not_distinct = false;
              })),
              "CREATE INDEX ix ON t (a) NULLS DISTINCT");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.index.storage = {{"fillfactor", "50"}, {"fastupdate", "off"}};
              })),
              "CREATE INDEX ix ON t (a) WITH (fillfactor = 50, fastupdate = off)");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.index.tablespace = "Fast";
              })),
              "CREATE INDEX ix ON t (a) TABLESPACE \"Fast\"");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.index.condition = "a > 5 AND b LIKE '%x'";
              })),
              "CREATE INDEX ix ON t (a) WHERE a > 5 AND b LIKE '%x'");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.concurrently = true;
                  o.if_not_exists = true;
              })),
              "CREATE INDEX CONCURRENTLY IF NOT EXISTS ix ON t (a)");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.index.unique = true;
                  o.index.method = "btree";
                  o.index.include = {"b"};
                  o.index.nulls_not_distinct = true;
                  o.index.storage = {{"fillfactor", "50"}};
                  o.index.tablespace = "ts";
                  o.index.condition = "a > 0";
                  o.concurrently = true;
              })),
              "CREATE UNIQUE INDEX CONCURRENTLY ix ON t USING btree (a) INCLUDE (b) NULLS NOT DISTINCT WITH "
              "(fillfactor = 50) TABLESPACE ts WHERE a > 0");
    EXPECT_EQ(refusal(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
                  o.index.method = "gin; drop";
              })),
              "\"gin; drop\" is no name of an index method");
}

TEST(PostgresqlCompileIndex, LongNames) {
    EXPECT_EQ(refusal(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix_constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one";
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
              })),
              "the name \"ix_constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one\" has 75 "
              "characters; 63 is the longest here");
    EXPECT_EQ(sql(made<CreateIndex>([](auto& o) {
                  o.index.name = "ix_constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one";
                  o.index.name_may_be_cut = true;
                  o.index.table.name = "t";
                  o.index.parts = {{"a", "", ""}};
              })),
              "CREATE INDEX ix_constraint_with_a_name_that_is_longer_than_what_post_4329 ON t (a)");
    EXPECT_EQ(sql(made<DropIndex>([](auto& o) {
                  o.index.name = "ix_constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one";
                  o.name_may_be_cut = true;
              })),
              "DROP INDEX ix_constraint_with_a_name_that_is_longer_than_what_post_4329");
}

TEST(PostgresqlCompileIndex, Dropped) {
    EXPECT_EQ(sql(made<DropIndex>([](auto& o) { o.index.name = "Ix"; })), "DROP INDEX \"Ix\"");
    EXPECT_EQ(sql(made<DropIndex>([](auto& o) {
                  o.index = {"a.b", "ix"};
                  o.if_exists = true;
              })),
              "DROP INDEX IF EXISTS \"a.b\".ix");
    EXPECT_EQ(sql(made<DropIndex>([](auto& o) {
                  o.index.name = "ix";
                  o.concurrently = true;
                  o.if_exists = true;
              })),
              "DROP INDEX CONCURRENTLY IF EXISTS ix");
}

}  // namespace

}  // namespace aludel::dialect::postgresql
