#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"

namespace aludel::script {

/// Something wrong with one file or the graph; collected, not thrown.
struct Fault {
    ErrorCode code = ErrorCode::graph_broken;
    std::string message;
    std::string hint;
    Place place;
    std::vector<std::string> revisions;  ///< the ids concerned
    /// Worth saying, but stops only the commands that meet it: several heads stop what needs one head, an id
    /// longer than the version table's column stops what would write it.
    bool warning = false;
    /// Hides no revision: which ones are heads can be said all the same. Concerns only who meets its revisions or its
    /// label.
    bool confined = false;

    /// A file could not be read, or not understood: it may hold any revision.
    bool hides_a_file() const {
        return !warning && (code == ErrorCode::file_unreadable || code == ErrorCode::revision_file_invalid);
    }
};

}  // namespace aludel::script
