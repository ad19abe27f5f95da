#include "script/range.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "script/implied_rows.hpp"
#include "script/order.hpp"
#include "script/resolver.hpp"

namespace aludel::script {
namespace {

using Inner = RevisionGraph::Inner;

void require_apart(const Inner& graph, const std::vector<Node>& targets, std::string_view asked) {
    const ImpliedRows implied = implied_rows(graph, targets);
    if (implied.empty())
        return;
    const ImpliedRows::Row& lower = implied.rows.front();
    throw Error(ErrorCode::range_not_ancestor,
                fmt::format("'{}' names '{}' and also '{}', which it stands on", asked, lower.by, lower.id))
        .hint(fmt::format("name '{}' alone: the other is included", lower.by));
}

void require_apart_rows(const Inner& graph, const std::vector<Node>& rows) {
    const ImpliedRows implied = implied_rows(graph, rows);
    if (!implied.empty())
        throw Error(ErrorCode::version_table_mismatch, implied.text()).hint(implied.hint());
}

NodeSet minus(NodeSet set, const NodeSet& other) {
    for (std::size_t i = 0; i < set.size(); ++i) set[i] = set[i] && !other[i];
    return set;
}

std::string describe(const Inner& graph, const std::vector<Node>& nodes) {
    return nodes.empty() ? std::string("base") : join(graph.ids(nodes), ", ");
}

bool contains(const std::vector<Node>& nodes, Node node) {
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

/// The revisions that go first when the target is to be reached from above.
std::vector<Node> downgrade_roots(const Inner& graph, const Resolver& resolver, const Resolver::DowngradeTarget& target,
                                  std::string_view asked) {
    std::vector<Node> roots;
    if (target.node) {
        const auto row = graph.children[*target.node];
        roots.assign(row.begin(), row.end());
    } else {
        roots = graph.bases();
    }
    if (!target.branch || roots.size() < 2)
        return roots;
    const Node from[] = {resolver.branch(*target.branch)};
    const NodeSet line = graph.closure(from, graph.parents);
    std::erase_if(roots, [&](Node root) { return !line[root]; });
    if (roots.empty())
        throw Error(ErrorCode::range_not_ancestor, fmt::format("'{}' is not below branch '{}'", asked, *target.branch))
            .hint("name a revision that the branch stands on");
    return roots;
}

/// `label@…` as the lower end narrows the upper end to revisions that carry the label.
void keep_branch(const Inner& graph, const Resolver& resolver, std::string_view lower, std::vector<Node>& targets) {
    const std::string name(lower.substr(0, lower.find('@')));
    if (name.empty())
        return;
    std::string label = name;
    const Node owner = resolver.branch(name);
    if (graph.id(owner) == name) {
        const auto& held = graph.node_labels()[owner];
        if (held.size() != 1)
            throw Error(ErrorCode::branch_unknown,
                        fmt::format("revision '{}' does not say which branch is meant: it has {}", name,
                                    plural(held.size(), "branch label")))
                .hint("put the label before the '@'");
        label = held.front();
    }
    std::erase_if(targets, [&](Node node) { return !graph.has_label(node, label); });
}

std::vector<Node> unique(std::vector<Node> nodes) {
    std::vector<Node> result;
    for (const Node node : nodes) {
        if (!contains(result, node))
            result.push_back(node);
    }
    return result;
}

}  // namespace

Range upgrade_range(const Inner& graph, const std::vector<Node>& current, std::string_view target) {
    const Resolver resolver(graph, target);
    const auto targets = resolver.upgrade_targets(current, target, false);
    require_apart(graph, targets, target);
    require_apart_rows(graph, current);
    NodeSet needed =
        minus(graph.closure(targets, graph.effective_parents), graph.closure(current, graph.effective_parents));
    Range range;
    range.nodes = newest_first(graph, std::move(needed), targets, true);
    std::reverse(range.nodes.begin(), range.nodes.end());
    return range;
}

Range downgrade_range(const Inner& graph, const std::vector<Node>& current, std::string_view asked) {
    const Resolver resolver(graph, asked);
    // Steps are counted from a row that says something. Alembic counts from the one that the database happens to give
    // first; the warning of the rows is the plan's.
    const auto target = resolver.downgrade_target(uppermost(graph, current), asked);
    const auto roots = downgrade_roots(graph, resolver, target, asked);

    NodeSet going = graph.closure(roots, graph.all_children);
    const NodeSet applied = graph.closure(current, graph.effective_parents);
    for (std::size_t i = 0; i < going.size(); ++i) going[i] = going[i] && applied[i];
    const bool nothing = std::find(going.begin(), going.end(), 1) == going.end();
    if (nothing && target.node && !contains(current, *target.node))
        throw Error(ErrorCode::range_not_ancestor,
                    fmt::format("cannot downgrade to '{}': nothing that stands on it is applied (the database is at "
                                "{})",
                                asked, describe(graph, current)))
            .hint(applied[*target.node] ? "it is applied already, and only others' dependency"
                                        : "`aludel upgrade` goes there, if it is above");
    return {newest_first(graph, std::move(going), current, true), target.warning};
}

std::vector<Node> history_range(const Inner& graph, const std::vector<std::string>& lower,
                                const std::vector<std::string>& upper) {
    const std::string asked = fmt::format("{}:{}", join(lower, ","), join(upper, ","));
    const Resolver resolver(graph, asked);
    std::vector<Node> current;
    for (const auto& one : lower) {
        for (const Node node : resolver.history_bottom(one, upper.empty() ? "base" : upper.front()))
            current.push_back(node);
    }
    current = unique(std::move(current));
    std::vector<Node> targets;
    for (const auto& one : upper) {
        for (const Node node : resolver.upgrade_targets(current, one, true)) targets.push_back(node);
    }
    targets = unique(std::move(targets));
    if (lower.size() == 1 && lower.front().find('@') != std::string::npos)
        keep_branch(graph, resolver, lower.front(), targets);
    require_apart(graph, targets, asked);

    NodeSet shown = graph.closure(targets, graph.effective_parents);
    for (const Node node : current) {
        if (!shown[node])
            throw Error(ErrorCode::range_not_ancestor, fmt::format("'{}' is no range: '{}' is not below {}", asked,
                                                                   graph.id(node), describe(graph, targets)))
                .hint("a range is written lower:upper, both on one branch");
    }
    if (current.empty())
        return newest_first(graph, std::move(shown), targets, true);
    require_apart(graph, current, asked);
    shown = minus(std::move(shown), graph.closure(current, graph.effective_parents));
    NodeSet above = graph.closure(current, graph.children);
    // Joined by a dependency alone, the ends have no line between them; Alembic stops with an assertion.
    if (std::none_of(targets.begin(), targets.end(), [&](Node node) { return above[node]; }))
        above = graph.closure(current, graph.all_children);
    for (std::size_t i = 0; i < shown.size(); ++i) shown[i] = shown[i] && above[i];
    for (const Node node : current) shown[node] = 1;
    return newest_first(graph, std::move(shown), targets, false);
}

}  // namespace aludel::script
