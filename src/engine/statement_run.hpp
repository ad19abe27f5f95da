#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "engine/section_session.hpp"
#include "engine/session_pragmas.hpp"

namespace aludel::engine {

/// Runs one step whose statements do not share a transaction (transaction=off, mode none).
///
/// A statement that can run in a transaction does, together with the row that says it is done: it is never in doubt.
/// One that cannot (or may commit by itself) has a row "started" written first, then runs, then is marked. Statements
/// of the step that are not to run alone share a transaction with their rows. After the last statement one
/// transaction writes the version rows and the ledger and removes the intents.
///
/// What an earlier run has left of this step is settled first, and its finished statements are not run again; the
/// session gets the settings that they had left.
class StatementRun {
public:
    /// `keep_session`: what the step sets of the session is there behind it.
    StatementRun(Run& run, const PreparedStep& step, std::vector<std::string> rows_before, bool keep_session);

    /// Throws resume_needed when something of the step is done, or may be, and the step is not; in_doubt when the
    /// connection went while a statement ran that is no transaction; else what failed, with nothing left behind.
    void run();
    /// Something of the step is done, or may be, but not all of it.
    bool unfinished() const { return !finished_ && (!intents_.empty() || !run_.state.intents.empty()); }
    /// The version rows are written, although an error may have been thrown.
    bool finished() const { return finished_; }

private:
    void run_statements();
    void settle();
    bool stands_alone(std::size_t i) const;
    Intent intent_of(std::size_t i, std::string_view state) const;
    bool is_done(std::size_t i) const;
    /// The tables that must be there before a row of the intents is written.
    std::vector<dialect::Statement> tables_first() const;
    void tables_written();
    /// Statements [begin, end) and their rows in one transaction.
    std::size_t group_end(std::size_t begin) const;
    void run_group(std::size_t begin, std::size_t end);
    void run_alone(std::size_t i);
    /// The error of a COMMIT, where the statements that it was for stand.
    Error placed_at_commit(const Error& error, std::size_t begin, std::size_t end) const;
    /// Returns what was half there before the statement, which it may remove.
    std::string announce(std::size_t i);
    void run_announced(std::size_t i);
    void finish();

    /// Ends the run for an error of statement i that the database has answered.
    [[noreturn]] void stop_at(std::size_t i, const Error& error, const std::string& leftover, bool clean);
    [[noreturn]] void stop(const Error& error, ErrorCode code);
    bool others_done() const;
    /// What to do next, behind an error of this code.
    std::string way_on_after(ErrorCode code) const;
    void mark_failed(std::size_t i, const std::string& message);
    void forget_all();

    Run& run_;
    const PreparedStep& step_;
    std::vector<std::string> rows_before_;
    std::map<int, Intent> intents_;  ///< as they stand in the database, by statement
    SectionSession session_;
    SessionPragmas pragmas_;
    bool resumed_ = false;
    bool finished_ = false;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

/// Checksum of one statement as intents keep it.
std::string statement_checksum(const dialect::Dialect& dialect, const dialect::Statement& statement);

}  // namespace aludel::engine
