#pragma once

#include <optional>

#include "dialect/lock.hpp"

namespace aludel::dialect::postgresql {

/// What one attempt to take the lock came to: ours, or who has it, if that is known.
struct LockAttempt {
    bool ours = false;
    std::optional<LockHolder> holder;
};

/// Waiting for the migration lock: pauses of 0.1 to 1 s with jitter, on_wait at once and then every 5 s.
class LockWait {
public:
    explicit LockWait(const LockRequest& request);
    /// Pauses before the next attempt. `holder`: who has the lock, if that is known. Throws lock_busy when the time is
    /// over, interrupted after a signal.
    void pause(const std::optional<LockHolder>& holder);

private:
    const LockRequest& request_;
    double start_;
    double told_ = 0;  ///< when on_wait was called last; 0: never
    double pause_ = 0.1;
};

}  // namespace aludel::dialect::postgresql
