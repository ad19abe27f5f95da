#include <algorithm>

#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/current_revisions.hpp"
#include "report/history.hpp"

namespace aludel::cli {

namespace {

void require_all_heads(const script::RevisionGraph& graph, std::vector<std::string> rows) {
    std::vector<std::string> heads = graph.heads();
    std::sort(heads.begin(), heads.end());
    std::sort(rows.begin(), rows.end());
    if (heads != rows) {
        throw Error(ErrorCode::not_up_to_date, "Database is not on all head revisions")
            .hint("`aludel upgrade heads` brings it there; `aludel plan heads` lists the steps");
    }
}

int run(const Arguments& arguments) {
    engine::Project project = open_project(arguments);
    project.preload_graph();
    const std::vector<std::string> rows = read_version_rows(project);
    const script::RevisionGraph& graph = project.graph();
    print_faults(arguments, graph);
    if (arguments.verbose && !arguments.json) {
        print("Current revision(s) for " + project.url().redacted() + ":\n");
    }
    if (arguments.flag("check-heads")) {
        require_all_heads(graph, rows);
    }
    const auto revisions = engine::current_revisions(graph, rows);
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
            "branch that only a dependency has brought is printed too.\n\nBehind the command's name, -c is "
            "--check-heads, as in Alembic; a configuration file is named before it or as --config.",
        .options = {{"-c,--check-heads", "", "Fail with status 1 unless the database is at every head", false, {}},
                    verbose_option()},
        .json = true,
        .run = run,
    };
}

}  // namespace aludel::cli
