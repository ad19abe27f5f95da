#pragma once

#include <string>

#include "tools.hpp"

namespace aludel::differential {

/// The database is inspected, made anew from the SQL that comes out, and inspected again: both documents are equal, and
/// what the database says of the schemas is. Empty, or where they differ first.
std::string made_anew(Tools& tools, const AlembicProject& project, const std::string& database);

}  // namespace aludel::differential
