#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/project.hpp"

namespace aludel::engine {

/// `--sql`: the script that upgrade/downgrade/stamp would run, without a database. `target` may be "from:to";
/// downgrade must have it. Layout as Alembic's: BEGIN, a comment line "-- Running upgrade a -> b", statements,
/// version rows, COMMIT. Statements outside a transaction are preceded by COMMIT and followed by BEGIN. See
/// OfflineScript for what our own configuration adds.
std::string offline_upgrade(Project& project, std::string_view target);
std::string offline_downgrade(Project& project, std::string_view target);
std::string offline_stamp(Project& project, const std::vector<std::string>& targets, bool purge);
std::string offline_ensure_version(Project& project);

}  // namespace aludel::engine
