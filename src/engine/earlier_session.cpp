#include "engine/earlier_session.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <chrono>

#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "engine/run.hpp"
#include "engine/standing.hpp"

namespace aludel::engine {

namespace {

using Clock = std::chrono::steady_clock;

Error still_at_work(const dialect::WorkSession& session, const std::vector<Intent>& intents, double waited) {
    Error error(ErrorCode::lock_busy,
                fmt::format("a session of an earlier run is still at work: {}", dialect::to_string(session)));
    for (const Intent& intent : intents) {
        if (intent.state == "started") {
            error.at(intent.place);
        }
    }
    error.detail(
        fmt::format("it holds the migration lock no longer (its client is gone, or has lost it), but the server "
                    "has not ended what it was told to do\nwaited {}; nothing was changed",
                    format_duration(waited)));
    add_detail(error, progress_text(intents, true));
    return error.hint(session.who.pid.empty()
                          ? "wait for it, or allow more time with --lock-wait"
                          : fmt::format("wait for it, or allow more time with --lock-wait; to end it: SELECT "
                                        "pg_terminate_backend({})",
                                        session.who.pid));
}

}  // namespace

std::vector<std::string> begun_statements(const std::vector<Intent>& intents) {
    std::vector<std::string> statements;
    for (const Intent& intent : intents) {
        if (intent.state == "started") {
            statements.push_back(intent.sql);
        }
    }
    return statements;
}

bool wait_for_earlier_session(const Run& run, const dialect::LockRequest& request) {
    constexpr double closing = 0.5;  // seconds in which a session that has done its work may be on its way out
    const Clock::time_point start = Clock::now();
    const std::vector<std::string> begun = begun_statements(run.state.intents);
    double pause = 0.02;
    bool told = false;
    for (bool waited_for = false;; waited_for = true) {
        const auto session = run.dialect.begin_work(*run.connection, request, begun);
        if (!session) {
            return waited_for;
        }
        const double waited = std::chrono::duration<double>(Clock::now() - start).count();
        if (waited >= std::max(closing, request.wait_seconds)) {
            throw still_at_work(*session, run.state.intents, waited);
        }
        if (!told && waited >= closing) {
            told = true;
            run.observer.warning(fmt::format("a session of an earlier run is still at work: {}; waiting for it",
                                             dialect::to_string(*session)));
        }
        ::poll(nullptr, 0, static_cast<int>(pause * 1000));  // a signal ends it
        interrupt::check();
        pause = std::min(pause * 1.5, 0.5);
    }
}

}  // namespace aludel::engine
