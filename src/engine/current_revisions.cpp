#include "engine/current_revisions.hpp"

#include <algorithm>
#include <unordered_set>

#include "engine/plan.hpp"
#include "script/graph_inner.hpp"

namespace aludel::engine {

namespace {

using Revisions = std::vector<const script::Revision*>;

/// Everything that is applied, first found first: the rows, their parents and dependencies, theirs, and so on.
Revisions applied_revisions(const script::RevisionGraph& graph, const std::vector<std::string>& rows) {
    Revisions found;
    std::unordered_set<const script::Revision*> seen;
    const auto add = [&](const script::Revision* revision) {
        if (revision != nullptr && seen.insert(revision).second) {
            found.push_back(revision);
        }
    };
    for (const script::Revision* revision : revisions_of_rows(graph, rows)) {
        add(revision);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const script::Revision& revision = *found[i];
        for (const std::string& parent : revision.down_revisions) {
            add(graph.find(parent));
        }
        if (!revision.depends_on.empty()) {
            for (const std::string& dependency : graph.dependencies_of(revision)) {
                add(graph.find(dependency));
            }
        }
    }
    return found;
}

}  // namespace

std::vector<const script::Revision*> revisions_of_rows(const script::RevisionGraph& graph,
                                                       const std::vector<std::string>& rows) {
    Revisions revisions;
    for (const std::string& row : rows) {
        const script::Revision* revision = graph.find(row);
        if (revision == nullptr) {
            throw unknown_row(graph, row);
        }
        revisions.push_back(revision);
    }
    return revisions;
}

std::vector<const script::Revision*> current_revisions(const script::RevisionGraph& graph,
                                                       const std::vector<std::string>& rows) {
    const std::vector<script::Revision>& all = graph.inner().revisions;
    if (rows.size() == 1 &&
        std::all_of(all.begin(), all.end(), [](const script::Revision& one) { return one.depends_on.empty(); })) {
        return revisions_of_rows(graph, rows);  // all that is applied leads to it
    }
    Revisions applied = applied_revisions(graph, rows);
    std::unordered_set<std::string_view> continued;
    for (const script::Revision* revision : applied) {
        continued.insert(revision->down_revisions.begin(), revision->down_revisions.end());
    }
    std::erase_if(applied, [&](const script::Revision* revision) { return continued.contains(revision->id); });
    return applied;
}

std::vector<const script::Revision*> revisions_named(const script::RevisionGraph& graph,
                                                     const std::string& expression) {
    try {
        return graph.resolve(expression);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::revision_not_found) {
            graph.require_certain_heads();
        }
        throw;
    }
}

}  // namespace aludel::engine
