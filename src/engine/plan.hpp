#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/context.hpp"
#include "script/graph.hpp"

namespace aludel::engine {

/// One change of one row of the version table.
struct VersionChange {
    std::string from;  ///< empty: INSERT of `to`
    std::string to;    ///< empty: DELETE of `from`

    friend bool operator==(const VersionChange&, const VersionChange&) = default;
};

/// One revision to run, and what it does to the version table. A stamp's steps run no script.
struct Step {
    const script::Revision* revision = nullptr;
    script::Direction direction = script::Direction::upgrade;
    /// In the order to be executed: a merge deletes rows, then updates one; its undoing inserts rows, then
    /// updates one, as Alembic does.
    std::vector<VersionChange> changes;
    /// Of a stamp: the rows on whose line it is, also where a step before it has taken them over.
    std::vector<std::string> stamped_from = {};
};

/// "upgrade a -> b", as Alembic names a step in its log and its scripts.
std::string title(const Step& step);
/// "stamp_revision a -> b": of a step of a stamp.
std::string stamp_title(const Step& step);

struct Plan {
    script::Direction direction = script::Direction::upgrade;
    std::vector<std::string> from;  ///< version rows before, as given, each once
    std::vector<Step> steps;
    std::vector<std::string> to;  ///< version rows after, sorted
    std::vector<std::string> warnings;
};

/// The error for a row of the version table that no file has: revision_not_found.
Error unknown_row(const script::RevisionGraph& graph, const std::string& id);

/// The steps Alembic would take, in its order. Pure. Throw the errors of graph resolution, with
/// Alembic's conditions: revision_not_found, multiple_heads, range_not_ancestor, walk_failed …
/// A row of `current` that no file has: revision_not_found. graph_broken where a fault touches the steps, the target or
/// a row of `current`, or hides what might be the target: faults elsewhere do not matter.
Plan plan_upgrade(const script::RevisionGraph& graph, const std::vector<std::string>& current, std::string_view target);
Plan plan_downgrade(const script::RevisionGraph& graph, const std::vector<std::string>& current,
                    std::string_view target);
/// `stamp`: version rows only. The rows after are what was asked for on the lines concerned; rows on other lines
/// stay. No targets, or "base": every row goes.
Plan plan_stamp(const script::RevisionGraph& graph, const std::vector<std::string>& current,
                const std::vector<std::string>& targets);

}  // namespace aludel::engine
