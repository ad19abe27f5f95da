#pragma once

#include <vector>

#include "script/graph_inner.hpp"

namespace aludel::script {

/// The nodes of `todo`, each before everything it stands on (newest first), in Alembic's order: walk down from
/// the heads, the first in file order first; stay on a line until it ends or meets something that a head not
/// walked yet stands on; then walk from that head. `heads` that are not in `todo` are passed over.
///
/// `convex` says that every node between two of `todo` is in `todo` (true of any upgrade or downgrade): then a
/// node is free as soon as its children are out, and no search is needed. Where `todo` has gaps, nodes that
/// cannot be reached through it come last, newest first (Alembic stops with an assertion).
std::vector<Node> newest_first(const RevisionGraph::Inner& graph, NodeSet todo, const std::vector<Node>& heads,
                               bool convex);

}  // namespace aludel::script
