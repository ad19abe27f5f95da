#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/create_revision.hpp"
#include "report/created.hpp"

namespace aludel::cli {

namespace {

int run_merge(const Arguments& arguments) {
    engine::NewRevision request;
    request.message = arguments.one("message").value_or("");
    request.heads = arguments.all("REVISIONS");
    request.splice = arguments.flag("splice");
    request.branch_labels = arguments.all("branch-label");
    request.id = arguments.one("rev-id").value_or("");
    engine::Project project = open_project(arguments);
    const engine::CreatedRevision created = engine::create_revision(project, request);
    print_faults(arguments, project.graph());
    print_error(report::created_warnings(created, arguments.err));
    if (arguments.json) {
        print(report::created_json(created));
    } else if (!arguments.quiet) {
        print(report::created_text(created));
    }
    return 0;
}

}  // namespace

Command merge_command() {
    return {
        .name = "merge",
        .summary = "Write a revision that joins several heads",
        .description = "The new revision has all of REVISIONS as its parents. `aludel merge heads` joins every head.",
        .options = {{"-m,--message", "TEXT", "What the revision does, in a line", false, {}},
                    {"--branch-label", "LABEL", "A name for the branch that begins here", false, {}},
                    {"--rev-id", "ID", "The id, instead of a random one", false, {}},
                    {"--splice", "", "Let revisions be joined that are no heads", false, {}}},
        .positionals = {{"REVISIONS", "the revisions to join, or heads", true, true}},
        .json = true,
        .run = run_merge,
    };
}

}  // namespace aludel::cli
