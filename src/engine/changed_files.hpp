#pragma once

#include <string>
#include <vector>

#include "engine/database_state.hpp"

namespace aludel::engine {

/// An applied revision whose file says something else now than when it was applied.
struct ChangedFile {
    const script::Revision* revision = nullptr;
    std::string applied_checksum;
    std::string checksum;  ///< empty: the file cannot be read any more, see `problem`
    std::string file_hash;
    std::string problem;
};

/// Of the revisions at or below the version rows, those whose ledger entry has another checksum than the file. Files
/// with the same bytes are not even parsed. In the graph's order.
std::vector<ChangedFile> changed_files(const Project& project, const DatabaseState& state);

/// Error(changed_on_disk) that names them all.
Error changed_on_disk(const std::vector<ChangedFile>& changed);

}  // namespace aludel::engine
