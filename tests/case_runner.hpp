#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/case_database.hpp"
#include "tests/case_file.hpp"

namespace aludel::cases {

/// What the blocks of a case gave on one database; blocks for others, and files, have nothing.
struct CaseResult {
    std::vector<std::pair<std::size_t, Expectation>> got;
    /// The blocks that gave something else than expected.
    std::vector<std::pair<std::size_t, Expectation>> differing(const CaseFile& file) const;
};

struct RunnerOptions {
    std::filesystem::path program;  ///< the aludel under test
    double timeout = 300;           ///< seconds for one command
};

/// Runs a case in a fresh directory on a fresh database ("sqlite", "postgresql", "none").
CaseResult run_case(const CaseFile& file, const std::string& database, CaseServer& server,
                    const RunnerOptions& options);

/// Every *.test below the paths, sorted. Throws Error(file_unreadable) for a path that is not there.
std::vector<std::filesystem::path> find_cases(const std::vector<std::string>& paths);

/// Joins what the databases gave of each block. Where two databases differ, the block is in `conflicts`.
struct Update {
    std::vector<std::pair<std::size_t, Expectation>> changes;
    std::vector<std::size_t> conflicts;
};
Update join_results(const CaseFile& file, const std::vector<CaseResult>& results);

}  // namespace aludel::cases
