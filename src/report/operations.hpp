#pragma once

#include <string>
#include <vector>

#include "engine/revision_operations.hpp"
#include "report/paint.hpp"

namespace aludel::report {

/// Revision and direction, then each operation with its place and its statements.
std::string operations_text(const std::vector<engine::RevisionOperations>& all, Paint paint);
std::string operations_json(const std::vector<engine::RevisionOperations>& all);

}  // namespace aludel::report
