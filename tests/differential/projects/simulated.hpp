#pragma once

#include <string>

#include "tools.hpp"

namespace aludel::differential {

/// The database is what its revisions make by simulation, with under 2% of its objects not certain. Empty, or what
/// differs.
std::string simulated(Tools& tools, const AlembicProject& project, const std::string& database);

/// The same of the database that the script of `upgrade head --sql` makes of an empty one.
std::string made_by_script(Tools& tools, const AlembicProject& project);

}  // namespace aludel::differential
