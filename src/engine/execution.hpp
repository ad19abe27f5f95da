#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/late_statements.hpp"
#include "engine/live_context.hpp"
#include "engine/prepared_step.hpp"
#include "engine/run.hpp"
#include "engine/session_pragmas.hpp"

namespace aludel::engine {

/// Carries prepared steps out, in the transaction mode of the settings. The lock is held; everything that can be
/// checked has been.
class Execution {
public:
    Execution(Run& run, std::vector<PreparedStep> steps);

    /// Throws what stopped it, with what is applied and what is not in its detail.
    void run();
    std::size_t steps_done() const { return done_; }

private:
    /// Where the run of steps ends that begins with the next one and needs no stop: in one transaction, or in one each.
    std::size_t end_of_stretch() const;
    /// Steps up to `end`, in the transactions of the mode; with retries.
    void run_stretch(std::size_t end);
    void run_transactions(std::size_t end);
    /// Steps [begin, end) in one transaction, as one batch. `next`: the transaction of step `end` follows, and COMMIT
    /// may travel with it.
    void run_together(std::size_t begin, std::size_t end, bool next);
    /// Ledger and version rows behind what the step has executed.
    std::vector<dialect::Statement> rows_of(const PreparedStep& step, bool session_changed);
    /// The batch of run_together; `ends[i]` is where step begin + i ends in it.
    LateStatements batch(std::size_t begin, std::size_t end, std::vector<std::size_t>& ends);
    void send(std::size_t begin, std::size_t end);
    /// The types that tables of the steps before `index` have brought.
    catalog::TypeKeys types_before(std::size_t index) const;
    /// Step `index`, beside the database, in the open transaction.
    void run_live(std::size_t index);
    LiveContext::Commits live_commits(std::size_t index);
    /// COMMIT of what makes `after` of the version rows; afterwards steps up to `end` are done.
    void commit(std::size_t end, const std::vector<std::string>& after);
    void commit_with_next(std::size_t end, const std::vector<std::string>& after);
    /// Can step `index`, the first of its transaction, take the COMMIT of the one before along?
    bool can_take_commit(std::size_t index) const;
    /// In doubt: looks what became of it. Refused: tells which revision may be the cause.
    Error commit_failed(Error error, std::size_t end, const std::vector<std::string>& after);
    /// One step whose statements do not share a transaction.
    void run_apart(std::size_t index);
    bool runs_apart(const PreparedStep& step) const;
    void warn_of_early_commits() const;
    void committed(std::size_t end, const std::vector<std::string>& after);
    /// The version rows behind this error: read, where they are not as they were left.
    std::vector<std::string> rows_at(const Error& error) const;
    void record_failure(const Error& error) const;

    Run& run_;
    std::vector<PreparedStep> steps_;
    std::size_t done_ = 0;     ///< steps that are committed
    std::size_t current_ = 0;  ///< step at work
    std::chrono::steady_clock::time_point step_started_ = std::chrono::steady_clock::now();  ///< of that step
    std::chrono::steady_clock::time_point transaction_started_ = step_started_;
    std::vector<std::string> rows_;
    std::string refused_commit_;  ///< the revisions of the transaction that could not be committed
    /// A COMMIT that nobody has answered yet: it is sent with the statements of the next step.
    struct HeldCommit {
        std::size_t end;
        std::vector<std::string> after;
        std::function<void()> then;  ///< what waits for it
    };
    std::optional<HeldCommit> held_;
    bool tables_made_ = false;                                ///< in the open transaction
    std::map<std::size_t, catalog::TypeKeys> types_of_live_;  ///< that tables of a live step brought
    bool timeouts_changed_ = false;                           ///< statements of the batch may have, for the session
    ForeignKeysPragma pragma_;                                ///< of the steps so far
    ForeignKeysPragma committed_pragma_;                      ///< the same, of those that are committed
    SessionPragmas pragmas_before_;  ///< of the step that sets some, and stands first in a batch
    bool session_kept_ = false;      ///< settings of steps before may be in force
    bool partly_ = false;            ///< something of the current step is done, or may be
    bool changed_apart_ = false;     ///< by second sessions of scripts, in steps that are not committed
};

}  // namespace aludel::engine
