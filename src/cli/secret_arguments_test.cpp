#include "cli/secret_arguments.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace aludel::cli {
namespace {

std::vector<std::string> hidden(std::vector<std::string> words) {
    words.insert(words.begin(), "aludel");
    std::vector<char*> argv;
    for (std::string& word : words) {
        argv.push_back(word.data());
    }
    hide_secret_arguments(static_cast<int>(argv.size()), argv.data());
    words.erase(words.begin());
    return words;
}

TEST(SecretArguments, OverwritesThePasswordOfAUrl) {
    EXPECT_EQ(hidden({"--database", "postgresql://app:s3cret@host/db", "heads"}),
              (std::vector<std::string>{"--database", "postgresql://app:******@host/db", "heads"}));
    EXPECT_EQ(hidden({"--database=postgresql+asyncpg://app:p@ss/w@host/db"}),
              (std::vector<std::string>{"--database=postgresql+asyncpg://app:******@host/db"}));
}

TEST(SecretArguments, OverwritesPasswordsInQueries) {
    EXPECT_EQ(hidden({"--database", "postgresql://host/db?password=abc&sslpassword=de&x=1"}),
              (std::vector<std::string>{"--database", "postgresql://host/db?password=***&sslpassword=**&x=1"}));
    EXPECT_EQ(hidden({"-x", "DB_PASSWORD=abc", "-xapi_token=a=b", "dsn=host=h password=abc user=u", "password="}),
              (std::vector<std::string>{"-x", "DB_PASSWORD=***", "-xapi_token=***", "dsn=host=h password=*** user=u",
                                        "password="}));
}

TEST(SecretArguments, LeavesOtherWordsAlone) {
    const std::vector<std::string> words = {"revision",
                                            "-m",
                                            "why: a@b",
                                            "sqlite:////tmp/x.db",
                                            "postgresql://app@host:5432/db",
                                            "postgresql://host:5432/db"};
    EXPECT_EQ(hidden(words), words);
}

TEST(SecretArguments, HidesPasswordsInTextsButNotTheWordOfOurHints) {
    EXPECT_EQ(without_passwords("there is no command 'postgresql://u:sekret@h/d'; write it"),
              "there is no command 'postgresql://u:******@h/d'; write it");
    EXPECT_EQ(without_passwords("@postgresql://u:sekret@h/d"), "@postgresql://u:******@h/d");
    const std::string hint = "hint: write postgresql://user:password@host:5432/database";
    EXPECT_EQ(without_passwords(hint), hint);
}

}  // namespace
}  // namespace aludel::cli
