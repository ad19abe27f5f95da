#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace aludel::script {

using Node = std::uint32_t;

/// The outgoing links of every node, one row a node, in one block of memory.
class Links {
public:
    std::span<const Node> operator[](Node node) const {
        return {targets_.data() + starts_[node], targets_.data() + starts_[node + 1]};
    }
    std::size_t size() const { return starts_.size() - 1; }

    void reserve(std::size_t rows, std::size_t links) {
        starts_.reserve(rows + 1);
        targets_.reserve(links);
    }
    /// Adds a link to the row being written; once a row.
    void add(Node target) {
        const auto row = targets_.begin() + static_cast<std::ptrdiff_t>(starts_.back());
        if (std::find(row, targets_.end(), target) == targets_.end())
            targets_.push_back(target);
    }
    void end_row() { starts_.push_back(static_cast<std::uint32_t>(targets_.size())); }

    /// The same links seen from the other end; each row in ascending order.
    Links reversed() const {
        Links result;
        result.starts_.assign(starts_.size(), 0);
        for (const Node target : targets_) ++result.starts_[target + 1];
        for (std::size_t i = 1; i < result.starts_.size(); ++i) result.starts_[i] += result.starts_[i - 1];
        result.targets_.resize(targets_.size());
        auto next = result.starts_;
        for (Node node = 0; node < size(); ++node) {
            for (const Node target : (*this)[node]) result.targets_[next[target]++] = node;
        }
        return result;
    }

private:
    std::vector<std::uint32_t> starts_{0};
    std::vector<Node> targets_;
};

}  // namespace aludel::script
