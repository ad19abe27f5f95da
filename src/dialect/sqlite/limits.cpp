#include "dialect/sqlite/limits.hpp"

#include <algorithm>
#include <thread>

#include "dialect/sqlite/lock.hpp"

namespace aludel::dialect::sqlite {

int on_busy(void* argument, int count) {
    auto& limits = *static_cast<Limits*>(argument);
    if (count == 0) {
        limits.wait_started = Limits::Clock::now();
    }
    limits.waited = std::chrono::duration<double>(Limits::Clock::now() - limits.wait_started).count();
    const bool over = limits.lock_seconds > 0 && limits.waited >= limits.lock_seconds;
    if (over || limits.cancelled.load() || limits.signalled()) {
        return 0;
    }
    // It may write for hours, and keeps the file to itself once it has written more than the library holds in memory.
    if (limits.waited >= limits.patience && other_migration(limits.file)) {
        return 0;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(std::min(1 << std::min(count, 5), 25)));
    return 1;
}

int on_progress(void* argument) {
    auto& limits = *static_cast<Limits*>(argument);
    limits.deadline_passed = Limits::Clock::now() >= limits.deadline;
    return limits.deadline_passed ? 1 : 0;
}

}  // namespace aludel::dialect::sqlite
