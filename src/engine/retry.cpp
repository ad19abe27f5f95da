#include "engine/retry.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <thread>

#include "base/interrupt.hpp"
#include "engine/run.hpp"

namespace aludel::engine {

namespace {

constexpr double first_pause = 0.2;
constexpr double longest_pause = 10;

/// Half of it is left to chance, so that two who were in each other's way do not meet again.
double pause_before(int attempt) {
    static thread_local std::mt19937 random(std::random_device{}());
    const double full = std::min(longest_pause, first_pause * std::pow(2, attempt - 1));
    return full * std::uniform_real_distribution<double>(0.5, 1.0)(random);
}

void sleep_for(double seconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (std::chrono::steady_clock::now() < end) {
        interrupt::check();
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

}  // namespace

bool can_be_retried(const Error& error) {
    return error.code() == ErrorCode::lock_timeout || error.sqlstate() == "40P01" || error.sqlstate() == "40001";
}

void with_retry(const Run& run, const std::function<void()>& work, const std::function<bool()>& advanced) {
    for (int attempt = 1;; ++attempt) {
        std::string reason;
        try {
            work();
            return;
        } catch (const Error& error) {
            run.connection->rollback();
            if (advanced && advanced()) {
                attempt = 1;
            }
            if (!can_be_retried(error) || attempt > run.settings.lock_retries) {
                throw;
            }
            reason = error.what();
        } catch (...) {
            run.connection->rollback();
            throw;
        }
        const double pause = pause_before(attempt);
        run.observer.retrying(reason, attempt, run.settings.lock_retries + 1, pause);
        sleep_for(pause);
    }
}

}  // namespace aludel::engine
