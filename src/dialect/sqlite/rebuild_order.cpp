#include <algorithm>
#include <set>

#include "dialect/sqlite/rebuild_parts.hpp"

namespace aludel::dialect::sqlite {

void ColumnOrder::add(const std::string& column, std::string before, std::string after) {
    const auto position = [this](const std::string& name) {
        return std::find(existing_.begin(), existing_.end(), name);
    };
    if (partial_.empty() && !after.empty() && before.empty()) {
        if (const auto at = position(after); at != existing_.end()) {
            before = at + 1 != existing_.end() ? *(at + 1) : "";
        } else {
            const auto pair =
                std::find_if(added_.rbegin(), added_.rend(), [&](const Pair& one) { return one.first == after; });
            if (pair == added_.rend()) {
                raise_python("KeyError", python_repr(after));
            }
            before = pair->second;
        }
    }
    if (partial_.empty() && !before.empty() && after.empty()) {
        if (const auto at = position(before); at != existing_.end()) {
            after = at != existing_.begin() ? *(at - 1) : "";
        } else {
            const auto pair =
                std::find_if(added_.rbegin(), added_.rend(), [&](const Pair& one) { return one.second == before; });
            if (pair == added_.rend()) {
                raise_python("KeyError", python_repr(before));
            }
            after = pair->first;
        }
    }
    if (!before.empty()) {
        added_.emplace_back(column, before);
    }
    if (!after.empty()) {
        added_.emplace_back(after, column);
    }
    if (partial_.empty() && before.empty() && after.empty() && !existing_.empty()) {
        added_.emplace_back(existing_.back(), column);
    }
}

void ColumnOrder::drop(const std::string& column) {
    const auto at = std::find(existing_.begin(), existing_.end(), column);
    if (at == existing_.end()) {
        raise_python("ValueError", "list.remove(x): x not in list");
    }
    existing_.erase(at);
}

std::vector<std::string> ColumnOrder::sorted(const std::vector<std::string>& columns) const {
    if (partial_.empty() && added_.empty()) {
        return columns;
    }
    std::set<Pair> pairs(added_.begin(), added_.end());
    for (const std::vector<std::string>& names : partial_) {
        for (std::size_t i = 1; i < names.size(); ++i) {
            pairs.emplace(names[i - 1], names[i]);
        }
    }
    if (partial_.empty()) {
        for (std::size_t i = 1; i < existing_.size(); ++i) {
            pairs.emplace(columns.at(i - 1), existing_[i]);
        }
    }
    std::vector<std::string> todo = columns;
    std::vector<std::string> ordered;
    while (!todo.empty()) {
        const std::set<std::string> waiting(todo.begin(), todo.end());
        const auto waits = [&](const std::string& column) {
            return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
                return pair.second == column && pair.first != column && waiting.contains(pair.first);
            });
        };
        const auto free = std::stable_partition(todo.begin(), todo.end(), waits);
        if (free == todo.end()) {
            raise_python("sqlalchemy.exc.CircularDependencyError", "Circular dependency detected.");
        }
        ordered.insert(ordered.end(), free, todo.end());
        todo.erase(free, todo.end());
    }
    return ordered;
}

}  // namespace aludel::dialect::sqlite
