#include "engine/version_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aludel::engine {

using script::Node;

VersionRows::VersionRows(const script::RevisionGraph::Inner& graph, const std::vector<Node>& rows)
    : graph_(graph),
      rows_(graph.size()),
      applied_(graph.closure(rows, graph.all_parents)),
      applied_children_(graph.size()) {
    for (const Node row : rows) rows_[row] = 1;
    for (Node node = 0; node < graph.size(); ++node) {
        if (!applied_[node])
            continue;
        for (const Node parent : graph.all_parents[node]) ++applied_children_[parent];
    }
}

std::vector<VersionChange> VersionRows::replace(const std::vector<Node>& gone, Node to) {
    std::vector<VersionChange> changes;
    for (const Node node : gone) {
        rows_[node] = 0;
        changes.push_back({graph_.id(node), {}});
    }
    rows_[to] = 1;
    if (changes.empty())
        changes.push_back({{}, graph_.id(to)});
    else
        changes.back().to = graph_.id(to);
    return changes;
}

std::vector<VersionChange> VersionRows::upgrade(Node node) {
    if (!applied_[node]) {
        applied_[node] = 1;
        for (const Node parent : graph_.all_parents[node]) ++applied_children_[parent];
    }
    std::vector<Node> gone;
    for (const Node parent : graph_.effective_parents[node]) {
        if (rows_[parent])
            gone.push_back(parent);
    }
    return replace(gone, node);
}

std::vector<VersionChange> VersionRows::downgrade(Node node) {
    if (!rows_[node])
        throw Error(ErrorCode::internal, fmt::format("no version row for '{}' at its turn", graph_.id(node)));
    applied_[node] = 0;
    rows_[node] = 0;
    for (const Node parent : graph_.all_parents[node]) --applied_children_[parent];

    std::vector<VersionChange> changes;
    for (const Node parent : graph_.effective_parents[node]) {
        if (applied_children_[parent] > 0 || rows_[parent])
            continue;
        rows_[parent] = 1;
        changes.push_back({{}, graph_.id(parent)});
    }
    if (changes.empty())
        changes.push_back({graph_.id(node), {}});
    else
        changes.back().from = graph_.id(node);
    return changes;
}

std::vector<VersionChange> VersionRows::move(const std::vector<Node>& from, Node to) {
    std::vector<Node> gone;
    std::copy_if(from.begin(), from.end(), std::back_inserter(gone),
                 [&](Node node) { return rows_[node] && node != to; });
    if (!rows_[to])
        return replace(gone, to);
    std::vector<VersionChange> changes;
    for (const Node node : gone) {
        rows_[node] = 0;
        changes.push_back({graph_.id(node), {}});
    }
    return changes;
}

std::vector<VersionChange> VersionRows::remove(Node node) {
    if (!rows_[node])
        return {};
    rows_[node] = 0;
    return {{graph_.id(node), {}}};
}

std::vector<VersionChange> VersionRows::insert(Node node) {
    return move({}, node);
}

std::vector<std::string> VersionRows::ids() const {
    std::vector<std::string> result;
    for (Node node = 0; node < graph_.size(); ++node) {
        if (rows_[node])
            result.push_back(graph_.id(node));
    }
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace aludel::engine
