#include "engine/statement_run.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "dialect/foreign_key_check.hpp"
#include "engine/commit_doubt.hpp"
#include "engine/late_statements.hpp"
#include "engine/retry.hpp"
#include "engine/session_settings.hpp"
#include "engine/settle.hpp"
#include "engine/standing.hpp"

namespace aludel::engine {

namespace {

bool lost(const Error& error) {
    return error.code() == ErrorCode::connection_lost || error.code() == ErrorCode::in_doubt;
}

void check_foreign_keys(dialect::Connection& connection, dialect::ForeignKeyCheck::When when) {
    if (auto* check = dynamic_cast<dialect::ForeignKeyCheck*>(&connection)) {
        check->check_foreign_keys(when);
    }
}

/// Of statements [begin, end), whose transaction was open when the connection went.
std::string sent_text(std::size_t begin, std::size_t end) {
    const std::string which = end == begin + 1 ? fmt::format("statement {} was", end)
                                               : fmt::format("statements {} to {} were", begin + 1, end);
    return which + " on the way in a transaction: the server may still be at work on it, and undoes it";
}

/// A concurrent build waits for old transactions without being in anybody's way, and a timeout would leave an INVALID
/// index behind.
bool may_wait_for_locks(const dialect::Traits& traits) {
    return traits.not_transactional.find("CONCURRENTLY") != std::string::npos;
}

}  // namespace

std::string statement_checksum(const dialect::Dialect& dialect, const dialect::Statement& statement) {
    if (statement.copy_data) {
        return dialect.checksum({catalog::CopyRows{statement.sql, *statement.copy_data, {}}});
    }
    return dialect.checksum({catalog::ExecuteSql{statement.sql, {}}});
}

StatementRun::StatementRun(Run& run, const PreparedStep& step, std::vector<std::string> rows_before, bool keep_session)
    : run_(run), step_(step), rows_before_(std::move(rows_before)), session_(run, keep_session) {}

bool StatementRun::stands_alone(std::size_t i) const {
    const dialect::Traits& traits = step_.statements[i].traits;
    return !traits.not_transactional.empty() || traits.may_commit;
}

Intent StatementRun::intent_of(std::size_t i, std::string_view state) const {
    const dialect::Statement& statement = step_.statements[i].statement;
    Intent intent;
    intent.revision = step_.step.revision->id;
    intent.direction = step_.step.direction;
    intent.index = static_cast<int>(i) + 1;
    intent.total = static_cast<int>(step_.statements.size());
    intent.checksum = statement_checksum(run_.dialect, statement);
    intent.sql = statement.sql;
    intent.state = state;
    intent.place = statement.place;
    return intent;
}

bool StatementRun::is_done(std::size_t i) const {
    const auto found = intents_.find(static_cast<int>(i) + 1);
    return found != intents_.end() && found->second.state == "done";
}

std::vector<dialect::Statement> StatementRun::tables_first() const {
    std::vector<dialect::Statement> statements = run_.opening();
    if (!run_.state.intent_table_exists) {
        statements.push_back(run_.intents.create(run_.dialect));
    }
    return statements;
}

void StatementRun::tables_written() {
    run_.opened();
    run_.state.intent_table_exists = true;
}

void StatementRun::run() {
    using When = dialect::ForeignKeyCheck::When;
    // A table that others reference is rebuilt by several statements: between them it is not there. Of a section that
    // is resumed nobody knows what was violated before it.
    check_foreign_keys(*run_.connection, run_.state.intents.empty() ? When::postponed : When::all_postponed);
    pragmas_.remember(*run_.connection, step_);
    try {
        run_statements();
        pragmas_.put_back(*run_.connection);
        check_foreign_keys(*run_.connection, When::now);
        finish();
    } catch (...) {
        pragmas_.put_back_quietly(*run_.connection);
        check_foreign_keys(*run_.connection, When::each_commit);
        session_.end(false);
        throw;
    }
    check_foreign_keys(*run_.connection, When::each_commit);
    session_.end(true);
}

void StatementRun::run_statements() {
    if (!run_.state.intents.empty()) {
        settle();
    }
    for (std::size_t i = 0; i < step_.statements.size();) {
        std::size_t end = i + 1;
        if (!is_done(i) && stands_alone(i)) {
            run_alone(i);
        } else if (!is_done(i)) {
            end = group_end(i);
            run_group(i, end);
        } else if (!step_.keeps_session() && changes_pragma_session(run_.dialect, step_.statements[i].statement.sql)) {
            run_.connection->query(step_.statements[i].statement);  // an earlier run has set it, for its own session
        }
        for (; i < end; ++i) {
            session_.note(step_.statements[i].statement.sql);
        }
    }
}

void StatementRun::settle() {
    resumed_ = true;
    for (const Intent& intent : run_.state.intents) {
        intents_.emplace(intent.index, intent);
    }
    try {
        settle_intents(run_, step_, session_, intents_);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::changed_on_disk || error.code() == ErrorCode::in_doubt) {
            throw;  // they say how far it is
        }
        stop(error, lost(error) || error.code() == ErrorCode::interrupted ? error.code() : ErrorCode::resume_needed);
    }
}

