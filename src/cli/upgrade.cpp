#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/offline.hpp"

namespace aludel::cli {

namespace {

int run_upgrade(const Arguments& arguments) {
    const std::string& target = arguments.required("REVISION");
    if (!arguments.flag("sql") && target.find(':') != std::string::npos) {
        throw Error(ErrorCode::usage,
                    "Range revision not allowed: '" + target + "' has a start, and only --sql takes one")
            .hint("the database itself says where it is");
    }
    engine::Project project = open_database(with_run_overrides(arguments));
    if (arguments.flag("sql")) {
        const std::string script = engine::offline_upgrade(project, target);
        print_faults(arguments, project.graph());
        print(script);
        return 0;
    }
    report::ConsoleObserver observer(progress_options(arguments));
    const engine::RunReport report = engine::upgrade(project, target, run_options(arguments), observer);
    print_passed_over(arguments, project.graph());
    print_run(arguments, "upgrade", report);
    return 0;
}

}  // namespace

Command upgrade_command() {
    std::vector<Option> options = {sql_option(), tag_option()};
    for (Option& option : run_options_list()) {
        options.push_back(std::move(option));
    }
    return {
        .name = "upgrade",
        .summary = "Bring the database up to a revision",
        .description =
            "Runs the upgrade of every revision between the database's and REVISION, in one transaction unless "
            "told otherwise, under a lock that lets one run through at a time. REVISION is an id or its "
            "beginning, head, heads, +2, ab12+1, label@head, …\n\nProgress and the summary go to standard "
            "error. With --sql, REVISION may be START:END, and nothing is connected to.",
        .options = std::move(options),
        .positionals = {{"REVISION", "the revision to go to: head, heads, an id, +1, …"}},
        .json = true,
        .run = run_upgrade,
    };
}

}  // namespace aludel::cli
