#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/dialect.hpp"
#include "engine/settings.hpp"

namespace aludel::engine {

/// The first words of a statement, in lower case, behind leading comments; a schema before a function's name is left
/// out.
std::vector<std::string> first_words(std::string_view sql, std::size_t count);

/// May this statement change a setting of the session (SET, set_config, a block or a function that does)? pg_dump's
/// output does, search_path above all.
bool changes_session(std::string_view sql);

/// What sets the session back to what it was at its start, with what env.py has set, so that a revision finds the same
/// settings whether or not others ran before it in this session. The run's own timeouts it sets for the open
/// transaction; behind its end they are to be set again. Nothing on a database without settings.
std::vector<dialect::Statement> restore_session(const dialect::Dialect& dialect, const Settings& settings);

/// Statements of ours in a transaction whose session goes on with what the author has set: they run with the settings
/// and as the user that the session began with. Behind them the author's are in force again, but for the timeouts,
/// which are the run's own.
std::vector<dialect::Statement> beside_session(const dialect::Dialect& dialect, const Settings& settings,
                                               std::vector<dialect::Statement> statements);

/// The timeouts in force as "statement lock", where timeouts_aside() has remembered them for the open transaction.
inline constexpr std::string_view timeouts_before = "aludel.timeouts";

/// Remembers the timeouts that are in force and sets the run's own until the open transaction ends: what stands before
/// all other statements of ours, so that the author's stop none of them.
std::vector<dialect::Statement> timeouts_aside(const dialect::Dialect& dialect, const Settings& settings);

/// What keeps the author's user, role and other settings away from statements of ours until the open transaction ends;
/// then they are in force again.
std::vector<dialect::Statement> set_aside(const dialect::Dialect& dialect);

/// The same for a script, which may be run in a session that was not fresh: `remember` before the statements of a step,
/// `restore` behind them. Both empty on a database without settings.
struct SessionScript {
    std::string remember;
    std::string restore;
};
SessionScript session_script(const dialect::Dialect& dialect);

}  // namespace aludel::engine
