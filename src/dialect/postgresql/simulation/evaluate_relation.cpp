#include "dialect/postgresql/simulation/evaluate_relation.hpp"

namespace aludel::dialect::postgresql::simulation {

const Base::Index& Base::index(std::size_t column) const {
    const auto found = indexes_.find(column);
    if (found != indexes_.end())
        return found->second;
    Index& index = indexes_[column];
    for (std::size_t i = 0; i < relation_.rows.size(); ++i) {
        const auto key = key_of(relation_.rows[i].cells[column]);
        if (key)
            index.rows[*key].push_back(i);
        else
            index.unknown.push_back(i);
    }
    for (auto& [key, rows] : index.rows) rows.insert(rows.end(), index.unknown.begin(), index.unknown.end());
    return index;
}

const std::vector<std::size_t>& Base::with_key(std::size_t column, const std::string& key) const {
    const Index& known = index(column);
    const auto found = known.rows.find(key);
    return found == known.rows.end() ? known.unknown : found->second;
}

}  // namespace aludel::dialect::postgresql::simulation
