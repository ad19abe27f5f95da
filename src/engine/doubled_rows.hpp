#pragma once

#include <string>
#include <vector>

#include "engine/run.hpp"

namespace aludel::engine {

/// The ids that several rows of a version table without primary key have. `rows` is sorted.
std::vector<std::string> doubled_rows(const std::vector<std::string>& rows);

/// What puts them right.
std::string doubled_rows_hint(const std::vector<std::string>& rows);

/// The steps change no row of which there are two: each change has to touch exactly one, as with Alembic. Throws
/// version_table_mismatch.
void require_single_rows(const Run& run, const std::vector<Step>& steps);

}  // namespace aludel::engine
