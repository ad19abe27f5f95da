#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "script/revision.hpp"

namespace aludel::script {

struct DirectoryOptions {
    std::vector<std::filesystem::path> locations; ///< searched in this order; the first takes new revisions
    bool recursive = false;
};

/// Something wrong with one file or the graph; collected, not thrown.
struct Fault {
    ErrorCode code = ErrorCode::graph_broken;
    std::string message;
    std::string hint;
    Place place;
    std::vector<std::string> revisions; ///< the ids concerned
    /// Several heads is worth saying, but only stops commands that need one head.
    bool warning = false;
};

struct Scan {
    std::vector<Revision> revisions; ///< by location, then by file name
    std::vector<Fault> faults;       ///< unreadable files, bad headers
};

/// Reads the header of every revision file (`*.sql`) of the locations. A location that is not there is a fault.
/// Files are read on two threads; only the first kilobytes of each.
Scan scan(const DirectoryOptions& options);

}  // namespace aludel::script
