#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "script/graph.hpp"
#include "script/links.hpp"

namespace aludel::script {

/// A set of nodes: one mark a node.
using NodeSet = std::vector<char>;

/// The graph as indices. Nodes are numbered in the order of the revisions ("map order" in Alembic), which is
/// what breaks ties. Links that a fault makes useless (to a missing parent, inside a cycle) are left out, so
/// what is here has no cycle.
struct RevisionGraph::Inner {
    struct Label {
        Node node;
        bool disputed = false;  ///< also claimed by another revision, or somebody's id
    };

    std::vector<Revision> revisions;
    std::unordered_map<std::string_view, Node> by_id;  ///< views into `revisions`
    std::map<std::string, Label, std::less<>> labels;
    std::vector<Fault> faults;
    bool errors = false;  ///< some fault is not a warning

    Links parents;       ///< down_revision, in the order written
    Links dependencies;  ///< depends_on, resolved to nodes
    Links all_parents;   ///< parents, then dependencies
    /// Parents, then those dependencies that no ancestor (along parents) has as its own: what a revision replaces
    /// in the version table. Same ancestors as all_parents.
    Links effective_parents;
    Links children;      ///< parents reversed
    Links all_children;  ///< all_parents reversed
    /// Longest way down to a real base: an ancestor's is always smaller.
    std::vector<std::uint32_t> rank;
    NodeSet unsound;      ///< a fault here or below; empty when there is none
    NodeSet referenced;   ///< somebody names it as parent, even inside a cycle
    NodeSet depended_on;  ///< somebody names it at all

    std::size_t size() const { return revisions.size(); }
    const std::string& id(Node node) const { return revisions[node].id; }
    std::optional<Node> find(std::string_view id) const;
    Node node_of(const Revision& revision) const { return static_cast<Node>(&revision - revisions.data()); }

    std::vector<Node> heads() const;
    std::vector<Node> real_heads() const;
    /// Does no fault leave it open which revisions are heads, and is none of them at fault? Else `merge` refuses them.
    bool heads_are_certain() const;
    std::vector<Node> bases() const;
    std::vector<Node> real_bases() const;
    std::vector<std::string> ids(const std::vector<Node>& nodes) const;

    /// `from` and everything that `links` lead to.
    NodeSet closure(std::span<const Node> from, const Links& links) const;
    void add_closure(NodeSet& set, std::span<const Node> from, const Links& links) const;
    /// What stands applied where these are the version rows: they and all below them, dependencies too. A row that no
    /// revision has is passed over.
    NodeSet at_or_below(std::span<const std::string> rows) const;
    /// Ancestors and descendants of these nodes, and themselves.
    NodeSet lineage(std::span<const Node> of, bool include_dependencies) const;

    /// Does this label hold for the revision: its own or one handed along its branch?
    bool has_label(Node node, std::string_view label) const;
    /// Labels that hold for each node, sorted; worked out when first asked for.
    const std::vector<std::vector<std::string_view>>& node_labels() const;

private:
    mutable std::once_flag labels_once_;
    mutable std::vector<std::vector<std::string_view>> node_labels_;
};

}  // namespace aludel::script
