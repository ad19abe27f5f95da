#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/editor.hpp"
#include "cli/session.hpp"
#include "engine/current_revisions.hpp"

namespace aludel::cli {

namespace {

int run_edit(const Arguments& arguments) {
    const std::string& expression = arguments.required("REVISION");
    engine::Project project = expression == "current" ? open_database(arguments) : open_project(arguments);
    std::vector<const script::Revision*> revisions;
    if (expression == "current") {
        revisions = engine::revisions_of_rows(project.graph(), read_version_rows(arguments, project));
        if (revisions.empty()) {
            throw Error(ErrorCode::revision_not_found, "No current revisions").hint("the database is at base");
        }
    } else {
        revisions = engine::revisions_named(project.graph(), expression);
        if (revisions.empty()) {
            throw Error(ErrorCode::revision_not_found, "No revision files indicated by symbol '" + expression + "'");
        }
    }
    for (const script::Revision* revision : revisions) {
        open_in_editor(revision->file);
    }
    return 0;
}

}  // namespace

Command edit_command() {
    return {
        .name = "edit",
        .summary = "Open the file of a revision in an editor",
        .description =
            "The editor is $VISUAL, else $EDITOR, else the first of sensible-editor, editor, nano, vim and vi. "
            "It runs even if the graph is broken: that is when one needs it.",
        .positionals = {{"REVISION", "the revision, or `current`"}},
        .run = run_edit,
    };
}

}  // namespace aludel::cli
