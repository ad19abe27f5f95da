#include <algorithm>

#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/current_revisions.hpp"
#include "report/history.hpp"

namespace aludel::cli {

namespace {

/// Alembic compares the rows themselves, and so never passes where a head has no row because another revision depends
/// on it; such a head counts as applied here.
void require_all_heads(const script::RevisionGraph& graph, const std::vector<const script::Revision*>& current) {
    graph.require_certain_heads();
    for (const std::string& head : graph.heads()) {
        if (std::find(current.begin(), current.end(), graph.find(head)) == current.end()) {
            throw Error(ErrorCode::not_up_to_date, "Database is not on all head revisions")
                .hint("`aludel upgrade heads` brings it there; `aludel plan heads` lists the steps");
        }
    }
}

int run_current(const Arguments& arguments) {
    engine::Project project = open_database(arguments);
    project.preload_graph();
    const std::vector<std::string> rows = read_version_rows(arguments, project);
    const script::RevisionGraph& graph = project.graph();
    print_faults(arguments, graph);
    if (arguments.verbose && !arguments.json) {
        print("Current revision(s) for " + project.url().redacted() + ":\n");
    }
    const auto revisions = engine::current_revisions(graph, rows);
    const script::ImpliedRows implied = script::implied_rows(graph, rows);
    if (arguments.flag("check-heads")) {
        require_all_heads(graph, revisions);
        if (!implied.empty()) {
            throw Error(ErrorCode::not_up_to_date, implied.text()).hint(implied.hint());
        }
    }
    print_implied(arguments, implied);
    const report::RevisionWriter writer(graph, arguments.out);
    print(arguments.json ? report::revisions_json("current", graph, writer, revisions)
                         : report::revisions_text(writer, revisions, {.verbose = arguments.verbose}));
    return 0;
}

}  // namespace

Command current_command() {
    return {
        .name = "current",
        .summary = "Print the revisions the database is at",
        .description =
            "Prints a line for each branch of the database, \"ab12 (head)\", and nothing for an empty one. A "
            "branch that only a dependency has brought is printed too, and counts as applied for --check-heads, where "
            "Alembic looks at the rows alone.\n\nBehind the command's name, -c is "
            "--check-heads, as in Alembic; a configuration file is named before it or as --config.",
        .options = {{"-c,--check-heads", "", "Fail with status 1 unless the database is at every head", false, {}},
                    verbose_option()},
        .json = true,
        .run = run_current,
    };
}

}  // namespace aludel::cli
