#include "dialect/sqlite/ephemeral.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>

#include "dialect/sqlite/dialect.hpp"

namespace aludel::dialect::sqlite {

namespace {

namespace fs = std::filesystem;

bool gone_within(const fs::path& path, std::chrono::milliseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (fs::exists(path) && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return !fs::exists(path);
}

TEST(SqliteEphemeral, IsADatabaseForSeveralConnectionsAndThenGone) {
    fs::path directory;
    {
        const auto database = sqlite_dialect().start_ephemeral();
        directory = fs::path(database->url().database).parent_path();
        const auto one = sqlite_dialect().connect(database->url());
        one->query("PRAGMA journal_mode = WAL");
        one->query("CREATE TABLE a (x)");
        EXPECT_EQ(sqlite_dialect().connect(database->url())->query("SELECT * FROM a").rows.size(), 0U);
        const auto held = sqlite_dialect().lock(database->url(), LockRequest{"v", 0, {}, {}});
        EXPECT_TRUE(fs::exists(directory));
    }
    EXPECT_FALSE(fs::exists(directory));
}

// The child is killed with its journal half written; the guardian outlives it, and a Ctrl-C for the whole group.
TEST(SqliteEphemeral, IsGoneAfterAKill) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        const auto database = sqlite_dialect().start_ephemeral();
        const auto connection = sqlite_dialect().connect(database->url());
        connection->query("CREATE TABLE a (x)");
        connection->begin();
        connection->query("INSERT INTO a VALUES (1)");
        const std::string path = database->url().database + "\n";
        if (write(ends[1], path.data(), path.size()) < 0) {
            _exit(1);
        }
        pause();
    }
    close(ends[1]);
    std::string path;
    for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';) {
        path += c;
    }
    ASSERT_TRUE(fs::exists(path));
    kill(-child, SIGKILL);
    waitpid(child, nullptr, 0);
    // The guardian holds nothing of its parent's: the pipe ends with the parent.
    char rest = 0;
    EXPECT_EQ(read(ends[0], &rest, 1), 0);
    close(ends[0]);
    EXPECT_TRUE(gone_within(fs::path(path).parent_path(), std::chrono::seconds(5)));
}

}  // namespace

}  // namespace aludel::dialect::sqlite
