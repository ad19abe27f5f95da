#include "dialect/postgresql/split.hpp"

#include "base/text.hpp"
#include "dialect/postgresql/checksum.hpp"
#include "dialect/postgresql/test_server.hpp"

namespace aludel::dialect::postgresql {
namespace {

using test::error_of;

const Place start{"0001_users.sql", 10, 1};

std::vector<std::string> texts(std::string_view sql) {
    std::vector<std::string> out;
    for (const catalog::Operation& operation : split(sql, start)) {
        if (const auto* execute = std::get_if<catalog::ExecuteSql>(&operation))
            out.push_back(execute->sql);
        else
            out.push_back(std::get<catalog::CopyRows>(operation).sql + " <- " +
                          std::get<catalog::CopyRows>(operation).data);
    }
    return out;
}

using Texts = std::vector<std::string>;

TEST(Split, ends_statements_at_semicolons_outside_of_everything) {
    EXPECT_EQ(texts("SELECT 1; SELECT 2"), (Texts{"SELECT 1", "SELECT 2"}));
    EXPECT_EQ(texts(";; -- nothing\n /* ; */ ;"), Texts{});
    EXPECT_EQ(texts("SELECT ';', \";\", E'\\';', $$;$$, $x$;$$;$x$ -- ;\n, 1 /* ; /* ; */ ; */ ; SELECT 2;"),
              (Texts{"SELECT ';', \";\", E'\\';', $$;$$, $x$;$$;$x$ -- ;\n, 1", "SELECT 2"}));
    EXPECT_EQ(texts("SELECT 'a\\'; SELECT 'b'"), (Texts{"SELECT 'a\\'", "SELECT 'b'"}));
    EXPECT_EQ(texts("CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2); SELECT 3"),
              (Texts{"CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)", "SELECT 3"}));
    EXPECT_EQ(texts("\xEF\xBB\xBFSELECT 1;\r\nSELECT 2;\r\n"), (Texts{"SELECT 1", "SELECT 2"}));
}

TEST(Split, keeps_bodies_of_sql_standard_functions_together) {
    const std::string body =
        "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC\n"
        "  SELECT CASE WHEN a > 0 THEN 1 ELSE 2 END;\n  SELECT a AS end;\n  SELECT (CASE a WHEN 1 THEN 2 END) AS "
        "\"case\";\nEND";
    EXPECT_EQ(texts(body + "; SELECT 2;"), (Texts{body, "SELECT 2"}));
    EXPECT_EQ(texts("BEGIN; SELECT 1; END; CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END; SELECT 1"),
              (Texts{"BEGIN", "SELECT 1", "END", "CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END",
                     "SELECT 1"}));
}

TEST(Split, gives_the_place_of_the_first_token_in_characters) {
    const auto operations = split("-- comment\n  SELECT 'é'; SELECT 2;\n\n/* é */ SELECT 3", start);
    ASSERT_EQ(operations.size(), 3U);
    EXPECT_EQ(catalog::place_of(operations[0]), (Place{"0001_users.sql", 11, 3}));
    EXPECT_EQ(catalog::place_of(operations[1]), (Place{"0001_users.sql", 11, 15}));
    EXPECT_EQ(catalog::place_of(operations[2]), (Place{"0001_users.sql", 13, 9}));
    EXPECT_EQ(catalog::place_of(split("SELECT 1", {"f", 3, 20}).at(0)), (Place{"f", 3, 20}));
}

TEST(Split, reads_copy_data_as_pg_dump_writes_it) {
    EXPECT_EQ(texts("COPY public.t (a, b) FROM stdin;\n1\tx;y\n2\t\\N\n\\.\n\nSELECT 1;"),
              (Texts{"COPY public.t (a, b) FROM stdin <- 1\tx;y\n2\t\\N\n", "SELECT 1"}));
    EXPECT_EQ(texts("COPY t FROM STDIN; -- rows\n\\.\n"), (Texts{"COPY t FROM STDIN <- "}));
    EXPECT_EQ(texts("copy t from stdin;\r\n1\r\n\\.\r\nSELECT 1;"), (Texts{"copy t from stdin <- 1\n", "SELECT 1"}));
    EXPECT_EQ(texts("COPY t FROM stdin (FORMAT csv);\r\n\"a\r\nb\"\r\n\\.\r\n"),
              (Texts{"COPY t FROM stdin (FORMAT csv) <- \"a\r\nb\"\r\n"}));
    EXPECT_EQ(texts("COPY t (\"from\", stdin) TO '/tmp/x'; SELECT 1"),
              (Texts{"COPY t (\"from\", stdin) TO '/tmp/x'", "SELECT 1"}));
}

TEST(Split, skips_the_restrict_lines_of_pg_dump) {
    EXPECT_EQ(texts("\\restrict abcDEF'\n\nSET x = 1;\n\\unrestrict abcDEF\n"), (Texts{"SET x = 1"}));
}

TEST(Split, names_what_does_not_end_and_where_it_began) {
    const auto expect = [](std::string_view sql, int line, int column, std::string_view words) {
        const Error error = error_of([&] { split(sql, start); });
        EXPECT_EQ(error.code(), ErrorCode::sql_syntax) << sql;
        EXPECT_EQ(error.place(), (Place{"0001_users.sql", line, column})) << sql << "\n" << error.what();
        EXPECT_NE(error.message().find(words), std::string::npos) << error.message();
    };
    expect("SELECT 1;\nSELECT 'abc", 11, 8, "quoted string");
    expect("SELECT é, E'abc\\'", 10, 11, "quoted string");
    expect("SELECT \"abc", 10, 8, "quoted identifier");
    expect("SELECT $é$ $$", 10, 8, "dollar-quoted string");
    expect("SELECT 1; /* a /* b */", 10, 11, "comment");
    expect("SELECT 1;\nCREATE TABLE t (a int;\nSELECT 1;", 11, 16, "not closed");
    expect("SELECT 1);", 10, 9, "closing parenthesis");
    expect("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;", 10, 33, "BEGIN ATOMIC");
    expect("SELECT 1;\n\\connect other", 11, 1, "\\connect");
    expect("SELECT 1 \\gexec", 10, 10, "\\gexec");
    expect("\\copy t from 'x'", 10, 1, "\\copy");
    expect("\\.\n", 10, 1, "COPY");
    expect("COPY t FROM stdin;\n1\n2\n", 10, 1, "does not end");
    expect("COPY t FROM stdin", 10, 1, "semicolon");
    expect("COPY t FROM stdin; SELECT 1;\n\\.\n", 10, 20, "next line");
    expect(std::string_view("SELECT 1;\nSELECT \0;", 19), 11, 8, "NUL");
}

TEST(Split, lets_pass_what_only_newer_servers_understand) {
    EXPECT_EQ(texts("SELECT 0x1F, 1_000; SELECT JSON_OBJECT('a': 1); CREATE TABLE t (a int, b int GENERATED ALWAYS AS "
                    "(a) VIRTUAL)"),
              (Texts{"SELECT 0x1F, 1_000", "SELECT JSON_OBJECT('a': 1)",
                     "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) VIRTUAL)"}));
}

TEST(Split, agrees_with_the_server_where_the_scanner_of_libpg_query_does_not) {
    const auto connection = connect(test::server(), {});
    // A string goes on behind a comment and a line end; U& strings; what looks like a semicolon inside them.
    for (const char* sql : {"SELECT 'a' -- c\n 'b;'", "SELECT U&'d;\\0061', U&\"a;b\" FROM (SELECT 1 AS \"a;b\") x",
                            "SELECT E'a\\';' -- ;\n '\\';'", "SELECT U&'!0061;' UESCAPE '!'"}) {
        EXPECT_EQ(texts(sql), Texts{sql});
        EXPECT_NO_THROW(connection->query(sql)) << sql;
    }
    EXPECT_EQ(test::one(*connection, "SELECT 'a' -- c\n 'b;'"), "ab;");
}

TEST(Checksum, is_blind_to_layout_alone) {
    const auto sum = [](std::string_view sql) { return checksum(split(sql, start)); };
    const std::string reference = sum("CREATE TABLE t (a int DEFAULT 'x y');\nSELECT 'a'\n'b';");
    EXPECT_EQ(sum("-- c\r\nCREATE  TABLE\tt(a int/* c */DEFAULT 'x y') ;;\r\nSELECT 'a' -- c\r\n\r\n 'b'"), reference);
    EXPECT_NE(sum("create TABLE t (a int DEFAULT 'x y');\nSELECT 'a'\n'b';"), reference);
    EXPECT_NE(sum("CREATE TABLE t (a int DEFAULT 'x  y');\nSELECT 'a'\n'b';"), reference);
    EXPECT_NE(sum("CREATE TABLE t (a int DEFAULT 'x y') SELECT 'a'\n'b';"), reference);
    EXPECT_NE(sum("CREATE TABLE t (a int DEFAULT 'x y');\nSELECT 'ab';"), reference);
    // Git may check a file out with CR LF; nothing else in a quoted text is layout.
    for (const std::string quoted :
         {"SELECT $$a\nb$$", "SELECT $f$\na\n\n$f$, 'x\ny', E'x\ny', \"x\ny\"",
          "COPY t FROM stdin CSV;\n\"a\nb\"\n\\.\n",
          "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC\nSELECT 'a\nb';\nEND"}) {
        EXPECT_EQ(sum(replace_all(quoted, "\n", "\r\n")), sum(quoted)) << quoted;
        EXPECT_NE(sum(replace_all(quoted, "a\n", "a\r")), sum(quoted)) << quoted;
        EXPECT_NE(sum(replace_all(quoted, "a\n", "a \n")), sum(quoted)) << quoted;
        EXPECT_NE(sum(replace_all(quoted, "a\n", "a\n\n")), sum(quoted)) << quoted;
    }
    EXPECT_NE(sum("SELECT ab"), sum("SELECT a b"));
    EXPECT_EQ(sum("COPY t FROM stdin;\r\n1\r\n\\.\r\n"), sum("COPY t  FROM stdin;\n1\n\\.\n"));
    EXPECT_NE(sum("COPY t FROM stdin;\n1\n\\.\n"), sum("COPY t FROM stdin;\n2\n\\.\n"));
    EXPECT_EQ(sum("").size(), 64U);
}

}  // namespace
}  // namespace aludel::dialect::postgresql
