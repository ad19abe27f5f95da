#include "engine/offline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "engine/env_py.hpp"
#include "engine/offline_script.hpp"
#include "engine/plan.hpp"
#include "engine/prepared_step.hpp"
#include "engine/simulation.hpp"
#include "engine/stamp.hpp"
#include "engine/standing.hpp"
#include "script/graph_inner.hpp"

namespace aludel::engine {

namespace {

/// "from:to"; without a colon everything is the target.
struct Range {
    std::optional<std::string> from;
    std::string to;
};

Range parse_range(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
        return {std::nullopt, std::string(text)};
    }
    return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

/// The version rows of a database at the start of the range.
std::vector<std::string> starting_rows(const script::RevisionGraph& graph, const std::optional<std::string>& from) {
    std::vector<std::string> rows;
    if (from && !from->empty()) {
        graph.require_certain(*from);
        for (const script::Revision* revision : graph.resolve(*from)) {
            rows.push_back(revision->id);
        }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// What the ledger is told with each step that runs a script.
std::vector<std::vector<LedgerEntry>> ledger_entries(const std::vector<PreparedStep>& steps) {
    std::vector<std::vector<LedgerEntry>> entries;
    for (const PreparedStep& step : steps) {
        entries.push_back({step.entry("done")});
    }
    return entries;
}

/// Steps that depend on the database are run on a simulated one, which is what the revisions before them make. What is
/// in its tables at the start of the range nobody knows: that is in the database that the script is for.
void answer_by_simulation(const Project& project, const Plan& plan, std::vector<PreparedStep>& steps) {
    if (std::none_of(steps.begin(), steps.end(), depends_on_database)) {
        return;
    }
    try {
        Simulation simulation(project, [](std::string_view) {});
        simulation.upgrade_to(plan.from);
        if (!plan.from.empty()) {
            simulation.connection().forget_rows();
        }
        simulation.answer(steps);
    } catch (Error& error) {
        if (error.code() == ErrorCode::python_unknown) {
            error.hint("only a run can answer that: `aludel upgrade` asks the database when it comes to this revision");
        }
        const auto asking = std::find_if(steps.begin(), steps.end(), depends_on_database);
        if (asking != steps.end() && asking->question) {
            add_detail(error,
                       fmt::format("{}: {} asks the database. With --sql the answer is what the revisions before "
                                   "it make, and that could not be said",
                                   to_string(asking->question->place), asking->question->what));
        }
        throw;
    }
}

std::string offline_run(Project& project, const Plan& plan) {
    require_no_env_statements(project.settings());
    const dialect::Dialect& dialect = project.dialect_or({});
    std::vector<PreparedStep> steps = prepare_steps(plan.steps, dialect, project.python(), Purpose::write);
    answer_by_simulation(project, plan, steps);
    check_statements(dialect, steps, project.settings().transaction);
    OfflineScript script(project, dialect);
    script.steps(steps, ledger_entries(steps), plan.from.empty());
    return script.text();
}

/// Every revision at or below these.
std::vector<std::string> lineage(const script::RevisionGraph& graph, const std::vector<std::string>& rows) {
    const script::RevisionGraph::Inner& inner = graph.inner();
    const script::NodeSet below = inner.at_or_below(rows);
    std::vector<std::string> ids;
    for (script::Node node = 0; node < inner.size(); ++node) {
        if (below[node]) {
            ids.push_back(inner.id(node));
        }
    }
    return ids;
}

}  // namespace

std::string offline_upgrade(Project& project, std::string_view target) {
    const script::RevisionGraph& graph = project.graph();
    const Range range = parse_range(target);
    return offline_run(project, plan_upgrade(graph, starting_rows(graph, range.from), range.to));
}

std::string offline_downgrade(Project& project, std::string_view target) {
    const script::RevisionGraph& graph = project.graph();
    const Range range = parse_range(target);
    if (!range.from) {
        throw std::move(Error(ErrorCode::usage, "downgrade with --sql requires <fromrev>:<torev>")
                            .hint("for example `aludel downgrade --sql head:base`"));
    }
    return offline_run(project, plan_downgrade(graph, starting_rows(graph, range.from), range.to));
}

std::string offline_stamp(Project& project, const std::vector<std::string>& targets, bool purge) {
    if (purge) {
        throw std::move(Error(ErrorCode::usage, "--purge cannot be used with --sql")
                            .hint("only the database itself knows which rows there are"));
    }
    const script::RevisionGraph& graph = project.graph();
    std::optional<std::string> from;
    std::vector<std::string> to;
    for (const std::string& target : targets) {
        Range range = parse_range(target);
        if (range.from && from && *from != *range.from) {
            throw Error(ErrorCode::usage, fmt::format("{} and {}: there is one start only", *from, *range.from));
        }
        from = range.from ? range.from : from;
        to.push_back(std::move(range.to));
    }
    Plan plan = plan_stamp(graph, starting_rows(graph, from), to);
    std::vector<std::vector<LedgerEntry>> entries(plan.steps.size());
    if (!plan.steps.empty()) {
        // With the first: the ledger believes what the version table says from then on.
        entries.front() = stamp_entries(graph, plan, lineage(graph, plan.from));
    }
    std::vector<PreparedStep> steps;
    for (Step& step : plan.steps) {
        step.revision = nullptr;  // a stamp runs no script
        steps.emplace_back().step = std::move(step);
    }
    OfflineScript script(project, project.dialect_or({}));
    script.steps(steps, entries, plan.from.empty());
    return script.text();
}

std::string offline_ensure_version(Project& project) {
    OfflineScript script(project, project.dialect_or({}));
    script.version_table();
    return script.text();
}

}  // namespace aludel::engine
