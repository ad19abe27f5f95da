#include "base/process.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>

#include "base/error.hpp"
#include "base/file.hpp"

namespace aludel {
namespace {

ProcessResult shell(const std::string& script, const ProcessOptions& options = {}) {
    return run_process({"sh", "-c", script}, options);
}

TEST(Process, BothStreamsAndTheExitCode) {
    const auto result = shell("echo out; echo err >&2; exit 7");
    EXPECT_EQ(result.output, "out\n");
    EXPECT_EQ(result.error_output, "err\n");
    EXPECT_EQ(result.exit_code, 7);
    EXPECT_FALSE(result.timed_out);
}

TEST(Process, MuchInBothDirectionsDoesNotBlock) {
    ProcessOptions options;
    options.input.assign(3'000'000, 'x');
    const auto result = shell("tee /dev/stderr", options);
    EXPECT_EQ(result.output.size(), options.input.size());
    EXPECT_EQ(result.error_output.size(), options.input.size());
}

TEST(Process, AChildThatDoesNotReadIsNoFault) {
    ProcessOptions options;
    options.input.assign(3'000'000, 'x');
    EXPECT_EQ(shell("exit 3", options).exit_code, 3);
}

TEST(Process, DirectoryAndEnvironment) {
    const TemporaryDirectory directory;
    ::setenv("ALUDEL_TEST_OURS", "ours", 1);
    ProcessOptions options;
    options.directory = directory.path();
    options.environment = {{"ALUDEL_TEST_ADDED", "added"}};
    EXPECT_EQ(shell("pwd -P; echo $ALUDEL_TEST_OURS $ALUDEL_TEST_ADDED", options).output,
              std::filesystem::canonical(directory.path()).string() + "\nours added\n");
    options.clean_environment = true;
    EXPECT_EQ(shell("echo $ALUDEL_TEST_OURS $ALUDEL_TEST_ADDED", options).output, "added\n");
    ::unsetenv("ALUDEL_TEST_OURS");
}

TEST(Process, ASignalIs128AndItsNumber) {
    EXPECT_EQ(shell("kill -KILL $$").exit_code, 137);
}

TEST(Process, TimeoutEndsAlsoTheChildrenOfTheChild) {
    const auto begin = std::chrono::steady_clock::now();
    ProcessOptions options;
    options.timeout = 0.2;
    const auto result = shell("echo started; sleep 60 & wait", options);
    EXPECT_TRUE(result.timed_out);
    EXPECT_EQ(result.output, "started\n");
    EXPECT_EQ(result.exit_code, 137);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(Process, ADaemonThatKeepsThePipesIsNotWaitedFor) {
    const auto begin = std::chrono::steady_clock::now();
    const auto result = shell("sleep 30 & echo $!");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
    const int daemon = std::atoi(result.output.c_str());
    ASSERT_GT(daemon, 1);
    ::kill(daemon, SIGKILL);
}

TEST(Process, WhatCannotBeStartedIsNamed) {
    try {
        run_process({"no-such-program-here"});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::process_failed);
        EXPECT_STREQ(error.what(), "program not found: no-such-program-here");
    }
    ProcessOptions options;
    options.directory = "/no/such/directory";
    EXPECT_THROW(shell("true", options), Error);
}

TEST(Process, RunsAsAnotherUser) {
    ProcessOptions options;
    options.user = ::geteuid();
    options.group = ::getegid();
    if (::geteuid() == 0)
        options.user = options.group = 65534;
    EXPECT_EQ(shell("id -u; id -g; id -G", options).output.substr(0, 12),
              ::geteuid() == 0 ? "65534\n65534\n" : shell("id -u; id -g").output.substr(0, 12));
}

TEST(FindProgram, InPathOrByItsOwnPath) {
    EXPECT_TRUE(find_program("sh")->is_absolute());
    EXPECT_EQ(find_program("/bin/sh"), "/bin/sh");
    EXPECT_EQ(find_program("/etc/passwd"), std::nullopt) << "not a program";
    EXPECT_EQ(find_program("no-such-program-here"), std::nullopt);
    EXPECT_EQ(find_program(""), std::nullopt);
}

}  // namespace
}  // namespace aludel
