#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "dialect/url.hpp"

namespace aludel::dialect {

/// Who holds the migration lock, as far as the database tells.
struct LockHolder {
    std::string pid;         ///< server process (PostgreSQL) or process id (SQLite)
    std::string application;
    std::string user;
    std::string host;        ///< client address or host name; "local" for a socket
    std::string since;       ///< ISO time
};

/// "pid 4711, application aludel, user app on 10.0.0.7, since 2026-11-20 11:40:00+00:00"
std::string to_string(const LockHolder& holder);

/// A session of the server that works under a migration lock, or did for a client that is gone.
struct WorkSession {
    LockHolder who;
    std::string statement;   ///< what it runs; empty where the server does not tell
};

/// "pid 4711, application aludel, user app, since …, running CREATE INDEX CONCURRENTLY …": the start of the statement.
std::string to_string(const WorkSession& session);

struct LockRequest {
    std::string name;        ///< one lock per version table: its qualified name
    double wait_seconds = 60;
    std::string schema;      ///< where a lease row may live, empty for the default
    /// Called once when the lock is held by another, then about every 5 s.
    std::function<void(const LockHolder&, double waited_seconds)> on_wait;
};

/// Held while it lives; released by the destructor and by the death of the process or its connection.
class MigrationLock {
public:
    virtual ~MigrationLock() = default;
    /// Throws Error(lock_lost) when it is no longer ours (connection cut, lease expired). Cheap; the runner
    /// calls it before every commit.
    virtual void check() = 0;
    /// "advisory lock", "lease", "file lock": for `status --format json` and messages.
    virtual std::string kind() const = 0;
};

}  // namespace aludel::dialect
