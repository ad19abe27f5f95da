#include "engine/applied_files.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "script/graph_inner.hpp"

namespace aludel::engine {

namespace {

constexpr std::size_t digits = 16;  ///< of one word

/// Of a digit in hexadecimal; negative where it is none.
int digit_value(char digit) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    const int letter = (digit | 0x20) - 'a';
    return letter >= 0 && letter < 6 ? letter + 10 : -1;
}

/// False where it is no SHA-256: a row that somebody has written by hand.
bool read_words(std::string_view hash, std::array<std::uint64_t, 4>& words) {
    if (hash.size() != words.size() * digits) {
        return false;
    }
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const int value = digit_value(hash[i]);
        if (value < 0) {
            return false;
        }
        words[i / digits] = words[i / digits] << 4 | static_cast<std::uint64_t>(value);
    }
    return true;
}

}  // namespace

void FilesDigest::toggle(std::string_view file_hash) {
    if (file_hash.empty()) {
        return;
    }
    std::array<std::uint64_t, 4> words{};
    if (!read_words(file_hash, words)) {
        read_words(sha256(file_hash), words);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        bits_[i] ^= words[i];
    }
}

std::string FilesDigest::text() const {
    return fmt::format("{:016x}{:016x}{:016x}{:016x}", bits_[0], bits_[1], bits_[2], bits_[3]);
}

std::optional<std::string> files_below(const script::RevisionGraph& graph, const std::vector<std::string>& rows) {
    const script::RevisionGraph::Inner& inner = graph.inner();
    const script::NodeSet applied = inner.at_or_below(rows);
    FilesDigest digest;
    for (script::Node node = 0; node < inner.size(); ++node) {
        if (!applied[node]) {
            continue;
        }
        if (inner.revisions[node].file_hash.empty()) {
            return std::nullopt;
        }
        digest.toggle(inner.revisions[node].file_hash);
    }
    return digest.text();
}

AppliedFiles::AppliedFiles(std::map<std::string, Ledger::Applied> applied) : applied_(std::move(applied)) {
    for (const auto& [revision, one] : applied_) {
        digest_.toggle(one.file_hash);
    }
}

void AppliedFiles::add(LedgerEntry& entry) {
    toggle(entry.revision);
    Ledger::add_applied(applied_, entry.revision, entry.action, entry.checksum, entry.file_hash);
    toggle(entry.revision);
    if (applied_.empty()) {
        digest_ = {};
    }
    entry.applied_files = digest_.text();
}

void AppliedFiles::toggle(const std::string& revision) {
    const auto found = applied_.find(revision);
    digest_.toggle(found == applied_.end() ? "" : found->second.file_hash);
}

}  // namespace aludel::engine
