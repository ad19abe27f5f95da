#include "script/graph.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "script/address.hpp"
#include "script/faults.hpp"
#include "script/graph_inner.hpp"
#include "script/range.hpp"
#include "script/resolver.hpp"

namespace aludel::script {
namespace {

std::vector<const Revision*> pointers(const RevisionGraph::Inner& graph, const std::vector<Node>& nodes) {
    std::vector<const Revision*> result;
    result.reserve(nodes.size());
    for (const Node node : nodes) result.push_back(&graph.revisions[node]);
    return result;
}

template <typename Wanted>
std::vector<Node> nodes_where(const RevisionGraph::Inner& graph, Wanted wanted) {
    std::vector<Node> result;
    for (Node node = 0; node < graph.size(); ++node) {
        if (wanted(node))
            result.push_back(node);
    }
    return result;
}

bool hides_heads(const Fault& fault) {
    return !fault.warning && !fault.confined;
}

}  // namespace

std::optional<Node> RevisionGraph::Inner::find(std::string_view id) const {
    const auto found = by_id.find(id);
    return found == by_id.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Node> RevisionGraph::Inner::heads() const {
    return nodes_where(*this, [&](Node node) { return !referenced[node]; });
}

std::vector<Node> RevisionGraph::Inner::real_heads() const {
    return nodes_where(*this, [&](Node node) { return !depended_on[node]; });
}

bool RevisionGraph::Inner::heads_are_certain() const {
    const auto at_fault = [&](Node node) { return !unsound.empty() && unsound[node]; };
    const auto nodes = heads();
    return std::none_of(faults.begin(), faults.end(), hides_heads) &&
           std::none_of(nodes.begin(), nodes.end(), at_fault);
}

std::vector<Node> RevisionGraph::Inner::bases() const {
    return nodes_where(*this, [&](Node node) { return revisions[node].down_revisions.empty(); });
}

std::vector<Node> RevisionGraph::Inner::real_bases() const {
    return nodes_where(
        *this, [&](Node node) { return revisions[node].down_revisions.empty() && revisions[node].depends_on.empty(); });
}

std::vector<std::string> RevisionGraph::Inner::ids(const std::vector<Node>& nodes) const {
    std::vector<std::string> result;
    result.reserve(nodes.size());
    for (const Node node : nodes) result.push_back(id(node));
    return result;
}

void RevisionGraph::Inner::add_closure(NodeSet& set, std::span<const Node> from, const Links& links) const {
    std::vector<Node> todo;
    const auto push = [&](Node node) {
        if (!set[node]) {
            set[node] = 1;
            todo.push_back(node);
        }
    };
    for (const Node node : from) push(node);
    while (!todo.empty()) {
        const Node node = todo.back();
        todo.pop_back();
        for (const Node next : links[node]) push(next);
    }
}

NodeSet RevisionGraph::Inner::closure(std::span<const Node> from, const Links& links) const {
    NodeSet set(size());
    add_closure(set, from, links);
    return set;
}

NodeSet RevisionGraph::Inner::at_or_below(std::span<const std::string> rows) const {
    std::vector<Node> nodes;
    for (const std::string& row : rows) {
        if (const auto node = find(row)) {
            nodes.push_back(*node);
        }
    }
    return closure(nodes, all_parents);
}

NodeSet RevisionGraph::Inner::lineage(std::span<const Node> of, bool include_dependencies) const {
    NodeSet set = closure(of, include_dependencies ? all_parents : parents);
    const NodeSet above = closure(of, include_dependencies ? all_children : children);
    for (std::size_t i = 0; i < set.size(); ++i) set[i] |= above[i];
    return set;
}

bool RevisionGraph::Inner::has_label(Node node, std::string_view label) const {
    const auto& held = node_labels()[node];
    return std::binary_search(held.begin(), held.end(), label);
}

const std::vector<std::vector<std::string_view>>& RevisionGraph::Inner::node_labels() const {
    std::call_once(labels_once_, [this] {
        node_labels_.resize(size());
        for (const auto& [label, owner] : labels) {
            const Node from[] = {owner.node};
            NodeSet holders = closure(from, children);
            // Alembic also hands a label down the line it grows from, as far as the line is a plain one: it starts
            // at the last descendant, which leads below the owner only if nothing branches or merges above it.
            const auto ends_line = [&](Node node) {
                return all_children[node].size() > 1 || revisions[node].down_revisions.size() > 1;
            };
            const auto owned = std::count(holders.begin(), holders.end(), 1);
            Node node = owner.node;
            std::ptrdiff_t plain = 1;
            while (!ends_line(node) && !children[node].empty()) {
                node = children[node].front();
                ++plain;
            }
            if (plain == owned && !ends_line(node)) {
                for (node = owner.node; !ends_line(node); node = parents[node].front()) {
                    holders[node] = 1;
                    if (parents[node].empty())
                        break;
                }
            }
            for (Node holder = 0; holder < size(); ++holder) {
                if (holders[holder])
                    node_labels_[holder].push_back(label);
            }
        }
    });
    return node_labels_;
}

RevisionGraph::RevisionGraph() : inner_(std::make_unique<Inner>()) {}
RevisionGraph::RevisionGraph(RevisionGraph&&) noexcept = default;
RevisionGraph& RevisionGraph::operator=(RevisionGraph&&) noexcept = default;
RevisionGraph::~RevisionGraph() = default;

RevisionGraph RevisionGraph::load(const DirectoryOptions& options) {
    auto found = scan(options);
    return build(std::move(found.revisions), std::move(found.faults));
}

const std::vector<Fault>& RevisionGraph::faults() const {
    return inner_->faults;
}

void RevisionGraph::require_sound() const {
    if (inner_->errors)
        throw broken_graph(inner_->faults);
}

void RevisionGraph::require_certain_heads() const {
    if (inner_->errors && std::any_of(inner_->faults.begin(), inner_->faults.end(), hides_heads))
        throw broken_graph(inner_->faults);
}

void RevisionGraph::require_certain(std::string_view expression) const {
    const auto relative = parse_relative(expression);
    const auto symbol = relative ? relative->symbol.value_or("") : parse_absolute(expression).symbol;
    if (symbol == "head" || symbol == "heads" || (relative && relative->steps > 0))
        require_certain_heads();
}

bool RevisionGraph::is_sound(const Revision& revision) const {
    return inner_->unsound.empty() || !inner_->unsound[inner_->node_of(revision)];
}

const std::vector<Revision>& RevisionGraph::revisions() const {
    return inner_->revisions;
}

const Revision* RevisionGraph::find(std::string_view id) const {
    const auto node = inner_->find(id);
    return node ? &inner_->revisions[*node] : nullptr;
}

std::vector<std::string> RevisionGraph::heads() const {
    return inner_->ids(inner_->heads());
}

std::vector<std::string> RevisionGraph::bases() const {
    return inner_->ids(inner_->bases());
}

std::vector<std::string> RevisionGraph::real_heads() const {
    return inner_->ids(inner_->real_heads());
}

std::vector<std::string> RevisionGraph::real_bases() const {
    return inner_->ids(inner_->real_bases());
}

std::vector<std::string> RevisionGraph::labels_of(const Revision& revision) const {
    if (inner_->labels.empty())
        return {};
    const auto& held = inner_->node_labels()[inner_->node_of(revision)];
    return {held.begin(), held.end()};
}

std::vector<std::string> RevisionGraph::children_of(const Revision& revision) const {
    const Node node = inner_->node_of(revision);
    const auto versioned = inner_->children[node];
    std::vector<Node> result(versioned.begin(), versioned.end());
    for (const Node child : inner_->all_children[node]) {
        if (std::find(versioned.begin(), versioned.end(), child) == versioned.end())
            result.push_back(child);
    }
    return inner_->ids(result);
}

bool RevisionGraph::is_head(const Revision& revision) const {
    return !inner_->referenced[inner_->node_of(revision)];
}

bool RevisionGraph::is_base(const Revision& revision) const {
    return revision.down_revisions.empty();
}

bool RevisionGraph::is_branch_point(const Revision& revision) const {
    return inner_->children[inner_->node_of(revision)].size() > 1;
}

bool RevisionGraph::is_merge_point(const Revision& revision) const {
    return revision.down_revisions.size() > 1;
}

std::vector<std::string> RevisionGraph::dependencies_of(const Revision& revision) const {
    const auto row = inner_->dependencies[inner_->node_of(revision)];
    return inner_->ids({row.begin(), row.end()});
}

std::vector<const Revision*> RevisionGraph::resolve(std::string_view expression) const {
    return pointers(*inner_, Resolver(*inner_, expression).nodes(expression));
}

const Revision* RevisionGraph::resolve_one(std::string_view expression) const {
    const auto node = Resolver(*inner_, expression).one(expression);
    return node ? &inner_->revisions[*node] : nullptr;
}

std::vector<const Revision*> RevisionGraph::walk(std::string_view lower, std::string_view upper) const {
    return walk(std::vector<std::string>{std::string(lower)}, std::vector<std::string>{std::string(upper)});
}

std::vector<const Revision*> RevisionGraph::walk(const std::vector<std::string>& lower,
                                                 const std::vector<std::string>& upper) const {
    return pointers(*inner_, history_range(*inner_, lower, upper));
}

}  // namespace aludel::script
