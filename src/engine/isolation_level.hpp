#pragma once

#include <vector>

#include "engine/run.hpp"

namespace aludel::engine {

/// PostgreSQL takes SET TRANSACTION ISOLATION LEVEL only before the first query of a transaction. Throws
/// Error(statement_not_transactional) with the place of the first one that would come too late in the transactions that
/// the run is going to make of these steps; a level that the session has anyhow never does.
void require_isolation_levels_first(const Run& run, const std::vector<PreparedStep>& steps);

}  // namespace aludel::engine
