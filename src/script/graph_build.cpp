#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "script/cycles.hpp"
#include "script/faults.hpp"
#include "script/graph.hpp"
#include "script/graph_inner.hpp"

namespace aludel::script {
namespace {

/// Looking for a near name is dear: a thousand files with a missing parent have one cause.
constexpr std::size_t most_suggestions = 20;

class Builder {
public:
    Builder(RevisionGraph::Inner& graph, std::vector<Revision> revisions) : graph_(graph) {
        take_revisions(std::move(revisions));
        take_labels();
        link();
        cut_cycles();
        rank();
        thin_dependencies();
        spread_unsoundness();
        warn_of_heads();
    }

private:
    void fault(Fault fault) { graph_.faults.push_back(std::move(fault)); }

    void mark_unsound(Node node) {
        if (graph_.unsound.empty())
            graph_.unsound.resize(graph_.size());
        graph_.unsound[node] = 1;
    }

    /// The first of each id becomes a node; a second one is a fault of both.
    void take_revisions(std::vector<Revision> revisions) {
        graph_.by_id.reserve(revisions.size());
        std::set<std::string> twice;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < revisions.size(); ++i) {
            if (const auto first = graph_.find(revisions[i].id)) {
                fault(duplicate_id(revisions[*first], revisions[i]));
                twice.insert(revisions[i].id);
                continue;
            }
            if (kept != i)
                revisions[kept] = std::move(revisions[i]);
            graph_.by_id.emplace(revisions[kept].id, static_cast<Node>(kept));
            ++kept;
        }
        revisions.resize(kept);
        graph_.revisions = std::move(revisions);
        for (const auto& id : twice) mark_unsound(*graph_.find(id));
        for (const auto& revision : graph_.revisions) {
            if (revision.id.size() > max_id_width && id_width(revision.id) > max_id_width)
                fault(too_long(revision));
        }
    }

    void take_labels() {
        for (Node node = 0; node < graph_.size(); ++node) {
            const Revision& revision = graph_.revisions[node];
            for (const auto& label : revision.branch_labels) {
                const auto holder = graph_.find(label);
                const auto [entry, fresh] = graph_.labels.try_emplace(label, RevisionGraph::Inner::Label{node});
                if (holder) {
                    entry->second.disputed = true;
                    fault(label_is_an_id(revision, label, graph_.revisions[*holder]));
                } else if (!fresh) {
                    entry->second.disputed = true;
                    fault(label_used_twice(revision, label, graph_.revisions[entry->second.node]));
                }
            }
        }
    }

    /// Of another revision than `asking`, which has named what is missing.
    std::string suggestion(std::string_view missing, std::string_view asking) {
        if (++suggestions_ > most_suggestions)
            return {};
        if (names_.empty()) {
            for (const auto& revision : graph_.revisions) names_.push_back(revision.id);
        }
        std::string near = did_you_mean(missing, names_).value_or("");
        return near == asking ? std::string() : near;
    }

    void link() {
        const std::size_t count = graph_.size();
        graph_.referenced.resize(count);
        graph_.depended_on.resize(count);
        graph_.parents.reserve(count, count);
        graph_.dependencies.reserve(count, 0);
        for (Node node = 0; node < count; ++node) {
            link_parents(node);
            link_dependencies(node);
        }
        join_parents();
    }

    void link_parents(Node node) {
        const Revision& revision = graph_.revisions[node];
        for (const auto& parent : revision.down_revisions) {
            const auto found = graph_.find(parent);
            if (found && *found != node) {
                graph_.parents.add(*found);
                graph_.referenced[*found] = graph_.depended_on[*found] = 1;
                continue;
            }
            mark_unsound(node);
            if (found) {
                fault(self_loop(revision, false));
                continue;
            }
            const auto label = graph_.labels.find(parent);
            const bool is_label = label != graph_.labels.end();
            fault(missing_parent(revision, parent, is_label ? std::string() : suggestion(parent, revision.id),
                                 is_label ? graph_.id(label->second.node) : std::string_view{}));
        }
        graph_.parents.end_row();
    }

    void link_dependencies(Node node) {
        const Revision& revision = graph_.revisions[node];
        for (const auto& name : revision.depends_on) {
            auto found = graph_.find(name);
            if (!found) {
                if (const auto label = graph_.labels.find(name); label != graph_.labels.end()) {
                    found = label->second.node;
                    if (label->second.disputed)
                        mark_unsound(node);
                }
            }
            if (found && *found != node) {
                graph_.dependencies.add(*found);
                graph_.depended_on[*found] = 1;
                continue;
            }
            mark_unsound(node);
            fault(found ? self_loop(revision, true)
                        : missing_dependency(revision, name, suggestion(name, revision.id)));
        }
        graph_.dependencies.end_row();
    }

