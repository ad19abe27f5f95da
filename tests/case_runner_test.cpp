#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.hpp"
#include "base/process.hpp"
#include "base/text.hpp"
#include "tests/case_diff.hpp"
#include "tests/case_file.hpp"
#include "tests/case_normalise.hpp"

namespace aludel::cases {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view sample = R"(# adds a table
databases: sqlite postgresql

==> versions/1.sql
-- add users

CREATE TABLE users (id int);
! not special in a file
\$ neither is this

## a remark
$ aludel upgrade head
applied 1

\! a line of output
! warning: x
!
! second
[exit 3]

only sqlite:
> SELECT 1
1 | NULL

$ true \
  && false
)";

TEST(CaseFile, IsReadBlockByBlock) {
    const CaseFile file = parse_case(sample, "x.test");
    EXPECT_EQ(file.description, "adds a table");
    EXPECT_EQ(file.databases, (Strings{"sqlite", "postgresql"}));
    ASSERT_EQ(file.blocks.size(), 4u);
    EXPECT_EQ(file.blocks[0].head, "versions/1.sql");
    EXPECT_EQ(file.blocks[0].content,
              "-- add users\n\nCREATE TABLE users (id int);\n! not special in a file\n$ neither is this\n");
    EXPECT_EQ(file.blocks[1].head, "aludel upgrade head");
    EXPECT_EQ(file.blocks[1].expected.output, (Strings{"applied 1", "", "! a line of output"}));
    EXPECT_EQ(file.blocks[1].expected.error_output, (Strings{"warning: x", "", "second"}));
    EXPECT_EQ(file.blocks[1].expected.exit_code, 3);
    EXPECT_EQ(file.blocks[2].only, "sqlite");
    EXPECT_EQ(file.blocks[2].head, "SELECT 1");
    EXPECT_EQ(file.blocks[2].expected.output, (Strings{"1 | NULL"}));
    EXPECT_EQ(file.blocks[3].head, "true \\\n  && false");
    EXPECT_EQ(file.blocks[3].expected, Expectation{});
}

TEST(CaseFile, NewExpectationsChangeNothingElse) {
    const CaseFile file = parse_case(sample, "x.test");
    EXPECT_EQ(with_expectations(file, {}), sample);
    std::vector<std::pair<std::size_t, Expectation>> same;
    for (std::size_t i = 1; i < file.blocks.size(); ++i) same.emplace_back(i, file.blocks[i].expected);
    EXPECT_EQ(with_expectations(file, same), sample);
    const auto text = with_expectations(file, {{1, {{"$ odd"}, {}, 0}}, {3, {{}, {"x"}, 1}}});
    EXPECT_EQ(text, replace_all(
                        replace_all(sample, "applied 1\n\n\\! a line of output\n! warning: x\n!\n! second\n[exit 3]\n",
                                    "\\$ odd\n"),
                        "&& false\n", "&& false\n! x\n[exit 1]\n"));
    EXPECT_EQ(parse_case(text, "x.test").blocks[1].expected.output, Strings{"$ odd"});
}

