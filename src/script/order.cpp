#include "script/order.hpp"

#include <algorithm>
#include <cstdint>

namespace aludel::script {
namespace {

class Sorter {
public:
    Sorter(const RevisionGraph::Inner& graph, NodeSet todo, const std::vector<Node>& heads, bool convex)
        : graph_(graph), todo_(std::move(todo)), convex_(convex), waiting_(graph.size()), in_heads_(graph.size()) {
        for (Node node = 0; node < graph_.size(); ++node) {
            if (!todo_[node])
                continue;
            ++left_;
            for (const Node child : graph_.all_children[node]) waiting_[node] += todo_[child] != 0;
        }
        for (const Node head : heads) {
            if (todo_[head] && !in_heads_[head]) {
                in_heads_[head] = 1;
                heads_.push_back(head);
            }
        }
        std::sort(heads_.begin(), heads_.end());
    }

    std::vector<Node> run() {
        output_.reserve(left_);
        while (!heads_.empty()) {
            if (const auto blocker = blocking_head(); blocker < heads_.size())
                at_ = blocker;
            else
                emit();
        }
        if (output_.size() < left_)
            append_unreached();
        return std::move(output_);
    }

private:
    /// The first other head that stands on the one at hand; the number of heads when there is none.
    std::size_t blocking_head() {
        const Node candidate = heads_[at_];
        if (convex_ && waiting_[candidate] == 0)
            return heads_.size();
        for (std::size_t i = 0; i < heads_.size(); ++i) {
            if (i != at_ && stands_on(heads_[i], candidate))
                return i;
        }
        return heads_.size();
    }

    bool stands_on(Node from, Node wanted) {
        const auto lowest = graph_.rank[wanted];
        if (graph_.rank[from] <= lowest)
            return false;
        if (seen_.empty())
            seen_.resize(graph_.size());
        ++stamp_;
        stack_.assign(1, from);
        while (!stack_.empty()) {
            const Node node = stack_.back();
            stack_.pop_back();
            for (const Node parent : graph_.effective_parents[node]) {
                if (parent == wanted)
                    return true;
                if (graph_.rank[parent] > lowest && seen_[parent] != stamp_) {
                    seen_[parent] = stamp_;
                    stack_.push_back(parent);
                }
            }
        }
        return false;
    }

    void emit() {
        const Node node = heads_[at_];
        output_.push_back(node);
        todo_[node] = 0;
        for (const Node parent : graph_.all_parents[node]) waiting_[parent] -= todo_[parent] != 0;
        in_heads_[node] = 0;

        bool replaced = false;
        for (const Node parent : graph_.effective_parents[node]) {
            if (!todo_[parent] || in_heads_[parent])
                continue;
            in_heads_[parent] = 1;
            if (replaced) {
                heads_.push_back(parent);
            } else {
                heads_[at_] = parent;
                replaced = true;
            }
        }
        if (!replaced) {
            heads_.erase(heads_.begin() + static_cast<std::ptrdiff_t>(at_));
            at_ -= at_ > 0;
        }
    }

    void append_unreached() {
        const auto first = static_cast<std::ptrdiff_t>(output_.size());
        for (Node node = 0; node < graph_.size(); ++node) {
            if (todo_[node])
                output_.push_back(node);
        }
        std::stable_sort(output_.begin() + first, output_.end(),
                         [&](Node a, Node b) { return graph_.rank[a] > graph_.rank[b]; });
    }

    const RevisionGraph::Inner& graph_;
    NodeSet todo_;
    bool convex_;
    std::vector<std::uint32_t> waiting_;  ///< children in `todo` that are not out yet
    NodeSet in_heads_;
    std::vector<Node> heads_;
    std::size_t at_ = 0;
    std::size_t left_ = 0;
    std::vector<Node> output_;
    std::vector<std::uint32_t> seen_;
    std::uint32_t stamp_ = 0;
    std::vector<Node> stack_;
};

}  // namespace

std::vector<Node> newest_first(const RevisionGraph::Inner& graph, NodeSet todo, const std::vector<Node>& heads,
                               bool convex) {
    return Sorter(graph, std::move(todo), heads, convex).run();
}

}  // namespace aludel::script
