#pragma once

#include <string>
#include <vector>

#include "catalog/operation.hpp"

namespace aludel::dialect::postgresql {

/// See Dialect::checksum.
std::string checksum(const std::vector<catalog::Operation>& operations);

}  // namespace aludel::dialect::postgresql
