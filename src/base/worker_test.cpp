#include "base/worker.hpp"

#include <gtest/gtest.h>

#include <string>

namespace aludel {

TEST(Worker, RunsOneAfterTheOther) {
    std::string done;
    Worker worker;
    for (const char c : std::string("abc")) {
        worker.start([&done, c] { done += c; });
    }
    worker.wait();
    EXPECT_EQ(done, "abc");
    worker.start([&done] { done += "d"; });
    worker.wait();
    EXPECT_EQ(done, "abcd");
}

TEST(Worker, EndsOnlyWhenItsWorkHasEnded) {
    std::string done;
    { Worker().start([&done] { done = "all"; }); }
    EXPECT_EQ(done, "all");
    { const Worker idle; }
}

}  // namespace aludel
