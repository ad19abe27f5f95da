#include "engine/revision_range.hpp"

#include <unordered_set>

#include "base/text.hpp"

namespace aludel::engine {

namespace {

using Revisions = std::vector<const script::Revision*>;

/// Where the database is at several revisions, the range is what lies in any of theirs, in the order of the whole
/// history.
Revisions united(const script::RevisionGraph& graph, const std::vector<Revisions>& ranges) {
    if (ranges.size() == 1) {
        return ranges.front();
    }
    std::unordered_set<const script::Revision*> wanted;
    for (const Revisions& one : ranges) {
        wanted.insert(one.begin(), one.end());
    }
    Revisions all = graph.walk("base", "heads");
    std::erase_if(all, [&](const script::Revision* revision) { return !wanted.contains(revision); });
    return all;
}

std::string or_else(const std::string& text, std::string_view fallback) {
    return text.empty() ? std::string(fallback) : text;
}

}  // namespace

RevisionRange parse_revision_range(std::string_view text) {
    const std::vector<std::string> ends = split(trim(text), ':');
    if (ends.size() != 2) {
        throw Error(ErrorCode::usage,
                    "History range requires [start]:[end], [start]:, or :[end], not '" + std::string(text) + "'");
    }
    return {ends[0], ends[1]};
}

bool mentions_current(const RevisionRange& range) {
    return range.lower == "current" || range.upper == "current";
}

std::vector<const script::Revision*> revisions_in(const script::RevisionGraph& graph, const RevisionRange& range,
                                                  const std::vector<std::string>& current) {
    if (range.upper == "current") {
        // Alembic looks at the upper end first; `current:current` is then from the base.
        std::vector<Revisions> ranges;
        const std::string lower = range.lower == "current" ? "base" : or_else(range.lower, "base");
        for (const std::string& row : current) {
            ranges.push_back(graph.walk(lower, row));
        }
        return ranges.empty() ? Revisions{} : united(graph, ranges);
    }
    if (range.lower == "current" && !current.empty()) {
        std::vector<Revisions> ranges;
        for (const std::string& row : current) {
            ranges.push_back(graph.walk(row, or_else(range.upper, "heads")));
        }
        return united(graph, ranges);
    }
    const std::string lower = range.lower == "current" ? "base" : or_else(range.lower, "base");
    return graph.walk(lower, or_else(range.upper, "heads"));
}

}  // namespace aludel::engine
