#include "report/error.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"

namespace aludel::report {
namespace {

TEST(ErrorText, ShowsTheLineWithACaret) {
    const TemporaryDirectory directory;
    const std::string file = (directory.path() / "1.sql").string();
    write_file(file, "-- x\n\tSELECT 'é日', nope;\r\n");
    Error error(ErrorCode::statement_failed, "column \"nope\" does not exist");
    error.at({file, 2, 15}).statement("SELECT 'é日', nope", "42703").detail("nothing is applied").hint("look again");
    EXPECT_EQ(error_text(error, {}), "error: " + file +
                                         ":2:15: column \"nope\" does not exist (SQLSTATE 42703)\n"
                                         "nothing is applied\n"
                                         "  2 | \tSELECT 'é日', nope;\n"
                                         "    | \t              ^\n"
                                         "hint: look again\n");
}

TEST(ErrorText, ShowsTheStatementWhereThereIsNoFile) {
    Error error(ErrorCode::statement_failed, "no");
    std::string statement = "SELECT 1";
    for (int i = 0; i < 20; ++i) {
        statement += ",\n" + std::to_string(i);
    }
    error.statement(statement);
    const std::string text = error_text(error, {});
    EXPECT_NE(text.find("error: no\n  | SELECT 1,\n  | 0,\n"), std::string::npos) << text;
    EXPECT_NE(text.find("  | … 9 lines more\n"), std::string::npos) << text;
}

TEST(ErrorText, ShowsNothingOfAConfigurationFile) {
    const TemporaryDirectory directory;
    const std::string file = (directory.path() / "aludel.toml").string();
    write_file(file, "url = \"postgresql://u:geheim@h/d\nx = 1\n");
    Error error(ErrorCode::config_invalid, "the text has no end");
    error.at({file, 1, 7});
    EXPECT_EQ(error_text(error, {}), "error: " + file + ":1:7: the text has no end\n");
}

TEST(ErrorText, SurvivesAFileThatIsGoneOrShorter) {
    Error error(ErrorCode::sql_syntax, "x");
    error.at({"/nowhere/1.sql", 3, 1});
    EXPECT_EQ(error_text(error, {}), "error: /nowhere/1.sql:3:1: x\n");
}

}  // namespace
}  // namespace aludel::report
