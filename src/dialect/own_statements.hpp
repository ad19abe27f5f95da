#pragma once

#include <functional>
#include <string_view>

namespace aludel::dialect {

/// What a Connection can do besides: tell of the statements that it makes itself, in begin(), commit(), rollback() and
/// set_timeouts(): BEGIN, COMMIT, PRAGMA foreign_key_check …
class OwnStatements {
public:
    using Listener = std::function<void(std::string_view sql, double seconds)>;

    virtual ~OwnStatements() = default;
    /// While there is a listener no statement is kept back or sent before the one before it is answered: all durations,
    /// those of Outcome too, are the statements' own. Empty: no longer.
    virtual void on_own_statement(Listener listener) = 0;
};

}  // namespace aludel::dialect
