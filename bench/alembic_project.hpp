#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "history.hpp"

namespace aludel::bench {

/// The same history as an Alembic project: alembic.ini, an env.py that takes its connection from there, and a
/// Python revision file for each revision, whose operations come to the same statements as the SQL form.
void write_alembic_project(const std::filesystem::path& directory, const std::vector<HistoryRevision>& history,
                           const std::string& url);

}  // namespace aludel::bench
