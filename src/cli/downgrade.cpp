#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/offline.hpp"

namespace aludel::cli {

namespace {

int run_downgrade(const Arguments& arguments) {
    const std::string& target = arguments.required("REVISION");
    const bool range = target.find(':') != std::string::npos;
    if (arguments.flag("sql") && !range) {
        throw Error(ErrorCode::usage, "downgrade with --sql requires <fromrev>:<torev>")
            .hint("for example `aludel downgrade --sql head:base`");
    }
    if (!arguments.flag("sql") && range) {
        throw Error(ErrorCode::usage,
                    "Range revision not allowed: '" + target + "' has a start, and only --sql takes one")
            .hint("the database itself says where it is");
    }
    engine::Project project = open_database(with_run_overrides(arguments));
    if (arguments.flag("sql")) {
        const std::string script = engine::offline_downgrade(project, target);
        print_faults(arguments, project.graph());
        print(script);
        return 0;
    }
    report::ConsoleObserver observer(progress_options(arguments));
    const engine::RunReport report = engine::downgrade(project, target, run_options(arguments), observer);
    print_passed_over(arguments, project.graph());
    print_run(arguments, "downgrade", report);
    return 0;
}

}  // namespace

Command downgrade_command() {
    std::vector<Option> options = {sql_option(), tag_option()};
    for (Option& option : run_options_list()) {
        options.push_back(std::move(option));
    }
    return {
        .name = "downgrade",
        .summary = "Take the database down to a revision",
        .description =
            "Runs the downgrade of every revision above REVISION, newest first. To base or over more than one "
            "revision, where tables that hold rows or columns that hold values would go, or where what goes "
            "cannot be told before it runs, it asks on a terminal and needs --yes without one; so it does for "
            "every downgrade of a database that is marked protected.\n\nWith --sql, REVISION must be FROM:TO.",
        .options = std::move(options),
        .positionals = {{"REVISION", "the revision to go to: -1, base, an id, label@base, …"}},
        .json = true,
        .run = run_downgrade,
    };
}

}  // namespace aludel::cli
