#pragma once

#include <vector>

#include "engine/run.hpp"

namespace aludel::engine {

/// Every id that the steps would write fits the version table's column, or Error(revision_too_long) names those that
/// do not.
void require_fitting_ids(const Run& run, const std::vector<Step>& steps);

}  // namespace aludel::engine
