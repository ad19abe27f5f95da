#include "engine/execution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "engine/commit_doubt.hpp"
#include "engine/env_py.hpp"
#include "engine/retry.hpp"
#include "engine/session_settings.hpp"
#include "engine/standing.hpp"
#include "engine/statement_run.hpp"

namespace aludel::engine {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Tells the observer of steps as the outcomes of their statements come in.
class StepTeller {
public:
    StepTeller(RunObserver& observer, const std::vector<PreparedStep>& steps, std::size_t begin,
               const std::vector<std::size_t>& ends, std::size_t& current, Clock::time_point& step_started)
        : observer_(observer), steps_(steps), begin_(begin), ends_(ends), current_(current), started_(step_started) {
        current_ = begin_;
        start();
        pass(0);
    }

    void outcome(const dialect::Outcome& outcome) { pass(outcome.index + 1); }

private:
    void start() {
        started_ = Clock::now();
        observer_.step_started(steps_[current_].step, current_, steps_.size());
    }
    void pass(std::size_t statements) {
        while (current_ - begin_ < ends_.size() && ends_[current_ - begin_] <= statements) {
            observer_.step_done(steps_[current_].step, current_, steps_.size(), seconds_since(started_));
            if (current_ + 1 - begin_ == ends_.size()) {
                return;
            }
            ++current_;
            start();
        }
    }

    RunObserver& observer_;
    const std::vector<PreparedStep>& steps_;
    std::size_t begin_;
    const std::vector<std::size_t>& ends_;
    std::size_t& current_;
    Clock::time_point& started_;
};

}  // namespace

Execution::Execution(Run& run, std::vector<PreparedStep> steps)
    : run_(run), steps_(std::move(steps)), rows_(run.state.rows) {}

bool Execution::runs_apart(const PreparedStep& step) const {
    if (step.step.revision == nullptr) {
        return false;
    }
    // A step that was begun statement by statement ends so, whatever the mode is now.
    const std::vector<Intent>& intents = run_.state.intents;
    if (!intents.empty() && intents.front().revision == step.step.revision->id) {
        return true;
    }
    return step.outside_transaction() ||
           (run_.settings.transaction == TransactionMode::none && !step.statements.empty());
}

void Execution::run() {
    warn_of_early_commits();
    try {
        while (done_ < steps_.size()) {
            if (runs_apart(steps_[done_])) {
                run_apart(done_);
                continue;
            }
            std::size_t end = done_ + 1;
            while (run_.settings.transaction == TransactionMode::all && end < steps_.size() &&
                   !runs_apart(steps_[end])) {
                ++end;
            }
            run_together(done_, end);
        }
    } catch (Error& error) {
        run_.connection->rollback();
        add_detail(error, partly_ ? partly_text(steps_, done_, rows_) : standing_text(steps_, done_, rows_));
        record_failure(error);
        throw;
    }
}

void Execution::warn_of_early_commits() const {
    if (run_.settings.transaction != TransactionMode::all) {
        return;
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (runs_apart(steps_[i]) && steps_.size() > 1) {
            run_.observer.warning(fmt::format(
                "{} runs outside a transaction: {}", steps_[i].step.revision->id,
                i == 0 ? "what follows is a transaction of its own" : "what stands before it is committed first"));
        }
    }
}

LateStatements Execution::batch(std::size_t begin, std::size_t end, std::vector<std::size_t>& ends) {
    LateStatements batch;
    if (begin == 0) {
        batch.add(env_within(run_.dialect, run_.settings));
    }
    batch.add(run_.missing_tables());
    for (std::size_t i = begin; i < end; ++i) {
        const PreparedStep& step = steps_[i];
        bool session_changed = false;
        for (const StepStatement& one : step.statements) {
            session_changed = session_changed || changes_session(one.statement.sql);
            timeouts_changed_ = timeouts_changed_ || session_changed;
            batch.add(one.statement, one.late);
        }
        if (session_changed) {
            batch.add(restore_session(run_.dialect, run_.settings));
        }
        batch.add(run_.ledger_rows(step.entry("done")));
        batch.add(run_.version_table.advance(run_.dialect, step.step));
        if (!run_.observer.times_statements()) {
            // One answer for each step tells which one is running.
            const std::size_t first = ends.empty() ? 0 : ends.back();
            for (std::size_t at = first; at + 1 < batch.statements.size(); ++at) {
                batch.statements[at].answer_at_once = false;
            }
        }
        ends.push_back(batch.statements.size());
    }
    return batch;
}

void Execution::run_together(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> ends;
    const LateStatements statements = batch(begin, end, ends);
    std::vector<std::string> after = rows_;
    for (std::size_t i = begin; i < end; ++i) {
        after = rows_after(std::move(after), steps_[i].step);
    }
    with_retry(run_, [&] {
        current_ = begin;
        step_started_ = Clock::now();
        run_.begin();
        StepTeller teller(run_.observer, steps_, begin, ends, current_, step_started_);
        statements.execute(run_, [&](const dialect::Outcome& outcome) { teller.outcome(outcome); });
        try {
            run_.commit();
        } catch (Error& error) {
            if (error.code() != ErrorCode::in_doubt) {
                throw;
            }
            const CommitFate fate = find_commit_fate(run_, rows_, after);
            if (fate == CommitFate::committed) {
                rows_ = after;
                done_ = end;
            }
            partly_ = fate == CommitFate::unknown;
            throw doubt_resolved(error, fate);
        }
    });
    rows_ = std::move(after);
    committed(end);
    if (std::exchange(timeouts_changed_, false)) {
        run_.connection->set_timeouts(run_.settings.lock_timeout, run_.settings.statement_timeout);
    }
}

void Execution::run_apart(std::size_t index) {
    current_ = index;
    step_started_ = Clock::now();
    const PreparedStep& step = steps_[index];
    run_.observer.step_started(step.step, index, steps_.size());
    if (const auto within = env_within(run_.dialect, run_.settings); index == 0 && !within.empty()) {
        // The transaction that env.py runs them in is committed where this step leaves it.
        run_.transact(within);
    }
    StatementRun statements(run_, step, rows_);
    try {
        statements.run();
    } catch (const Error&) {
        if (statements.finished()) {
            rows_ = rows_after(std::move(rows_), step.step);
            done_ = index + 1;
        }
        partly_ = statements.unfinished();
        throw;
    }
    run_.observer.step_done(step.step, index, steps_.size(), seconds_since(step_started_));
    rows_ = rows_after(std::move(rows_), step.step);
    committed(index + 1);
}

void Execution::committed(std::size_t end) {
    run_.tables_are_there();
    done_ = end;
    run_.observer.committed(done_);
}

void Execution::record_failure(const Error& error) const {
    if (!run_.settings.ledger || error.code() == ErrorCode::connection_lost || error.code() == ErrorCode::in_doubt ||
        current_ >= steps_.size()) {
        return;
    }
    LedgerEntry entry = steps_[current_].entry("failed");
    entry.message = error.what();
    entry.seconds = seconds_since(step_started_);
    std::vector<dialect::Statement> statements;
    if (!run_.state.ledger_exists) {
        statements.push_back(run_.ledger.create(run_.dialect));
    }
    for (dialect::Statement& row : run_.ledger_rows(std::move(entry))) {
        statements.push_back(std::move(row));
    }
    run_.note(statements);
}

}  // namespace aludel::engine
