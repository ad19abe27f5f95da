#include <gtest/gtest.h>

#include "dialect/postgresql/test_server.hpp"
#include "dialect/test_operations.hpp"

// What compile writes, taken by a server: the catalog says what it understood.
namespace aludel::dialect::postgresql {

namespace {

using namespace catalog;
using namespace dialect::test;

class PostgresqlCompileLive : public testing::Test {
protected:
    void perform(const Operation& operation) {
        for (const Statement& statement : postgresql_dialect().compile(operation)) connection_->query(statement.sql);
    }
    std::string ask(const std::string& sql) { return one(*connection_, sql); }
    std::string definition(const std::string& constraint) {
        return ask("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '" + constraint + "'");
    }
    std::string column_type(const std::string& table, const std::string& name) {
        return ask(
            "SELECT format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' not null' ELSE '' END FROM "
            "pg_attribute WHERE attrelid = '" +
            table + "'::regclass AND attname = '" + name + "'");
    }

    std::unique_ptr<Connection> connection_ = postgresql_dialect().connect(test::fresh_database());
};

TEST_F(PostgresqlCompileLive, EveryKindThatPostgresqlHas) {
    std::vector<Column> columns;
    for (int kind = 0; kind < static_cast<int>(TypeKind::array); ++kind) {
        const auto one = static_cast<TypeKind>(kind);
        // Words of other databases, types that need an extension or a name.
        if (one == TypeKind::sql_double || one == TypeKind::sql_nvarchar || one == TypeKind::sql_clob ||
            one == TypeKind::sql_binary || one == TypeKind::sql_varbinary || one == TypeKind::sql_blob ||
            one == TypeKind::sql_datetime || one == TypeKind::hstore || one == TypeKind::citext ||
            one == TypeKind::enumeration || one == TypeKind::domain)
            continue;
        columns.push_back(column("c" + std::to_string(kind), type(one)));
    }
    const std::size_t count = columns.size();
    perform(made<CreateTable>([&](auto& o) {
        o.table.name.name = "kinds";
        o.table.columns = std::move(columns);
    }));
    EXPECT_EQ(ask("SELECT count(*) FROM pg_attribute WHERE attrelid = 'kinds'::regclass AND attnum > 0"),
              std::to_string(count));
}

TEST_F(PostgresqlCompileLive, NamedTypesAndArrays) {
    perform(made<CreateSchema>([](auto& o) { o.name = "Odd Schema"; }));
    perform(made<CreateEnum>([](auto& o) {
        o.name = {"Odd Schema", "Mood"};
        o.labels = {"it's ok", "back\\slash", "100%"};
    }));
    perform(made<CreateDomain>([](auto& o) {
        o.name.name = "email";
        o.type = type(TypeKind::text);
        o.not_null = true;
        o.check = "VALUE LIKE '%@%'";
    }));
    const ColumnType mood = type(TypeKind::enumeration, [](auto& t) { t.name = {"Odd Schema", "Mood"}; });
    perform(made<CreateTable>([&](auto& o) {
        o.table.name = {"Odd Schema", "select"};
        o.table.columns = {column("a b", mood),
                           column("moods", type(TypeKind::array, [&](auto& t) { t.element = {mood}; })),
                           column("mail", type(TypeKind::domain, [](auto& t) { t.name.name = "email"; }))};
    }));
    const std::string table = "\"Odd Schema\".\"select\"";
    EXPECT_EQ(column_type(table, "a b"), "\"Odd Schema\".\"Mood\"");
    EXPECT_EQ(column_type(table, "moods"), "\"Odd Schema\".\"Mood\"[]");
    EXPECT_EQ(column_type(table, "mail"), "email");
    EXPECT_EQ(ask("SELECT string_agg(enumlabel, '|' ORDER BY enumsortorder) FROM pg_enum"), "it's ok|back\\slash|100%");
}

TEST_F(PostgresqlCompileLive, TablesWithTheirConstraints) {
    perform(made<CreateTable>([](auto& o) {
        o.table.name.name = "parent";
        o.table.columns = {column("id", type(TypeKind::big_integer), [](auto& c) {
            c.nullable = false;
            c.serial = true;
        })};
        o.table.constraints = {constraint("", PrimaryKey{{"id"}, {}})};
    }));
    perform(made<CreateTable>([](auto& o) {
        o.table.name.name = "child";
        o.table.columns = {column("id", type(TypeKind::integer),
                                  [](auto& c) {
                                      c.nullable = false;
                                      c.identity = made<Identity>([](auto& i) {
                                          i.always = true;
                                          i.options.start = 10;
                                          i.options.increment = 5;
                                      });
                                  }),
                           column("parent", type(TypeKind::big_integer)),
                           column("n", type(TypeKind::integer),
                                  [](auto& c) {
                                      c.default_expression = "'7'";
                                      c.checks = {constraint("ck_n", Check{"n > 1", false})};
                                  }),
                           column("twice", type(TypeKind::integer), [](auto& c) {
                               c.computed = Computed{"n * 2", {}};
                           })};
        o.table.constraints = {constraint("pk_child", PrimaryKey{{"id"}, {"n"}}),
                               constraint("fk_child", foreign_key({"parent"}, {"", "parent"}, {"id"}),
                                          [](auto& k) {
                                              std::get<ForeignKey>(k.rule).on_delete = "SET NULL (parent)";
                                              k.deferrable = true;
                                              k.initially = "DEFERRED";
                                          }),
                               constraint("uq_child", Unique{{"n"}, {}, true})};
    }));
    EXPECT_EQ(ask("SELECT pg_get_serial_sequence('parent', 'id')"), "public.parent_id_seq");
    EXPECT_EQ(definition("pk_child"), "PRIMARY KEY (id) INCLUDE (n)");
    EXPECT_EQ(definition("fk_child"),
              "FOREIGN KEY (parent) REFERENCES parent(id) ON DELETE SET NULL (parent) DEFERRABLE INITIALLY DEFERRED");
    EXPECT_EQ(definition("uq_child"), "UNIQUE NULLS NOT DISTINCT (n)");
    EXPECT_EQ(definition("ck_n"), "CHECK ((n > 1))");
    EXPECT_EQ(ask("INSERT INTO child DEFAULT VALUES RETURNING id || ' ' || n || ' ' || twice"), "10 7 14");
}

TEST_F(PostgresqlCompileLive, AlteredColumns) {
    const auto alter = [&](const auto& fill) {
        perform(made<AlterColumn>([&](auto& o) {
            o.table.name = "T";
            o.column = "order";
            fill(o);
        }));
    };
    perform(made<CreateTable>([](auto& o) {
        o.table.name.name = "T";
        o.table.columns = {column("order", type(TypeKind::text))};
    }));
    alter([](auto& o) {
        o.type = type(TypeKind::integer);
        o.type_using = "\"order\"::integer";
        o.nullable = false;
        o.comment = AlterColumn::Comment{"it's a\\b\tc"};
    });
    EXPECT_EQ(column_type("\"T\"", "order"), "integer not null");
    EXPECT_EQ(ask("SELECT col_description('\"T\"'::regclass, 1)"), "it's a\\b\tc");
    alter([](auto& o) { o.default_change = AlterColumn::IdentityChange{{}, Identity{}}; });
    alter([](auto& o) {
        o.default_change = AlterColumn::IdentityChange{Identity{}, made<Identity>([](auto& i) {
                                                           i.always = true;
                                                           i.options.start = 5;
                                                           i.options.maximum = 99;
                                                           i.options.no_minimum = true;
                                                           i.options.cycle = true;
                                                       })};
    });
    EXPECT_EQ(ask("SELECT attidentity FROM pg_attribute WHERE attrelid = '\"T\"'::regclass AND attname = 'order'"),
              "a");
    EXPECT_EQ(ask("SELECT seqstart || ' ' || seqmax || ' ' || seqcycle FROM pg_sequence"), "5 99 true");
    alter([](auto& o) { o.default_change = AlterColumn::IdentityChange{Identity{}, {}}; });
    alter([](auto& o) {
        o.default_change = AlterColumn::Default{"42"};
        o.rename_to = "Rank";
    });
    EXPECT_EQ(ask("INSERT INTO \"T\" DEFAULT VALUES RETURNING \"Rank\""), "42");
    perform(made<AddColumn>([](auto& o) {
        o.table.name = "T";
        o.column = column("again", type(TypeKind::integer), [](auto& c) {
            c.checks = {constraint("", Check{"again > 0", false})};
        });
        o.if_not_exists = true;
    }));
    perform(made<DropColumn>([](auto& o) {
        o.table.name = "T";
        o.column = "again";
        o.if_exists = true;
    }));
    perform(made<RenameTable>([](auto& o) {
        o.table.name = "T";
        o.to = "u";
    }));
    perform(made<SetTableComment>([](auto& o) {
        o.table.name = "u";
        o.comment = "100% \"new\"";
    }));
    EXPECT_EQ(ask("SELECT obj_description('u'::regclass)"), "100% \"new\"");
}

TEST_F(PostgresqlCompileLive, ConstraintsAndIndexesOfATable) {
    const std::string longest = "constraint_with_a_name_that_is_longer_than_what_postgresql_takes_for_one";
    perform(made<CreateTable>([](auto& o) {
        o.table.name = {"public", "t"};
        o.table.columns = {column("a", type(TypeKind::int4range)), column("B", type(TypeKind::text))};
        o.table.access_method = "heap";
    }));
    const auto add = [&](Constraint constraint) {
        perform(made<AddConstraint>([&](auto& o) {
            o.table = {"public", "t"};
            o.constraint = std::move(constraint);
        }));
    };
    add(constraint("ex", exclusion({{"a", "&&"}}, "gist", "\"B\" != 'x'")));
    add(constraint(longest, Check{"\"B\" <> ''", true}, [](auto& k) { k.name_may_be_cut = true; }));
    EXPECT_EQ(definition("ex"), "EXCLUDE USING gist (a WITH &&) WHERE ((\"B\" <> 'x'::text))");
    EXPECT_EQ(ask("SELECT conname || ' ' || convalidated FROM pg_constraint WHERE conrelid = 't'::regclass AND contype "
                  "= 'c'"),
              "constraint_with_a_name_that_is_longer_than_what_postgre_d372 false");
    perform(made<DropConstraint>([&](auto& o) {
        o.table.name = "t";
        o.name = longest;
        o.name_may_be_cut = true;
        o.cascade = true;
    }));
    perform(made<CreateIndex>([](auto& o) {
        o.index.name = "Ix";
        o.index.table = {"public", "t"};
        o.index.parts = {{"B", "", "text_pattern_ops"}, {"", "lower(\"B\") DESC", ""}};
        o.index.method = "BTREE";
        o.index.include = {"a"};
        o.index.storage = {{"fillfactor", "50"}};
        o.index.condition = "\"B\" IS NOT NULL";
        o.concurrently = true;
        o.if_not_exists = true;
    }));
    EXPECT_EQ(
        ask("SELECT pg_get_indexdef('\"Ix\"'::regclass)"),
        "CREATE INDEX \"Ix\" ON public.t USING btree (\"B\" text_pattern_ops, lower(\"B\") DESC) INCLUDE (a) WITH "
        "(fillfactor='50') WHERE (\"B\" IS NOT NULL)");
    perform(made<DropIndex>([](auto& o) {
        o.index = {"public", "Ix"};
        o.concurrently = true;
    }));
    EXPECT_EQ(ask("SELECT count(*) FROM pg_class WHERE relname = 'Ix'"), "0");
}

TEST_F(PostgresqlCompileLive, TheGuardSeesTypedDrops) {
    connection_->query("CREATE TABLE kept AS SELECT 1 AS a");
    connection_->query("CREATE TABLE \"Gone\" AS SELECT 1 AS a");
    const Operation rename = made<RenameTable>([](auto& o) {
        o.table.name = "Gone";
        o.to = "going";
    });
    const Operation drop = made<DropTable>([](auto& o) { o.table.name = "going"; });
    EXPECT_EQ(postgresql_dialect().losses(*connection_, {{rename, drop}}).tables,
              std::vector<std::string>{"public.\"Gone\" (1 row)"});
}

}  // namespace

}  // namespace aludel::dialect::postgresql
