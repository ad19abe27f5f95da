#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dialect/dialect.hpp"

namespace aludel::dialect::postgresql {

/// See Dialect. The mark is a second advisory lock, held by the session that works: a server process keeps it until it
/// ends, and it ends only when the statement that a killed client has left is through.
std::optional<WorkSession> begin_work(Connection& connection, const LockRequest& request,
                                      const std::vector<std::string>& statements);
std::optional<WorkSession> work_session(Connection& connection, const LockRequest& request,
                                        const std::vector<std::string>& statements);

}  // namespace aludel::dialect::postgresql
