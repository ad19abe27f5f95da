#include "engine/commit_doubt.hpp"

#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "engine/run.hpp"

namespace aludel::engine {

namespace {

constexpr auto patience = std::chrono::seconds(3);
constexpr auto pause = std::chrono::milliseconds(200);

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
    const auto end = std::chrono::steady_clock::now() + patience;
    bool seen_before = false;
    do {
        try {
            const auto connection = run.project.connect();
            wait_for_row_locks(run, *connection);
            const std::vector<std::string> rows = run.version_table.read(*connection);
            if (rows == after && after != before) {
                return CommitFate::committed;
            }
            seen_before = rows == before;
        } catch (const Error&) {
            seen_before = false;  // the server may be on its way back
        }
        // An INSERT into an empty table locks no row that could be waited for: give the lost session some time.
        std::this_thread::sleep_for(pause);
    } while (std::chrono::steady_clock::now() < end);
    return seen_before && before != after ? CommitFate::rolled_back : CommitFate::unknown;
}

Error doubt_resolved(const Error& error, CommitFate fate) {
    const char* words = "the server could not be asked again; `aludel status` tells once it answers";
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
