#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/run.hpp"

namespace aludel::engine {

/// The session of a run while a section outside a transaction runs in it. It is the author's: what he sets (SET ROLE,
/// search_path, lock_timeout …) holds for his next statements and for none of ours. Our rows are written by the user
/// and with the settings that the session had before; each carries what the author has set by then, so that another
/// session can go on with the section. Where a database has no settings, nothing is done.
class SectionSession {
public:
    /// The session as it is now is the one to come back to; `keeps`: what the author sets is there behind the section.
    SectionSession(Run& run, bool keeps);

    /// Statements of ours for a transaction in which the author's have run: his settings are remembered, for the rows,
    /// and set aside until it ends.
    std::vector<dialect::Statement> behind_the_authors(std::vector<dialect::Statement> statements) const;
    /// Statements of ours for a transaction of their own.
    std::vector<dialect::Statement> alone(std::vector<dialect::Statement> statements) const;
    /// The same for the last of the section, which puts the session back to what it was, unless it keeps it: see end().
    std::vector<dialect::Statement> last(std::vector<dialect::Statement> statements) const;
    /// Run::transact for alone() and last().
    void transact(const std::vector<dialect::Statement>& statements) const;
    /// Run::note, beside the author's settings.
    bool note_down(const std::vector<dialect::Statement>& statements) const noexcept;
    /// BEGIN for statements of the author: with the run's timeouts, as long as he has set none.
    void begin() const;

    /// Dialect::took_effect where the author's search path counts, but not his timeouts.
    std::optional<bool> took_effect(std::string_view sql, std::string& leftover) const;

    /// To be told of each of the author's statements that has run, now or in an earlier run.
    void note(std::string_view sql);
    /// Runs a statement of the author without the lock timeout of the run, if the session has it.
    void without_lock_timeout(const std::function<void()>& action) const;
    /// Runs a statement of ours outside a transaction: without any lock timeout, and as the author's session wants
    /// neither statement timeout nor transactions.
    void as_ours(const std::function<void()>& action) const;

    /// Gives the session what the author had set, by the text in Intent::session.
    void become(const std::string& settings);
    /// The section has ended: the session is as it was. `restored`: all but the timeouts, by last().
    void end(bool restored) noexcept;

private:
    void restore() const;
    /// Of a setting that is not as the session began with it.
    dialect::Value session_value(const std::string& name) const;
    /// Runs something in a session with other values of some settings, which it then gets back.
    void with(const std::vector<std::pair<std::string, dialect::Value>>& settings,
              const std::function<void()>& action) const;
    /// What stands before statements of ours: the author's timeouts go first, then the rest is remembered and goes.
    std::vector<dialect::Statement> aside() const;

    Run& run_;
    bool has_settings_;
    bool keeps_;
    std::string before_;  ///< as in Intent::session
    std::string current_;
    std::optional<std::string> lock_timeout_;  ///< that the run has set for the session
    bool authors_timeouts_ = false;
};

}  // namespace aludel::engine
