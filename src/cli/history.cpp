#include "report/history.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/revision_range.hpp"

namespace aludel::cli {

namespace {

int run_history(const Arguments& arguments) {
    engine::RevisionRange range;
    if (const auto text = arguments.one("rev-range")) {
        range = engine::parse_revision_range(*text);
    }
    const bool indicate = arguments.flag("indicate-current");
    const bool asks = indicate || engine::mentions_current(range);
    engine::Project project = asks ? open_database(arguments) : open_project(arguments);
    std::vector<std::string> rows;
    if (asks) {
        project.preload_graph();
        rows = read_version_rows(arguments, project);
    }
    const script::RevisionGraph& graph = project.graph();
    print_faults(arguments, graph);
    const auto revisions = engine::revisions_in(graph, range, rows);
    report::RevisionWriter writer(graph, arguments.out);
    if (indicate) {
        writer.mark_current(rows);
    }
    const report::RevisionFormat format{
        .verbose = arguments.verbose, .parents = true, .labels = true, .description = true};
    print(arguments.json ? report::revisions_json("history", graph, writer, revisions)
                         : report::revisions_text(writer, revisions, format));
    return 0;
}

}  // namespace

Command history_command() {
    return {
        .name = "history",
        .summary = "List the revisions, newest first",
        .description =
            "Each line is \"parents -> revision (labels) (head), message\". A range is START:END, either "
            "of which may be left out, be relative (-3:, ab12:+2) or the word `current`, which asks "
            "the database.",
        .options = {{"-r,--rev-range", "START:END", "Only these revisions, both ends included", false, {}},
                    verbose_option(),
                    {"-i,--indicate-current", "", "Mark the revisions the database is at", false, {}}},
        .json = true,
        .run = run_history,
    };
}

}  // namespace aludel::cli
