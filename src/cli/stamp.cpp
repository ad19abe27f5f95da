#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/offline.hpp"

namespace aludel::cli {

namespace {

int run_stamp(const Arguments& arguments) {
    const std::vector<std::string> targets = arguments.all("REVISIONS");
    const bool offline = arguments.flag("sql");
    if (offline && arguments.flag("purge")) {
        throw Error(ErrorCode::usage, "Can't use --purge with --sql mode")
            .hint("only the database itself knows which rows there are");
    }
    for (const std::string& target : targets) {
        if (!offline && target.find(':') != std::string::npos) {
            throw Error(ErrorCode::usage,
                        "Range revision not allowed: '" + target + "' has a start, and only --sql takes one");
        }
    }
    engine::Project project = open_database(with_run_overrides(arguments));
    if (offline) {
        const std::string script = engine::offline_stamp(project, targets, false);
        print_faults(arguments, project.graph());
        print(script);
        return 0;
    }
    report::ConsoleObserver observer(progress_options(arguments));
    const engine::RunReport report = engine::stamp(project, targets, run_options(arguments), observer);
    print_passed_over(arguments, project.graph());
    print_run(arguments, "stamp", report);
    return 0;
}

}  // namespace

Command stamp_command() {
    return {
        .name = "stamp",
        .summary = "Write revisions into the version table without running them",
        .description =
            "For a database that already is what these revisions make of it. `base` empties the table, `heads` "
            "writes every head.",
        .options = {sql_option(),
                    tag_option(),
                    {"--purge", "", "Empty the version table first, whatever it holds", false, {}},
                    {"-y,--yes", "", "Agree to what would be asked", false, {}},
                    {"--lock-wait", "SECONDS", "How long to wait for another run to end (default 60)", false, {}},
                    {"--dry-run", "", "Do everything up to the first change, and stop", false, {}}},
        .positionals = {{"REVISIONS", "the revisions, or heads, or base", true, true}},
        .json = true,
        .run = run_stamp,
    };
}

}  // namespace aludel::cli
