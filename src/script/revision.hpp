#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace aludel::script {

/// What the header of one revision file says. Reading it does not read the body.
struct Revision {
    std::string id;
    std::vector<std::string> down_revisions;  ///< in the order written; empty for a base
    std::vector<std::string> depends_on;      ///< ids or branch labels, as written
    std::vector<std::string> branch_labels;
    std::string message;  ///< first line of the description
    std::string doc;      ///< the whole description
    std::string created;  ///< as written
    std::string file;       ///< its path; a text, since thousands of them are made at every start
    std::string overrides;  ///< the Python file whose place it takes; empty: none
    std::string file_hash;  ///< SHA-256 of the file's bytes, as Script::file_hash; empty where nobody asked
    int line = 0;  ///< of the `revision:` line
    int revises_line = 0;
    int depends_on_line = 0;
    int branch_labels_line = 0;
    bool irreversible = false;
    std::string irreversible_reason;

    Place place() const;
    Place revises_place() const;
    Place depends_on_place() const;
    Place branch_labels_place() const;
};

/// Why this text cannot be a revision id, as the end of a sentence ("contains '@'"); empty when it can.
/// Length is not judged here: see id_width.
std::string bad_revision_id(std::string_view id);
/// The same for a branch label. Labels are freer than ids, as in Alembic: '-' and '.' may stand in them.
std::string bad_branch_label(std::string_view label);

/// Characters of an id, as the version table's VARCHAR counts them.
std::size_t id_width(std::string_view id);
/// What version_num holds in a version table that nobody has widened.
constexpr std::size_t max_id_width = 32;

}  // namespace aludel::script
