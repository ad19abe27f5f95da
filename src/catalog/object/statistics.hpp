#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/name.hpp"

namespace aludel::catalog::object {

/// CREATE STATISTICS.
struct Statistics {
    std::string owner;
    std::string comment;
    QualifiedName table;
    std::vector<std::string> kinds;  ///< "dependencies", "mcv", "ndistinct"; of one expression alone: none
    std::vector<std::string> columns;
    std::vector<std::string> expressions;
    std::optional<int> target;
    friend bool operator==(const Statistics&, const Statistics&) = default;
};

}  // namespace aludel::catalog::object
