#include "engine/stamp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "engine/applied_files.hpp"
#include "engine/doubled_rows.hpp"
#include "engine/guard.hpp"
#include "engine/run.hpp"
#include "engine/runner.hpp"
#include "engine/standing.hpp"
#include "engine/version_width.hpp"
#include "script/graph_inner.hpp"

namespace aludel::engine {

namespace {

using Clock = std::chrono::steady_clock;

LedgerEntry entry_of(std::string action, std::string revision) {
    LedgerEntry entry;
    entry.action = std::move(action);
    entry.outcome = "done";
    entry.revision = std::move(revision);
    return entry;
}

std::vector<dialect::Statement> stamp_statements(const Run& run, const Plan& plan) {
    std::vector<dialect::Statement> statements = run.opening();
    const auto append = [&statements](std::vector<dialect::Statement> more) {
        std::move(more.begin(), more.end(), std::back_inserter(statements));
    };
    AppliedFiles files(run.state.applied);
    const auto record = [&](LedgerEntry entry) {
        files.add(entry);
        append(run.ledger_rows(std::move(entry)));
    };
    if (run.options.purge) {
        record(entry_of("purge", ""));
        statements.push_back(run.version_table.clear(run.dialect));
    }
    std::vector<std::string> believed;
    if (!run.options.purge) {  // whose own entry forgets everything
        for (const auto& [id, applied] : run.state.applied) {
            believed.push_back(id);
        }
    }
    for (LedgerEntry& entry : stamp_entries(run.project.graph(), plan, believed)) {
        record(std::move(entry));
    }
    for (const Step& step : plan.steps) {
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

std::vector<LedgerEntry> stamp_entries(const script::RevisionGraph& graph, const Plan& plan,
                                       const std::vector<std::string>& believed) {
    if (plan.steps.empty()) {
        return {};
    }
    if (plan.to.empty()) {
        return {entry_of("stamp", "")};
    }
    const script::RevisionGraph::Inner& inner = graph.inner();
    const script::NodeSet before = inner.at_or_below(plan.from);
    const script::NodeSet after = inner.at_or_below(plan.to);
    std::vector<std::string> gone = believed;
    // The rows that go are told even where the ledger has never heard of them.
    std::copy_if(plan.from.begin(), plan.from.end(), std::back_inserter(gone), [&](const std::string& row) {
        return std::find(believed.begin(), believed.end(), row) == believed.end();
    });
    std::erase_if(gone, [&](const std::string& id) {
        const auto node = inner.find(id);
        return node && before[*node] && after[*node];
    });
    std::vector<LedgerEntry> entries;
    for (std::string& id : gone) {
        entries.push_back(entry_of("forget", std::move(id)));
    }
    for (const Step& step : plan.steps) {
        for (const VersionChange& change : step.changes) {
            if (!change.to.empty()) {
                entries.push_back(entry_of("stamp", change.to));
            }
        }
    }
    return entries;
}

RunReport stamp(Project& project, const std::vector<std::string>& targets, const RunOptions& options,
                RunObserver& observer) {
    const Clock::time_point started = Clock::now();
    project.preload_graph();
    Run run(project, options, observer);
    if (options.dry_run) {
        run.look();
    } else {
        run.prepare_by_env();
        run.lock();
    }
    RunReport report;
    report.plan = plan_stamp(project.graph(), options.purge ? std::vector<std::string>{} : run.state.rows, targets);
    tell_faults(run);
    for (const std::string& warning : report.plan.warnings) {
        observer.warning(warning);
    }
    require_fitting_ids(run, report.plan.steps);
    if (!options.purge) {
        require_single_rows(run, report.plan.steps);
    }
    const bool nothing =
        report.plan.steps.empty() && !options.purge && run.state.version_table_exists && !run.state.intent_table_exists;
    const Action action = options.purge ? Action::purge : Action::stamp;
    const std::string question = nothing ? "" : consent_question(run, action, report.plan, {});
    if (options.dry_run && !question.empty()) {
        observer.warning("would have to be agreed to: " + question);
    }
    if (!options.dry_run && !nothing) {
        require_consent(run, question);
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
    run.look();
    if (run.state.version_table_exists) {
        return;
    }
    run.prepare_by_env();
    run.lock();
    if (!run.state.version_table_exists) {
        run.transact({run.version_table.create(run.dialect)});
    }
}

}  // namespace aludel::engine
