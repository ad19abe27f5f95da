#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/text.hpp"
#include "dialect/sqlite/create.hpp"
#include "dialect/sqlite/reflect.hpp"
#include "dialect/sqlite/test_script.hpp"

// Statements by chance: whatever the library takes has to be read, and as the library reads it.
namespace aludel::dialect::sqlite {

namespace {

namespace object = catalog::object;
using Lines = std::vector<std::string>;

class RandomTable {
public:
    explicit RandomTable(unsigned seed) : random_(seed) {}

    std::string sql() {
        text_ = "CREATE TABLE ";
        add("t (");
        const int columns = number(1, 4);
        for (int at = 0; at < columns; ++at) {
            column(at);
            add(at + 1 < columns ? "," : "");
        }
        for (int at = number(0, 3); at > 0; --at) {
            add(number(0, 3) > 0 ? "," : "");
            table_constraint(columns);
        }
        add(")");
        add(pick({"", "", "", "WITHOUT ROWID", "STRICT", "strict, without rowid"}));
        return text_;
    }

private:
    int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
    std::string pick(const Lines& from) {
        return from[static_cast<std::size_t>(number(0, static_cast<int>(from.size()) - 1))];
    }

    void add(const std::string& words) {
        text_ += words;
        text_ += pick({" ", " ", "  ", "\n", "/* , ( ' */", " -- ) \"\n"});
    }

    std::string name(int column) {
        const std::string letter(1, static_cast<char>('a' + column));
        return pick({letter, letter, ascii_upper(letter), "\"" + letter + "\"", "[" + letter + "]", "`" + letter + "`",
                     "'" + letter + "'"});
    }
    static std::string ascii_upper(std::string text) {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
        return text;
    }

    void column(int at) {
        add(name(at));
        add(pick({"", "INT", "INTEGER", "integer", "TEXT", "varchar(10)", "\"my type\"", "DOUBLE PRECISION", "ANY",
                  "key", "generated", "INTEGER(4)"}));
        for (int left = number(0, 3); left > 0; --left) {
            if (number(0, 2) == 0) {
                add("CONSTRAINT");
                add(pick({"c", "\"the name\"", "[x)]", "'it''s'"}));
            }
            add(pick({"NOT NULL",
                      "NULL",
                      "NOT NULL ON CONFLICT FAIL",
                      "DEFAULT 1",
                      "DEFAULT - 2.5",
                      "DEFAULT 'a)b'",
                      "DEFAULT (1 + (2))",
                      "DEFAULT word",
                      "DEFAULT current_time",
                      "UNIQUE",
                      "UNIQUE ON CONFLICT IGNORE",
                      "PRIMARY KEY",
                      "PRIMARY KEY DESC",
                      "PRIMARY KEY ASC ON CONFLICT ABORT AUTOINCREMENT",
                      "PRIMARY KEY AUTOINCREMENT",
                      "CHECK (1 > (0))",
                      "check(')' <> \"(\")",
                      "COLLATE NOCASE",
                      "REFERENCES p",
                      "REFERENCES \"p\" ([x]) ON DELETE SET NULL ON UPDATE CASCADE",
                      "REFERENCES P(y) MATCH FULL",
                      "REFERENCES nowhere DEFERRABLE INITIALLY DEFERRED",
                      "NOT DEFERRABLE",
                      "DEFERRABLE",
                      "GENERATED ALWAYS AS (1 + 1)",
                      "AS ('x') STORED",
                      "AS (abs(-1)) VIRTUAL"}));
        }
    }

    std::string list(int columns) {
        std::string text = "(";
        for (int left = number(1, 2); left > 0; --left) {
            text += name(number(0, columns - 1)) + pick({"", "", " COLLATE rtrim", " DESC", " collate NOCASE ASC"}) +
                    (left > 1 ? " , " : "");
        }
        return text + ")";
    }

    void table_constraint(int columns) {
        if (number(0, 1) == 0) {
            add("CONSTRAINT");
            add(pick({"c", "d", "\"unique\"", "[a b]"}));
        }
        const int kind = number(0, 4);
        if (kind == 0) {
            add("PRIMARY");
            add("KEY" + list(columns));
        } else if (kind == 1) {
            add("UNIQUE");
            add(list(columns));
            add(pick({"", "ON CONFLICT REPLACE"}));
        } else if (kind == 2) {
            add("CHECK");
            add("(" + name(0) + " <> ',)' OR 1)");
        } else {
            add("FOREIGN KEY");
            add("(" + name(number(0, columns - 1)) + ")");
            add("REFERENCES");
            add(pick({"p", "p (x)", "\"p\"(\"Y\") ON DELETE RESTRICT", "t", "other (z) ON UPDATE NO ACTION"}));
            add(pick({"", "", "DEFERRABLE INITIALLY DEFERRED", "NOT DEFERRABLE INITIALLY IMMEDIATE"}));
        }
    }

