#include <algorithm>

#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/plan.hpp"
#include "report/error.hpp"
#include "report/plan.hpp"

namespace aludel::cli {

namespace {

/// `base`, `label@base`, `-2` and `label@-2` can only mean down; of everything else --down says it.
bool goes_down(std::string_view target) {
    const std::size_t at = target.rfind('@');
    const std::string_view symbol = at == std::string_view::npos ? target : target.substr(at + 1);
    return symbol == "base" || symbol.starts_with('-');
}

/// Of the steps: an id that does not fit the version table as it is made.
void print_long_ids(const Arguments& arguments, const script::RevisionGraph& graph, const engine::Plan& plan) {
    const auto planned = [&plan](const script::Fault& fault) {
        return std::any_of(plan.steps.begin(), plan.steps.end(), [&fault](const engine::Step& step) {
            return std::find(fault.revisions.begin(), fault.revisions.end(), step.revision->id) !=
                   fault.revisions.end();
        });
    };
    for (const script::Fault& fault : graph.faults()) {
        if (fault.code == ErrorCode::revision_too_long && planned(fault)) {
            print_error(report::warning_text(fault.place, fault.message, fault.hint, arguments.err));
        }
    }
}

/// As far as the headers say: no more of the files is read.
void add_irreversible(engine::Plan& plan) {
    for (const engine::Step& step : plan.steps) {
        if (step.direction == script::Direction::downgrade && step.revision->irreversible) {
            plan.warnings.push_back("revision " + step.revision->id +
                                    " cannot be downgraded: " + step.revision->irreversible_reason);
        }
    }
}

int run_plan(const Arguments& arguments) {
    const engine::Project project = open_database(arguments);
    const script::RevisionGraph& graph = project.graph();
    std::vector<std::string> from;
    for (const std::string& expression : arguments.all("from")) {
        graph.require_certain(expression);
        for (const script::Revision* revision : graph.resolve(expression)) {
            from.push_back(revision->id);
        }
    }
    const std::string& target = arguments.required("TARGET");
    const bool down = arguments.flag("down") || goes_down(target);
    engine::Plan plan = down ? engine::plan_downgrade(graph, from, target) : engine::plan_upgrade(graph, from, target);
    add_irreversible(plan);
    print_faults(arguments, graph);
    print_long_ids(arguments, graph, plan);
    for (const std::string& warning : plan.warnings) {
        print_error(arguments.err.warning("warning:") + " " + warning + "\n");
    }
    print(arguments.json ? report::plan_json(plan) : report::plan_text(plan, arguments.out));
    return 0;
}

}  // namespace

Command plan_command() {
    return {
        .name = "plan",
        .summary = "Print the steps to a revision, without a database",
        .description =
            "Prints what `upgrade TARGET` (or `downgrade TARGET`) would run on a database that is at the "
            "revisions given with --from. Only the revision files are read.\n\nTargets that can only lie below "
            "(base, label@base, -2) are planned as downgrades; for others say --down.",
        .options = {{"--from", "REVISION", "What the database is at (default: base)", true, {}},
                    {"--down", "", "Plan a downgrade", false, {}}},
        .positionals = {{"TARGET", "where to go"}},
        .json = true,
        .run = run_plan,
    };
}

}  // namespace aludel::cli
