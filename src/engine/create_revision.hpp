#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/project.hpp"

namespace aludel::engine {

/// What `revision` and `merge` ask for.
struct NewRevision {
    std::string message;             ///< empty: "empty message", as Alembic writes
    std::vector<std::string> heads;  ///< expressions; empty: "head"
    bool splice = false;             ///< heads need not be heads
    std::vector<std::string> branch_labels;
    std::filesystem::path version_path;  ///< one of the version locations; empty: of the parent, or the only one
    std::string id;                      ///< empty: twelve random hex digits
    std::vector<std::string> depends_on;
};

struct CreatedRevision {
    std::string id;
    std::filesystem::path file;
    std::vector<std::string> down_revisions;
    std::vector<std::filesystem::path> created_directories;
    std::vector<std::string> warnings;
};

/// Writes a new revision file. Everything is checked before: the graph is sound, the parents are heads (or `splice`),
/// nobody has that id or label, the file does not exist. Throws multiple_heads, revision_not_found, usage, file_exists.
CreatedRevision create_revision(Project& project, const NewRevision& request);

/// Twelve lower-case hex digits, as Alembic generates them.
std::string generate_revision_id();

}  // namespace aludel::engine
