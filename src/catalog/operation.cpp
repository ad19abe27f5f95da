#include "catalog/operation.hpp"

namespace aludel::catalog {

const Place& place_of(const Operation& operation) {
    return std::visit([](const auto& one) -> const Place& { return one.place; }, operation);
}

}  // namespace aludel::catalog
