#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/database_state.hpp"
#include "engine/observer.hpp"
#include "engine/prepared_step.hpp"
#include "engine/project.hpp"
#include "engine/runner.hpp"

namespace aludel::engine {

struct Run;

/// Warns of what is wrong with the graph where the run does not meet it.
void tell_faults(const Run& run);

/// What the parts of one run share: the open session, the lock, what the database said, who is at work.
struct Run {
    /// Connects; nothing is read or locked yet. SQLite: waits for another migration, where env.py sets what only an
    /// unused file lets be set.
    Run(Project& project, const RunOptions& options, RunObserver& observer);

    /// Tells an observer that times statements of BEGIN, COMMIT and the like too; not while the run only looks.
    void echo(bool on = true) const;
    /// The SQL that env.py commits before the migrations.
    void prepare_by_env();
    /// What env.py has run in the open transaction may have made the schema that the version table is to be made in.
    void locate_again();
    /// Reads the state without the lock. Where another migration does not let it be read (SQLite), waits for the lock;
    /// that is held then, unless it is a dry run.
    void look(FromLedger wanted = FromLedger::applied);
    /// Takes the migration lock, unless it is held, and reads the state again.
    void lock();
    /// What holds when lock() is given up.
    std::string unchanged_text() const;
    /// Before anything of a revision runs: it is by the session's settings of now that our tables are found.
    void read_state(FromLedger wanted = FromLedger::applied);

    /// What the first transaction of the run does besides: CREATE TABLE of the version table and the ledger, where they
    /// are missing, and the rows of the files that were accepted.
    std::vector<dialect::Statement> opening() const;
    /// It is committed.
    void opened();
    /// A row of the ledger for this run; nothing when no ledger is kept.
    std::vector<dialect::Statement> ledger_rows(LedgerEntry entry) const;

    /// BEGIN with the timeouts.
    void begin() const;
    /// The lock is still ours, nobody wants to stop: COMMIT.
    void commit() const;
    /// The same checks, now; then CommitWithNext, where the connection has it: `committed` may be called later.
    void commit_with_next(const std::function<void()>& committed) const;
    /// Runs statements and tells the observer of each; then `done`.
    void execute(const std::vector<dialect::Statement>& statements,
                 const std::function<void(const dialect::Outcome&)>& done = {}) const;
    /// begin, execute, commit, with retries.
    void transact(const std::vector<dialect::Statement>& statements) const;
    /// Rolls back, then writes down what became of the run, in a transaction of its own: also when somebody wants us to
    /// stop, and without waiting long for anybody, for whoever started us is to be told. False: it could not be done.
    /// `apart` runs before it; where there is something, the session is an author's, and its settings are left alone.
    bool note(const std::vector<dialect::Statement>& statements,
              const std::vector<dialect::Statement>& apart = {}) const noexcept;

    Project& project;
    const Settings& settings;
    const RunOptions& options;
    RunObserver& observer;
    const dialect::Dialect& dialect;
    std::unique_ptr<dialect::MigrationLock> migration_lock;  ///< released when the connection is closed, not sooner
    std::unique_ptr<dialect::Connection> connection;
    VersionTable version_table;
    Ledger ledger;
    IntentTable intents;
    DatabaseState state;
    std::string again;  ///< the command that leads where this run was to lead, also when it has got half-way
    LedgerEntry who;    ///< run, users, host, program, start
    std::vector<LedgerEntry> accepted;  ///< changed files, to be recorded with the first thing that the run does
};

}  // namespace aludel::engine
