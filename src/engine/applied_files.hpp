#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/ledger.hpp"
#include "script/graph.hpp"

namespace aludel::engine {

/// The files of a set of revisions as one number, the exclusive or of their SHA-256. Every row of the ledger carries
/// that of what stands applied behind it, so that a run with nothing to do compares one value with the files on disk,
/// and reads no row for each revision.
class FilesDigest {
public:
    /// Puts the file in, or takes it out again. Empty: a file that nobody has seen, as a stamp's; changes nothing.
    void toggle(std::string_view file_hash);
    /// 64 lower-case hex digits.
    std::string text() const;

private:
    std::array<std::uint64_t, 4> bits_{};
};

/// Of the files of the version rows and of all below them. Nothing where the graph was loaded without hashes.
std::optional<std::string> files_below(const script::RevisionGraph& graph, const std::vector<std::string>& rows);

/// What stands applied by the ledger, and what rows that are about to be written do to it.
class AppliedFiles {
public:
    explicit AppliedFiles(std::map<std::string, Ledger::Applied> applied);
    /// Gives the row its `applied_files`. Rows come in the order in which they are written.
    void add(LedgerEntry& entry);

private:
    void toggle(const std::string& revision);

    std::map<std::string, Ledger::Applied> applied_;
    FilesDigest digest_;
};

}  // namespace aludel::engine