TEST(CaseFile, WhatIsNoCaseIsRefusedWithItsLine) {
    const auto fault = [](std::string_view text) -> std::string {
        try {
            parse_case(text, "x.test");
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    };
    EXPECT_EQ(fault("# d\ndatabases: none\n$ true\n"), "no error");
    EXPECT_EQ(fault("databases: none\n$ true\n"), "x.test:1: the case has no description (# …) in its first lines");
    EXPECT_EQ(fault("# d\n$ true\n"), "x.test:1: the case has no line databases:");
    EXPECT_EQ(fault("# d\ndatabases: oracle\n$ true\n"), "x.test:2: \"oracle\" is none of sqlite, postgresql, none");
    EXPECT_EQ(fault("# d\ndatabases: none sqlite\n$ true\n"), "x.test:2: none goes with no other database");
    EXPECT_EQ(fault("# d\ndatabases: none\n==> a\nb\n"), "x.test:1: the case runs nothing");
    EXPECT_EQ(fault("# d\ndatabases: none\n> SELECT 1\n"), "x.test:3: a case without a database has no queries");
    EXPECT_EQ(fault("# d\ndatabases: sqlite\nonly postgresql:\n$ true\n"),
              "x.test:3: \"postgresql\" is not among the databases of the case");
    EXPECT_EQ(fault("# d\ndatabases: none\n==> ../x\n$ true\n"), "x.test:3: a file of a case lies below its directory");
    EXPECT_EQ(fault("# d\ndatabases: none\n$ true\n[exit x]\n"), "x.test:4: expected [exit NUMBER]");
    EXPECT_EQ(fault("# d\ndatabases: none\nwhat\n$ true\n"),
              "x.test:3: the head of a case has a # line and a databases: line, nothing else");
    EXPECT_EQ(fault("# d\ndatabases: sqlite\n> SELECT 1\n1\n! x\n"),
              "x.test:5: expected a block: ==> FILE, $ COMMAND or > QUERY");
}

TEST(CaseDiff, IsUnified) {
    EXPECT_EQ(unified_diff("a\nb\n", "a\nb\n", "x"), "");
    EXPECT_EQ(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n", "x"),
              "--- x (expected)\n+++ x (got)\n@@ -2,8 +2,9 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n 9\n+10\n");
    std::string before, after;
    for (int i = 1; i <= 30; ++i) {
        before += std::to_string(i) + "\n";
        after += std::to_string(i == 2 || i == 28 ? -i : i) + "\n";
    }
    EXPECT_EQ(unified_diff(before, after, "x"),
              "--- x (expected)\n+++ x (got)\n@@ -1,5 +1,5 @@\n 1\n-2\n+-2\n 3\n 4\n 5\n"
              "@@ -25,6 +25,6 @@\n 25\n 26\n 27\n-28\n+-28\n 29\n 30\n");
}

TEST(CaseNormalise, WhatDiffersFromRunToRun) {
    Variables variables;
    variables.texts = {{"/tmp/case-1", "<dir>"}, {"", "never"}};
    variables.started = variables.ended = 1795174800;  // 2026-11-20 11:40:00+00:00
    const auto clean = [&](const std::string& text) { return normalise(text, variables); };
    EXPECT_EQ(clean("done in 12 ms, 850 µs, 3.4 s, 2 min 10 s"), "done in <time>, <time>, <time>, <time>");
    EXPECT_EQ(clean("5 seconds, 3 steps"), "5 seconds, 3 steps");
    EXPECT_EQ(clean("{\"seconds\": 0.0012, \"run\": \"00ff\", \"pid\": 12}"),
              "{\"seconds\": <time>, \"run\": \"<run>\", \"pid\": <pid>}");
    EXPECT_EQ(clean("held by pid 4711"), "held by pid <pid>");
    EXPECT_EQ(clean("/tmp/case-1/x.sql:3"), "<dir>/x.sql:3");
    EXPECT_EQ(clean("aludel 0.1.0 on PostgreSQL 15.20 (Debian 15.20-0)"), "aludel <version> on PostgreSQL <version>");
    EXPECT_EQ(clean("2026-11-20 11:40:03+00:00, 2026-11-20T13:39:30.25+02:00"), "<now>, <now>");
    EXPECT_EQ(clean("2026-01-02 03:04:05+00:00"), "2026-01-02 03:04:05+00:00") << "a fixed time is to be compared";
}

/// The program itself, on cases that need no aludel.
class CaseProgram : public testing::Test {
protected:
    void write(const std::string& text) const { write_file(room.path() / "one.test", text); }
    std::string text() const { return read_file(room.path() / "one.test"); }
    ProcessResult run(std::vector<std::string> words = {}) const {
        words.insert(words.begin(), {ALUDEL_CASES_PROGRAM, "--aludel", "/bin/true", room.path().string()});
        return run_process(words);
    }
    TemporaryDirectory room;
};

TEST_F(CaseProgram, ACaseThatHoldsPasses) {
    write(
        "# d\ndatabases: none\n==> a/b.txt\nhello\n$ cat a/b.txt; pwd; echo $HOME $DATABASE_URL; exit 4\n"
        "hello\n<dir>\n<dir>\n[exit 4]\n");
    const auto result = run();
    EXPECT_EQ(result.output, "1 passed, 0 failed\n");
    EXPECT_EQ(result.exit_code, 0);
}

TEST_F(CaseProgram, ACaseThatDoesNotHoldFailsWithADiff) {
    write("# says hello\ndatabases: none\n$ echo hello; echo oops >&2\ngoodbye\n");
    const auto result = run();
    const std::string path = (room.path() / "one.test").string();
    EXPECT_EQ(result.output,
              "FAILED " + path + " on none: says hello\n--- " + path + " (expected)\n+++ " + path +
                  " (got)\n@@ -1,4 +1,5 @@\n # says hello\n databases: none\n $ echo hello; echo oops >&2\n"
                  "-goodbye\n+hello\n+! oops\n0 passed, 1 failed\n");
    EXPECT_EQ(result.exit_code, 1);
}

TEST_F(CaseProgram, OutputWhereNoneIsExpectedFails) {
    for (const char* command : {"echo x", "echo x >&2", "exit 1"}) {
        write(std::string("# d\ndatabases: none\n$ ") + command + "\n");
        EXPECT_EQ(run().exit_code, 1) << command;
    }
}

TEST_F(CaseProgram, UpdateWritesWhatCame) {
    write("# d\ndatabases: none\n$ echo hello\ngoodbye\n\n$ false\n");
    EXPECT_EQ(run({"--update"}).exit_code, 0);
    EXPECT_EQ(text(), "# d\ndatabases: none\n$ echo hello\nhello\n\n$ false\n[exit 1]\n");
    EXPECT_EQ(run().exit_code, 0);
}

TEST_F(CaseProgram, QueriesSeeTheDatabaseOfTheCase) {
    write(
        "# d\ndatabases: sqlite\n> SELECT 1\n(no database)\n$ : > case.db\n> SELECT 1, NULL, 'x' WHERE 1\n1 | NULL | "
        "x\n"
        "> SELECT 1 WHERE 0\n(none)\n> SELECT * FROM nowhere\nerror: no such table: nowhere\n");
    const auto result = run();
    EXPECT_EQ(result.output, "1 passed, 0 failed\n") << result.error_output;
}

TEST_F(CaseProgram, ABlockForOneDatabaseIsNotRunOnTheOther) {
    write(
        "# d\ndatabases: sqlite postgresql\nonly postgresql:\n$ echo here\nhere\nonly sqlite:\n$ echo there\nthere\n");
    EXPECT_EQ(run({"--databases", "sqlite"}).output, "1 passed, 0 failed\n");
}

TEST_F(CaseProgram, NothingToRunIsAFault) {
    EXPECT_EQ(run().exit_code, 1);
    write("# d\ndatabases: none\n$ true\n");
    EXPECT_EQ(run({"--filter", "no such case"}).exit_code, 1);
    write("# d\ndatabases: nonsense\n$ true\n");
    EXPECT_EQ(run().exit_code, 1);
}

}  // namespace
}  // namespace aludel::cases
