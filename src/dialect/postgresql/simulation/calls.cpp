#include "dialect/postgresql/simulation/calls.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

void collect_calls(const Node& node, std::vector<const Node*>& calls) {
    if (node.is("FuncCall"))
        calls.push_back(&node);
    for (const Node& item : node.items) collect_calls(item, calls);
    for (const auto& [name, field] : node.fields) collect_calls(field, calls);
}

}  // namespace

std::vector<const Node*> calls_in(const Node& node) {
    std::vector<const Node*> calls;
    collect_calls(node, calls);
    return calls;
}

}  // namespace aludel::dialect::postgresql::simulation
