#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/revision_range.hpp"
#include "report/history.hpp"

namespace aludel::cli {

namespace {

int run_branches(const Arguments& arguments) {
    const engine::Project project = open_project(arguments);
    const script::RevisionGraph& graph = project.graph();
    print_faults(arguments, graph);
    std::vector<const script::Revision*> points = engine::revisions_in(graph, {}, {});
    std::erase_if(points, [&](const script::Revision* revision) { return !graph.is_branch_point(*revision); });
    const report::RevisionWriter writer(graph, arguments.out);
    print(arguments.json ? report::revisions_json("branches", graph, writer, points)
                         : report::branches_text(graph, writer, points, arguments.verbose));
    return 0;
}

}  // namespace

Command branches_command() {
    return {
        .name = "branches",
        .summary = "Print the revisions that more than one follows",
        .description = "Each branch point is printed with the revisions it branches into.",
        .options = {verbose_option()},
        .json = true,
        .run = run_branches,
    };
}

}  // namespace aludel::cli
