#include "dialect/sqlite/split.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <random>

#include "dialect/sqlite/handle.hpp"

namespace aludel::dialect::sqlite {

namespace {

std::vector<std::string> statements_of(std::string_view sql) {
    std::vector<std::string> result;
    for (const auto& operation : split(sql, Place{"r.sql", 1, 1})) {
        result.push_back(std::get<catalog::ExecuteSql>(operation).sql);
    }
    return result;
}

std::string syntax_error_of(std::string_view sql) {
    try {
        split(sql, Place{"r.sql", 10, 1});
        return {};
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::sql_syntax);
        return error.what();
    }
}

using Texts = std::vector<std::string>;

TEST(SqliteSplit, SemicolonsSeparate) {
    EXPECT_EQ(statements_of("A; B ;\n;; C"), (Texts{"A", "B", "C"}));
    EXPECT_EQ(statements_of(" -- nothing\n/* here */ ; "), Texts{});
}

TEST(SqliteSplit, CommentsAroundAStatementAreNotPartOfIt) {
    EXPECT_EQ(statements_of("/* before */ SELECT 1 -- inside\n + 2 -- behind\n; -- after"),
              (Texts{"SELECT 1 -- inside\n + 2"}));
}

TEST(SqliteSplit, ATriggerEndsAtItsEnd) {
    const std::string trigger =
        "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN\n"
        "  UPDATE a SET x = CASE WHEN y THEN ';' ELSE 1 END; -- END;\n"
        "  DELETE FROM b;\n"
        "END";
    EXPECT_EQ(statements_of(trigger + ";SELECT 1"), (Texts{trigger, "SELECT 1"}));
    EXPECT_EQ(statements_of(trigger), Texts{trigger});
    EXPECT_EQ(statements_of("EXPLAIN QUERY PLAN " + trigger + "; A"), (Texts{"EXPLAIN QUERY PLAN " + trigger, "A"}));
}

TEST(SqliteSplit, OnlyATriggerHoldsSemicolons) {
    EXPECT_EQ(statements_of("CREATE TABLE trigger_log (x); BEGIN; END; A"),
              (Texts{"CREATE TABLE trigger_log (x)", "BEGIN", "END", "A"}));
    EXPECT_EQ(statements_of("DROP TRIGGER t; A"), (Texts{"DROP TRIGGER t", "A"}));
}

TEST(SqliteSplit, KnowsThePlaceOfEachFirstToken) {
    const auto operations = split("\n  /* é */ SELECT 'é';  DELETE FROM a;\r\n\tDROP TABLE a", Place{"r.sql", 7, 1});
    ASSERT_EQ(operations.size(), 3U);
    EXPECT_EQ(catalog::place_of(operations[0]), (Place{"r.sql", 8, 11}));
    EXPECT_EQ(catalog::place_of(operations[1]), (Place{"r.sql", 8, 24}));
    EXPECT_EQ(catalog::place_of(operations[2]), (Place{"r.sql", 9, 2}));
}

TEST(SqliteSplit, TheFirstLineMayStartInTheMiddle) {
    EXPECT_EQ(catalog::place_of(split("  A", Place{"r.sql", 3, 5})[0]), (Place{"r.sql", 3, 7}));
}

TEST(SqliteSplit, WhatIsNeverClosedIsToldWhereItBegan) {
    EXPECT_EQ(syntax_error_of("SELECT 1;\nSELECT 'abc;\n"), "r.sql:11:8: this ' is never closed");
    EXPECT_EQ(syntax_error_of("SELECT \"a"), "r.sql:10:8: this \" is never closed");
    EXPECT_EQ(syntax_error_of("SELECT [a"), "r.sql:10:8: this [ is never closed");
    EXPECT_EQ(syntax_error_of("A; /* B; "), "r.sql:10:4: this comment is never closed");
    EXPECT_EQ(syntax_error_of("A;\nCREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; DROP TABLE b;"),
              "r.sql:11:1: this CREATE TRIGGER has no END");
}

TEST(SqliteSplit, ShellCommandsAndCopyAreRefusedByName) {
    EXPECT_EQ(syntax_error_of("A;\n.read other.sql\n"), "r.sql:11:1: .read is a command of the sqlite3 shell, not SQL");
    EXPECT_EQ(syntax_error_of("\\i other.sql"), "r.sql:10:1: \\i is a command of the psql shell, not SQL");
    EXPECT_EQ(syntax_error_of("A; COPY a FROM stdin;"), "r.sql:10:4: COPY is PostgreSQL's, SQLite has no such statement");
    EXPECT_EQ(syntax_error_of(std::string_view("A;\nB\0", 5)),
              "r.sql:11:2: a byte of value zero: SQLite would stop reading here");
}

/// Pieces of SQL that a lexer may trip over; glued together at random they make texts nobody would think of.
const std::vector<std::string>& pieces() {
    static const std::vector<std::string> all = {
        "SELECT 1",  "CREATE",  "TRIGGER", "TEMP",    "TEMPORARY", "EXPLAIN",  "END",      "BEGIN", ";",      ";",
        ";",         " ",       "\n",      "-- c;\n", "/* ; */",   "/*/ ; */", "'a;b'",    "''",    "\"q;\"", "`b;`",
        "[x;]",      "x'aa'",   "x",       "END;",    "TABLE",     "é",        "'it''s;'", "->>",   "- -",    "1.5e",
        "trigger t", "create;", "end",     "$a",      "?1",        "(",        ")",        "CASE",  ".",      ","};
    return all;
}

// sqlite3_complete answers whether a text ends behind a complete statement: the same question our splitter decides at
// each semicolon. Compared at every semicolon outside the tokens of random texts.
TEST(SqliteSplit, AgreesWithTheLibraryOnWhereStatementsEnd) {
    std::mt19937 random(20261120);
    int compared = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        const std::size_t length = 1 + random() % 14;
        for (std::size_t piece = 0; piece < length; ++piece) {
            text += pieces()[random() % pieces().size()];
            text += random() % 2 == 0 ? " " : "";
        }
        if (random() % 2 == 0) {
            text += ";";
        }
        std::vector<catalog::Operation> operations;
        bool open_trigger = false;
        try {
            // A last statement without semicolon shows as one more statement once another follows.
            operations = split(text, Place{});
        } catch (const Error& error) {
            open_trigger = error.message().find("CREATE TRIGGER") != std::string::npos;
            if (!open_trigger) {
                continue;  // an unterminated quote or comment; the library calls that incomplete, too
            }
        }
        bool complete = false;
        if (!open_trigger) {
            try {
                complete = split(text + " zzz", Place{}).size() == operations.size() + 1;
            } catch (const Error&) {
                complete = false;
            }
        }
        if (operations.empty() && !open_trigger) {
            continue;  // comments and blanks alone: the library's answer depends on how they end
        }
        ++compared;
        EXPECT_EQ(complete, sqlite3_complete(text.c_str()) == 1) << text;
    }
    EXPECT_GT(compared, 10000);
}

