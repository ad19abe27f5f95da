#include "engine/status.hpp"

#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "report/faults.hpp"
#include "report/status.hpp"

namespace aludel::cli {

namespace {

int run_status(const Arguments& arguments) {
    engine::Project project = open_database(arguments);
    project.preload_graph(true);
    const engine::Status status = engine::read_status(project, tell_read_wait(arguments));
    print_warnings(arguments, project.settings());
    print_error(report::faults_text(status.faults, arguments.err, true));
    print_implied(arguments, status.implied);
    print(arguments.json ? report::status_json(status) : report::status_text(status, arguments.out));
    return status.readable ? 0 : exit_status(ErrorCode::lock_busy);
}

}  // namespace

Command status_command() {
    return {
        .name = "status",
        .summary = "Show where the database is, what is pending, and what changed",
        .description =
            "Asks the database and reads the revision files: current revisions, heads, pending revisions, "
            "applied files that have changed or gone since, sections left unfinished, who holds the migration "
            "lock, and the last entry of the ledger. Changes nothing.\n\nAn SQLite database cannot be read while a "
            "migration writes out a large change: then what the files and the lock tell is printed, and the status is "
            "6.",
        .json = true,
        .run = run_status,
    };
}

}  // namespace aludel::cli
