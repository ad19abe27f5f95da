#include "base/interrupt.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>
#include <memory>
#include <vector>

#include "base/error.hpp"

namespace aludel::interrupt {
namespace {

/// Signals are for a whole process, so each test has one of its own. Returns its exit status, 128 + signal
/// when a signal ended it.
template <typename Function>
int in_child(Function&& function) {
    const pid_t child = ::fork();
    if (child == 0) {
        int status = 99;
        try {
            status = function();
        } catch (const Error& error) {
            status = error.code() == ErrorCode::interrupted ? 42 : 98;
        }
        ::_exit(status);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void count(void* argument) {
    static_cast<std::atomic<int>*>(argument)->fetch_add(1);
}

TEST(Interrupt, TheFirstSignalIsRemembered) {
    EXPECT_EQ(in_child([] {
                  install();
                  check();
                  ::raise(SIGTERM);
                  return pending() == SIGTERM ? 0 : 1;
              }),
              0);
    EXPECT_EQ(in_child([] {
                  install();
                  ::raise(SIGINT);
                  check();
                  return 0;
              }),
              42);
}

TEST(Interrupt, ALaterSecondSignalEndsTheProcess) {
    EXPECT_EQ(in_child([] {
                  install();
                  ::raise(SIGINT);
                  std::this_thread::sleep_for(std::chrono::milliseconds(700));
                  ::raise(SIGTERM);
                  return 0;
              }),
              128 + SIGTERM);
}

TEST(Interrupt, OneRequestThatComesTwiceIsOne) {
    EXPECT_EQ(in_child([] {
                  install();
                  ::raise(SIGTERM);
                  ::raise(SIGTERM);
                  return pending();
              }),
              SIGTERM);
}

TEST(Interrupt, EveryLivingCancellerIsCalledOnce) {
    EXPECT_EQ(in_child([] {
                  install();
                  std::atomic<int> calls{0}, gone{0};
                  const Canceller first(count, &calls);
                  { const Canceller second(count, &gone); }
                  const Canceller third(count, &calls);
                  ::raise(SIGINT);
                  return calls * 10 + gone;
              }),
              20);
}

TEST(Interrupt, SlotsAreUsedAgain) {
    EXPECT_EQ(in_child([] {
                  std::atomic<int> calls{0};
                  for (int i = 0; i < 100; ++i) const Canceller one(count, &calls);
                  std::vector<std::unique_ptr<Canceller>> many;
                  for (int i = 0; i < 16; ++i) many.push_back(std::make_unique<Canceller>(count, &calls));
                  try {
                      const Canceller too_many(count, &calls);
                  } catch (const Error&) {
                      return 5;
                  }
                  return 0;
              }),
              5);
}

TEST(Interrupt, AnIgnoredSignalStaysIgnored) {
    EXPECT_EQ(in_child([] {
                  std::signal(SIGHUP, SIG_IGN);
                  install();
                  ::raise(SIGHUP);
                  return pending();
              }),
              0);
}

}  // namespace
}  // namespace aludel::interrupt
