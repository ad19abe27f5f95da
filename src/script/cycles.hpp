#pragma once

#include <vector>

#include "script/links.hpp"

namespace aludel::script {

/// Every node after all that `parents` lead to; nodes in a cycle and those above one are left out.
std::vector<Node> parents_first(const Links& parents, const Links& children);
bool is_acyclic(const Links& parents, const Links& children);
/// The groups of nodes that reach each other: each holds at least one cycle. Ascending within, and by their first.
std::vector<std::vector<Node>> cyclic_groups(const Links& links);
/// A shortest cycle through the first node of such a group, child after parent.
std::vector<Node> shortest_cycle(const Links& parents, const std::vector<Node>& group);

}  // namespace aludel::script
