#pragma once

#include "dialect/postgresql/simulation/state.hpp"

namespace aludel::dialect::postgresql::simulation {

/// The catalog as reflection would read it from a server: without temporary tables, its lists sorted, with the
/// dependencies that the values themselves give.
catalog::Catalog finished_catalog(const State& state);

}  // namespace aludel::dialect::postgresql::simulation
