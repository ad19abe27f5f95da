#include "cli/secret_arguments.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace aludel::cli {
namespace {

/// The words as a program has them, one behind the other, and what is there afterwards: every byte, a zero as '|'.
std::string hidden(const std::vector<std::string>& words) {
    std::string memory = "aludel";
    memory += '\0';
    std::vector<std::size_t> begins = {0};
    for (const std::string& word : words) {
        begins.push_back(memory.size());
        memory += word + '\0';
    }
    std::vector<char*> argv;
    for (const std::size_t begin : begins) {
        argv.push_back(memory.data() + begin);
    }
    hide_secret_arguments(static_cast<int>(argv.size()), argv.data());
    return replace_all(memory, std::string(1, '\0'), "|");
}

/// What the kernel shows of it: up to the first zero where the last byte is none.
std::string shown(const std::vector<std::string>& words) {
    const std::string memory = hidden(words);
    return memory.back() == '|' ? memory : memory.substr(0, memory.find('|'));
}

TEST(SecretArguments, OverwritesThePasswordOfAUrl) {
    EXPECT_EQ(shown({"--database", "postgresql://app:s3cret@host/db", "heads"}),
              "aludel --database postgresql://app:***@host/db heads");
    EXPECT_EQ(shown({"--database=postgresql+asyncpg://app:p@ss/w@host/db"}),
              "aludel --database=postgresql+asyncpg://app:***@host/db");
    EXPECT_EQ(shown({"-c", "/here/postgresql:/app:s3cret@host/db"}), "aludel -c /here/postgresql:/app:***@host/db");
}

TEST(SecretArguments, AShortPasswordCostsTheEndOfTheLine) {
    EXPECT_EQ(shown({"postgresql://u:p@h/db"}), "aludel postgresql://u:***@h");
}

TEST(SecretArguments, OverwritesTheWholeWordWhereTheWordsLieApart) {
    std::string program = "aludel";
    std::string url = "postgresql://u:s3cret@h/d";
    char* argv[] = {program.data(), url.data()};
    hide_secret_arguments(2, argv);
    EXPECT_EQ(url, std::string(url.size(), '*'));
}

TEST(SecretArguments, OverwritesPasswordsInQueries) {
    EXPECT_EQ(shown({"--database", "postgresql://host/db?password=abcd&sslpassword=def&x=1"}),
              "aludel --database postgresql://host/db?password=***&sslpassword=***&x=1");
    EXPECT_EQ(shown({"postgresql://host/db?options=-c%20app.password%3Dabcd%20-csearch_path%3Da&x=1"}).find("abcd"),
              std::string::npos);
    EXPECT_EQ(shown({"-x", "DB_PASSWORD=abcd", "-xapi_token=a=b", "dsn=host=h password=abc user=u", "password="}),
              "aludel -x DB_PASSWORD=*** -xapi_token=*** dsn=host=h password=*** user=u password=");
}

TEST(SecretArguments, LeavesOtherWordsAlone) {
    const std::vector<std::string> words = {"revision",
                                            "-m",
                                            "why: a@b",
                                            "sqlite:////tmp/x.db",
                                            "postgresql://app@host:5432/db",
                                            "postgresql://host:5432/db"};
    EXPECT_EQ(hidden(words), "aludel|" + join(words, "|") + "|");
}

TEST(SecretArguments, HidesPasswordsInTextsButNotTheWordOfOurHints) {
    EXPECT_EQ(without_passwords("there is no command 'postgresql://u:sekret@h/d'; write it"),
              "there is no command 'postgresql://u:***@h/d'; write it");
    EXPECT_EQ(without_passwords("@postgresql://u:sekret@h/d"), "@postgresql://u:***@h/d");
    EXPECT_EQ(without_passwords("/here/postgresql:/u:sekret@h/d"), "/here/postgresql:/u:***@h/d");
    EXPECT_EQ(without_passwords("postgresql://u:password@h/d"), "postgresql://u:***@h/d");
    const std::string hint = "hint: write postgresql://user:password@host:5432/database";
    EXPECT_EQ(without_passwords(hint), hint);
}

TEST(SecretArguments, HidesWhatIsQuotedOfAUrlUpToItsAt) {
    const std::vector<std::string> words = {"show", "postgresql://u:se kret@h/d"};
    EXPECT_EQ(without_passwords("no branch 'postgresql://u:se kret' (in 'postgresql://u:se kret@h/d')", words),
              "no branch 'postgresql://u:***' (in 'postgresql://u:***@h/d')");
}

}  // namespace
}  // namespace aludel::cli