std::size_t StatementRun::group_end(std::size_t begin) const {
    const bool alone = run_.settings.transaction == TransactionMode::none;
    std::size_t end = begin + 1;
    while (!alone && end < step_.statements.size() && !step_.statements[begin].autocommit &&
           !step_.statements[end].autocommit && !stands_alone(end) && !is_done(end)) {
        ++end;
    }
    return end;
}

void StatementRun::run_group(std::size_t begin, std::size_t end) {
    LateStatements statements;
    std::vector<dialect::Statement> ours = tables_first();
    for (std::size_t i = begin; i < end; ++i) {
        statements.add(step_.statements[i].statement, step_.statements[i].late);
        ours.push_back(run_.intents.start(run_.dialect, intent_of(i, "done")));
    }
    statements.add(session_.behind_the_authors(std::move(ours)));
    std::size_t reached = begin;
    try {
        with_retry(run_, [&] {
            reached = begin;
            session_.begin();
            statements.execute(run_, [&](const dialect::Outcome& outcome) { reached = begin + outcome.index + 1; });
            run_.commit();
        });
    } catch (const Error& error) {
        const bool read_only = error.sqlstate() == "25006" && reached >= end;  // the author wants it so; not of our row
        if (read_only || (error.code() == ErrorCode::statement_not_transactional && end == begin + 1)) {
            for (std::size_t i = begin; i < end; ++i) {
                run_alone(i);  // what its words do not tell, the server knows
            }
            return;
        }
        if (lost(error)) {
            Error told = error;
            if (error.code() == ErrorCode::connection_lost) {
                add_detail(told, sent_text(begin, end));
            }
            stop(told, error.code());
        }
        stop_at(std::min(reached, end - 1), placed_at_commit(error, begin, end), {}, true);
    }
    tables_written();
    for (std::size_t i = begin; i < end; ++i) {
        intents_.emplace(static_cast<int>(i) + 1, intent_of(i, "done"));
    }
}

Error StatementRun::placed_at_commit(const Error& error, std::size_t begin, std::size_t end) const {
    if (!error.place().file.empty() || error.statement() != "COMMIT") {
        return error;
    }
    const dialect::Statement& first = step_.statements[begin].statement;
    Error placed = error;
    if (end == begin + 1) {
        return placed.at(first.place).statement(first.sql, error.sqlstate());
    }
    return placed.at(Place{first.place.file, 0, 0});
}

std::string StatementRun::announce(std::size_t i) {
    Intent intent = intent_of(i, "started");
    std::string leftover;
    if (session_.took_effect(intent.sql, leftover).value_or(false)) {
        intent.message = effect_was_there;
    }
    // What is half dropped a DROP removes.
    if (!leftover.empty() && first_words(intent.sql, 1) != std::vector<std::string>{"drop"}) {
        Error error(ErrorCode::statement_failed, leftover);
        error.at(intent.place).statement(intent.sql);
        const auto cleanup = run_.dialect.cleanup_for(*run_.connection, intent.sql);
        error.hint(cleanup ? fmt::format("it is not of this run: look at it, then remove it with {}", *cleanup)
                           : "it is not of this run: look at it and remove it");
        if (others_done()) {
            stop(error, ErrorCode::resume_needed);  // the statement was not begun: there is nothing to mark
        }
        forget_all();
        throw error;
    }
    std::vector<dialect::Statement> statements = tables_first();
    statements.push_back(run_.intents.start(run_.dialect, intent));
    try {
        session_.transact(session_.alone(std::move(statements)));
    } catch (const Error& error) {
        stop(error, error.code());
    }
    tables_written();
    intents_.emplace(intent.index, std::move(intent));
    return leftover;
}

void StatementRun::run_announced(std::size_t i) {
    const StepStatement& one = step_.statements[i];
    const auto once = [&] { run_.execute({one.statement}); };
    // A second try might meet what the first has left.
    if (may_wait_for_locks(one.traits)) {
        session_.without_lock_timeout(once);
    } else if (one.traits.may_commit) {
        once();
    } else {
        with_retry(run_, once);
    }
}

