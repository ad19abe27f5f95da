#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "engine/patient_read.hpp"
#include "engine/project.hpp"
#include "engine/runner.hpp"
#include "report/progress.hpp"
#include "script/implied_rows.hpp"

namespace aludel::cli {

/// The project the arguments mean; its graph and database are not touched yet.
engine::Project open_project(const Arguments& arguments);
/// The same for a command that asks the database: Alembic's env.py is evaluated for what it says of it.
engine::Project open_database(const Arguments& arguments);

/// Prints what is wrong with settings that this command can do without.
void print_warnings(const Arguments& arguments, const engine::Settings& settings);

/// Prints what is wrong with the graph on standard error, for commands that can answer all the same. `all`: also
/// that there are several heads.
void print_faults(const Arguments& arguments, const script::RevisionGraph& graph, bool all = false);

/// Warns of rows of the version table that others imply.
void print_implied(const Arguments& arguments, const script::ImpliedRows& implied);

/// Warns of files in the revision directories that are no revisions, so that a run without them is not silent.
void print_passed_over(const Arguments& arguments, const script::RevisionGraph& graph);

/// Connects to look, not to change: an SQLite file that is not there is an error, and is not made.
std::unique_ptr<dialect::Connection> connect_to_read(const engine::Project& project);
/// Tells for whom a read of the version table waits.
engine::OnReadWait tell_read_wait(const Arguments& arguments);
/// The rows of the version table.
std::vector<std::string> read_version_rows(const Arguments& arguments, const engine::Project& project);

report::ProgressOptions progress_options(const Arguments& arguments);
/// --yes, --dry-run, --allow-changed, --resume, --in-doubt and a terminal to ask on.
engine::RunOptions run_options(const Arguments& arguments);
/// Settings that flags of this call override: --transaction, --lock-wait.
Arguments with_run_overrides(const Arguments& arguments);
/// Prints how a run ended: a line on standard error, or the document "run" on standard output. A dry run prints its
/// steps on standard output too: they are what was asked for.
void print_run(const Arguments& arguments, std::string_view verb, const engine::RunReport& report);

}  // namespace aludel::cli
