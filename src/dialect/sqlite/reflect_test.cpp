#include "dialect/sqlite/reflect.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "base/text.hpp"
#include "dialect/sqlite/create.hpp"
#include "dialect/sqlite/quote.hpp"
#include "dialect/sqlite/test_script.hpp"
#include "dialect/test_database.hpp"

namespace aludel::dialect::sqlite {

namespace {

namespace object = catalog::object;
using catalog::Catalog;

std::string torture() {
    return read_file(std::string(ALUDEL_SOURCE_DIR) + "/tests/catalog/torture_sqlite.sql");
}

std::string lines(const Result& result) {
    std::string text;
    for (const auto& row : result.rows) {
        for (const Value& value : row) {
            text += value.value_or("NULL") + "|";
        }
        text += "\n";
    }
    return text;
}

/// All that SQLite's own pragmas say of the tables and indexes, and the texts that it keeps.
std::string told(Connection& connection) {
    std::string text = lines(
        connection.query("SELECT type, name, tbl_name, rtrim(sql, char(10)) FROM sqlite_schema ORDER BY type, name"));
    const std::string tables = " FROM sqlite_schema AS m, ";
    for (const std::string& query :
         {"SELECT m.name, x.*" + tables + "pragma_table_xinfo(m.name) AS x WHERE m.type = 'table' ORDER BY 1, 2",
          "SELECT m.name, x.*" + tables +
              "pragma_foreign_key_list(m.name) AS x WHERE m.type = 'table' ORDER BY 1, 2, 3",
          "SELECT m.name, x.name, \"unique\", origin, partial" + tables +
              "pragma_index_list(m.name) AS x WHERE m.type = 'table' ORDER BY 1, 2",
          "SELECT m.name, x.*" + tables + "pragma_index_xinfo(m.name) AS x WHERE m.type = 'index' ORDER BY 1, 2",
          std::string("SELECT name, type, ncol, wr, strict FROM pragma_table_list WHERE schema = 'main' ORDER BY 1")}) {
        text += lines(connection.query(query));
    }
    return text;
}

template <typename Map>
void expect_same(const Map& a, const Map& b) {
    ASSERT_EQ(a.size(), b.size());
    for (const auto& [name, one] : a) {
        ASSERT_EQ(b.count(name), 1U) << name.name;
        EXPECT_TRUE(one == b.at(name)) << name.name;
    }
}

TEST(SqliteReflect, ATortureSchemaComesBackTheSame) {
    const auto first = test::sqlite_in_memory();
    test::run_as_shell(*first, torture());
    const Catalog catalog = reflect(*first);
    const auto second = test::sqlite_in_memory();
    test::run_as_shell(*second, create_sql(catalog));
    const Catalog again = reflect(*second);
    expect_same(catalog.tables, again.tables);
    expect_same(catalog.views, again.views);
    EXPECT_TRUE(catalog == again);
    EXPECT_EQ(create_sql(catalog), create_sql(again));
    const std::vector<std::string> before = split(told(*first), '\n');
    const std::vector<std::string> after = split(told(*second), '\n');
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t at = 0; at < before.size(); ++at) {
        EXPECT_EQ(before[at], after[at]);
    }
    EXPECT_EQ(catalog.not_shown, (std::vector<catalog::NotShown>{{"columns of view", "broken"}}));
    EXPECT_FALSE(first->in_transaction());
}

std::string word_of(object::Action action) {
    static constexpr std::string_view words[] = {"NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"};
    return std::string(words[static_cast<std::size_t>(action)]);
}

/// The foreign keys of a table as the pragma lists them, in a text that does not depend on their order.
std::string listed_keys(Connection& connection, const std::string& table) {
    const Value parameters[] = {table};
    return lines(connection.query(
        "SELECT group_concat(\"from\", ',') AS a, lower(\"table\"), lower(group_concat(\"to\", ',')), on_update, "
        "on_delete "
        "FROM (SELECT * FROM pragma_foreign_key_list(?1) ORDER BY id, seq) GROUP BY id ORDER BY 1, 2, 3",
        parameters));
}

std::string reflected_keys(Connection& connection, const object::Table& table) {
    std::vector<std::string> rows;
    for (const auto& [name, constraint] : table.constraints) {
        if (const auto* key = std::get_if<object::ForeignKey>(&constraint.rule)) {
            rows.push_back(fmt::format("('{}', '{}', '{}', '{}', '{}')", join(key->columns, ","),
                                       ascii_lower(key->referred.name), ascii_lower(join(key->referred_columns, ",")),
                                       word_of(key->on_update), word_of(key->on_delete)));
        }
    }
    return rows.empty() ? ""
                        : lines(connection.query("SELECT * FROM (VALUES " + join(rows, ", ") + ") ORDER BY 1, 2, 3"));
}

TEST(SqliteReflect, ForeignKeysAreThoseThatThePragmaLists) {
    const auto connection = test::sqlite_in_memory();
    test::run_script(*connection, torture());
    const Catalog catalog = reflect(*connection);
    for (const auto& [name, table] : catalog.tables) {
        std::string listed = listed_keys(*connection, name.name);
        // It leaves the columns out where the key names none.
        for (const auto& [from, to] : {std::pair("a,b|parent|NULL|", "a,b|parent|a,b|"),
                                       {"b|plain|NULL|", "b|plain|id|"},
                                       {"d|child|NULL|", "d|child|id|"},
                                       {"other|circle_2|NULL|", "other|circle_2|id|"}}) {
            listed = replace_all(listed, from, to);
        }
        EXPECT_EQ(reflected_keys(*connection, table), listed) << name.name;
    }
}

TEST(SqliteReflect, IndexesAreThoseThatThePragmasDescribe) {
    const auto connection = test::sqlite_in_memory();
    test::run_script(*connection, torture());
    for (const auto& [name, table] : reflect(*connection).tables) {
        for (const auto& [index_name, index] : table.indexes) {
            const Value parameters[] = {index_name};
            const Result told = connection->query(
                "SELECT coalesce(name, ''), \"desc\", coll FROM pragma_index_xinfo(?1) WHERE key ORDER BY seqno",
                parameters);
            ASSERT_EQ(told.rows.size(), index.keys.size()) << index_name;
            for (std::size_t at = 0; at < index.keys.size(); ++at) {
                const object::IndexKey& key = index.keys[at];
                EXPECT_EQ(told.rows[at][0], key.column) << index_name << at;
                EXPECT_EQ(told.rows[at][1], key.descending ? "1" : "0") << index_name << at;
                if (!key.collation.name.empty()) {
                    EXPECT_TRUE(iequals(told.rows[at][2].value_or(""), key.collation.name)) << index_name << at;
                }
                EXPECT_NE(key.column.empty(), key.expression.empty()) << index_name << at;
            }
        }
    }
}

TEST(SqliteReflect, KeysAreThoseThatSqliteHasMade) {
    const auto connection = test::sqlite_in_memory();
    test::run_script(*connection, torture());
    for (const auto& [name, table] : reflect(*connection).tables) {
        const Value parameters[] = {name.name};
        const Result told =
            connection->query("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk", parameters);
        std::vector<std::string> columns;
        for (const auto& row : told.rows) {
            columns.push_back(row[0].value_or(""));
        }
        const bool has_index =
            !connection->query("SELECT 1 FROM pragma_index_list(?1) WHERE origin = 'pk'", parameters).rows.empty();
        std::vector<std::string> key_columns;
        for (const auto& [constraint_name, constraint] : table.constraints) {
            const auto* key = std::get_if<object::Key>(&constraint.rule);
            if (key != nullptr && key->primary) {
                key_columns = key->columns;
                EXPECT_EQ(key->row_number, !has_index) << name.name;
            }
        }
        EXPECT_EQ(key_columns, columns) << name.name;
    }
}

TEST(SqliteReflect, NamesOfConstraintsAreKept) {
    const auto connection = test::sqlite_in_memory();
    test::run_script(
        *connection,
        "CREATE TABLE t (a INT CHECK (a > 0), b INT, CONSTRAINT twice CHECK (a), CONSTRAINT Twice CHECK (b), "
        "CONSTRAINT twice UNIQUE (b), CHECK (a > 0))");
    const Catalog catalog = reflect(*connection);
    std::vector<std::string> names;
    for (const auto& [name, one] : catalog.tables.at({"main", "t"}).constraints) {
        names.push_back(name + " = " + one.given_name.value_or(name));
    }
    EXPECT_EQ(names, (std::vector<std::string>{"CHECK (a > 0) = ", "CHECK (a > 0) 2 = ", "Twice = Twice",
                                               "twice = twice", "twice 2 = twice"}));
}

TEST(SqliteReflect, WhatIsTemporaryOrAttachedIsAnotherDatabase) {
    const auto connection = test::sqlite_in_memory();
    test::run_script(*connection,
                     "CREATE TABLE t (a); CREATE TEMP TABLE t (b, c); CREATE TEMP VIEW v AS SELECT 1;"
                     "CREATE TEMP TRIGGER r AFTER INSERT ON main.t BEGIN SELECT 1; END;"
                     "ATTACH ':memory:' AS other; CREATE TABLE other.u (d); CREATE INDEX other.i ON u (d)");
    const Catalog catalog = reflect(*connection);
    ASSERT_EQ(catalog.tables.size(), 1U);
    EXPECT_EQ(catalog.tables.at({"main", "t"}).columns.size(), 1U);
    EXPECT_TRUE(catalog.tables.at({"main", "t"}).triggers.empty());
    EXPECT_TRUE(catalog.views.empty());
}

TEST(SqliteReflect, ASchemaChangedInTheOpenTransactionIsSeen) {
    const auto connection = test::sqlite_in_memory();
    connection->begin();
    connection->query("CREATE TABLE t (a)");
    EXPECT_EQ(reflect(*connection).tables.size(), 1U);
    EXPECT_TRUE(connection->in_transaction());
    connection->rollback();
    EXPECT_TRUE(reflect(*connection).tables.empty());
}

TEST(SqliteReflect, AnIndexOfAShadowTableIsNamed) {
    const auto connection = test::sqlite_in_memory();
    test::run_script(*connection, "CREATE VIRTUAL TABLE f USING fts5 (a); CREATE INDEX i ON f_config (v)");
    const Catalog catalog = reflect(*connection);
    EXPECT_EQ(catalog.tables.size(), 1U);
    EXPECT_EQ(catalog.not_shown, (std::vector<catalog::NotShown>{{"index of a shadow table", "i"}}));
}

TEST(SqliteReflect, AFileThatIsNotThereIsAnEmptyDatabase) {
    const TemporaryDirectory directory;
    ConnectOptions options;
    options.create = true;
    const auto connection =
        sqlite_dialect().connect(Url::parse("sqlite:///" + (directory.path() / "new.db").string()), options);
    EXPECT_TRUE(reflect(*connection).tables.empty());
    EXPECT_FALSE(connection->in_transaction());
    connection->query("CREATE TABLE t (a)");  // makes the file, and the transaction of reflect() is not begun in it
    EXPECT_FALSE(connection->in_transaction());
    EXPECT_EQ(reflect(*connection).tables.size(), 1U);
}

TEST(SqliteCreate, AStatementThatEndsInAComment) {
    const auto first = test::sqlite_in_memory();
    first->query("CREATE TABLE t (a)");
    first->query("CREATE INDEX i ON t (a) -- the index");
    first->query("CREATE VIEW v AS SELECT 1 -- the view\n;");
    first->query("CREATE VIEW w AS SELECT 1 /* the other */;");
    first->query("CREATE VIEW x AS SELECT 1 /* which ends nowhere;");
    const Catalog catalog = reflect(*first);
    EXPECT_EQ(
        create_sql(catalog),
        "CREATE TABLE t (a);\nCREATE INDEX i ON t (a) -- the index\n;\n\nCREATE VIEW v AS SELECT 1 -- the view\n;\n\n"
        "CREATE VIEW w AS SELECT 1 /* the other */;\n\nCREATE VIEW x AS SELECT 1;\n");
}

TEST(SqliteCreate, ACatalogWithoutStatementsIsRefusedByName) {
    Catalog catalog;
    catalog.tables[{"main", "t"}];
    const Error error = test::error_of([&] { create_sql(catalog); });
    EXPECT_EQ(error.code(), ErrorCode::not_supported);
    EXPECT_EQ(error.message(), "there is no statement that makes table t");
}

TEST(SqliteCreate, ATableStandsBehindThoseThatItRefersTo) {
    const auto connection = test::sqlite_in_memory();
    test::run_script(*connection,
                     "CREATE TABLE a (x REFERENCES b); CREATE TABLE b (y REFERENCES c); CREATE TABLE c (z)");
    EXPECT_EQ(create_sql(reflect(*connection)),
              "CREATE TABLE c (z);\n\nCREATE TABLE b (y REFERENCES c);\n\nCREATE TABLE a (x REFERENCES b);\n");
}

TEST(SqliteCreate, AViewStandsBehindThoseThatItReads) {
    const auto connection = test::sqlite_in_memory();
    test::run_script(*connection,
                     "CREATE TABLE t (a); CREATE VIEW z AS SELECT a FROM T; CREATE VIEW a AS SELECT * FROM \"z\";"
                     "CREATE TRIGGER r INSTEAD OF INSERT ON a BEGIN INSERT INTO t VALUES (1); END");
    const Catalog catalog = reflect(*connection);
    EXPECT_EQ(create_sql(catalog),
              "CREATE TABLE t (a);\n\nCREATE VIEW z AS SELECT a FROM T;\n\nCREATE VIEW a AS SELECT * FROM \"z\";\n\n"
              "CREATE TRIGGER r INSTEAD OF INSERT ON a BEGIN INSERT INTO t VALUES (1); END;\n");
    const object::Reference table{object::Kind::table, "main", "t", ""};
    const object::Reference z{object::Kind::view, "main", "z", ""};
    EXPECT_EQ(catalog.dependencies,
              (std::vector<object::Dependency>{{{object::Kind::view, "main", "a", ""}, z},
                                               {z, table},
                                               {{object::Kind::trigger, "main", "a", "r"}, table}}));
}

TEST(SqliteWriteType, HasQuotesWhereItNeedsThem) {
    EXPECT_EQ(write_type({{"", "DOUBLE PRECISION"}, "", 0}), "DOUBLE PRECISION");
    EXPECT_EQ(write_type({{"", "varchar"}, "20", 0}), "varchar(20)");
    EXPECT_EQ(write_type({{"", "we-ird \"x\""}, "1,2", 0}), "\"we-ird \"\"x\"\"\"(1,2)");
    EXPECT_EQ(write_type({}), "");
}

}  // namespace

}  // namespace aludel::dialect::sqlite
