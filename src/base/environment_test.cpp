#include "base/environment.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/file.hpp"

namespace aludel {
namespace {

class Dotenv : public testing::Test {
protected:
    void SetUp() override {
        ::setenv("ALUDEL_TEST_SET", "from process", 1);
        ::setenv("ALUDEL_TEST_EMPTY", "", 1);
    }
    void TearDown() override {
        ::unsetenv("ALUDEL_TEST_SET");
        ::unsetenv("ALUDEL_TEST_EMPTY");
    }
    void read(const std::string& text) {
        write_file(file(), text);
        environment.add_dotenv(file());
    }
    std::filesystem::path file() const { return room.path() / ".env"; }
    std::string expand(std::string_view text) const { return environment.expand(text, {"aludel.toml", 3, 7}); }
    std::string fault(std::string_view text) const {
        try {
            expand(text);
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    }
    std::string fault_of_file(const std::string& text) {
        try {
            read(text);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::config_invalid);
            return std::to_string(error.place().line) + ":" + std::to_string(error.place().column) + " " +
                   error.message();
        }
        return "no error";
    }
    TemporaryDirectory room;
    Environment environment;
};

TEST_F(Dotenv, Forms) {
    read(
        "\xef\xbb\xbf# a comment\r\n"
        "A=plain value  # comment\r\n"
        "export B = 'lite$ral \\n ${A}'\n"
        "\n"
        "C=\"two\\nlines, \\\"quoted\\\", \\$5, ${A}\" # comment\n"
        "D=\n"
        "E=p#ss\n"
        "F=\"over\nlines\"\n"
        "G=${A}/x\n"
        "export=word\n"
        "H='last'");
    EXPECT_EQ(environment.get("A"), "plain value");
    EXPECT_EQ(environment.get("B"), "lite$ral \\n ${A}");
    EXPECT_EQ(environment.get("C"), "two\nlines, \"quoted\", $5, plain value");
    EXPECT_EQ(environment.get("D"), "");
    EXPECT_EQ(environment.get("E"), "p#ss");
    EXPECT_EQ(environment.get("F"), "over\nlines");
    EXPECT_EQ(environment.get("G"), "plain value/x");
    EXPECT_EQ(environment.get("export"), "word");
    EXPECT_EQ(environment.get("H"), "last");
    EXPECT_EQ(environment.get("I"), std::nullopt);
}

TEST_F(Dotenv, TheProcessEnvironmentWins) {
    read("ALUDEL_TEST_SET=from file\nOTHER=1\nOTHER=2\n");
    EXPECT_EQ(environment.get("ALUDEL_TEST_SET"), "from process");
    EXPECT_EQ(environment.origin("ALUDEL_TEST_SET"), "environment");
    EXPECT_EQ(environment.get("OTHER"), "2");
    EXPECT_EQ(environment.origin("OTHER"), file().string());
    EXPECT_EQ(environment.origin("NEITHER"), "");
}

TEST_F(Dotenv, FaultsHaveTheirPlace) {
    EXPECT_EQ(fault_of_file("A=1\nwhat is this\n"), "2:1 expected KEY=value");
    EXPECT_EQ(fault_of_file("A=1\n  B='x\n"), "2:5 quote without its end");
    EXPECT_EQ(fault_of_file("A=\"x\" y\n"), "1:7 text after the closing quote");
    EXPECT_EQ(fault_of_file("A=${ALUDEL_TEST_NOT_SET}\n"), "1:3 variable ALUDEL_TEST_NOT_SET is not set");
    EXPECT_EQ(fault_of_file("=x\n"), "1:1 expected KEY=value");
}

TEST_F(Dotenv, Expand) {
    EXPECT_EQ(expand("a ${ALUDEL_TEST_SET} b"), "a from process b");
    EXPECT_EQ(expand("$$5 $NAME 100$"), "$5 $NAME 100$");
    EXPECT_EQ(expand("${ALUDEL_TEST_EMPTY}"), "");
    EXPECT_EQ(expand("${ALUDEL_TEST_EMPTY:-default}"), "default");
    EXPECT_EQ(expand("${ALUDEL_TEST_NOT_SET:-}"), "");
    EXPECT_EQ(expand("${ALUDEL_TEST_NOT_SET:-a ${ALUDEL_TEST_SET}}!"), "a from process!");
    EXPECT_EQ(expand("${ALUDEL_TEST_SET:?needed}"), "from process");
}

TEST_F(Dotenv, ExpandNamesWhatIsWrong) {
    EXPECT_EQ(fault("${ALUDEL_TEST_NOT_SET}"), "aludel.toml:3:7: variable ALUDEL_TEST_NOT_SET is not set");
    EXPECT_EQ(fault("${ALUDEL_TEST_EMPTY:?set it to the port}"),
              "aludel.toml:3:7: variable ALUDEL_TEST_EMPTY is not set: set it to the port");
    EXPECT_EQ(fault("${A"), "aludel.toml:3:7: ${ without its closing }");
    EXPECT_EQ(fault("${}"), "aludel.toml:3:7: ${} needs the name of a variable");
    EXPECT_EQ(fault("${ALUDEL_TEST_SET-x}"),
              "aludel.toml:3:7: \"-x\" is not understood after the name ALUDEL_TEST_SET in ${}");
}

}  // namespace
}  // namespace aludel
