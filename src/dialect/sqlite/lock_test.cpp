#include "dialect/sqlite/lock.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "dialect/sqlite/dialect.hpp"

namespace aludel::dialect::sqlite {

namespace {

class SqliteLock : public testing::Test {
protected:
    void SetUp() override {
        url_.dialect = "sqlite";
        url_.database = (directory_.path() / "app.db").string();
        request_.name = "alembic_version";
        request_.wait_seconds = 0;
    }
    std::filesystem::path lock_file() const { return url_.database + "-aludel-lock"; }
    std::optional<LockHolder> holder() const {
        const auto connection = sqlite_dialect().connect(url_);
        return sqlite_dialect().lock_holder(*connection, request_);
    }
    /// The child's exit status; the child runs `action` and exits 0, or 1 after an Error.
    template <typename Action>
    static int in_child(const Action& action) {
        const pid_t child = fork();
        if (child == 0) {
            try {
                action();
                _exit(0);
            } catch (const Error&) {
                _exit(1);
            }
        }
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

    TemporaryDirectory directory_;
    Url url_;
    LockRequest request_;
};

TEST_F(SqliteLock, IsHeldByOneAndTellsWho) {
    const auto held = lock(url_, request_);
    EXPECT_EQ(held->kind(), "file lock");
    EXPECT_NO_THROW(held->check());
    try {
        lock(url_, request_);
        FAIL() << "two hold it";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::lock_busy);
        EXPECT_NE(error.message().find("another migration holds the lock of alembic_version: pid " +
                                       std::to_string(getpid())),
                  std::string::npos)
            << error.message();
        EXPECT_NE(error.message().find("application aludel"), std::string::npos);
        EXPECT_NE(error.message().find(", since 20"), std::string::npos);
    }
    EXPECT_EQ(in_child([&] { lock(url_, request_); }), 1);
    ASSERT_TRUE(holder().has_value());
    EXPECT_EQ(holder()->pid, std::to_string(getpid()));
}

TEST_F(SqliteLock, IsReleasedAndLeavesNoFile) {
    lock(url_, request_).reset();
    EXPECT_FALSE(std::filesystem::exists(lock_file()));
    EXPECT_FALSE(holder().has_value());
    EXPECT_NO_THROW(lock(url_, request_));
}

TEST_F(SqliteLock, DiesWithItsProcess) {
    const int status = in_child([&] {
        const auto held = lock(url_, request_);
        kill(getpid(), SIGKILL);
    });
    EXPECT_EQ(status, 128 + SIGKILL);
    EXPECT_TRUE(std::filesystem::exists(lock_file()));  // left behind, and harmless
    EXPECT_FALSE(holder().has_value());
    EXPECT_NO_THROW(lock(url_, request_));
    EXPECT_FALSE(std::filesystem::exists(lock_file()));
}

TEST_F(SqliteLock, IsWaitedFor) {
    auto held = lock(url_, request_);
    std::atomic<int> told{0};
    request_.wait_seconds = 20;
    request_.on_wait = [&](const LockHolder& who, double waited) {
        EXPECT_EQ(who.pid, std::to_string(getpid()));
        EXPECT_LT(waited, 1);
        ++told;
    };
    std::thread releaser([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        held.reset();
    });
    EXPECT_NO_THROW(lock(url_, request_));
    releaser.join();
    EXPECT_EQ(told.load(), 1);
}

TEST_F(SqliteLock, KnowsWhenItsFileIsGone) {
    const auto held = lock(url_, request_);
    std::filesystem::remove(lock_file());
    try {
        held->check();
        FAIL() << "a lost lock is not noticed";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::lock_lost);
    }
}

TEST_F(SqliteLock, ASymbolicLinkIsTheSameDatabase) {
    std::ofstream(url_.database).close();
    Url link = url_;
    link.database = (directory_.path() / "link.db").string();
    std::filesystem::create_symlink(url_.database, link.database);
    const auto held = lock(link, request_);
    EXPECT_TRUE(std::filesystem::exists(lock_file()));
    EXPECT_THROW(lock(url_, request_), Error);
}

TEST_F(SqliteLock, TheFileTakesTheDatabasesMode) {
    std::ofstream(url_.database).close();
    chmod(url_.database.c_str(), 0660);
    const auto held = lock(url_, request_);
    struct stat status {};
    ASSERT_EQ(stat(lock_file().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0660U);
}

TEST_F(SqliteLock, ADirectoryThatCannotBeWrittenIsNamed) {
    std::ofstream(url_.database).close();
    chmod(directory_.path().c_str(), 0555);
    const int status = in_child([&] {
        if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0) {  // root may write everywhere
            _exit(3);
        }
        try {
            lock(url_, request_);
        } catch (const Error& error) {
            _exit(error.code() == ErrorCode::file_unwritable &&
                          error.message().find("app.db-aludel-lock: Permission denied") != std::string::npos
                      ? 0
                      : 4);
        }
        _exit(5);
    });
    chmod(directory_.path().c_str(), 0755);
    EXPECT_EQ(status, 0);
}

TEST_F(SqliteLock, MemoryNeedsNone) {
    const Url memory = Url::parse("sqlite://");
    const auto one = lock(memory, request_);
    EXPECT_NO_THROW(lock(memory, request_));
}

// Many processes take turns; a counter that is read and written without care of its own must not lose a step.
TEST_F(SqliteLock, ManyProcessesTakeTurns) {
    constexpr int processes = 8;
    constexpr int rounds = 25;
    const std::filesystem::path counter = directory_.path() / "counter";
    std::ofstream(counter) << 0;
    request_.wait_seconds = 60;
    std::vector<pid_t> children;
    for (int index = 0; index < processes; ++index) {
        const pid_t child = fork();
        if (child == 0) {
            for (int round = 0; round < rounds; ++round) {
                const auto held = lock(url_, request_);
                const int value = std::stoi(read_file(counter));
                std::this_thread::yield();
                std::ofstream(counter) << value + 1;
            }
            _exit(0);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
    }
    EXPECT_EQ(read_file(counter), std::to_string(processes * rounds));
    EXPECT_FALSE(std::filesystem::exists(lock_file()));
}

}  // namespace

}  // namespace aludel::dialect::sqlite
