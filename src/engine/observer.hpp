#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/connection.hpp"
#include "dialect/lock.hpp"
#include "engine/plan.hpp"

namespace aludel::engine {

/// What a run tells while it goes on. report/ has one for people and one for machines; tests have theirs.
/// Every member may be left as it is.
class RunObserver {
public:
    virtual ~RunObserver() = default;
    virtual void waiting_for_lock(const dialect::LockHolder&, double /*waited_seconds*/) {}
    virtual void step_started(const Step&, std::size_t /*index*/, std::size_t /*total*/) {}
    virtual void step_done(const Step&, std::size_t /*index*/, std::size_t /*total*/, double /*seconds*/) {}
    /// Does statement_done want true durations? Then each statement waits for the answer to the one before it, and
    /// BEGIN, COMMIT and the like are told too.
    virtual bool times_statements() const { return false; }
    virtual void statement_done(const dialect::Statement&, double /*seconds*/, long /*affected*/) {}  ///< for --echo
    virtual void retrying(std::string_view /*reason*/, int /*attempt*/, int /*of*/, double /*pause_seconds*/) {}
    virtual void committed(std::size_t /*steps_so_far*/) {}
    virtual void notice(const dialect::Notice&) {}
    virtual void warning(std::string_view /*text*/) {}
    /// By a script, for whoever reads standard output.
    virtual void printed(std::string_view /*text*/) {}
};

}  // namespace aludel::engine
