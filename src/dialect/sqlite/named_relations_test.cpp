#include "dialect/sqlite/named_relations.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace aludel::dialect::sqlite {

namespace {

std::string relations_in(std::string_view sql) {
    std::vector<std::string> names;
    for (const catalog::QualifiedName& one : named_relations(sql)) {
        names.push_back(one.schema.empty() ? one.name : one.schema + "." + one.name);
    }
    return join(names, " ");
}

TEST(SqliteNamedRelations, StandBehindFromAndJoin) {
    EXPECT_EQ(relations_in("SELECT a, b FROM t, main.u AS x LEFT JOIN \"v w\" ON x.a = t.b, [y] WHERE a IN (1, z)"),
              "t main.u v w y");
    EXPECT_EQ(
        relations_in("SELECT (SELECT max(a) FROM t WHERE a IS NOT DISTINCT FROM b), c FROM (u JOIN v USING (a, b)), "
                     "(SELECT 1 FROM w GROUP BY x, y) ORDER BY p, q"),
        "t u v w");
    EXPECT_EQ(relations_in("SELECT * FROM a UNION SELECT * FROM b WHERE x IN c AND EXISTS (SELECT 1 FROM d)"),
              "a b c d");
}

TEST(SqliteNamedRelations, CommonTablesAndFunctionsAreNone) {
    EXPECT_EQ(relations_in(
                  "WITH RECURSIVE n (i) AS (SELECT 1 FROM t UNION ALL SELECT i FROM N), m AS NOT MATERIALIZED (SELECT "
                  "* FROM u) SELECT * FROM n, m, main.m, json_each('[]', '$.a'), pragma_table_info"),
              "t u main.m pragma_table_info");
}

TEST(SqliteNamedRelations, StatementsOfATriggerNameThemToo) {
    EXPECT_EQ(relations_in("INSERT OR IGNORE INTO a (x, y) SELECT x, y FROM b ON CONFLICT (x) DO UPDATE SET y = 1; "
                           "UPDATE OR FAIL c SET x = 1, y = 2 FROM d, e WHERE 1; DELETE FROM f WHERE x = new.y; "
                           "REPLACE INTO g VALUES (1, 2); SELECT RAISE(ABORT, 'from h')"),
              "a b c d e f g");
}

}  // namespace

}  // namespace aludel::dialect::sqlite
