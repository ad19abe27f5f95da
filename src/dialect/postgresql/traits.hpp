#pragma once

#include <string_view>

#include "dialect/statement.hpp"

namespace aludel::dialect::postgresql {

/// See Dialect::traits. Only what the text alone decides: REINDEX TABLE and CLUSTER of a partitioned table are
/// refused in a transaction by the server too, which then is Error(statement_not_transactional).
Traits traits(std::string_view sql);

}  // namespace aludel::dialect::postgresql
