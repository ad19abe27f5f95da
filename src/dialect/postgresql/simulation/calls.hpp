#pragma once

#include <vector>

#include "dialect/postgresql/parse.hpp"

namespace aludel::dialect::postgresql::simulation {

/// The FuncCall nodes of a tree, the outer ones first.
std::vector<const Node*> calls_in(const Node& node);

}  // namespace aludel::dialect::postgresql::simulation
