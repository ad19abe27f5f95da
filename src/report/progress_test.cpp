#include "report/progress.hpp"

#include <gtest/gtest.h>

namespace aludel::report {
namespace {

script::Revision revision() {
    script::Revision one;
    one.id = "b1";
    one.down_revisions = {"a1"};
    one.message = "add users";
    return one;
}

std::string heard(const ProgressOptions& options, const std::function<void(ConsoleObserver&)>& run) {
    testing::internal::CaptureStderr();
    {
        ConsoleObserver observer(options);
        run(observer);
    }
    return testing::internal::GetCapturedStderr();
}

void one_step(ConsoleObserver& observer) {
    const script::Revision b1 = revision();
    const engine::Step step{&b1, script::Direction::upgrade, {}};
    dialect::Statement statement;
    statement.sql = "CREATE TABLE t (\n    id int)";
    statement.parameters = {"x", std::nullopt};
    observer.step_started(step, 0, 2);
    observer.statement_done(statement, 0.0042, 3);
    observer.step_done(step, 0, 2, 0.012);
    observer.notice({"NOTICE", "00000", "by the way", "", ""});
    observer.notice({"WARNING", "01000", "beware", "of it", ""});
    observer.warning("this too");
}

TEST(ConsoleObserver, WritesAStepALineInAPipe) {
    EXPECT_EQ(heard({}, one_step),
              "Running upgrade a1 -> b1, add users\n"
              "notice of the database: by the way\n"
              "warning of the database: beware (of it)\n"
              "warning: this too\n");
}

TEST(ConsoleObserver, QuietKeepsWarnings) {
    EXPECT_EQ(heard({.quiet = true}, one_step), "warning of the database: beware (of it)\nwarning: this too\n");
}

TEST(ConsoleObserver, EchoesStatementsWithTheirTime) {
    EXPECT_EQ(heard({.quiet = true, .echo = true}, [](ConsoleObserver& observer) { one_step(observer); }),
              "    CREATE TABLE t (\n        id int)\n    -- $1 = x\n    -- $2 = NULL\n    -- 4 ms, 3 rows\n"
              "warning of the database: beware (of it)\nwarning: this too\n");
}

TEST(ConsoleObserver, OnATerminalALineIsCompletedWhenItsStepEnds) {
    EXPECT_EQ(heard({.live = true},
                    [](ConsoleObserver& observer) {
                        const script::Revision b1 = revision();
                        const engine::Step step{&b1, script::Direction::downgrade, {}};
                        observer.step_started(step, 0, 2);
                        observer.step_done(step, 0, 2, 0.012);
                        observer.step_started(step, 1, 2);
                        observer.warning("in between");
                        observer.step_done(step, 1, 2, 0.5);
                    }),
              "[1/2] Running downgrade b1 -> a1, add users 12 ms\n"
              "[2/2] Running downgrade b1 -> a1, add users\n"
              "warning: in between\n");
}

TEST(ConsoleObserver, TellsWhoHoldsTheLock) {
    const dialect::LockHolder holder{"4711", "psql", "app", "10.0.0.7", "2026-01-02 03:04:05+00:00"};
    const std::string text = heard({.quiet = true}, [&](ConsoleObserver& observer) {
        observer.waiting_for_lock(holder, 0);
        observer.waiting_for_lock(holder, 5);
        observer.retrying("the lock on t is held", 2, 5, 0.2);
    });
    EXPECT_NE(text.find("pid 4711, application psql, user app on 10.0.0.7"), std::string::npos) << text;
    EXPECT_NE(text.find("(5.0 s so far)\n"), std::string::npos) << text;
    EXPECT_NE(text.find("retrying: the lock on t is held (attempt 2 of 5, next in 200 ms)\n"), std::string::npos)
        << text;
}

}  // namespace
}  // namespace aludel::report
