#include "dialect/postgresql/lock_wait.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"

namespace aludel::dialect::postgresql {

namespace {

double jitter() {
    static thread_local std::minstd_rand generator(std::random_device{}());
    return std::uniform_real_distribution<double>(0.7, 1.3)(generator);
}

}  // namespace

LockWait::LockWait(const LockRequest& request) : request_(request), start_(seconds_now()) {}

void LockWait::pause(const std::optional<LockHolder>& holder) {
    interrupt::check();
    const double now = seconds_now();
    const double waited = now - start_;
    if (waited >= request_.wait_seconds) {
        Error error(ErrorCode::lock_busy, fmt::format("another migration holds the lock of {}: {}", request_.name,
                                                      holder ? to_string(*holder) : "it does not tell who it is"));
        error.detail(fmt::format("waited {}; nothing was changed", format_duration(waited)));
        error.hint(
            holder && !holder->pid.empty() && holder->application.find("lease") == std::string::npos
                ? fmt::format(
                      "wait for it, or allow more time with --lock-wait; if that session is stuck, end it: SELECT "
                      "pg_terminate_backend({})",
                      holder->pid)
                : "wait for it, or allow more time with --lock-wait");
        throw error;
    }
    if (holder && request_.on_wait && (told_ == 0 || now - told_ >= 5)) {
        told_ = now;
        request_.on_wait(*holder, waited);
    }
    const double pause = std::min({pause_ * jitter(), 1.0, request_.wait_seconds - waited});
    pause_ = std::min(pause_ * 1.5, 1.0);
    ::poll(nullptr, 0, std::max(1, static_cast<int>(pause * 1000)));  // a signal ends it
    interrupt::check();
}

}  // namespace aludel::dialect::postgresql
