#include "script/implied_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace aludel::script {
namespace {

using Inner = RevisionGraph::Inner;

/// Everything that one of the nodes stands on.
NodeSet below(const Inner& graph, const std::vector<Node>& nodes) {
    std::vector<Node> parents;
    for (const Node node : nodes) {
        for (const Node parent : graph.effective_parents[node]) parents.push_back(parent);
    }
    return graph.closure(parents, graph.effective_parents);
}

}  // namespace

std::vector<Node> uppermost(const Inner& graph, const std::vector<Node>& nodes) {
    if (nodes.size() < 2)
        return nodes;
    const NodeSet lower = below(graph, nodes);
    std::vector<Node> upper;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(upper), [&](Node node) { return !lower[node]; });
    return upper;
}

ImpliedRows implied_rows(const Inner& graph, const std::vector<Node>& rows) {
    const std::vector<Node> upper = uppermost(graph, rows);
    if (upper.size() == rows.size())
        return {};
    ImpliedRows implied;
    implied.others = graph.ids(upper);
    std::vector<NodeSet> below_each;
    for (const Node node : upper) below_each.push_back(below(graph, {node}));
    for (const Node row : rows) {
        for (std::size_t i = 0; i < upper.size(); ++i) {
            if (below_each[i][row]) {
                implied.rows.push_back({graph.id(row), graph.id(upper[i])});
                break;
            }
        }
    }
    return implied;
}

ImpliedRows implied_rows(const RevisionGraph& graph, const std::vector<std::string>& rows) {
    std::vector<Node> nodes;
    for (const std::string& row : rows) {
        if (const auto node = graph.inner().find(row))
            nodes.push_back(*node);
    }
    return implied_rows(graph.inner(), nodes);
}

std::string ImpliedRows::text() const {
    std::vector<std::string> all;
    for (const Row& row : rows) all.push_back(fmt::format("a row for '{}' and one for '{}'", row.by, row.id));
    return fmt::format("the version table has {}, which it stands on", join(all, ", which it stands on; "));
}

std::string ImpliedRows::hint() const {
    return fmt::format("`aludel stamp --purge {}` writes the table anew without what the other {} already",
                       join(others, " "), others.size() == 1 ? "row says" : "rows say");
}

}  // namespace aludel::script