// Where the library's parser ends a statement it accepts, ours ends, too.
TEST(SqliteSplit, AgreesWithTheParser) {
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(":memory:", &raw), SQLITE_OK);
    const Database database(raw);
    const std::string script =
        "CREATE TABLE a (x, \"y;\" TEXT DEFAULT ';', [z;] , `w;`); -- c ;\n"
        "/* ; */ CREATE TRIGGER IF NOT EXISTS t AFTER UPDATE OF x ON a WHEN new.x > 1 BEGIN "
        "INSERT INTO a(x) VALUES(CASE WHEN 1 THEN 2 END); SELECT RAISE(ABORT, ';END;'); END;"
        "CREATE VIEW v AS SELECT x->>'$.a;' AS j, x'3b' AS b FROM a;;"
        "CREATE TEMP TABLE \"END\" (trigger);SELECT 1;";
    const auto ours = split(script, Place{});
    const char* rest = script.c_str();
    std::size_t index = 0;
    while (*rest != '\0') {
        sqlite3_stmt* statement = nullptr;
        const char* tail = nullptr;
        ASSERT_EQ(sqlite3_prepare_v2(raw, rest, -1, &statement, &tail), SQLITE_OK) << sqlite3_errmsg(raw);
        const Prepared prepared(statement);
        if (statement != nullptr) {
            ASSERT_LT(index, ours.size());
            const std::string& sql = std::get<catalog::ExecuteSql>(ours[index++]).sql;
            EXPECT_NE(std::string(rest, tail).find(sql + ";"), std::string::npos) << sql;
            sqlite3_step(statement);
        }
        rest = tail;
    }
    EXPECT_EQ(index, ours.size());
}

}  // namespace

}  // namespace aludel::dialect::sqlite
