#pragma once

#include <vector>

#include "engine/plan.hpp"
#include "script/graph_inner.hpp"

namespace aludel::engine {

/// The version table as a plan goes on: one row for every applied revision that no other applied one stands
/// on. Each step says what changes.
class VersionRows {
public:
    VersionRows(const script::RevisionGraph::Inner& graph, const std::vector<script::Node>& rows);

    /// The rows that the revision replaces go; it gets one of its own.
    std::vector<VersionChange> upgrade(script::Node node);
    /// Its row goes; those of its parents that nothing else applied stands on come back.
    std::vector<VersionChange> downgrade(script::Node node);
    /// `stamp`: all of `from` that are there become `to`.
    std::vector<VersionChange> move(const std::vector<script::Node>& from, script::Node to);
    std::vector<VersionChange> remove(script::Node node);
    std::vector<VersionChange> insert(script::Node node);

    bool has(script::Node node) const { return rows_[node]; }
    /// Sorted ids.
    std::vector<std::string> ids() const;

private:
    std::vector<VersionChange> replace(const std::vector<script::Node>& gone, script::Node to);

    const script::RevisionGraph::Inner& graph_;
    script::NodeSet rows_;
    script::NodeSet applied_;
    std::vector<std::uint32_t> applied_children_;  ///< how many of all_children are applied
};

}  // namespace aludel::engine
