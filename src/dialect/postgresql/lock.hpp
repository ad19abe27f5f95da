#pragma once

#include <memory>
#include <optional>

#include "dialect/dialect.hpp"

namespace aludel::dialect::postgresql {

/// See Dialect::lock.
std::unique_ptr<MigrationLock> acquire_lock(const Url& url, const LockRequest& request);
std::optional<LockHolder> lock_holder(Connection& connection, const LockRequest& request);

}  // namespace aludel::dialect::postgresql