void StatementRun::run_alone(std::size_t i) {
    interrupt::check();
    run_.migration_lock->check();
    const std::string left_before = announce(i);
    const std::string& sql = step_.statements[i].statement.sql;
    std::string leftover;
    try {
        run_announced(i);
        // IF NOT EXISTS is satisfied with an index that is INVALID.
        session_.took_effect(sql, leftover);
        if (!leftover.empty()) {
            throw Error(ErrorCode::statement_failed, leftover);
        }
    } catch (const Error& error) {
        if (lost(error)) {
            stop(error, ErrorCode::in_doubt);
        }
        const bool may_commit = step_.statements[i].traits.may_commit && !cannot_commit(sql);
        run_.connection->rollback();
        if (leftover.empty()) {
            try {
                session_.took_effect(sql, leftover);
            } catch (const Error&) {
                leftover = "whether it left something behind could not be found out";
            }
        }
        stop_at(i, error, leftover, !may_commit && leftover == left_before);
    }
    Intent& intent = intents_.at(static_cast<int>(i) + 1);
    try {
        session_.transact(session_.alone({run_.intents.mark(run_.dialect, intent, "done")}));
    } catch (const Error& error) {
        stop(error, error.code());
    }
    intent.state = "done";
}

void StatementRun::finish() {
    LedgerEntry entry = step_.entry(resumed_ ? "resumed" : "done");
    entry.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    std::vector<dialect::Statement> statements = run_.opening();
    const auto append = [&statements](std::vector<dialect::Statement> more) {
        std::move(more.begin(), more.end(), std::back_inserter(statements));
    };
    append(run_.ledger_rows(std::move(entry)));
    append(run_.version_table.advance(run_.dialect, step_.step));
    if (run_.state.intent_table_exists) {
        statements.push_back(run_.intents.drop(run_.dialect));
    }
    try {
        session_.transact(session_.last(std::move(statements)));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::in_doubt) {
            const bool half_way = error.code() == ErrorCode::foreign_key_violation && !intents_.empty();
            stop(error, half_way ? ErrorCode::resume_needed : error.code());
        }
        const CommitFate fate = find_commit_fate(run_, rows_before_, rows_after(rows_before_, step_.step));
        finished_ = fate == CommitFate::committed;
        throw doubt_resolved(error, fate);
    }
    finished_ = true;
    run_.opened();
    run_.state.intent_table_exists = false;
    run_.state.intents.clear();
}

bool StatementRun::others_done() const {
    return std::any_of(intents_.begin(), intents_.end(), [](const auto& one) { return one.second.state == "done"; });
}

void StatementRun::stop_at(std::size_t i, const Error& error, const std::string& leftover, bool clean) {
    if (clean && !others_done()) {
        forget_all();
        throw error;
    }
    Error told = error;
    if (!leftover.empty() && leftover != error.message()) {
        add_detail(told, leftover);
    }
    mark_failed(i, failure_message(error.message(), leftover));
    stop(told, error.code() == ErrorCode::interrupted ? ErrorCode::interrupted : ErrorCode::resume_needed);
}

std::string StatementRun::way_on_after(ErrorCode code) const {
    if (code == ErrorCode::version_table_mismatch) {
        const std::vector<std::string> after = rows_after(rows_before_, step_.step);
        return fmt::format(
            "its statements are done, only the version table is not written: look at it, then write it with `aludel "
            "stamp "
            "--purge {}`",
            after.empty() ? "base" : join(after, " "));
    }
    return way_on(in_order(intents_), run_.again);
}

void StatementRun::stop(const Error& error, ErrorCode code) {
    Error told(code, error.message());
    told.at(error.place()).statement(error.statement(), error.sqlstate()).detail(error.detail()).hint(error.hint());
    if (intents_.empty()) {
        throw told;
    }
    add_detail(told, progress_text(in_order(intents_)));
    throw told.hint((error.hint().empty() ? "" : error.hint() + "\n") + way_on_after(code));
}

void StatementRun::mark_failed(std::size_t i, const std::string& message) {
    Intent intent = intent_of(i, "failed");
    intent.message = message;
    const bool announced = intents_.contains(intent.index);
    intents_.insert_or_assign(intent.index, intent);
    // Where it cannot be written the row stays "started": the next run finds out.
    session_.note_down({announced ? run_.intents.mark(run_.dialect, intent, "failed", message)
                                  : run_.intents.start(run_.dialect, intent)});
}

void StatementRun::forget_all() {
    intents_.clear();
    // Where the row stays, the next run finds out that nothing happened.
    if (run_.state.intent_table_exists && session_.note_down({run_.intents.drop(run_.dialect)})) {
        run_.state.intent_table_exists = false;
    }
}

}  // namespace aludel::engine
