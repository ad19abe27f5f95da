#include "engine/changed_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.hpp"
#include "base/text.hpp"
#include "engine/parallel.hpp"
#include "script/graph_inner.hpp"
#include "script/script.hpp"

namespace aludel::engine {

namespace {

struct Candidate {
    const script::Revision* revision;
    const Ledger::Applied* applied;
    ChangedFile found;
    bool changed = false;
};

/// Applied by the version table and recorded with a checksum.
std::vector<Candidate> candidates_of(const script::RevisionGraph& graph, const DatabaseState& state) {
    const script::RevisionGraph::Inner& inner = graph.inner();
    const script::NodeSet applied = inner.at_or_below(state.rows);
    std::vector<Candidate> candidates;
    for (script::Node node = 0; node < inner.size(); ++node) {
        const auto entry = applied[node] ? state.applied.find(inner.id(node)) : state.applied.end();
        if (entry != state.applied.end() && !entry->second.checksum.empty()) {
            candidates.push_back({&inner.revisions[node], &entry->second, {}});
        }
    }
    return candidates;
}

void compare(const Project& project, Candidate& one) {
    ChangedFile& found = one.found;
    found.revision = one.revision;
    found.applied_checksum = one.applied->checksum;
    try {
        found.file_hash = project.file_hash(*one.revision);
        if (found.file_hash == one.applied->file_hash) {
            return;
        }
        const std::unique_ptr<script::Script> script =
            script::load_script(*one.revision, project.dialect(), project.python());
        found.file_hash = script->file_hash();
        found.checksum = script->checksum(project.dialect());
    } catch (const Error& error) {
        found.problem = error.what();
    }
    one.changed = found.checksum != found.applied_checksum;
}

}  // namespace

std::vector<ChangedFile> changed_files(const Project& project, const DatabaseState& state) {
    if (state.files_unchanged || state.applied.empty()) {
        return {};
    }
    std::vector<Candidate> candidates = candidates_of(project.graph(), state);
    // Where the graph was loaded with hashes nothing is left that would be worth a thread.
    std::erase_if(candidates, [](const Candidate& one) {
        return !one.revision->file_hash.empty() && one.revision->file_hash == one.applied->file_hash;
    });
    parallel_for(candidates.size(), [&](std::size_t i) { compare(project, candidates[i]); });
    std::vector<ChangedFile> changed;
    for (Candidate& one : candidates) {
        if (one.changed) {
            changed.push_back(std::move(one.found));
        }
    }
    return changed;
}

Error changed_on_disk(const std::vector<ChangedFile>& changed) {
    const script::Revision& first = *changed.front().revision;
    Error error(ErrorCode::changed_on_disk,
                changed.size() == 1
                    ? fmt::format("revision {} is applied, but its file says something else now", first.id)
                    : fmt::format("{} applied revisions say something else in their files now", changed.size()));
    error.at({display_path(first.file), 0, 0});
    std::vector<std::string> lines;
    for (const ChangedFile& one : changed) {
        lines.push_back(fmt::format("{} {}{}", one.revision->id, display_path(one.revision->file),
                                    one.problem.empty() ? "" : " (" + one.problem + ")"));
    }
    if (changed.size() > 1 || !changed.front().problem.empty()) {
        error.detail(join(lines, "\n"));
    }
    return error.hint(
        "put the file back as it was and write a new revision for the change; or, when the database needs no change, "
        "say --allow-changed: what the file says now is then recorded as applied");
}

}  // namespace aludel::engine
