#pragma once

#include <memory>

#include "dialect/dialect.hpp"
#include "script/revision.hpp"
#include "script/script.hpp"

namespace aludel::script::sql {

/// Reads an SQL revision file in full and splits both of its directions for this dialect. Throws
/// Error(file_unreadable, revision_file_invalid, sql_syntax) with place. A direction that the file does not have for
/// this dialect is found out by run(): Error(irreversible) for a downgrade that is missing or excluded by the header,
/// Error(not_supported) where there are sections, but for other dialects.
std::unique_ptr<Script> load_sql_script(const Revision& revision, const dialect::Dialect& dialect);

}  // namespace aludel::script::sql
