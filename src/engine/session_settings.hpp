#pragma once

#include <string_view>
#include <vector>

#include "dialect/dialect.hpp"
#include "engine/settings.hpp"

namespace aludel::engine {

/// May this statement change a setting of the session (SET, set_config)? pg_dump's output does, search_path above all.
bool changes_session(std::string_view sql);

/// What sets the session back to what it was at its start, so that a revision finds the same settings whether or not
/// others ran before it in this session, and our own tables are found again. Nothing on a database without settings.
std::vector<dialect::Statement> restore_session(const dialect::Dialect& dialect, const Settings& settings);

}  // namespace aludel::engine
