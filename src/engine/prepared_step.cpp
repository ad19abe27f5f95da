#include "engine/prepared_step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/outside_transaction.hpp"
#include "dialect/pragma.hpp"
#include "engine/foreign_keys_pragma.hpp"
#include "engine/parallel.hpp"
#include "engine/session_settings.hpp"

namespace aludel::engine {

namespace {

/// Which steps are live: those that ask, and those behind them that bring types, of which only the run will know
/// whether they are made already.
void choose_live(const std::vector<Recording>& recordings, std::vector<PreparedStep>& steps, Purpose purpose) {
    bool behind = false;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        PreparedStep& step = steps[i];
        if (behind && !step.question &&
            std::any_of(recordings[i].spoken.begin(), recordings[i].spoken.end(), brings_type)) {
            step.question = script::Question{"a table with a type that an earlier revision may have made",
                                             step.step.revision->place(), true};
        }
        const bool live = step.question && (purpose == Purpose::run || !step.question->only_failure);
        behind = behind || live;
        if (!live) {
            step.script.reset();
        }
    }
}

/// Would this step notice whether it is in a transaction?
bool needs_autocommit(const PreparedStep& step) {
    return std::any_of(step.statements.begin(), step.statements.end(), [](const StepStatement& one) {
        // A value that was added to an enumeration cannot be used before its transaction is over.
        return !one.traits.not_transactional.empty() ||
               ascii_lower(one.statement.sql).find("add value") != std::string::npos;
    });
}

/// Behind a COMMIT that a script gave as text, Alembic's driver believes itself in a transaction still, so that what
/// the run does from then on is in none. Where a later step could not be carried out otherwise, it is not here either;
/// each other step is safer in a transaction, and comes out the same.
void run_on_without_transaction(const std::vector<Recording>& recordings, std::vector<PreparedStep>& steps) {
    bool without = false;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (without && !steps[i].outside_transaction() && needs_autocommit(steps[i])) {
            for (StepStatement& one : steps[i].statements) {
                one.autocommit = true;
            }
        } else if (steps[i].outside_transaction()) {
            without = recordings[i].gave_up_transaction;
        }
    }
}

/// What this statement of an SQL revision sets, where it is the run's own to set; else empty.
std::string setting_of_run(const dialect::Dialect& dialect, const StepStatement& one) {
    const dialect::Pragmas* pragmas = dialect::pragmas_of(dialect);
    const bool may = pragmas != nullptr && !one.statement.place.file.ends_with(".py") &&
                     first_words(one.statement.sql, 1) == std::vector<std::string>{"pragma"};
    return may ? pragmas->refused_setting(one.statement.sql).value_or("") : "";
}

std::string advice_for(std::string_view setting) {
    if (setting == "foreign_keys") {
        return "leave it out: it would do nothing. Foreign keys are off while a revision runs, and are checked before "
               "it counts";
    }
    if (setting == "busy_timeout") {
        return "leave it out: how long to wait for another connection is the setting lock_timeout (`--lock-timeout`)";
    }
    return "leave it out: the version table and the ledger could not be written behind it";
}

/// Inside a transaction a revision may set savepoints of its own: they end with it.
bool is_savepoint(std::string_view control) {
    return control == "SAVEPOINT" || control == "RELEASE" || control == "ROLLBACK TO";
}

}  // namespace

void compile_recording(Recording& recording, const dialect::Dialect& dialect, PreparedStep& step) {
    if (!step.live()) {
        step.printed = std::move(recording.printed);
    }
    for (Recording::Spoken& one : recording.spoken) {
        const bool late = !step.live() && dialect.needs_database(one.operation);
        if (late) {
            dialect::Statement described{
                catalog::describe(one.operation), catalog::place_of(one.operation), {}, {}, {}};
            auto operation = std::make_shared<const catalog::Operation>(one.operation);
            step.statements.push_back({std::move(described), {}, one.autocommit, std::move(operation)});
        }
        for (dialect::Statement& statement :
             late || step.live() ? std::vector<dialect::Statement>() : dialect.compile(one.operation)) {
            dialect::Traits traits = dialect.traits(statement.sql);
            step.statements.push_back({std::move(statement), std::move(traits), one.autocommit, nullptr});
        }
        step.operations.push_back(std::move(one.operation));
    }
}

