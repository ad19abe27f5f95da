#include "dialect/sqlite/definition.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "dialect/sqlite/definition_reader.hpp"

namespace aludel::dialect::sqlite {

namespace {

namespace object = catalog::object;

std::vector<std::string> column_names(const TableDefinition& definition) {
    std::vector<std::string> names;
    for (const object::Column& one : definition.columns) {
        names.push_back(one.name + ":" + one.type.name.name + ":" + one.type.modifiers);
    }
    return names;
}

TEST(SqliteDefinition, ColumnsHaveTheirTypesAsTheyAreWritten) {
    EXPECT_EQ(column_names(read_table("CREATE TABLE t(a, b  INT , \"c d\" [my  type] ( 10 , - 2 ), e generated, "
                                      "f int generated always as (1), g text as (2) stored, h blob check (1))")),
              (std::vector<std::string>{"a::", "b:INT:", "c d:my  type:10,- 2",
                                        "e:generated:", "f:int:", "g:text:", "h:blob:"}));
}

TEST(SqliteDefinition, CommasBetweenTableConstraintsMayBeMissing) {
    const TableDefinition definition =
        read_table("CREATE TABLE t (a, b, CONSTRAINT x PRIMARY KEY (a) CONSTRAINT y UNIQUE (b) CHECK (a > b))");
    ASSERT_EQ(definition.constraints.size(), 3U);
    EXPECT_EQ(definition.constraints[0].name, "x");
    EXPECT_EQ(definition.constraints[1].name, "y");
    EXPECT_EQ(definition.constraints[2].name, "");
    EXPECT_EQ(std::get<object::Check>(definition.constraints[2].constraint.rule).condition, "a > b");
}

TEST(SqliteDefinition, ANameBelongsToTheConstraintBehindIt) {
    const TableDefinition definition = read_table(
        "CREATE TABLE t (a INT CONSTRAINT n NOT NULL CHECK (a > 0) CONSTRAINT d DEFAULT 1 UNIQUE CONSTRAINT lost, b "
        "INT CHECK (b))");
    EXPECT_EQ(definition.columns[0].not_null->name, "n");
    for (const Declared& one : definition.constraints) {
        EXPECT_EQ(one.name, "");
    }
}

TEST(SqliteDefinition, WhatIsSaidOfDeferralIsOfTheLastForeignKey) {
    const TableDefinition definition = read_table(
        "CREATE TABLE t (a REFERENCES p, b INT DEFERRABLE INITIALLY DEFERRED, c REFERENCES p NOT DEFERRABLE)");
    EXPECT_TRUE(definition.constraints[0].constraint.deferrable);
    EXPECT_TRUE(definition.constraints[0].constraint.deferred);
    EXPECT_FALSE(definition.constraints[1].constraint.deferrable);
}

bool is_row_number(const std::string& sql) {
    return std::get<object::Key>(read_table(sql).constraints.at(0).constraint.rule).row_number;
}

TEST(SqliteDefinition, AnIntegerPrimaryKeyIsTheNumberOfTheRow) {
    EXPECT_TRUE(is_row_number("CREATE TABLE t (a integer primary key)"));
    EXPECT_TRUE(is_row_number("CREATE TABLE t (a INTEGER, PRIMARY KEY (A DESC))"));
    EXPECT_FALSE(is_row_number("CREATE TABLE t (a INTEGER PRIMARY KEY DESC)"));
    EXPECT_FALSE(is_row_number("CREATE TABLE t (a INT PRIMARY KEY)"));
    EXPECT_FALSE(is_row_number("CREATE TABLE t (a INTEGER(4) PRIMARY KEY)"));
    EXPECT_FALSE(is_row_number("CREATE TABLE t (a INTEGER UNIQUE)"));
    EXPECT_FALSE(is_row_number("CREATE TABLE t (a INTEGER, b, PRIMARY KEY (a, b))"));
    EXPECT_FALSE(is_row_number("CREATE TABLE t (a INTEGER PRIMARY KEY) WITHOUT ROWID"));
}

TEST(SqliteDefinition, ACollationBehindAnOperatorIsThatOfTheOperand) {
    const object::Index index =
        read_index("CREATE INDEX i ON t (a || b COLLATE x, (a || b) COLLATE x, f(a) COLLATE x, a COLLATE x)");
    EXPECT_EQ(index.keys[0].expression, "a || b COLLATE x");
    EXPECT_EQ(index.keys[1].expression, "a || b");
    EXPECT_EQ(index.keys[1].collation.name, "x");
    EXPECT_EQ(index.keys[2].expression, "f(a)");
    EXPECT_EQ(index.keys[3].column, "a");
}

TEST(SqliteDefinition, ATriggerMayReadAColumnThatIsCalledBegin) {
    const object::Trigger trigger = read_trigger(
        "CREATE TRIGGER r UPDATE OF begin, \"end\" ON t WHEN begin > new.begin BEGIN UPDATE t SET a = CASE WHEN 1 THEN "
        "2 END; END");
    EXPECT_EQ(trigger.condition, "begin > new.begin");
    EXPECT_EQ(trigger.body, "UPDATE t SET a = CASE WHEN 1 THEN 2 END;");
    EXPECT_EQ(trigger.update_columns, (std::vector<std::string>{"begin", "end"}));
    EXPECT_EQ(trigger.time, object::TriggerTime::before);
}

TEST(SqliteDefinition, WhatTheGrammarHasNotIsNotRead) {
    for (const char* sql : {"CREATE TABLE t", "CREATE TABLE t (a", "CREATE TABLE t (a INT WHAT (1) b)",
                            "CREATE TABLE t (a, )", "CREATE TABLE t (a, PRIMARY KEY (a + 1))", "DROP TABLE t", ""}) {
        EXPECT_THROW(read_table(sql), UnreadDefinition) << sql;
    }
    EXPECT_THROW(read_index("CREATE INDEX i ON t (a) b"), UnreadDefinition);
    EXPECT_THROW(read_trigger("CREATE TRIGGER r DELETE ON t WHEN a"), UnreadDefinition);
    EXPECT_THROW(read_view("CREATE VIEW v"), UnreadDefinition);
}

}  // namespace

}  // namespace aludel::dialect::sqlite
