#pragma once

#include <string>
#include <vector>

#include "dialect/lock.hpp"
#include "engine/intent.hpp"

namespace aludel::engine {

struct Run;

/// Marks the run's session as the one at work. The migration lock is ours, but the server may still be at the work of a
/// run whose client was killed: who judges or repeats a statement meanwhile does it twice. That session is waited for,
/// as long as for the lock; true when there was one, and what it did may have changed the state. Throws lock_busy when
/// it takes too long, with the place of the statement that was begun.
bool wait_for_earlier_session(const Run& run, const dialect::LockRequest& request);

/// The texts of the statements that were begun and never marked.
std::vector<std::string> begun_statements(const std::vector<Intent>& intents);

}  // namespace aludel::engine
