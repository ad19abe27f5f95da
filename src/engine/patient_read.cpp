#include "engine/patient_read.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/table_holder.hpp"

namespace aludel::engine {

namespace {

/// Whether it was done within the time; without a limit (0) it is.
bool done_within(dialect::Connection& connection, const Settings& settings, double seconds,
                 const std::function<void()>& read) {
    connection.set_timeouts(seconds, settings.statement_timeout);
    try {
        read();
        return true;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::lock_timeout) {
            throw;
        }
    }
    return false;
}

}  // namespace

void read_patiently(const Project& project, dialect::Connection& connection, const OnReadWait& on_wait,
                    const std::function<void()>& read) {
    const dialect::TableHolders* holders = dialect::table_holders_of(connection.dialect());
    if (holders == nullptr) {
        read();
        return;
    }
    const double begun = seconds_now();
    const Settings& settings = project.settings();
    const double limit = settings.lock_timeout;
    const double first = limit > 0 ? std::min(limit, 1.0) : 1.0;
    if (done_within(connection, settings, first, read)) {
        return;
    }
    const dialect::QualifiedName table = project.version_table().name();
    auto holder = holders->table_holder(connection, table);
    if (limit <= 0 || limit > first) {
        if (holder && on_wait) {
            on_wait(*holder);
        }
        if (done_within(connection, settings, limit > 0 ? limit - first : 0, read)) {
            return;
        }
        holder = holders->table_holder(connection, table);
    }
    throw std::move(
        Error(ErrorCode::lock_timeout,
              fmt::format("{} cannot be read, another session keeps it locked: {}", connection.dialect().quote(table),
                          holder ? dialect::to_string(*holder) : "it does not tell who it is"))
            .detail(fmt::format("waited {}; nothing was changed", format_duration(seconds_now() - begun)))
            .hint(holder && !holder->who.pid.empty()
                      ? fmt::format("wait for it, or raise lock_timeout; if that session is stuck, end it: SELECT "
                                    "pg_terminate_backend({})",
                                    holder->who.pid)
                      : "wait for it, or raise lock_timeout"));
}

}  // namespace aludel::engine
