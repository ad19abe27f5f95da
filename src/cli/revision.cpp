#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/create_revision.hpp"
#include "report/created.hpp"

namespace aludel::cli {

namespace {

void refuse_what_must_wait(const Arguments& arguments) {
    if (arguments.flag("autogenerate") && arguments.flag("sql")) {
        throw Error(ErrorCode::usage, "Using --sql with --autogenerate does not make any sense");
    }
    if (arguments.flag("autogenerate")) {
        throw Error(ErrorCode::not_supported,
                    "--autogenerate compares the database with a desired schema, and this version "
                    "of aludel cannot read one yet")
            .hint("`aludel revision -m …` writes an empty revision to be filled in by hand");
    }
    if (arguments.flag("sql")) {
        throw Error(ErrorCode::usage,
                    "Using --sql with the revision command does not make any sense: nothing would be run")
            .hint("`aludel upgrade --sql …` writes the SQL of revisions");
    }
}

int run_revision(const Arguments& arguments) {
    refuse_what_must_wait(arguments);
    engine::NewRevision request;
    request.message = arguments.one("message").value_or("");
    if (const auto head = arguments.one("head")) {
        request.heads.push_back(*head);
    }
    request.splice = arguments.flag("splice");
    request.branch_labels = arguments.all("branch-label");
    request.version_path = arguments.one("version-path").value_or("");
    request.id = arguments.one("rev-id").value_or("");
    request.depends_on = arguments.all("depends-on");
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

Command revision_command() {
    return {
        .name = "revision",
        .summary = "Write a new revision file",
        .description =
            "The new revision follows the head, or what --head names. Its id is twelve random hex digits unless "
            "--rev-id gives one; the file's name follows file_template.",
        .options = {{"-m,--message", "TEXT", "What the revision does, in a line", false, {}},
                    {"--autogenerate", "", "Refused: reading a desired schema is not supported yet", false, {}},
                    {"--sql", "", "Refused, as by Alembic without revision_environment", false, {}},
                    {"--head", "REVISION", "The revision to follow: an id, label@head, base for a new base", false, {}},
                    {"--splice", "", "Let the revision to follow be one that is no head: a new branch", false, {}},
                    {"--branch-label", "LABEL", "A name for the branch that begins here", false, {}},
                    {"--version-path", "DIRECTORY", "Which of the version_locations takes the file", false, {}},
                    {"--rev-id", "ID", "The id, instead of a random one", false, {}},
                    {"--depends-on", "REVISION", "A revision that must be applied before", true, {}}},
        .json = true,
        .run = run_revision,
    };
}

}  // namespace aludel::cli
