#pragma once

#include <string>

namespace aludel::dialect {

/// `seconds` as a server counts time limits: 0 is none, and nothing above it becomes 0.
long limit_in_milliseconds(double seconds);

/// The query that sets PostgreSQL's lock_timeout, where `local` until the end of the transaction: a tenth below the
/// statement timeout that is in force (of the run, the role, the database, the server), unless it is below that anyway.
/// With both at the same value the statement timeout would win, and a wait for a lock could not be told from a slow
/// statement.
std::string set_lock_timeout(double seconds, bool local);

}  // namespace aludel::dialect
