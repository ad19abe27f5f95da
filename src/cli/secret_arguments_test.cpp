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

}  // namespace
}  // namespace aludel::cli
