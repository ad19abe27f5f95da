#include "dialect/postgresql/lease.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "dialect/postgresql/lock.hpp"
#include "dialect/postgresql/lock_wait.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

namespace {

using Clock = std::chrono::steady_clock;

/// By this the table is known as ours when it is to be dropped.
constexpr const char* table_comment = "aludel: who migrates this database at the moment, behind a connection pool";

std::string table_name(const LockRequest& request) {
    return quote_name({request.schema, "aludel_lease"});
}

bool table_is_there(Connection& connection, const LockRequest& request) {
    const std::vector<Value> parameters{table_name(request)};
    return connection.query("SELECT pg_catalog.to_regclass($1)", parameters).rows.at(0).at(0).has_value();
}

std::string host_name() {
    char name[256] = "";
    ::gethostname(name, sizeof name - 1);
    return name;
}

/// What another runner may cause by making or dropping the table at the same moment: try again.
bool is_collision(const Error& error) {
    for (const std::string_view state : {"42P07", "23505", "42P01", "40P01", "40001", "55P03", "XX000", "0A000"})
        if (error.sqlstate() == state)
            return true;
    return false;
}

void create_table(Connection& connection, const LockRequest& request) {
    const std::string table = table_name(request);
    try {
        connection.query(fmt::format(
            "CREATE TABLE {} (name text PRIMARY KEY, token text NOT NULL, pid text NOT NULL, application text NOT "
            "NULL, username text NOT NULL, host text NOT NULL, since timestamptz NOT NULL, expires timestamptz "
            "NOT NULL)",
            table));
    } catch (Error& error) {
        if (!is_collision(error))
            error.hint(
                "a proxy pools the connections here, so the migration lock is a row of this table; let this user make "
                "it, or "
                "connect to the server directly");
        throw;
    }
    connection.query(fmt::format("COMMENT ON TABLE {} IS {}", table, quote_literal(table_comment)));
}

/// Drops the table if it is ours, empty, and nobody uses it at this moment.
void drop_if_empty(Connection& connection, const LockRequest& request) noexcept {
    const std::string table = table_name(request);
    try {
        connection.begin();
        connection.query(fmt::format("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE NOWAIT", table));
        const std::vector<Value> parameters{table, std::string(table_comment)};
        const Result result =
            connection.query(fmt::format("SELECT 1 WHERE NOT EXISTS (SELECT FROM {}) AND "
                                         "pg_catalog.obj_description(pg_catalog.to_regclass($1), 'pg_class') = $2",
                                         table),
                             parameters);
        if (!result.rows.empty())
            connection.query("DROP TABLE " + table);
        connection.commit();
    } catch (const std::exception&) {
        connection.rollback();  // in use: whoever gives up his lease last drops it
    }
}

class Lease final : public MigrationLock {
public:
    Lease(std::unique_ptr<PostgresConnection> connection, Url url, const LockRequest& request, const LeaseTimes& times,
          std::string token, Clock::time_point taken)
        : connection_(std::move(connection)),
          url_(std::move(url)),
          request_(request),
          times_(times),
          token_(std::move(token)),
          renewed_(taken) {
        request_.on_wait = nullptr;
        sigset_t all;
        sigset_t before;
        ::sigfillset(&all);
        ::pthread_sigmask(SIG_SETMASK, &all, &before);  // signals are for the thread that runs the migration
        heartbeat_ = std::thread([this] { beat(); });
        ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }

    ~Lease() override {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        stop_.notify_all();
        heartbeat_.join();
        try {
            const std::vector<Value> parameters{request_.name, token_};
            reopen();
            connection_->query(fmt::format("DELETE FROM {} WHERE name = $1 AND token = $2", table_name(request_)),
                               parameters);
            drop_if_empty(*connection_, request_);
        } catch (const std::exception&) {
            // It runs out by itself.
        }
    }

    void check() override {
        std::unique_lock lock(mutex_);
        if (!lost_ && age() > (times_.expiry + times_.renew) / 2)
            renew();
        if (lost_ || age() > times_.expiry * 0.9)
            throw Error(ErrorCode::lock_lost, fmt::format("the migration lease of {} was lost", request_.name))
                .detail(lost_ ? "it ran out or was removed, and another runner may have it now"
                              : "it could not be renewed: " + problem_)
                .hint("nothing more was done; see `aludel status`, then run the command again");
    }

    std::string kind() const override { return "lease"; }

private:
    double age() const { return std::chrono::duration<double>(Clock::now() - renewed_).count(); }

    void reopen() {
        if (!connection_ || !connection_->seems_alive())
            connection_ = connect_for_lock(url_);
    }

    /// Called with the mutex held: the connection is used by the heartbeat and by check().
    void renew() {
        try {
            const Clock::time_point asked = Clock::now();
            reopen();
            const std::vector<Value> parameters{request_.name, token_};
            const Result result = connection_->query(fmt::format("UPDATE {} SET expires = pg_catalog.clock_timestamp() "
                                                                 "+ interval '{} s' WHERE name = $1 AND token = $2 AND "
                                                                 "expires > pg_catalog.clock_timestamp()",
                                                                 table_name(request_), times_.expiry),
                                                     parameters);
            if (result.affected == 1)
                renewed_ = asked;
            else
                lost_ = true;
        } catch (const Error& error) {
            problem_ = error.message();
            lost_ = lost_ || error.sqlstate() == "42P01";
        }
    }

