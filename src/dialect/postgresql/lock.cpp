#include "dialect/postgresql/lock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "dialect/postgresql/connect.hpp"
#include "dialect/postgresql/lease.hpp"
#include "dialect/postgresql/lock_wait.hpp"

namespace aludel::dialect::postgresql {

namespace {

constexpr std::uint32_t lock_class = 0x616C7564;  // "alud"

class SessionLock final : public MigrationLock {
public:
    SessionLock(std::unique_ptr<PostgresConnection> connection, const LockRequest& request)
        : connection_(std::move(connection)), name_(request.name), key_(lock_key(request)), asked_(Clock::now()) {}

    ~SessionLock() override {
        try {
            connection_->query(fmt::format("SELECT pg_catalog.pg_advisory_unlock({})", key_));
        } catch (const Error&) {
            // The session is gone, and its locks with it.
        }
    }

    /// The server closes the connection when the session ends, which needs no question to be seen; a question now and
    /// then finds what a broken network hides.
    void check() override {
        if (!connection_->seems_alive())
            throw lost("its session has ended");
        if (Clock::now() - asked_ < std::chrono::seconds(1))
            return;
        try {
            connection_->query("SELECT 1");
        } catch (const Error& error) {
            throw lost(error.message());
        }
        asked_ = Clock::now();
    }

    std::string kind() const override { return "advisory lock"; }

private:
    using Clock = std::chrono::steady_clock;

    Error lost(const std::string& why) const {
        return Error(ErrorCode::lock_lost, fmt::format("the migration lock of {} was lost: {}", name_, why))
            .hint("somebody ended the lock's session, or the server restarted; run the command again");
    }

    std::unique_ptr<PostgresConnection> connection_;
    std::string name_;
    std::string key_;
    Clock::time_point asked_;
};

LockAttempt try_session_lock(PostgresConnection& connection, const LockRequest& request) {
    const std::string key = lock_key(request);
    const char* never_idle = connection.server_version_number() >= 140000
                                 ? ", pg_catalog.set_config('idle_session_timeout', '0', false)"
                                 : "";
    const Result result =
        connection.query(fmt::format("SELECT pg_catalog.pg_try_advisory_lock({}){}", key, never_idle));
    if (result.rows.at(0).at(0) != "t") {
        auto holder = advisory_lock_holder(connection, request);
        return {false, holder ? holder : lease_holder(connection, request, false)};
    }
    // Only now: whoever takes a lease needs the advisory lock for it.
    auto holder = lease_holder(connection, request, true);
    if (!holder)
        return {true, std::nullopt};
    connection.query(fmt::format("SELECT pg_catalog.pg_advisory_unlock({})", key));
    return {false, holder};
}

}  // namespace

std::unique_ptr<PostgresConnection> connect_for_lock(const Url& url) {
    ConnectionParameters own{{"application_name", "aludel migration lock"}};
    // It stays silent for as long as the longest statement takes: what is on the way must not forget it.
    if (std::none_of(url.query.begin(), url.query.end(),
                     [](const auto& one) { return one.first.starts_with("keepalives"); }))
        own.emplace_back("keepalives_idle", "30");
    return connect(url, {}, own);
}

std::string lock_key(const LockRequest& request) {
    return fmt::format("{}, {}", static_cast<std::int32_t>(lock_class),
                       static_cast<std::int32_t>(hash32(request.name)));
}

std::optional<WorkSession> advisory_holder(Connection& connection, std::uint32_t group, std::uint32_t object) {
    const Result result = connection.query(fmt::format(
        "SELECT l.pid, a.application_name, a.usename, coalesce(host(a.client_addr), CASE WHEN a.client_port = -1 THEN "
        "'local' END), "
        "to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || '+00:00', "
        "CASE WHEN a.state IS NOT NULL THEN a.query END "
        "FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid "
        "WHERE l.locktype = 'advisory' AND l.classid::bigint = {} AND l.objid::bigint = {} AND l.objsubid = 2 AND "
        "l.granted "
        "AND l.pid <> pg_catalog.pg_backend_pid() "
        "AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())",
        group, object));
    if (result.rows.empty())
        return std::nullopt;
    const auto& row = result.rows.front();
    return WorkSession{{row[0].value_or(""), row[1].value_or(""), row[2].value_or(""), row[3].value_or(""),
                        row[4].value_or("")},
                       row[5].value_or("")};
}

std::optional<LockHolder> advisory_lock_holder(Connection& connection, const LockRequest& request) {
    const auto holder = advisory_holder(connection, lock_class, hash32(request.name));
    return holder ? std::optional(holder->who) : std::nullopt;
}

std::optional<LockHolder> lock_holder(Connection& connection, const LockRequest& request) {
    auto holder = advisory_lock_holder(connection, request);
    return holder ? holder : lease_holder(connection, request, false);
}

std::unique_ptr<MigrationLock> acquire_lock(const Url& url, const LockRequest& request) {
    auto connection = connect_for_lock(url);
    if (connection->behind_proxy())
        return acquire_lease(std::move(connection), url, request);
    LockWait wait(request);
    for (;;) {
        const LockAttempt attempt = try_session_lock(*connection, request);
        if (attempt.ours)
            return std::make_unique<SessionLock>(std::move(connection), request);
        wait.pause(attempt.holder);
    }
}

}  // namespace aludel::dialect::postgresql
