#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"

namespace aludel::engine {

struct Run;

enum class CommitFate { committed, rolled_back, unknown };

/// The connection was lost while COMMIT was answered. Opens a new one and reads the version table: the rows after
/// the commit prove it; for the rows before, the answer waits until the lost session is done with them.
CommitFate find_commit_fate(const Run& run, const std::vector<std::string>& before,
                            const std::vector<std::string>& after);

/// Error(in_doubt) with the answer in words.
Error doubt_resolved(const Error& error, CommitFate fate);

}  // namespace aludel::engine
