#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace aludel::script {

/// What the header of one revision file says. Reading it does not read the body.
struct Revision {
    std::string id;
    std::vector<std::string> down_revisions; ///< in the order written; empty for a base
    std::vector<std::string> depends_on;     ///< ids or branch labels, as written
    std::vector<std::string> branch_labels;
    std::string message; ///< first line of the description
    std::string doc;     ///< the whole description
    std::string created; ///< as written
    std::filesystem::path file;
    int line = 0;        ///< of the `revision:` line
    int revises_line = 0;
    bool irreversible = false;
    std::string irreversible_reason;

    Place place() const;
    Place revises_place() const;
};

}  // namespace aludel::script
