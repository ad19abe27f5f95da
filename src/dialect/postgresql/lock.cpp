#include "dialect/postgresql/lock.hpp"

#include "base/error.hpp"

namespace aludel::dialect::postgresql {

std::unique_ptr<MigrationLock> acquire_lock(const Url&, const LockRequest&) {
    throw Error(ErrorCode::not_supported, "the migration lock of PostgreSQL is being written");
}
std::optional<LockHolder> lock_holder(Connection&, const LockRequest&) {
    return std::nullopt;
}

}  // namespace aludel::dialect::postgresql
