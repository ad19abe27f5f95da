#include "dialect/sqlite/ephemeral.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>

#include "base/file.hpp"
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

// Killed at any moment of its start, together with its whole group.
TEST(SqliteEphemeral, LeavesNothingWhenKilledEarly) {
    const TemporaryDirectory temporary;
    for (int round = 0; round < 60; ++round) {
        const pid_t child = fork();
        if (child == 0) {
            setpgid(0, 0);
            setenv("TMPDIR", temporary.path().c_str(), 1);
            const auto database = sqlite_dialect().start_ephemeral();
            sqlite_dialect().connect(database->url())->query("CREATE TABLE a (x)");
            _exit(0);
        }
        setpgid(child, child);
        std::this_thread::sleep_for(std::chrono::microseconds(round * 50));
        kill(-child, SIGKILL);
        waitpid(child, nullptr, 0);
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!fs::is_empty(temporary.path()) && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_TRUE(fs::is_empty(temporary.path()));
}

TEST(SqliteEphemeral, SaysWhyThereIsNone) {
    const char* const before = getenv("TMPDIR");
    const std::string kept = before != nullptr ? before : "";
    const TemporaryDirectory temporary;
    setenv("TMPDIR", temporary.path().c_str(), 1);
    std::filesystem::remove(temporary.path());
    EXPECT_THROW(sqlite_dialect().start_ephemeral(), Error);
    before != nullptr ? setenv("TMPDIR", kept.c_str(), 1) : unsetenv("TMPDIR");
}

}  // namespace

}  // namespace aludel::dialect::sqlite
