#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/context.hpp"
#include "script/graph.hpp"

namespace aludel::engine {

/// One change of one row of the version table.
struct VersionChange {
    std::string from; ///< empty: INSERT of `to`
    std::string to;   ///< empty: DELETE of `from`

    friend bool operator==(const VersionChange&, const VersionChange&) = default;
};

/// One revision to run, and what it does to the version table. A stamp's steps run no script.
struct Step {
    const script::Revision* revision = nullptr;
    script::Direction direction = script::Direction::upgrade;
    std::vector<VersionChange> changes; ///< in the order to be executed (delete before update before insert, as Alembic)
};

struct Plan {
    script::Direction direction = script::Direction::upgrade;
    std::vector<std::string> from; ///< version rows before
    std::vector<Step> steps;
    std::vector<std::string> to; ///< version rows after
    std::vector<std::string> warnings;
};

/// The steps Alembic would take, in its order. Pure. Throw the errors of graph resolution, with
/// Alembic's conditions: revision_not_found, multiple_heads, range_not_ancestor, walk_failed …
Plan plan_upgrade(const script::RevisionGraph& graph, const std::vector<std::string>& current, std::string_view target);
Plan plan_downgrade(const script::RevisionGraph& graph, const std::vector<std::string>& current, std::string_view target);
/// `stamp`: version rows only.
Plan plan_stamp(const script::RevisionGraph& graph, const std::vector<std::string>& current, const std::vector<std::string>& targets);

}  // namespace aludel::engine
