#include "dialect/postgresql/write_sql.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "dialect/postgresql/parse.hpp"

namespace aludel::dialect::postgresql {
namespace {

/// Everything of the tree but where it stood.
std::string shape(const Node& node) {
    std::string text = "(" + node.kind + " " + node.text;
    for (const Node& item : node.items) text += shape(item);
    for (const auto& [name, value] : node.fields)
        if (name != "location")
            text += " " + name + shape(value);
    return text + ")";
}

/// A statement, or the expression that the line is.
Node tree_of(const std::string& line) {
    Parsed parsed = parse(line);
    if (parsed.statement)
        return parsed.statement;
    parsed = parse("SELECT " + line);
    const std::vector<Node>& targets = parsed.statement.list("targetList");
    return targets.size() == 1 ? targets[0]["val"] : Node{};
}

std::string written(const Node& tree) {
    return tree.kind.ends_with("Stmt") ? write_statement(tree) : write_expression(tree);
}

TEST(WriteSql, what_is_written_reads_back_as_the_same_tree) {
    const std::string texts = read_file(std::string(ALUDEL_SOURCE_DIR) + "/tests/simulation/written.sql");
    int count = 0;
    for (const std::string& line : split(texts, '\n')) {
        if (line.empty() || line.starts_with("--"))
            continue;
        const Node tree = tree_of(line);
        ASSERT_TRUE(tree) << line << ": " << parse("SELECT " + line).error;
        const std::string text = written(tree);
        EXPECT_EQ(shape(tree), shape(tree_of(text))) << line << "\n" << text;
        EXPECT_EQ(text, written(tree_of(text)));
        ++count;
    }
    EXPECT_GT(count, 350);
}

rc::Gen<std::string> expressions(int depth);

rc::Gen<std::string> leaves() {
    return rc::gen::element<std::string>("a", "b.c", "1", "-1", "2.5", "'x'", "NULL", "true", "now()", "$1", "a[1]",
                                         "(a).b", "CURRENT_DATE", "ARRAY[1]", "'{}'::text[]", "(a, b)", "count(*)",
                                         "EXISTS (SELECT)", "(SELECT 1)");
}

/// @: an expression. What the grammar does not take (comparisons beside each other) is not tried.
std::string filled(const std::string& pattern, int depth) {
    std::string out;
    for (const char letter : pattern) {
        if (letter != '@')
            out += letter;
        else if (*rc::gen::arbitrary<bool>())
            out += "(" + *expressions(depth - 1) + ")";
        else
            out += *expressions(depth - 1);
    }
    return out;
}

rc::Gen<std::string> expressions(int depth) {
    if (depth == 0)
        return leaves();
    return rc::gen::exec([depth] {
        return filled(
            *rc::gen::element<std::string>(
                "@ + @", "@ - @", "@ * @", "@ ^ @", "@ || @", "@ = @", "@ <> @", "@ AND @", "@ OR @", "NOT @", "- @",
                "~ @", "@::integer", "@ COLLATE \"C\"", "@ AT TIME ZONE @", "@ IS NULL", "@ IS NOT TRUE",
                "@ IS DISTINCT FROM @", "@ BETWEEN @ AND @", "@ IN (@, @)", "@ NOT LIKE @", "@ LIKE @ ESCAPE @",
                "@ = ANY (@)", "@ || ALL (SELECT @)", "@ IN (SELECT @)", "f(@, @)", "CASE @ WHEN @ THEN @ ELSE @ END",
                "COALESCE(@, @)", "POSITION(@ IN @)", "SUBSTRING(@ FROM @)", "@ OPERATOR(s.+) @", "@ IS DOCUMENT",
                "ARRAY[@, @]", "(@, @) OVERLAPS (@, @)", "sum(@) OVER (ORDER BY @ ROWS @ PRECEDING)"),
            depth);
    });
}

TEST(WriteSql, any_expression_reads_back_as_the_same_tree) {
    rc::check([] {
        const std::string sql = *expressions(*rc::gen::inRange(1, 4));
        const Node tree = tree_of(sql);
        RC_PRE(static_cast<bool>(tree));
        const std::string text = written(tree);
        if (shape(tree) != shape(tree_of(text)))
            RC_FAIL(sql + "\n" + text);
    });
}

std::string expression_text(const std::string& sql) {
    return write_expression(tree_of(sql));
}

TEST(WriteSql, uses_the_words_of_the_server) {
    EXPECT_EQ(expression_text("cast(a as varchar(10)) != 'x' and not b isnull"),
              "a::character varying(10) <> 'x' AND NOT b IS NULL");
    EXPECT_EQ(expression_text("substring(a from 2 for 3) || trim(b)"),
              "SUBSTRING(a FROM 2 FOR 3) || TRIM(BOTH FROM b)");
    EXPECT_EQ(write_query(parse("select a b, count(*) from t u inner join v using(x) group by 1").statement),
              "SELECT a AS b, count(*) FROM t AS u JOIN v USING (x) GROUP BY 1");
    EXPECT_EQ(write_type(tree_of("x::timestamp(3) with time zone[]")["typeName"]), "timestamp(3) with time zone[]");
}

TEST(WriteSql, refuses_what_it_does_not_know_by_name) {
    const auto error_of = [](const Node& node) {
        try {
            write_expression(node);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::not_supported);
            return std::string(error.what());
        }
        return std::string();
    };
    Node odd = tree_of("a + b");
    odd.fields.front() = {"kind", Node{Node::Form::text, {}, "AEXPR_ODD", {}, {}}};
    EXPECT_NE(error_of(odd).find("A_Expr"), std::string::npos);
    odd.kind = "OddExpr";
    EXPECT_NE(error_of(odd).find("OddExpr"), std::string::npos);
    EXPECT_THROW(write_query(parse("SELECT 1 INTO t").statement), Error);
    EXPECT_THROW(write_query(parse("DELETE FROM t").statement), Error);
}

}  // namespace
}  // namespace aludel::dialect::postgresql
