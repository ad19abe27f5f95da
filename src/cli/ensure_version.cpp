#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "engine/offline.hpp"

namespace aludel::cli {

namespace {

int run_ensure_version(const Arguments& arguments) {
    engine::Project project = open_database(with_run_overrides(arguments));
    if (arguments.flag("sql")) {
        print(engine::offline_ensure_version(project));
        return 0;
    }
    report::ConsoleObserver observer(progress_options(arguments));
    engine::ensure_version(project, observer);
    return 0;
}

}  // namespace

Command ensure_version_command() {
    return {
        .name = "ensure_version",
        .summary = "Create the version table if it is not there",
        .description = "`upgrade` and `stamp` do it themselves; this is for those who give rights on the table before.",
        .options = {sql_option()},
        .run = run_ensure_version,
    };
}

}  // namespace aludel::cli
