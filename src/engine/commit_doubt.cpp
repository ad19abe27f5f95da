#include "engine/commit_doubt.hpp"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <thread>

#include "engine/run.hpp"

namespace aludel::engine {

namespace {

constexpr auto patience = std::chrono::seconds(3);
constexpr auto pause = std::chrono::milliseconds(20);

/// The server may not have noticed yet that its client is gone, or be at the COMMIT still.
bool is_at_work(const Run& run, dialect::Connection& connection) {
    const dialect::LockRequest request = run.project.lock_request(run.version_table.name());
    return run.dialect.work_session(connection, request, {"COMMIT"}).has_value();
}

/// Whoever changed a row and has neither committed nor rolled back is waited for.
void wait_for_row_locks(const Run& run, dialect::Connection& connection) {
    if (!run.version_table.exists(connection)) {
        return;
    }
    connection.begin();
    connection.set_timeouts(std::chrono::duration<double>(patience).count(), 0);
    connection.query(fmt::format("SELECT version_num FROM {} FOR UPDATE", run.dialect.quote(run.version_table.name())));
    connection.rollback();
}

}  // namespace

CommitFate find_commit_fate(const Run& run, const std::vector<std::string>& before,
                            const std::vector<std::string>& after) {
    // Behind a proxy a session bears no mark: that none is seen at work proves nothing.
    const bool marked = run.migration_lock->kind() != "lease";
    const auto end = std::chrono::steady_clock::now() + patience;
    std::unique_ptr<dialect::Connection> connection;
    bool undone = false;
    do {
        try {
            if (!connection) {
                connection = run.project.connect();
            }
            const bool gone = !is_at_work(run, *connection);
            if (!marked) {
                wait_for_row_locks(run, *connection);
            }
            const std::vector<std::string> rows = run.version_table.read(*connection);
            if (rows == after && after != before) {
                return CommitFate::committed;
            }
            undone = gone && rows == before && after != before;
            if (undone && marked) {
                return CommitFate::rolled_back;
            }
        } catch (const Error&) {
            connection.reset();
            undone = false;  // the server may be on its way back
        }
        // An INSERT into an empty table locks no row that could be waited for: give the lost session some time.
        std::this_thread::sleep_for(pause);
    } while (std::chrono::steady_clock::now() < end);
    return undone ? CommitFate::rolled_back : CommitFate::unknown;
}

Error doubt_resolved(const Error& error, CommitFate fate) {
    const char* words =
        "what became of it could not be found out: the server does not answer or is still at it, or others have "
        "changed "
        "the version table since; `aludel status` tells where the database is";
    if (fate == CommitFate::committed) {
        words = "a new connection found the version table as it is after the commit: it was committed";
    } else if (fate == CommitFate::rolled_back) {
        words =
            "a new connection found the version table as it was before: it was not committed, run the command again";
    }
    Error resolved(ErrorCode::in_doubt, "the connection was lost while the answer to COMMIT was awaited");
    return resolved.detail(error.detail()).statement(error.statement(), error.sqlstate()).hint(words);
}

}  // namespace aludel::engine
