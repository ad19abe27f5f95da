#pragma once

#include <string>
#include <vector>

#include "script/graph_inner.hpp"

namespace aludel::script {

/// Rows of the version table that say nothing, because another row's revision stands on theirs. Somebody's hand has
/// written them, or Alembic, when it undid a merge whose parents stand on each other. Alembic upgrades no such
/// database, and neither do we.
struct ImpliedRows {
    struct Row {
        std::string id;
        std::string by;  ///< the row whose revision stands on it
    };
    std::vector<Row> rows;
    std::vector<std::string> others;  ///< what the table should hold

    bool empty() const { return rows.empty(); }
    /// "the version table has a row for 'b' and one for 'a', which it stands on"
    std::string text() const;
    /// The command that mends it.
    std::string hint() const;
};

ImpliedRows implied_rows(const RevisionGraph::Inner& graph, const std::vector<Node>& rows);
/// The same by their ids; those that no file has are passed over.
ImpliedRows implied_rows(const RevisionGraph& graph, const std::vector<std::string>& rows);

/// Of `nodes` those that no other of them stands on, in the order given.
std::vector<Node> uppermost(const RevisionGraph::Inner& graph, const std::vector<Node>& nodes);

}  // namespace aludel::script
