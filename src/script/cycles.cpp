#include "script/cycles.hpp"

#include <limits>

namespace aludel::script {
namespace {

constexpr Node none = std::numeric_limits<Node>::max();

/// Tarjan's strongly connected components, with a stack of its own: a chain may be many thousands long.
class Components {
public:
    explicit Components(const Links& links)
        : links_(links), index_(links.size(), none), low_(links.size(), 0), on_stack_(links.size(), 0) {
        for (Node node = 0; node < links.size(); ++node) {
            if (index_[node] == none)
                visit(node);
        }
    }

    std::vector<std::vector<Node>> groups;

private:
    struct Frame {
        Node node;
        std::size_t next = 0;
    };

    void enter(Node node) {
        index_[node] = low_[node] = counter_++;
        stack_.push_back(node);
        on_stack_[node] = 1;
        frames_.push_back({node});
    }

    void visit(Node root) {
        enter(root);
        while (!frames_.empty()) {
            Frame& frame = frames_.back();
            const auto row = links_[frame.node];
            if (frame.next < row.size()) {
                const Node target = row[frame.next++];
                if (index_[target] == none)
                    enter(target);
                else if (on_stack_[target])
                    low_[frame.node] = std::min(low_[frame.node], index_[target]);
                continue;
            }
            const Node done = frame.node;
            frames_.pop_back();
            if (!frames_.empty())
                low_[frames_.back().node] = std::min(low_[frames_.back().node], low_[done]);
            if (low_[done] == index_[done])
                close_group(done);
        }
    }

    void close_group(Node root) {
        std::vector<Node> group;
        Node node = none;
        do {
            node = stack_.back();
            stack_.pop_back();
            on_stack_[node] = 0;
            group.push_back(node);
        } while (node != root);
        if (group.size() > 1) {
            std::sort(group.begin(), group.end());
            groups.push_back(std::move(group));
        }
    }

    const Links& links_;
    std::vector<Node> index_, low_;
    std::vector<char> on_stack_;
    std::vector<Node> stack_;
    std::vector<Frame> frames_;
    Node counter_ = 0;
};

}  // namespace

std::vector<Node> parents_first(const Links& parents, const Links& children) {
    std::vector<std::size_t> waiting(parents.size());
    std::vector<Node> order;
    order.reserve(parents.size());
    for (Node node = 0; node < parents.size(); ++node) {
        waiting[node] = parents[node].size();
        if (waiting[node] == 0)
            order.push_back(node);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (const Node child : children[order[i]]) {
            if (--waiting[child] == 0)
                order.push_back(child);
        }
    }
    return order;
}

bool is_acyclic(const Links& parents, const Links& children) {
    return parents_first(parents, children).size() == parents.size();
}

std::vector<std::vector<Node>> cyclic_groups(const Links& links) {
    Components components(links);
    std::sort(components.groups.begin(), components.groups.end());
    return std::move(components.groups);
}

std::vector<Node> shortest_cycle(const Links& parents, const std::vector<Node>& group) {
    // Breadth first from the first node down to itself; `above` is the way back up.
    const Node start = group.front();
    std::vector<Node> above(parents.size(), none);
    std::vector<Node> queue{start};
    for (std::size_t i = 0; i < queue.size(); ++i) {
        for (const Node parent : parents[queue[i]]) {
            if (parent == start) {
                std::vector<Node> path{start};
                for (Node node = queue[i]; node != start; node = above[node]) path.push_back(node);
                return path;
            }
            if (above[parent] == none && std::binary_search(group.begin(), group.end(), parent)) {
                above[parent] = queue[i];
                queue.push_back(parent);
            }
        }
    }
    return group;
}

}  // namespace aludel::script
