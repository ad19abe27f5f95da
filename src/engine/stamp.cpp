#include <fmt/format.h>

#include <chrono>

#include "engine/guard.hpp"
#include "engine/run.hpp"
#include "engine/runner.hpp"
#include "engine/standing.hpp"
#include "engine/version_width.hpp"

namespace aludel::engine {

namespace {

using Clock = std::chrono::steady_clock;

/// What a stamp says about one revision: nothing is known of the file it stands for.
LedgerEntry stamp_entry(const Step& step) {
    std::vector<std::string> ids;
    for (const VersionChange& change : step.changes) {
        if (!change.to.empty()) {
            ids.push_back(change.to);
        }
    }
    LedgerEntry entry;
    entry.action = "stamp";
    entry.outcome = "done";
    entry.revision = rows_text(ids) == "<base>" ? "" : ids.back();
    return entry;
}

std::vector<dialect::Statement> stamp_statements(const Run& run, const Plan& plan) {
    std::vector<dialect::Statement> statements = run.missing_tables();
    const auto append = [&statements](std::vector<dialect::Statement> more) {
        std::move(more.begin(), more.end(), std::back_inserter(statements));
    };
    if (run.options.purge) {
        LedgerEntry entry;
        entry.action = "purge";
        entry.outcome = "done";
        append(run.ledger_rows(std::move(entry)));
        statements.push_back(run.version_table.clear(run.dialect));
    }
    for (const Step& step : plan.steps) {
        append(run.ledger_rows(stamp_entry(step)));
        append(run.version_table.advance(run.dialect, step));
    }
    if (run.state.intent_table_exists) {
        statements.push_back(run.intents.drop(run.dialect));
    }
    return statements;
}

/// Stamping is how somebody says that an unfinished section was put right by hand.
void tell_of_intents(const Run& run) {
    if (!run.state.intents.empty()) {
        run.observer.warning(fmt::format("the {} of {} was left unfinished; its notes are removed",
                                         script::to_string(run.state.intents.front().direction),
                                         run.state.intents.front().revision));
    }
}

}  // namespace

RunReport stamp(Project& project, const std::vector<std::string>& targets, const RunOptions& options,
                RunObserver& observer) {
    const Clock::time_point started = Clock::now();
    project.preload_graph();
    Run run(project, options, observer);
    if (options.dry_run) {
        run.read_state();
    } else {
        run.lock();
    }
    project.graph().require_sound();
    RunReport report;
    report.plan = plan_stamp(project.graph(), options.purge ? std::vector<std::string>{} : run.state.rows, targets);
    for (const std::string& warning : report.plan.warnings) {
        observer.warning(warning);
    }
    require_fitting_ids(run, report.plan.steps);
    const bool nothing =
        report.plan.steps.empty() && !options.purge && run.state.version_table_exists && !run.state.intent_table_exists;
    if (!options.dry_run && !nothing) {
        require_consent(run, consent_question(run, options.purge ? Action::purge : Action::stamp, report.plan, {}));
        tell_of_intents(run);
        run.transact(stamp_statements(run, report.plan));
        observer.committed(report.plan.steps.size());
        report.steps_done = report.plan.steps.size();
    }
    if (options.purge) {
        report.plan.from = run.state.rows;
    }
    report.nothing_to_do = nothing;
    report.seconds = std::chrono::duration<double>(Clock::now() - started).count();
    return report;
}

void ensure_version(Project& project, RunObserver& observer) {
    const RunOptions options;
    Run run(project, options, observer);
    if (project.version_table(*run.connection).exists(*run.connection)) {
        return;
    }
    run.lock();
    if (!run.state.version_table_exists) {
        run.transact({run.version_table.create(run.dialect)});
    }
}

}  // namespace aludel::engine
