#include <gtest/gtest.h>

#include "dialect/sqlite/dialect.hpp"
#include "dialect/test_operations.hpp"

// What compile writes, taken by SQLite itself.
namespace aludel::dialect::sqlite {

namespace {

using namespace catalog;
using namespace dialect::test;

class SqliteCompileLive : public testing::Test {
protected:
    void perform(const Operation& operation) {
        for (const Statement& statement : sqlite_dialect().compile(operation)) connection_->query(statement.sql);
    }

    std::unique_ptr<Connection> connection_ = sqlite_dialect().connect(Url::parse("sqlite://"));
};

TEST_F(SqliteCompileLive, TablesColumnsAndIndexes) {
    perform(made<CreateTable>([](auto& o) {
        o.table.name.name = "Order";
        o.table.columns = {column("id", type(TypeKind::integer),
                                  [](auto& c) {
                                      c.nullable = false;
                                      c.inline_key = true;
                                  }),
                           column("made", type(TypeKind::datetime),
                                  [](auto& c) {
                                      c.nullable = false;
                                      c.default_expression = "datetime('now', '-1 day') > ''";
                                  }),
                           column("n", type(TypeKind::integer), [](auto& c) { c.default_expression = "-1"; }),
                           column("twice", type(TypeKind::integer), [](auto& c) {
                               c.computed = Computed{"n * 2", true};
                           })};
        o.table.constraints = {constraint("uq", Unique{{"n"}, {}, {}}, [](auto& k) { k.on_conflict = "REPLACE"; }),
                               constraint("ck", Check{"n < 5", false}),
                               constraint("fk", foreign_key({"n"}, {"", "Order"}, {"id"}), [](auto& k) {
                                   std::get<ForeignKey>(k.rule).on_delete = "CASCADE";
                                   k.deferrable = true;
                                   k.initially = "DEFERRED";
                               })};
        o.table.strict = false;
    }));
    EXPECT_EQ(one(*connection_, "INSERT INTO \"Order\" DEFAULT VALUES RETURNING id || ' ' || made || ' ' || twice"),
              "1 1 -2");
    perform(made<AddColumn>([](auto& o) {
        o.table.name = "Order";
        o.column = column("name", type(TypeKind::string), [](auto& c) {
            c.nullable = false;
            c.default_expression = "'it''s'";
            c.checks = {constraint("", Check{"name <> ''", false})};
        });
    }));
    perform(made<AlterColumn>([](auto& o) {
        o.table.name = "Order";
        o.column = "name";
        o.rename_to = "a b";
    }));
    EXPECT_EQ(one(*connection_, "SELECT \"a b\" FROM \"Order\""), "it's");
    perform(made<CreateIndex>([](auto& o) {
        o.index.name = "ix";
        o.index.table = {"main", "Order"};
        o.index.parts = {{"a b", "", ""}, {"", "lower(made) DESC", ""}};
        o.index.unique = true;
        o.index.condition = "n > 0";
        o.if_not_exists = true;
    }));
    perform(made<DropIndex>([](auto& o) {
        o.index = {"main", "ix"};
        o.if_exists = true;
    }));
    perform(made<DropColumn>([](auto& o) {
        o.table.name = "Order";
        o.column = "made";
    }));
    perform(made<RenameTable>([](auto& o) {
        o.table.name = "Order";
        o.to = "orders";
    }));
    EXPECT_EQ(one(*connection_, "SELECT group_concat(name) FROM pragma_table_xinfo('orders')"), "id,n,twice,a b");
}

TEST_F(SqliteCompileLive, StrictTablesWithoutRowId) {
    perform(made<CreateTable>([](auto& o) {
        o.table.name.name = "t";
        o.table.columns = {column("a", type(TypeKind::integer))};
        o.table.constraints = {constraint("", PrimaryKey{{"a"}, {}})};
        o.table.without_rowid = true;
        o.table.strict = true;
    }));
    EXPECT_EQ(one(*connection_, "SELECT wr || ' ' || strict FROM pragma_table_list('t')"), "1 1");
}

TEST_F(SqliteCompileLive, TheGuardSeesTypedDrops) {
    connection_->query("CREATE TABLE gone AS SELECT 1 AS a");
    const Operation drop = made<DropTable>([](auto& o) { o.table.name = "gone"; });
    EXPECT_EQ(sqlite_dialect().losses(*connection_, {{drop}}).tables,
              std::vector<std::string>{"gone (1 row)"});
}

}  // namespace

}  // namespace aludel::dialect::sqlite
