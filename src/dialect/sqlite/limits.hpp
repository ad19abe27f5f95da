#pragma once

#include <atomic>
#include <chrono>
#include <string>

#include "base/interrupt.hpp"

namespace aludel::dialect::sqlite {

constexpr double default_lock_timeout = 5;

/// What is asked of the library's waiting and running: how long, and whether somebody wants it to end.
struct Limits {
    using Clock = std::chrono::steady_clock;

    double lock_seconds = default_lock_timeout;  ///< 0: no limit
    double statement_seconds = 0;
    Clock::time_point wait_started;
    Clock::time_point deadline = Clock::time_point::max();
    bool deadline_passed = false;
    std::atomic<bool> cancelled{false};
    /// A signal that had come before the call does not end it: what became of the run is still to be written down.
    bool signal_before = false;
    std::string file;     ///< of the database; empty: in memory
    double patience = 1;  ///< instead of lock_seconds, where another migration is what is waited for
    double waited = 0;    ///< seconds, the last time that something was busy

    bool signalled() const { return interrupt::pending() != 0 && !signal_before; }
};

/// The library's handlers; their argument is the Limits.
int on_busy(void* limits, int count);
int on_progress(void* limits);

}  // namespace aludel::dialect::sqlite
