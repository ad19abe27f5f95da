#include "dialect/postgresql/lock.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "dialect/postgresql/lease.hpp"
#include "dialect/postgresql/test_server.hpp"
#include "dialect/postgresql/work_session.hpp"
#include "dialect/test_pooler.hpp"

namespace aludel::dialect::postgresql {
namespace {

using dialect::test::Pooler;
using test::error_of;
using test::one;

LockRequest request(double wait = 0, std::string name = "public.alembic_version") {
    LockRequest request;
    request.name = std::move(name);
    request.wait_seconds = wait;
    return request;
}

class LockTest : public ::testing::Test {
protected:
    Url url_ = test::fresh_database();
};

TEST_F(LockTest, one_at_a_time_and_the_second_is_told_whom_it_waits_for) {
    auto first = acquire_lock(url_, request());
    EXPECT_EQ(first->kind(), "advisory lock");
    EXPECT_NO_THROW(first->check());
    EXPECT_NO_THROW(acquire_lock(url_, request(0, "other.alembic_version")));

    LockRequest second = request(0.5);
    int told = 0;
    second.on_wait = [&](const LockHolder& holder, double) {
        ++told;
        EXPECT_EQ(holder.application, "aludel migration lock");
        EXPECT_EQ(holder.user, "postgres");
        EXPECT_EQ(holder.host, "local");
        EXPECT_EQ(holder.since.size(), 25U);
    };
    const Error error = error_of([&] { acquire_lock(url_, second); });
    EXPECT_EQ(error.code(), ErrorCode::lock_busy);
    EXPECT_EQ(told, 1);
    const auto watcher = connect(url_, {});
    const auto holder = lock_holder(*watcher, second);
    ASSERT_TRUE(holder);
    EXPECT_NE(error.message().find("pid " + holder->pid), std::string::npos) << error.message();
    EXPECT_NE(error.hint().find("pg_terminate_backend(" + holder->pid), std::string::npos);
    first.reset();
    EXPECT_FALSE(lock_holder(*watcher, second));
    EXPECT_NO_THROW(acquire_lock(url_, request()));
}

TEST_F(LockTest, whoever_waits_gets_it_when_it_is_free) {
    auto first = acquire_lock(url_, request());
    std::thread release([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        first.reset();
    });
    EXPECT_NO_THROW(acquire_lock(url_, request(20)));
    release.join();
}

TEST_F(LockTest, does_not_hinder_a_concurrent_index_build) {
    const auto lock = acquire_lock(url_, request());
    const auto connection = connect(url_, {});
    connection->query("CREATE TABLE t (a int)");
    connection->set_timeouts(2, 2);
    EXPECT_NO_THROW(connection->query("CREATE INDEX CONCURRENTLY i ON t (a)"));
}

TEST_F(LockTest, is_lost_with_its_session) {
    const auto lock = acquire_lock(url_, request());
    const auto admin = connect(url_, {});
    admin->query("SELECT pg_terminate_backend(" + lock_holder(*admin, request())->pid + ", 5000)");
    EXPECT_EQ(error_of([&] { lock->check(); }).code(), ErrorCode::lock_lost);
    EXPECT_NO_THROW(acquire_lock(url_, request()));
}

TEST_F(LockTest, behind_a_pooler_it_is_a_lease_that_leaves_nothing_behind) {
    const Pooler pooler(url_);
    EXPECT_TRUE(connect(pooler.url(), {})->behind_proxy());
    const auto direct = connect(url_, {});
    {
        const auto lease = acquire_lock(pooler.url(), request());
        EXPECT_EQ(lease->kind(), "lease");
        EXPECT_NO_THROW(lease->check());
        EXPECT_EQ(one(*direct, "SELECT count(*) FROM aludel_lease"), "1");
        // Both ways of locking respect it.
        for (const Url& url : {pooler.url(), url_}) {
            const Error error = error_of([&] { acquire_lock(url, request(0.3)); });
            EXPECT_EQ(error.code(), ErrorCode::lock_busy);
            EXPECT_NE(error.message().find(fmt::format("pid {}", ::getpid())), std::string::npos) << error.message();
        }
        EXPECT_EQ(lock_holder(*direct, request())->application, "aludel migration lease");
        EXPECT_FALSE(lock_holder(*direct, request(0, "other")));
        const auto other = acquire_lock(pooler.url(), request(0, "other"));
        EXPECT_EQ(one(*direct, "SELECT count(*) FROM aludel_lease"), "2");
    }
    EXPECT_EQ(one(*direct, "SELECT to_regclass('aludel_lease')"), "NULL");
    EXPECT_NO_THROW(acquire_lock(url_, request()));
}

TEST_F(LockTest, behind_a_pooler_a_session_lock_is_respected) {
    const Pooler pooler(url_);
    auto lock = acquire_lock(url_, request());
    const Error error = error_of([&] { acquire_lock(pooler.url(), request(0.3)); });
    EXPECT_EQ(error.code(), ErrorCode::lock_busy);
    EXPECT_NE(error.message().find("aludel migration lock"), std::string::npos) << error.message();
    lock.reset();
    EXPECT_NO_THROW(acquire_lock(pooler.url(), request()));
}

TEST_F(LockTest, a_lease_is_renewed_while_its_holder_lives) {
    const auto lease = acquire_lease(connect(url_, {}), url_, request(), {1.5, 0.3});
    std::this_thread::sleep_for(std::chrono::milliseconds(2500));
    EXPECT_NO_THROW(lease->check());
    EXPECT_EQ(error_of([&] { acquire_lock(url_, request()); }).code(), ErrorCode::lock_busy);
}

TEST_F(LockTest, a_lease_that_was_taken_away_is_lost) {
    const auto direct = connect(url_, {});
    {
        const auto lease = acquire_lease(connect(url_, {}), url_, request(), {1.5, 0.3});
        direct->query("UPDATE aludel_lease SET token = 'another'");
        std::this_thread::sleep_for(std::chrono::milliseconds(700));
        EXPECT_EQ(error_of([&] { lease->check(); }).code(), ErrorCode::lock_lost);
    }
    EXPECT_EQ(one(*direct, "SELECT token FROM aludel_lease"), "another");
}

TEST_F(LockTest, the_lease_of_a_killed_holder_runs_out_and_goes) {
    const pid_t child = ::fork();
    if (child == 0) {
        const auto lease = acquire_lease(connect(url_, {}), url_, request(), {1.5, 0.3});
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(error_of([&] { acquire_lock(url_, request()); }).code(), ErrorCode::lock_busy);
    EXPECT_NO_THROW(acquire_lock(url_, request(10)));
    EXPECT_EQ(one(*connect(url_, {}), "SELECT to_regclass('aludel_lease')"), "NULL");
}

TEST_F(LockTest, a_crowd_on_both_ways_never_holds_it_together) {
    const Pooler pooler(url_);
    connect(url_, {})->query("CREATE TABLE inside (a int); INSERT INTO inside VALUES (0)");
    std::vector<pid_t> crowd;
    for (int i = 0; i < 8; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            int failures = 0;
            try {
                for (int round = 0; round < 3; ++round) {
                    const auto lock = acquire_lock(i % 2 == 0 ? url_ : pooler.url(), request(60));
                    const auto connection = connect(url_, {});
                    failures += one(*connection, "UPDATE inside SET a = a + 1 RETURNING a") == "1" ? 0 : 1;
                    std::this_thread::sleep_for(std::chrono::milliseconds(10));
                    lock->check();
                    failures += one(*connection, "UPDATE inside SET a = a - 1 RETURNING a") == "0" ? 0 : 1;
                }
            } catch (const std::exception& error) {
                ::fprintf(stderr, "%s\n", error.what());
                failures += 100;
            }
            ::_exit(failures);
        }
        crowd.push_back(child);
    }
    for (const pid_t child : crowd) {
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
    }
    EXPECT_EQ(one(*connect(url_, {}), "SELECT to_regclass('aludel_lease')"), "NULL");
}

TEST_F(LockTest, through_a_pooler_pipelines_work_and_no_setting_stays_behind) {
    const Pooler pooler(url_);
    const auto connection = connect(pooler.url(), {});
    std::vector<Statement> all = test::statements({"CREATE TABLE t (a int)"});
    for (int i = 0; i < 1000; ++i) all.push_back(test::statement(fmt::format("INSERT INTO t VALUES ({})", i)));
    connection->begin();
    connection->set_timeouts(3, 7);
    connection->run(all);
    connection->commit();
    connection->set_timeouts(3, 7);
    EXPECT_EQ(one(*connection, "SHOW lock_timeout"), "0");
    EXPECT_EQ(one(*connection, "SELECT count(*) FROM t"), "1000");
    ConnectOptions read_only;
    read_only.read_only = true;
    EXPECT_EQ(one(*connect(pooler.url(), read_only), "SHOW default_transaction_read_only"), "off");
}

TEST(LockHolder, is_told_in_one_line) {
    EXPECT_EQ(to_string(LockHolder{"4711", "aludel", "app", "10.0.0.7", "2026-11-20 11:40:00+00:00"}),
              "pid 4711, application aludel, user app on 10.0.0.7, since 2026-11-20 11:40:00+00:00");
    EXPECT_EQ(to_string(LockHolder{"4711", "", "", "", ""}), "pid 4711");
}

TEST_F(LockTest, the_session_at_work_is_known_until_its_server_process_ends) {
    const auto first = connect(url_, {});
    const auto second = connect(url_, {});
    EXPECT_FALSE(begin_work(*first, request(), {}));
    EXPECT_FALSE(begin_work(*first, request(), {}));
    EXPECT_FALSE(work_session(*first, request(), {}));
    const std::string pid = one(*first, "SELECT pg_backend_pid() -- a migration");
    const auto found = begin_work(*second, request(), {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->who.pid, pid);
    EXPECT_EQ(found->statement, "SELECT pg_backend_pid() -- a migration");
    EXPECT_EQ(to_string(*found), to_string(found->who) + ", running SELECT pg_backend_pid() -- a migration");
    EXPECT_FALSE(begin_work(*second, request(0, "other.alembic_version"), {}));
    // It is not the migration lock.
    EXPECT_NO_THROW(acquire_lock(url_, request()));
}

TEST_F(LockTest, behind_a_pooler_the_session_at_work_is_known_by_what_it_runs) {
    const Pooler pooler(url_);
    const Url& url = pooler.url();
    const std::string slow = "SELECT pg_sleep(2) /* " + std::string(2000, 'x') + " */";
    std::thread worker([&] { connect(url, {})->query(slow); });
    const auto other = connect(url, {});
    std::optional<WorkSession> found;
    for (int tries = 0; tries < 60 && !found; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(25));
        found = begin_work(*other, request(), {"SELECT 1", slow});
    }
    EXPECT_TRUE(found);
    EXPECT_FALSE(begin_work(*other, request(), {"SELECT pg_sleep(2)"}));
    worker.join();
    EXPECT_FALSE(begin_work(*other, request(), {slow}));
}

}  // namespace
}  // namespace aludel::dialect::postgresql
