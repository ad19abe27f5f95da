#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/current_revisions.hpp"
#include "report/history.hpp"
#include "report/operations.hpp"

namespace aludel::cli {

namespace {

int run_show(const Arguments& arguments) {
    const std::string& expression = arguments.required("REVISION");
    // What a revision does may follow from what env.py says.
    const bool asks_env = expression == "current" || arguments.flag("ops");
    engine::Project project = asks_env ? open_database(arguments) : open_project(arguments);
    std::vector<std::string> rows;
    if (expression == "current") {
        project.preload_graph();
        rows = read_version_rows(arguments, project);
    }
    const script::RevisionGraph& graph = project.graph();
    print_faults(arguments, graph);
    const std::vector<const script::Revision*> revisions =
        expression == "current" ? engine::revisions_of_rows(graph, rows) : engine::revisions_named(graph, expression);
    if (arguments.flag("ops")) {
        const std::vector<engine::RevisionOperations> all = engine::operations_of(project, revisions);
        print(arguments.json ? report::operations_json(all) : report::operations_text(all, arguments.out));
        return 0;
    }
    const report::RevisionWriter writer(graph, arguments.out);
    print(arguments.json ? report::revisions_json("show", graph, writer, revisions)
                         : report::revisions_text(writer, revisions, {.verbose = true}));
    return 0;
}

}  // namespace

Command show_command() {
    return {
        .name = "show",
        .summary = "Show one revision",
        .description =
            "Prints what the header of the revision's file says. REVISION may be anything that names "
            "revisions (an id or its beginning, a label, head, heads, ab12-2), or `current`, which asks the "
            "database.\n\nWith --ops: the operations that the revision would perform, in both directions, as SQL of "
            "the "
            "database that is configured, of PostgreSQL if none is. Nothing is run and no database is asked.",
        .options = {{"--ops", "", "What the revision would do, up and down", false, {}}},
        .positionals = {{"REVISION", "the revision, or `current`"}},
        .json = true,
        .run = run_show,
    };
}

}  // namespace aludel::cli
