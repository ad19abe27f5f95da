#pragma once

#include <filesystem>
#include <vector>

#include "script/fault.hpp"
#include "script/revision.hpp"

namespace aludel::script {

struct DirectoryOptions {
    std::vector<std::filesystem::path> locations;  ///< searched in this order; the first takes new revisions
    bool recursive = false;
    bool hashes = false;  ///< Revision::file_hash is wanted: the files are read to their ends
};

struct Scan {
    /// By location, then by file name; below a location with subdirectories, its own files come first, then
    /// each subdirectory's, by name. This order breaks ties in the graph, so it is Alembic's.
    std::vector<Revision> revisions;
    std::vector<Fault> faults;  ///< unreadable files, bad headers
};

/// Reads the header of every revision file (`*.sql`) of the locations. A location that is not there is a fault.
/// Files are read on two threads; only the first kilobytes of each, unless
/// `hashes` are wanted. Hidden files and directories are passed
/// over; a file or directory that is reached twice is read once.
Scan scan(const DirectoryOptions& options);

}  // namespace aludel::script
