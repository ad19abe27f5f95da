#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/observer.hpp"
#include "engine/plan.hpp"
#include "engine/project.hpp"

namespace aludel::engine {

struct RunOptions {
    bool yes = false;                                      ///< destructive steps are agreed to
    std::function<bool(const std::string& question)> ask;  ///< empty: nobody to ask
    bool allow_changed = false;                            ///< applied files may have changed on disk
    bool resume = false;
    /// What to hold of a statement nobody can know the fate of: "" (refuse), "done", "again".
    std::string in_doubt;
    bool purge = false;    ///< stamp only
    bool dry_run = false;  ///< stop after the checks
};

struct RunReport {
    Plan plan;
    std::size_t steps_done = 0;
    double seconds = 0;
    bool nothing_to_do = false;
};

/// upgrade, downgrade and stamp on the database: lock, read, plan, check everything that can be checked, ask,
/// run, record. Errors leave the database as the transaction mode promises; an Error from here says in its
/// detail what is applied and what is not.
RunReport upgrade(Project& project, std::string_view target, const RunOptions& options, RunObserver& observer);
RunReport downgrade(Project& project, std::string_view target, const RunOptions& options, RunObserver& observer);
RunReport stamp(Project& project, const std::vector<std::string>& targets, const RunOptions& options,
                RunObserver& observer);
/// Creates the version table where it is missing.
void ensure_version(Project& project, RunObserver& observer);

}  // namespace aludel::engine
