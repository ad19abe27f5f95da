#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/graph.hpp"

namespace aludel::engine {

/// A range of `history`: both ends included, an empty one is open (base, heads), "current" is what the database is at.
struct RevisionRange {
    std::string lower;
    std::string upper;
};

/// "a:b", "a:", ":b". Throws Error(usage).
RevisionRange parse_revision_range(std::string_view text);

bool mentions_current(const RevisionRange& range);

/// The revisions of a range, newest first, as Alembic's `history` lists them. `current` is what stands in the
/// version table.
std::vector<const script::Revision*> revisions_in(const script::RevisionGraph& graph, const RevisionRange& range,
                                                  const std::vector<std::string>& current);

}  // namespace aludel::engine
