#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "script/address.hpp"
#include "script/graph_inner.hpp"

namespace aludel::script {

/// Where a walk through the graph may stand: at a revision, at the base below all, or nowhere (walked too far).
struct Spot {
    enum class Kind { nowhere, base, node };
    Kind kind = Kind::nowhere;
    Node node = 0;

    static Spot at(Node node) { return {Kind::node, node}; }
    static Spot at_base() { return {Kind::base, 0}; }
};

/// Turns expressions of the addressing grammar into revisions, with Alembic's rules. One for each thing asked:
/// its errors quote the whole expression that somebody wrote.
class Resolver {
public:
    using Inner = RevisionGraph::Inner;
    /// Throws revision_not_found where a URL was given for a revision: it may hold a password, and is not quoted.
    Resolver(const Inner& graph, std::string_view asked);

    /// Every form that needs no database. A relative one starts from its symbol, or (-N alone) from every head.
    std::vector<Node> nodes(std::string_view expression) const;
    /// The same where one is wanted; nullopt is base. Throws multiple_heads.
    std::optional<Node> one(std::string_view expression) const;

    /// `upgrade`: what to go up to. Steps without a symbol start from `current`. With `clamp`, a walk past the
    /// end stops there.
    std::vector<Node> upgrade_targets(std::span<const Node> current, std::string_view expression, bool clamp) const;

    /// `downgrade`: where to go down to, on which branch.
    struct DowngradeTarget {
        std::optional<std::string> branch;
        std::optional<Node> node;  ///< nullopt: base
        std::string warning;       ///< the choice was not forced
    };
    DowngradeTarget downgrade_target(std::span<const Node> current, std::string_view expression) const;

    /// `history`: the lower end of a range whose upper end is `top`. Steps alone count from the heads, and from
    /// `top` where that leads past the base.
    std::vector<Node> history_bottom(std::string_view expression, std::string_view top) const;

    /// Those of `targets` that share a line with what `against` names; all of them when that is base.
    std::vector<Node> filter_for_lineage(std::span<const Node> targets, std::string_view against,
                                         bool include_dependencies) const;
    /// A label, or any revision taken as the name of its branch.
    Node branch(std::string_view label) const;

private:
    /// What an absolute address says: nodes for head, heads and base; else a text to look up.
    struct Meaning {
        std::vector<Node> nodes;
        std::optional<std::string> text;
        std::optional<std::string> branch;
    };
    std::vector<Node> absolute(std::string_view expression) const;
    std::optional<Node> only(const std::vector<Node>& found, std::string_view expression) const;
    Meaning meaning(std::string_view expression) const;
    std::vector<Node> current_heads(const std::optional<std::string>& branch) const;

    /// An id, a label, or the beginning of one.
    Node find(std::string_view text, const std::optional<std::string>& branch) const;
    void require_member(Node node, const NodeSet& lineage, std::string_view branch) const;

    Spot walk(Spot start, int steps, const std::optional<std::string>& branch, bool clamp) const;
    Spot start_of(const RelativeAddress& address) const;
    Spot upgrade_start(std::span<const Node> current, const std::optional<std::string>& branch) const;
    Node downgrade_start(std::span<const Node> current, const std::string& branch) const;
    std::vector<Spot> below_every_head(const RelativeAddress& address) const;

    Error not_found(std::string_view text) const;
    Error disputed(std::string_view label, Node first) const;
    Error ambiguous(std::string_view text, const std::vector<std::string>& matches) const;
    Error several(const std::vector<Node>& heads, std::string_view symbol,
                  const std::optional<std::string>& branch) const;
    Error walk_failed(std::string message, std::string hint) const;
    Error too_far(const RelativeAddress& address) const;
    Error no_step() const;
    std::string in_asked(std::string_view text) const;

    const Inner& graph_;
    std::string asked_;
};

}  // namespace aludel::script
