#pragma once

#include <string>

#include "dialect/postgresql/simulation/cook.hpp"

namespace aludel::dialect::postgresql::simulation {

/// A PartitionBoundSpec as the server writes it: "FOR VALUES FROM (1) TO (10)".
std::string partition_bound(const Context& context, const QualifiedName& parent, const Node& bound);

}  // namespace aludel::dialect::postgresql::simulation
