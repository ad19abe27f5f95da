#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "engine/late_statements.hpp"
#include "engine/live_context.hpp"
#include "engine/prepared_step.hpp"
#include "engine/run.hpp"

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
    /// Steps [begin, end) in one transaction, as one batch.
    void run_together(std::size_t begin, std::size_t end);
    /// The batch of run_together; `ends[i]` is where step begin + i ends in it.
    LateStatements batch(std::size_t begin, std::size_t end, std::vector<std::size_t>& ends);
    void send(std::size_t begin, std::size_t end);
    /// The types that tables of the steps before `index` have brought.
    TypeNames types_before(std::size_t index) const;
    /// Step `index`, beside the database, in the open transaction.
    void run_live(std::size_t index);
    /// COMMIT of what makes `after` of the version rows; afterwards steps up to `end` are done.
    void commit(std::size_t end, const std::vector<std::string>& after);
    /// One step whose statements do not share a transaction.
    void run_apart(std::size_t index);
    bool runs_apart(const PreparedStep& step) const;
    void warn_of_early_commits() const;
    void committed(std::size_t end);
    /// The version rows behind this error: read, where they are not as they were left.
    std::vector<std::string> rows_at(const Error& error) const;
    void record_failure(const Error& error) const;

    Run& run_;
    std::vector<PreparedStep> steps_;
    std::size_t done_ = 0;     ///< steps that are committed
    std::size_t current_ = 0;  ///< step at work
    std::chrono::steady_clock::time_point step_started_ = std::chrono::steady_clock::now();  ///< of that step
    std::vector<std::string> rows_;
    bool tables_made_ = false;                        ///< in the open transaction
    std::map<std::size_t, TypeNames> types_of_live_;  ///< that tables of a live step brought
    bool timeouts_changed_ = false;                   ///< statements of the batch may have, for the session
    bool partly_ = false;                             ///< something of the current step is done, or may be
};

}  // namespace aludel::engine
