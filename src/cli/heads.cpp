#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "report/history.hpp"

namespace aludel::cli {

namespace {

int run_heads(const Arguments& arguments) {
    const engine::Project project = open_project(arguments);
    const script::RevisionGraph& graph = project.graph();
    print_faults(arguments, graph, true);
    std::vector<const script::Revision*> revisions;
    for (const std::string& id : arguments.flag("resolve-dependencies") ? graph.real_heads() : graph.heads()) {
        revisions.push_back(graph.find(id));
    }
    const report::RevisionWriter writer(graph, arguments.out);
    print(arguments.json ? report::revisions_json("heads", graph, writer, revisions)
                         : report::revisions_text(writer, revisions,
                                                  {.verbose = arguments.verbose, .labels = true, .branches = false}));
    return 0;
}

}  // namespace

Command heads_command() {
    return {
        .name = "heads",
        .summary = "Print the revisions that nothing follows",
        .description =
            "A head is a revision that no other names in `revises`. One that another revision depends on "
            "is an \"effective head\": it is listed, but needs no row of its own in the version table.",
        .options = {verbose_option(),
                    {"--resolve-dependencies", "", "Leave out heads that another revision depends on", false, {}}},
        .json = true,
        .run = run_heads,
    };
}

}  // namespace aludel::cli
