#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dialect/connection.hpp"
#include "dialect/pragma.hpp"
#include "engine/prepared_step.hpp"

namespace aludel::engine {

/// The session that SQL revisions change on SQLite, by PRAGMA and ATTACH: what one sets or attaches ends with it, as on
/// PostgreSQL, so that the next finds the same whether or not both run in one session. Of a revision in Python it stays
/// (keeps_session()).
class SessionPragmas {
public:
    /// Does it set something that is to be put back?
    static bool sets(const dialect::Dialect& dialect, const PreparedStep& step);

    /// Before the statements of a step, in the session that they will run in.
    void remember(dialect::Connection& connection, const PreparedStep& step);
    /// Behind them: what puts the session back. Not journal_mode, which needs to be outside a transaction.
    std::vector<dialect::Statement> restore() const;
    /// Behind the section of a script, outside a transaction: journal_mode, and the databases that are still attached.
    std::vector<dialect::Statement> restore_outside(const dialect::Dialect& dialect, const PreparedStep& step) const;
    /// All of it.
    void put_back(dialect::Connection& connection) const;
    /// The same, where it is another error that counts.
    void put_back_quietly(dialect::Connection& connection) const noexcept;

private:
    const dialect::Pragmas* pragmas_ = nullptr;  ///< not null where there is something to put back
    /// By setting; without a value: it cannot be asked for.
    std::vector<std::pair<std::string, std::optional<std::string>>> before_;
    std::vector<std::string> attached_;  ///< what the step attaches, by its names
};

/// Is it a statement that another session of the same section would have to run again?
bool changes_pragma_session(const dialect::Dialect& dialect, std::string_view sql);

}  // namespace aludel::engine
