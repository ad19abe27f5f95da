#include "engine/execution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>
#include <variant>

#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "engine/bookkeeping.hpp"
#include "engine/commit_doubt.hpp"
#include "engine/env_py.hpp"
#include "engine/retry.hpp"
#include "engine/session_settings.hpp"
#include "engine/standing.hpp"
#include "engine/statement_run.hpp"
#include "engine/step_failure.hpp"

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
        : observer_(observer), steps_(steps), begin_(begin), ends_(ends), current_(current), started_(step_started) {}

    void begin() {
        current_ = begin_;
        start();
        pass(0);
    }

    void outcome(const dialect::Outcome& outcome) { pass(outcome.index + 1); }

private:
    void start() {
        started_ = Clock::now();
        observer_.step_started(steps_[current_].step, current_, steps_.size());
        observer_.printed(steps_[current_].printed);
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

/// PostgreSQL refuses everything up to the end of a transaction after an error in it, also when the script has caught
/// the error: then it is our row that is refused, and the script's line that is to be told.
Error caught_without_savepoint(const Error& refused, const Error& cause) {
    Error error(refused.code(), refused.message());
    error.at(cause.place()).statement(cause.statement(), refused.sqlstate());
    error.detail("the script has caught an error of this statement: " + cause.message());
    return std::move(error.hint(
        "after an error PostgreSQL refuses everything up to the end of the transaction, as with Alembic. Put "
        "what may fail into `with op.get_bind().begin_nested():`"));
}

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
    run_.echo();
    warn_of_early_commits();
    try {
        while (done_ < steps_.size()) {
            if (runs_apart(steps_[done_])) {
                run_apart(done_);
                continue;
            }
            run_stretch(end_of_stretch());
        }
    } catch (Error& error) {
        run_.connection->rollback();
        const std::vector<std::string> rows = rows_at(error);
        add_detail(error, partly_ ? partly_text(steps_, done_, rows) : standing_text(steps_, done_, rows));
        record_failure(error);
        throw;
    }
}

std::vector<std::string> Execution::rows_at(const Error& error) const {
    if (error.code() != ErrorCode::version_table_mismatch) {
        return rows_;
    }
    try {
        return run_.version_table.read(*run_.connection);
    } catch (const Error&) {
        return rows_;
    }
}

std::size_t Execution::end_of_stretch() const {
    std::size_t end = done_ + 1;
    while (end < steps_.size() && !runs_apart(steps_[end]) &&
           (run_.settings.transaction == TransactionMode::all || can_take_commit(end))) {
        ++end;
    }
    return end;
}