    void join_parents() {
        Links joined;
        joined.reserve(graph_.size(), graph_.size());
        for (Node node = 0; node < graph_.size(); ++node) {
            for (const Node parent : graph_.parents[node]) joined.add(parent);
            for (const Node dependency : graph_.dependencies[node]) joined.add(dependency);
            joined.end_row();
        }
        graph_.all_parents = std::move(joined);
        graph_.children = graph_.parents.reversed();
        graph_.all_children = graph_.all_parents.reversed();
    }

    /// First the cycles of parents, then those that a dependency closes: each is told once, and its links go.
    void cut_cycles() {
        if (is_acyclic(graph_.all_parents, graph_.all_children))
            return;
        tell_cycles(graph_.parents, false);
        join_parents();
        if (is_acyclic(graph_.all_parents, graph_.all_children))
            return;
        tell_cycles(graph_.dependencies, true);
        join_parents();
    }

    void tell_cycles(Links& to_cut, bool dependency) {
        const Links& links = dependency ? graph_.all_parents : graph_.parents;
        const auto groups = cyclic_groups(links);
        std::vector<std::uint32_t> group_of(graph_.size(), 0);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            for (const Node node : groups[i]) {
                group_of[node] = static_cast<std::uint32_t>(i + 1);
                mark_unsound(node);
            }
        }
        for (const auto& group : groups) {
            std::vector<const Revision*> path;
            for (const Node node : shortest_cycle(links, group)) path.push_back(&graph_.revisions[node]);
            fault(cycle(path, dependency));
        }
        Links kept;
        for (Node node = 0; node < graph_.size(); ++node) {
            for (const Node target : to_cut[node]) {
                if (group_of[node] == 0 || group_of[node] != group_of[target])
                    kept.add(target);
            }
            kept.end_row();
        }
        to_cut = std::move(kept);
    }

    void rank() {
        graph_.rank.assign(graph_.size(), 0);
        for (const Node node : parents_first(graph_.all_parents, graph_.all_children)) {
            for (const Node parent : graph_.all_parents[node])
                graph_.rank[node] = std::max(graph_.rank[node], graph_.rank[parent] + 1);
        }
    }

    /// Leaves out the dependencies that some ancestor, along parents alone, has already.
    void thin_dependencies() {
        Links thinned;
        thinned.reserve(graph_.size(), graph_.size());
        std::vector<std::uint32_t> seen(graph_.size(), 0);
        std::uint32_t stamp = 0;
        for (Node node = 0; node < graph_.size(); ++node) {
            for (const Node parent : graph_.parents[node]) thinned.add(parent);
            for (const Node dependency : graph_.dependencies[node]) {
                if (!ancestor_depends_on(node, dependency, seen, ++stamp))
                    thinned.add(dependency);
            }
            thinned.end_row();
        }
        graph_.effective_parents = std::move(thinned);
    }

    bool ancestor_depends_on(Node node, Node dependency, std::vector<std::uint32_t>& seen, std::uint32_t stamp) const {
        const auto row = graph_.parents[node];
        std::vector<Node> todo(row.begin(), row.end());
        while (!todo.empty()) {
            const Node ancestor = todo.back();
            todo.pop_back();
            // Whoever depends on it ranks above it: below that rank there is nothing to find.
            if (seen[ancestor] == stamp || graph_.rank[ancestor] <= graph_.rank[dependency])
                continue;
            seen[ancestor] = stamp;
            const auto own = graph_.dependencies[ancestor];
            if (std::find(own.begin(), own.end(), dependency) != own.end())
                return true;
            for (const Node parent : graph_.parents[ancestor]) todo.push_back(parent);
        }
        return false;
    }

    void spread_unsoundness() {
        if (graph_.unsound.empty())
            return;
        std::vector<Node> sources;
        for (Node node = 0; node < graph_.size(); ++node) {
            if (graph_.unsound[node])
                sources.push_back(node);
        }
        graph_.unsound = graph_.closure(sources, graph_.all_children);
    }

    void warn_of_heads() {
        const auto nodes = graph_.heads();
        if (nodes.size() < 2)
            return;
        std::vector<const Revision*> heads;
        for (const Node node : nodes) heads.push_back(&graph_.revisions[node]);
        fault(several_heads(heads, graph_.heads_are_certain()));
    }

    RevisionGraph::Inner& graph_;
    std::vector<std::string> names_;
    std::size_t suggestions_ = 0;
};

}  // namespace

RevisionGraph RevisionGraph::build(std::vector<Revision> revisions, std::vector<Fault> faults) {
    RevisionGraph graph;
    Inner& inner = *graph.inner_;
    inner.faults = std::move(faults);
    Builder(inner, std::move(revisions));
    inner.errors = std::any_of(inner.faults.begin(), inner.faults.end(), [](const Fault& f) { return !f.warning; });
    return graph;
}

}  // namespace aludel::script