    std::mt19937 random_;
    std::string text_;
};

Lines rows_of(Connection& connection, const std::string& sql) {
    Lines lines;
    for (const auto& row : connection.query(sql).rows) {
        std::string line;
        for (const Value& value : row) {
            line += value.value_or("") + "|";
        }
        lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::string action_word(object::Action action) {
    static constexpr std::string_view words[] = {"NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"};
    return std::string(words[static_cast<std::size_t>(action)]);
}

/// Columns, keys and foreign keys as the pragmas tell them.
Lines told_by_pragmas(Connection& connection) {
    Lines lines =
        rows_of(connection, "SELECT 'column', name, \"notnull\", dflt_value, hidden FROM pragma_table_xinfo('t')");
    const Lines keys =
        rows_of(connection,
                "SELECT 'key', l.origin, (SELECT group_concat(name || ' ' || \"desc\", ',') FROM (SELECT * FROM "
                "pragma_index_xinfo(l.name) WHERE key ORDER BY seqno)) FROM pragma_index_list('t') AS l");
    const Lines foreign =
        rows_of(connection,
                "SELECT 'foreign', lower(\"table\"), \"from\", coalesce(lower(\"to\"), CASE lower(\"table\") WHEN 'p' "
                "THEN 'x' END), on_update, "
                "on_delete FROM pragma_foreign_key_list('t') WHERE lower(\"table\") IN ('p', 'other')");
    lines.insert(lines.end(), keys.begin(), keys.end());
    lines.insert(lines.end(), foreign.begin(), foreign.end());
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
}

std::string key_line(const object::Key& key) {
    Lines columns;
    for (const std::string& column : key.columns) {
        const auto part =
            std::find_if(key.keys.begin(), key.keys.end(), [&](const auto& one) { return one.column == column; });
        columns.push_back(column + (part != key.keys.end() && part->descending ? " 1" : " 0"));
    }
    return fmt::format("key|{}|{}|", key.primary ? "pk" : "u", join(columns, ","));
}

Lines told_by_reflection(const object::Table& table) {
    Lines lines;
    for (const object::Column& column : table.columns) {
        const bool computed = column.generation != object::Generation::none;
        lines.push_back(fmt::format("column|{}|{}|{}|{}|", column.name, column.not_null ? 1 : 0,
                                    computed ? "" : column.expression,
                                    column.generation == object::Generation::stored ? 3
                                    : computed                                      ? 2
                                                                                    : 0));
    }
    for (const auto& [name, constraint] : table.constraints) {
        if (const auto* key = std::get_if<object::Key>(&constraint.rule)) {
            if (!key->row_number) {
                lines.push_back(key_line(*key));
            }
        } else if (const auto* foreign = std::get_if<object::ForeignKey>(&constraint.rule)) {
            const std::string parent = ascii_lower(foreign->referred.name);
            if (parent == "p" || parent == "other") {
                lines.push_back(fmt::format("foreign|{}|{}|{}|{}|{}|", parent, foreign->columns[0],
                                            ascii_lower(join(foreign->referred_columns, ",")),
                                            action_word(foreign->on_update), action_word(foreign->on_delete)));
            }
        }
    }
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
}

/// Keys over the same columns share an index, which has the order of the first of them; a column that stands twice in a
/// key has one place in its index.
bool has_doubtful_keys(const object::Table& table) {
    std::vector<Lines> seen;
    for (const auto& [name, constraint] : table.constraints) {
        if (const auto* key = std::get_if<object::Key>(&constraint.rule)) {
            Lines columns = key->columns;
            std::sort(columns.begin(), columns.end());
            if (std::unique(columns.begin(), columns.end()) != columns.end() ||
                std::find(seen.begin(), seen.end(), columns) != seen.end()) {
                return true;
            }
            seen.push_back(std::move(columns));
        }
    }
    return false;
}

TEST(SqliteReflectRandom, WhatTheLibraryTakesIsReadAsTheLibraryReadsIt) {
    int taken = 0;
    for (unsigned seed = 1; seed <= 2500; ++seed) {
        const auto connection = test::sqlite_in_memory();
        connection->query("CREATE TABLE p (x INTEGER PRIMARY KEY, y UNIQUE)");
        const std::string sql = RandomTable(seed).sql();
        try {
            connection->query(sql);
        } catch (const Error&) {
            continue;
        }
        const catalog::Catalog catalog = reflect(*connection);
        ASSERT_TRUE(catalog.not_shown.empty()) << sql;
        const object::Table& table = catalog.tables.at({"main", "t"});
        if (has_doubtful_keys(table)) {
            continue;
        }
        ++taken;
        ASSERT_EQ(told_by_reflection(table), told_by_pragmas(*connection)) << sql;
        const auto second = test::sqlite_in_memory();
        test::run_as_shell(*second, create_sql(catalog));
        ASSERT_TRUE(catalog == reflect(*second)) << sql;
    }
    EXPECT_GT(taken, 300);
}

}  // namespace

}  // namespace aludel::dialect::sqlite
