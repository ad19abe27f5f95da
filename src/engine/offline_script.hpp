#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ledger.hpp"
#include "engine/prepared_step.hpp"
#include "engine/project.hpp"
#include "engine/session_pragmas.hpp"

namespace aludel::engine {

/// Writes what a run would send, as a script. With an Alembic configuration it is what Alembic prints, and no word
/// more; with our own it also does what a run does around the statements: SQLite's foreign keys are off, and looked
/// after before each COMMIT; a step on PostgreSQL finds the session as the first one found it. Where a ledger is kept
/// its rows are written too, at the time that the script is run, without durations.
class OfflineScript {
public:
    OfflineScript(const Project& project, const dialect::Dialect& dialect);

    /// `entries[i]`: what the ledger is told with step i.
    void steps(const std::vector<PreparedStep>& steps, const std::vector<std::vector<LedgerEntry>>& entries,
               bool create_table);
    void version_table();
    std::string text();

private:
    void block(std::string_view text);
    void statement(const dialect::Statement& one);
    /// As Alembic writes its own: without tabs, which the statement has when it runs.
    void statement_of_alembic(dialect::Statement one);
    /// Its rows in the version table and the ledger are committed before another step begins, as in a run. Not of a
    /// Python revision in a project of Alembic's: the script is Alembic's there, which goes on in that transaction.
    bool stands_apart(const PreparedStep& step) const;
    void begin_now();
    void commit_now();
    /// `behind_outside`: what sets the session back behind a section outside a transaction.
    void body(const PreparedStep& step, const std::vector<dialect::Statement>& behind_outside);
    /// What sets SQLite's session back, behind a step that has changed it: to what a fresh one has.
    SessionPragmas pragmas_of_fresh_session(const PreparedStep& step) const;
    void ledger(const std::vector<LedgerEntry>& entries);

    const Project& project_;
    const dialect::Dialect& dialect_;
    TransactionMode mode_;
    bool own_;           ///< our own configuration, not Alembic's
    bool foreign_keys_;  ///< are looked after
    bool open_ = false;  ///< behind a BEGIN
    std::string run_;    ///< the id of all rows of the ledger
    std::string text_;
};

}  // namespace aludel::engine