std::optional<Error> fault_of(const dialect::Dialect& dialect, const StepStatement& one, TransactionMode mode) {
    const bool alone = one.autocommit || mode == TransactionMode::none;
    if (const std::string setting = setting_of_run(dialect, one); !setting.empty()) {
        Error error(ErrorCode::not_supported, fmt::format("PRAGMA {} in a revision", setting));
        return error.at(one.statement.place).statement(one.statement.sql).hint(advice_for(setting));
    }
    const std::string& control = one.traits.transaction_control;
    if (!control.empty() && (alone || !is_savepoint(control))) {
        Error error(ErrorCode::transaction_control, fmt::format("{} in a revision", control));
        error.at(one.statement.place).statement(one.statement.sql);
        return error.hint(alone ? "leave it out: every statement here is a transaction of its own"
                                : "leave it out: aludel begins and ends the transaction, so that the revision and its "
                                  "row in the version table stand or fall together");
    }
    if (!alone && !one.traits.not_transactional.empty() && !is_ignored_pragma(one)) {
        Error error(ErrorCode::statement_not_transactional,
                    fmt::format("{} cannot run inside a transaction", one.traits.not_transactional));
        return error.at(one.statement.place)
            .statement(one.statement.sql)
            .hint(one.statement.place.file.ends_with(".py")
                      ? replace_all(one.traits.advice, dialect::into_own_section, dialect::into_autocommit_block)
                      : one.traits.advice);
    }
    return std::nullopt;
}

bool PreparedStep::outside_transaction() const {
    return std::any_of(statements.begin(), statements.end(), [](const StepStatement& one) { return one.autocommit; });
}

LedgerEntry PreparedStep::entry(std::string_view outcome) const {
    LedgerEntry entry;
    entry.action = script::to_string(step.direction);
    entry.outcome = outcome;
    entry.checksum = checksum;
    entry.file_hash = file_hash;
    entry.applied_files = outcome == "failed" ? "" : applied_files;
    if (step.revision != nullptr) {
        entry.revision = step.revision->id;
        entry.message = step.revision->message;
    }
    return entry;
}

std::vector<PreparedStep> prepare_steps(const std::vector<Step>& steps, const dialect::Dialect& dialect,
                                        const script::PythonOptions& python, Purpose purpose) {
    std::vector<PreparedStep> prepared(steps.size());
    std::vector<Recording> recordings(steps.size());
    parallel_for(steps.size(), [&](std::size_t i) {
        PreparedStep& one = prepared[i];
        one.step = steps[i];
        if (one.step.revision == nullptr) {
            return;
        }
        one.script = script::load_script(*one.step.revision, dialect, python);
        recordings[i] = record(*one.script, one.step.direction, dialect, purpose);
        one.question = recordings[i].question;
        one.checksum = one.script->checksum(dialect);
        one.file_hash = one.script->file_hash();
    });
    create_types_once(recordings);
    choose_live(recordings, prepared, purpose);
    parallel_for(steps.size(), [&](std::size_t i) { compile_recording(recordings[i], dialect, prepared[i]); });
    run_on_without_transaction(recordings, prepared);
    return prepared;
}

void check_statements(const dialect::Dialect& dialect, const std::vector<PreparedStep>& steps, TransactionMode mode) {
    std::optional<Error> first;
    std::vector<std::string> others;
    ForeignKeysPragma pragma;
    for (const PreparedStep& step : steps) {
        if (step.live() && mode == TransactionMode::none) {
            throw Error(ErrorCode::not_supported,
                        fmt::format("{} asks the database, which needs a transaction around it", step.question->what))
                .at(step.question->place)
                .hint("run it with --transaction each");
        }
        for (const StepStatement& statement : step.statements) {
            std::optional<Error> fault = fault_of(dialect, statement, mode);
            if (!fault) {
                fault = pragma.fault_of(statement);
            }
            if (fault && !first) {
                first = std::move(fault);
                first->hint(replace_all(first->hint(), "-- aludel: …",
                                        fmt::format("-- aludel: {}", script::to_string(step.step.direction))));
            } else if (fault) {
                others.emplace_back(fault->what());
            }
        }
        pragma.committed();
    }
    if (!first) {
        return;
    }
    if (!others.empty()) {
        first->detail("so do:\n" + join(others, "\n"));
    }
    throw *first;
}

}  // namespace aludel::engine
