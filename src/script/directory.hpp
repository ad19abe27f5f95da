#pragma once

#include <filesystem>
#include <vector>

#include "script/fault.hpp"
#include "script/python_options.hpp"
#include "script/revision.hpp"

namespace aludel {
class Worker;
}

namespace aludel::script {

struct DirectoryOptions {
    std::vector<std::filesystem::path> locations;  ///< searched in this order; the first takes new revisions
    bool recursive = false;
    bool hashes = false;                   ///< Revision::file_hash is wanted: the files are read to their ends
    std::filesystem::path overrides = {};  ///< SQL files that take the place of Python ones; empty: none
    PythonOptions python = {};             ///< for Python files whose header is computed
    Worker* worker = nullptr;              ///< reads half of many files, if there is one
};

struct Scan {
    /// By location, then by file name; below a location with subdirectories, its own files come first, then
    /// each subdirectory's, by name. This order breaks ties in the graph, so it is Alembic's.
    std::vector<Revision> revisions;
    std::vector<Fault> faults;  ///< unreadable files, bad headers, overrides of nothing
};

/// Reads the header of every revision file of the locations: `*.sql`, and `*.py` as Alembic takes them (see
/// alembic::is_revision_file). A location that is not there is a fault. Of an SQL file only the first kilobytes are
/// read, unless `hashes` are wanted. Hidden files and directories are passed over, but for a hidden `.py` file, which
/// Alembic reads; a file or directory that is reached twice is read once.
Scan scan(const DirectoryOptions& options);

}  // namespace aludel::script