bool Execution::can_take_commit(std::size_t index) const {
    const std::vector<StepStatement>& statements = steps_[index].statements;
    const bool sends = run_.settings.ledger || !statements.empty() || !steps_[index].step.changes.empty();
    return sends && !steps_[index].live() &&
           std::none_of(statements.begin(), statements.end(), [](const StepStatement& one) { return one.late; });
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

std::vector<dialect::Statement> Execution::rows_of(const PreparedStep& step, bool session_changed) {
    session_kept_ = session_kept_ || (session_changed && step.keeps_session());
    std::vector<dialect::Statement> rows;
    const auto append = [&rows](std::vector<dialect::Statement> more) {
        std::move(more.begin(), more.end(), std::back_inserter(rows));
    };
    if (session_kept_) {
        append(beside_session(run_.dialect, run_.settings, run_.ledger_rows(step.entry("done"))));
    } else {
        if (session_changed) {
            append(restore_session(run_.dialect, run_.settings));
        }
        append(run_.ledger_rows(step.entry("done")));
    }
    append(run_.version_table.advance(run_.dialect, step.step));
    return rows;
}

LateStatements Execution::batch(std::size_t begin, std::size_t end, std::vector<std::size_t>& ends) {
    LateStatements batch;
    if (!std::exchange(tables_made_, true)) {
        batch.add(run_.opening());
    }
    for (std::size_t i = begin; i < end; ++i) {
        const PreparedStep& step = steps_[i];
        const bool session_changed =
            std::any_of(step.statements.begin(), step.statements.end(),
                        [](const StepStatement& one) { return changes_session(one.statement.sql); });
        timeouts_changed_ = timeouts_changed_ || session_changed;
        const bool back = session_changed && session_kept_ && !step.keeps_session();
        const SessionScript session = back ? session_script(run_.dialect) : SessionScript{};
        if (!session.remember.empty()) {
            batch.add({own_statement(session.remember)});
        }
        for (const StepStatement& one : step.statements) {
            if (const std::optional<Error> fault = pragma_.fault_of(one)) {
                throw *fault;
            }
            batch.add(one.statement, one.late);
        }
        pragma_.committed();
        if (!session.restore.empty()) {
            batch.add({own_statement(session.restore)});
        }
        if (i == begin) {
            batch.add(pragmas_before_.restore());
        }
        batch.add(rows_of(step, session_changed && !back));
        // One answer for each step tells which one is running.
        const std::size_t first = ends.empty() ? 0 : ends.back();
        for (std::size_t at = first; at + 1 < batch.statements.size(); ++at) {
            batch.statements[at].answer_at_once = false;
        }
        ends.push_back(batch.statements.size());
    }
    return batch;
}

void Execution::send(std::size_t begin, std::size_t end) {
    pragmas_before_.remember(*run_.connection, steps_[begin]);
    std::vector<std::size_t> ends;
    const LateStatements statements = batch(begin, end, ends);
    StepTeller teller(run_.observer, steps_, begin, ends, current_, step_started_);
    if (held_) {
        held_->then = [&teller] { teller.begin(); };  // until then it is the step before that may fail
    } else {
        teller.begin();
    }
    try {
        statements.execute(run_, [&](const dialect::Outcome& outcome) { teller.outcome(outcome); });
    } catch (Error& error) {
        pragmas_before_.put_back_quietly(*run_.connection);
        if (!held_) {
            tell_refused_row(run_, steps_, done_, current_, error);
        }
        throw;
    }
}

void Execution::run_stretch(std::size_t end) {
    std::exception_ptr final_failure;
    std::size_t reached = done_;
    const auto work = [&] {
        try {
            run_transactions(end);
        } catch (...) {
            if (!partly_ && !changed_apart_) {
                throw;
            }
            final_failure = std::current_exception();  // what is committed must not be run again
        }
    };
    with_retry(run_, work, [&] { return std::exchange(reached, done_) != done_; });
    if (final_failure) {
        std::rethrow_exception(final_failure);
    }
}

void Execution::run_transactions(std::size_t end) {
    tables_made_ = false;
    try {
        if (run_.settings.transaction == TransactionMode::all) {
            run_together(done_, end, false);
        }
        for (std::size_t i = done_; i < end; ++i) {
            run_together(i, i + 1, i + 1 < end);
        }
    } catch (const Error& error) {
        if (const auto held = std::exchange(held_, std::nullopt)) {
            // What failed is the COMMIT of the step before, or it was not even sent.
            throw commit_failed(error, held->end, held->after);
        }
        throw;
    }
}

void Execution::run_together(std::size_t begin, std::size_t end, bool next) {
    if (!held_) {
        current_ = begin;
        step_started_ = Clock::now();
        transaction_started_ = Clock::now();
        pragma_ = committed_pragma_;
    }
    run_.begin();
    if (const auto within = env_within(run_.dialect, run_.settings); begin == 0 && !within.empty()) {
        run_.execute(within);
        run_.locate_again();
    }
    for (std::size_t i = begin; i < end;) {
        std::size_t stop = i;
        while (stop < end && !steps_[stop].live() && (stop == i || !SessionPragmas::sets(run_.dialect, steps_[stop]))) {
            ++stop;
        }
        if (stop == i) {
            run_live(i++);
        } else {
            send(i, stop);
            i = stop;
        }
    }
    std::vector<std::string> after = held_ ? held_->after : rows_;
    for (std::size_t i = std::max(begin, done_); i < end; ++i) {
        after = rows_after(std::move(after), steps_[i].step);
    }
    if (next && !timeouts_changed_ && !partly_) {
        commit_with_next(end, after);
        return;
    }
    commit(end, after);
    if (std::exchange(timeouts_changed_, false)) {
        run_.connection->set_timeouts(run_.settings.lock_timeout, run_.settings.statement_timeout);
    }
}

Error Execution::commit_failed(Error error, std::size_t end, const std::vector<std::string>& after) {
    // Where a script has committed in its middle, that step is among them.
    if (const std::size_t last = std::max(end, current_ + 1); last > done_ + 1 && is_refused_commit(error)) {
        const auto cause = tell_refused_commit(run_, steps_, done_, last, Clock::now() - transaction_started_, error);
        refused_commit_ = names_of(steps_, done_, last);
        current_ = cause.value_or(current_);
    }
    if (error.code() != ErrorCode::in_doubt) {
        return error;
    }
    const CommitFate fate = find_commit_fate(run_, rows_, after);
    if (fate == CommitFate::committed) {
        rows_ = after;
        done_ = end;
    }
    partly_ = fate == CommitFate::unknown;
    return doubt_resolved(error, fate);
}

void Execution::commit(std::size_t end, const std::vector<std::string>& after) {
    try {
        run_.commit();
    } catch (const Error& error) {
        throw commit_failed(error, end, after);
    }
    committed(end, after);
}

void Execution::commit_with_next(std::size_t end, const std::vector<std::string>& after) {
    const auto answered = [this] {
        const HeldCommit held = *std::exchange(held_, std::nullopt);
        committed(held.end, held.after);
        if (held.then) {
            held.then();
        }
    };
    held_ = HeldCommit{end, after, {}};
    run_.commit_with_next(answered);
}

catalog::TypeKeys Execution::types_before(std::size_t index) const {
    catalog::TypeKeys made;
    for (std::size_t i = 0; i < index; ++i) {
        if (const auto found = types_of_live_.find(i); found != types_of_live_.end()) {
            made.insert(found->second.begin(), found->second.end());
            continue;
        }
        for (const catalog::Operation& operation : steps_[i].operations) {
            if (const auto type = catalog::implied_type(operation)) {
                made.insert(*type);
            }
        }
    }
    return made;
}

LiveContext::Commits Execution::live_commits(std::size_t index) {
    const auto commit_earlier = [this, index] {
        std::vector<std::string> before = rows_;
        for (std::size_t i = done_; i < index; ++i) {
            before = rows_after(std::move(before), steps_[i].step);
        }
        commit(index, before);
    };
    LiveContext::Commits commits;
    commits.before = [this, commit_earlier] {
        commit_earlier();
        partly_ = true;
    };
    commits.earlier = [this, commit_earlier] {
        commit_earlier();
        run_.begin();
    };
    commits.apart = [this] { changed_apart_ = true; };
    return commits;
}

void Execution::run_live(std::size_t index) {
    const PreparedStep& step = steps_[index];
    current_ = index;
    step_started_ = Clock::now();
    run_.observer.step_started(step.step, index, steps_.size());
    if (!std::exchange(tables_made_, true)) {
        run_.execute(run_.opening());
    }
    catalog::TypeKeys& types = types_of_live_[index] = types_before(index);
    LiveContext context(run_, types, pragma_, live_commits(index));
    try {
        step.script->run(step.step.direction, context);
        context.finish();
    } catch (Error& error) {
        if (changed_apart_) {
            add_detail(error, "what revisions have done on connections of their own (create_engine) is not undone");
        }
        if (partly_) {
            add_detail(error,
                       fmt::format("{} has left the transaction: what it did before that is committed and stays. "
                                   "A new run begins it from its first line",
                                   step.step.revision->id));
        }
        throw;
    }
    pragma_.committed();
    timeouts_changed_ = timeouts_changed_ || context.session_changed();
    try {
        run_.execute(rows_of(step, context.session_changed()));
    } catch (Error& error) {
        if (const std::optional<Error>& cause = context.failed(); cause && error.sqlstate() == "25P02") {
            throw caught_without_savepoint(error, *cause);
        }
        tell_refused_row(run_, steps_, done_, index, error);
        throw;
    }
    run_.observer.step_done(step.step, index, steps_.size(), seconds_since(step_started_));
}

void Execution::run_apart(std::size_t index) {
    current_ = index;
    step_started_ = Clock::now();
    const PreparedStep& step = steps_[index];
    run_.observer.step_started(step.step, index, steps_.size());
    if (const auto within = env_within(run_.dialect, run_.settings); index == 0 && !within.empty()) {
        // The transaction that env.py runs them in is committed where this step leaves it.
        run_.transact(within);
        run_.locate_again();
    }
    run_.observer.printed(step.printed);
    const bool back = session_kept_ && !step.keeps_session();
    const SessionScript session = back ? session_script(run_.dialect) : SessionScript{};
    if (!session.remember.empty()) {
        run_.connection->query(own_statement(session.remember));
    }
    session_kept_ = session_kept_ || step.keeps_session();
    StatementRun statements(run_, step, rows_, session_kept_);
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
    if (!session.restore.empty()) {
        run_.connection->query(own_statement(session.restore));
    }
    run_.observer.step_done(step.step, index, steps_.size(), seconds_since(step_started_));
    committed(index + 1, rows_after(rows_, step.step));
}

void Execution::committed(std::size_t end, const std::vector<std::string>& after) {
    rows_ = after;
    committed_pragma_ = pragma_;
    partly_ = false;
    changed_apart_ = false;
    run_.opened();
    tables_made_ = true;
    done_ = end;
    run_.observer.committed(done_);
}

void Execution::record_failure(const Error& error) const {
    if (!run_.settings.ledger || error.code() == ErrorCode::connection_lost || error.code() == ErrorCode::in_doubt ||
        current_ >= steps_.size() || !run_.state.ledger_exists) {
        return;  // a table made for the failure alone would be a change, where nothing was to be changed
    }
    LedgerEntry entry = steps_[current_].entry("failed");
    entry.message = error.what();
    if (!refused_commit_.empty()) {
        entry.message += fmt::format(" (found when the transaction of {} was committed)", refused_commit_);
    }
    entry.seconds = seconds_since(step_started_);
    run_.note(run_.ledger_rows(std::move(entry)),
              session_kept_ ? set_aside(run_.dialect) : std::vector<dialect::Statement>{});
}

}  // namespace aludel::engine
