#pragma once

#include <string>
#include <vector>

#include "catalog/operation.hpp"

namespace aludel::dialect::sqlite {

/// Dialect::checksum for SQLite. CR LF inside a quoted text counts as LF: a checkout that changes line ends changes
/// nothing.
std::string checksum(const std::vector<catalog::Operation>& operations);

}  // namespace aludel::dialect::sqlite
