#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "engine/project.hpp"
#include "engine/runner.hpp"
#include "report/progress.hpp"

namespace aludel::cli {

/// The project the arguments mean; its graph and database are not touched yet.
engine::Project open_project(const Arguments& arguments);

/// Prints what is wrong with the graph on standard error, for commands that can answer all the same. `all`: also
/// that there are several heads.
void print_faults(const Arguments& arguments, const script::RevisionGraph& graph, bool all = false);

/// The rows of the version table.
std::vector<std::string> read_version_rows(engine::Project& project);
/// The revisions of these rows. Throws revision_not_found for one that no file has.
std::vector<const script::Revision*> revisions_of_rows(const script::RevisionGraph& graph,
                                                       const std::vector<std::string>& rows);

report::ProgressOptions progress_options(const Arguments& arguments);
/// --yes, --dry-run, --allow-changed, --resume, --in-doubt and a terminal to ask on.
engine::RunOptions run_options(const Arguments& arguments);
/// Settings that flags of this call override: --transaction, --lock-wait.
Arguments with_run_overrides(const Arguments& arguments);
/// Prints how a run ended: a line on standard error, or the document "run" on standard output.
void print_run(const Arguments& arguments, std::string_view verb, const engine::RunReport& report);

}  // namespace aludel::cli
