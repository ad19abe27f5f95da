#include "dialect/postgresql/ephemeral.hpp"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "base/file.hpp"
#include "dialect/postgresql/test_server.hpp"

namespace aludel::dialect::postgresql {
namespace {

namespace fs = std::filesystem;
using test::error_of;
using test::one;

pid_t server_process(const std::string& directory) {
    pid_t process = 0;
    std::ifstream(fs::path(directory) / "data" / "postmaster.pid") >> process;
    return process;
}

bool runs(pid_t process) {
    return ::kill(process, 0) == 0 || errno != ESRCH;
}

bool gone_within(double seconds, pid_t process, const std::string& directory) {
    for (int i = 0; i < seconds * 20; ++i) {
        if (!runs(process) && !fs::exists(directory))
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

/// A child owns a server and ends as `end` says; the server and its directory must go.
void expect_gone_after(void (*end)(pid_t child)) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto database = start_ephemeral({});
        const std::string host = database->url().host + "\n";
        if (::write(ends[1], host.data(), host.size()) < 0)
            ::_exit(2);
        ::close(ends[1]);
        ::sleep(60);
        ::_exit(1);
    }
    ::close(ends[1]);
    std::string directory;
    char c = 0;
    while (::read(ends[0], &c, 1) == 1 && c != '\n') directory += c;
    ::close(ends[0]);
    const pid_t server = server_process(directory);
    ASSERT_GT(server, 0) << directory;
    EXPECT_TRUE(runs(server));
    end(child);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(gone_within(15, server, directory)) << directory;
}

TEST(Ephemeral, is_private_quick_and_gone_afterwards) {
    std::string directory;
    pid_t process = 0;
    {
        const auto start = std::chrono::steady_clock::now();
        const auto database = postgresql_dialect().start_ephemeral();
        const auto connection = connect(database->url(), {});
        RecordProperty(
            "start_ms",
            static_cast<int>(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count()));
        EXPECT_EQ(one(*connection, "SHOW listen_addresses"), "");
        EXPECT_EQ(one(*connection, "SHOW fsync"), "off");
        EXPECT_EQ(one(*connection, "SHOW server_encoding"), "UTF8");
        EXPECT_EQ(one(*connection, "SELECT lower('ÄÉ')"), "äé");
        directory = database->url().host;
        process = server_process(directory);
        struct stat status {};
        ASSERT_EQ(::stat(directory.c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777, 0700U);
        EXPECT_TRUE(runs(process));
    }
    EXPECT_FALSE(runs(process));
    EXPECT_FALSE(fs::exists(directory));
}

TEST(Ephemeral, several_live_side_by_side) {
    const auto first = start_ephemeral({});
    auto second = start_ephemeral({});
    EXPECT_NE(first->url().host, second->url().host);
    connect(second->url(), {})->query("CREATE TABLE only_here (a int)");
    second.reset();
    EXPECT_EQ(one(*connect(first->url(), {}), "SELECT to_regclass('only_here')"), "NULL");
}

TEST(Ephemeral, goes_when_its_owner_is_killed) {
    expect_gone_after([](pid_t child) { ::kill(child, SIGKILL); });
}

TEST(Ephemeral, goes_when_its_owner_is_killed_while_it_is_set_up) {
    // Not TemporaryDirectory: what the guardian does not remove is to be seen.
    const fs::path directory = make_temporary_directory("early");
    ::chmod(directory.c_str(), 01777);
    for (const int milliseconds : {1, 100, 300, 500, 600, 700, 800}) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::setenv("TMPDIR", directory.c_str(), 1);
            const auto database = start_ephemeral({});
            ::sleep(60);
            ::_exit(1);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
    }
    bool empty = false;
    for (int i = 0; i < 600 && !empty; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        empty = fs::is_empty(directory);
    }
    EXPECT_TRUE(empty) << directory;
    if (empty)
        fs::remove(directory);
}

TEST(Ephemeral, says_what_it_looked_at) {
    const Error error = error_of([] { start_ephemeral({"/nowhere/bin"}); });
    EXPECT_EQ(error.code(), ErrorCode::server_not_found);
    EXPECT_NE(error.message().find("/nowhere/bin"), std::string::npos);
    EXPECT_NE(error.hint().find("ALUDEL_PG_BIN"), std::string::npos);
    ::setenv("ALUDEL_PG_BIN", "/nowhere/else", 1);
    EXPECT_NE(error_of([] { start_ephemeral({}); }).message().find("/nowhere/else"), std::string::npos);
    ::unsetenv("ALUDEL_PG_BIN");
}

TEST(Ephemeral, shows_the_log_when_the_server_cannot_start) {
    const TemporaryDirectory directory;
    ::chmod(directory.path().c_str(), 0755);
    for (const char* name : {"initdb", "postgres"}) {
        const fs::path program = directory.path() / name;
        write_file(program, "#!/bin/sh\necho \"cannot do it: $0\"\nexit 3\n");
        ::chmod(program.c_str(), 0755);
    }
    const Error error = error_of([&] { start_ephemeral({directory.path().string()}); });
    EXPECT_EQ(error.code(), ErrorCode::server_failed);
    EXPECT_NE(error.detail().find("cannot do it"), std::string::npos) << error.detail();
    write_file(directory.path() / "initdb", "#!/bin/sh\nmkdir data\n");
    ::chmod((directory.path() / "initdb").c_str(), 0755);
    const Error second = error_of([&] { start_ephemeral({directory.path().string()}); });
    EXPECT_EQ(second.code(), ErrorCode::server_failed);
    EXPECT_NE(second.message().find("ended while it started"), std::string::npos) << second.what();
}

}  // namespace
}  // namespace aludel::dialect::postgresql