    void beat() {
        std::unique_lock lock(mutex_);
        double pause = times_.renew;
        while (!stopping_ && !lost_) {
            stop_.wait_for(lock, std::chrono::duration<double>(pause), [this] { return stopping_; });
            if (stopping_)
                return;
            renew();
            pause = age() < times_.renew ? times_.renew : std::min(1.0, times_.renew / 4);
        }
    }

    std::unique_ptr<PostgresConnection> connection_;
    Url url_;
    LockRequest request_;
    LeaseTimes times_;
    std::string token_;
    std::mutex mutex_;
    std::condition_variable stop_;
    Clock::time_point renewed_;  ///< when the last renewal that succeeded was sent
    std::string problem_;
    bool stopping_ = false;
    bool lost_ = false;
    std::thread heartbeat_;
};

std::optional<LockHolder> live_row(Connection& connection, const LockRequest& request, bool& expired) {
    const std::vector<Value> parameters{request.name};
    const Result result = connection.query(fmt::format("SELECT pid, application, username, host, to_char(since AT TIME "
                                                       "ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || '+00:00', "
                                                       "expires > pg_catalog.clock_timestamp() FROM {} WHERE name = $1",
                                                       table_name(request)),
                                           parameters);
    if (result.rows.empty())
        return std::nullopt;
    const auto& row = result.rows.front();
    expired = row[5] != "t";
    if (expired)
        return std::nullopt;
    return LockHolder{row[0].value_or(""), row[1].value_or(""), row[2].value_or(""), row[3].value_or(""),
                      row[4].value_or("")};
}

/// In one transaction.
LockAttempt try_lease(PostgresConnection& connection, const LockRequest& request, const LeaseTimes& times,
                      const std::string& token) {
    connection.begin();
    if (connection.query(fmt::format("SELECT pg_catalog.pg_try_advisory_xact_lock({})", lock_key(request)))
            .rows.at(0)
            .at(0) != "t") {
        auto holder = advisory_lock_holder(connection, request);
        connection.rollback();
        return {false, holder};
    }
    if (!table_is_there(connection, request))
        create_table(connection, request);
    bool expired = false;
    if (auto holder = live_row(connection, request, expired)) {
        connection.rollback();
        return {false, holder};
    }
    const std::vector<Value> parameters{request.name, token, std::to_string(::getpid()), "aludel migration lease",
                                        host_name()};
    connection.query(fmt::format("INSERT INTO {} (name, token, pid, application, username, host, since, expires) "
                                 "VALUES ($1, $2, $3, $4, session_user, "
                                 "$5, pg_catalog.clock_timestamp(), pg_catalog.clock_timestamp() + interval '{} s') ON "
                                 "CONFLICT (name) DO UPDATE SET "
                                 "token = excluded.token, pid = excluded.pid, application = excluded.application, "
                                 "username = excluded.username, "
                                 "host = excluded.host, since = excluded.since, expires = excluded.expires",
                                 table_name(request), times.expiry),
                     parameters);
    connection.commit();
    return {true, std::nullopt};
}

}  // namespace

std::optional<LockHolder> lease_holder(Connection& connection, const LockRequest& request, bool tidy) {
    for (int attempt = 0;; ++attempt) {
        try {
            if (!table_is_there(connection, request))
                return std::nullopt;
            bool expired = false;
            auto holder = live_row(connection, request, expired);
            if (expired && tidy) {
                const std::vector<Value> parameters{request.name};
                connection.query(
                    fmt::format("DELETE FROM {} WHERE name = $1 AND expires <= pg_catalog.clock_timestamp()",
                                table_name(request)),
                    parameters);
                drop_if_empty(connection, request);
            }
            return holder;
        } catch (const Error& error) {
            // Dropped between the two questions.
            if (attempt == 3 || !is_collision(error) || connection.in_transaction())
                throw;
        }
    }
}

std::unique_ptr<MigrationLock> acquire_lease(std::unique_ptr<PostgresConnection> connection, const Url& url,
                                             const LockRequest& request, const LeaseTimes& times) {
    LockWait wait(request);
    const std::string token = random_hex(32);
    for (int collisions = 0;;) {
        const Clock::time_point asked = Clock::now();
        LockAttempt attempt;
        try {
            attempt = try_lease(*connection, request, times, token);
        } catch (const Error& error) {
            connection->rollback();
            if (!is_collision(error) || ++collisions > 20)
                throw;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            continue;
        }
        if (attempt.ours)
            return std::make_unique<Lease>(std::move(connection), url, request, times, token, asked);
        wait.pause(attempt.holder);
    }
}

}  // namespace aludel::dialect::postgresql
