#include <gtest/gtest.h>

#include "dialect/sqlite/test_compile.hpp"

namespace aludel::dialect::sqlite {

namespace {

using namespace catalog;
using namespace dialect::test;

TEST(SqliteCompileConstraint, RefusedOutsideBatchMode) {
    EXPECT_EQ(refusal(made<AddConstraint>([](auto& o) {
                  o.table = {"", "t"};
                  o.constraint = constraint("uq", Unique{{"a"}, {}, {}});
              })),
              "SQLite has no ALTER of constraints");
    EXPECT_EQ(refusal(made<DropConstraint>([](auto& o) {
                  o.table.name = "t";
                  o.name = "uq";
              })),
              "SQLite has no ALTER of constraints");
}

TEST(SqliteCompileConstraint, InTables) {
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
                  o.table.constraints = {constraint("Pk", PrimaryKey{{"a"}, {}}, [](auto& k) {
                      k.deferrable = true;
                      k.initially = "DEFERRED";
                  })};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER NOT NULL, \n"
              "    CONSTRAINT \"Pk\" PRIMARY KEY (a) DEFERRABLE INITIALLY DEFERRED\n"
              ")");
    EXPECT_EQ(
        sql(made<CreateTable>([](auto& o) {
            o.table.name = {"", "t"};
            o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
            o.table.constraints = {constraint("uq", Unique{{"a"}, {"a"}, true}, [](auto& k) { k.deferrable = false; })};
        })),
        "CREATE TABLE t (\n"
        "    a INTEGER NOT NULL, \n"
        "    CONSTRAINT uq UNIQUE (a) NOT DEFERRABLE\n"
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
              "default DEFERRABLE INITIALLY DEFERRED\n"
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
    EXPECT_EQ(refusal(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
                  o.table.constraints = {constraint("fk", foreign_key({"a"}, {"", "r"}, {"x"}), [](auto& k) {
                      std::get<ForeignKey>(k.rule).on_delete = "SET NULL (a)";
                  })};
              })),
              "ON DELETE cannot be \"SET NULL (a)\"");
    EXPECT_EQ(sql(made<CreateTable>([](auto& o) {
                  o.table.name = {"", "t"};
                  o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
                  o.table.constraints = {constraint("", Check{"a > 1", true}, [](auto& k) { k.deferrable = true; })};
              })),
              "CREATE TABLE t (\n"
              "    a INTEGER NOT NULL, \n"
              "    CHECK (a > 1) DEFERRABLE\n"
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
        sql(made<CreateTable>([](auto& o) {
            o.table.name = {"", "t"};
            o.table.columns = {column("a", type(TypeKind::integer), [](auto& c) { c.nullable = false; })};
            o.table.constraints = {constraint(
                "constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one", Check{"a > 1", false})};
        })),
        "CREATE TABLE t (\n"
        "    a INTEGER NOT NULL, \n"
        "    CONSTRAINT constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one CHECK (a > 1)\n"
        ")");
}

}  // namespace

}  // namespace aludel::dialect::sqlite
