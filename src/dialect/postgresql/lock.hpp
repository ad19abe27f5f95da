#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "dialect/dialect.hpp"
#include "dialect/postgresql/connection.hpp"

namespace aludel::dialect::postgresql {

/// See Dialect::lock. A session advisory lock on a connection of its own that is never in a transaction, so that
/// concurrent index builds do not wait for it; behind a proxy a lease (lease.hpp). Each respects the other.
std::unique_ptr<MigrationLock> acquire_lock(const Url& url, const LockRequest& request);
std::optional<LockHolder> lock_holder(Connection& connection, const LockRequest& request);

/// Named in pg_stat_activity beside the session that does the work, and kept alive through silence.
std::unique_ptr<PostgresConnection> connect_for_lock(const Url& url);
/// The two numbers of the advisory lock, as SQL: "1634497892, -123".
std::string lock_key(const LockRequest& request);
/// Which session of this database, other than this one, holds the advisory lock of these two numbers.
std::optional<WorkSession> advisory_holder(Connection& connection, std::uint32_t group, std::uint32_t object);
/// Who holds the advisory lock, other than this session.
std::optional<LockHolder> advisory_lock_holder(Connection& connection, const LockRequest& request);

}  // namespace aludel::dialect::postgresql
