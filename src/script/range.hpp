#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/graph_inner.hpp"

namespace aludel::script {

/// Revisions to go through, in the order in which they are to be run.
struct Range {
    std::vector<Node> nodes;
    std::string warning;  ///< something about the choice that the user should know, or empty
};

/// What is missing below the target, parents first. `current` are the rows of the version table. Throws the
/// errors of Resolver; version_table_mismatch where one row stands on another; range_not_ancestor where one
/// target stands on another.
Range upgrade_range(const RevisionGraph::Inner& graph, const std::vector<Node>& current, std::string_view target);

/// Everything applied that stands on what the target leaves, newest first. Throws range_not_ancestor where the
/// target is not below what is applied.
Range downgrade_range(const RevisionGraph::Inner& graph, const std::vector<Node>& current, std::string_view target);

/// From `upper` down to `lower`, both included, newest first. Either may be several ids; empty or "base" is the
/// base. Steps past an end stop there.
std::vector<Node> history_range(const RevisionGraph::Inner& graph, const std::vector<std::string>& lower,
                                const std::vector<std::string>& upper);

}  // namespace aludel::script
