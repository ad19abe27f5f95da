#pragma once

#include <memory>
#include <optional>

#include "dialect/dialect.hpp"
#include "dialect/postgresql/connection.hpp"

namespace aludel::dialect::postgresql {

struct LeaseTimes {
    double expiry = 30;  ///< seconds without a renewal after which the lease is anybody's
    double renew = 10;
};

/// The migration lock where session locks do not hold (a proxy pools transactions): a row of the table aludel_lease,
/// written under the advisory lock of the same key held for one transaction, renewed by a thread with a connection of
/// its own. The table goes with its last row. `url` leads through the proxy.
std::unique_ptr<MigrationLock> acquire_lease(std::unique_ptr<PostgresConnection> connection, const Url& url,
                                             const LockRequest& request, const LeaseTimes& times = {});

/// Whose lease is live now. Removes one that has run out when `tidy`.
std::optional<LockHolder> lease_holder(Connection& connection, const LockRequest& request, bool tidy);

}  // namespace aludel::dialect::postgresql
