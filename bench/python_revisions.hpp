#pragma once

#include <cstddef>
#include <filesystem>

namespace aludel::bench {

/// `count` revision files as Alembic writes them: straight lines of op.* and sa.*, about 3 KB each.
/// Gives their size in bytes.
std::size_t write_python_revisions(const std::filesystem::path& directory, int count);

struct PythonRun {
    double seconds = 0;
    double processor = 0;        ///< seconds of all threads together
    std::size_t operations = 0;  ///< calls of op.*: each file has eight in its upgrade()
};

/// Reads, parses and runs every file, and its upgrade(), each in an evaluator of its own and on `threads` threads, as a
/// run does it. `alembic` and `sqlalchemy` are native modules that take any arguments and keep them.
PythonRun run_python_revisions(const std::filesystem::path& directory, unsigned threads);

}  // namespace aludel::bench
