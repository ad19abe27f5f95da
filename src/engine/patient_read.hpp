#pragma once

#include <functional>

#include "dialect/lock.hpp"
#include "engine/project.hpp"

namespace aludel::engine {

/// Who is told for whom a read waits.
using OnReadWait = std::function<void(const dialect::WorkSession& holder)>;

/// A read of the version table, which another session may have locked: after a second it is told for whom it waits,
/// after the setting lock_timeout it throws lock_timeout and names that session. `read` may be called twice.
void read_patiently(const Project& project, dialect::Connection& connection, const OnReadWait& on_wait,
                    const std::function<void()>& read);

}  // namespace aludel::engine
