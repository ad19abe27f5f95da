#pragma once

#include <string>
#include <vector>

#include "script/graph.hpp"

namespace aludel::engine {

/// The revisions of version rows. Throws revision_not_found for a row that no file has.
std::vector<const script::Revision*> revisions_of_rows(const script::RevisionGraph& graph,
                                                       const std::vector<std::string>& rows);

/// The branches a database with these version rows is at: the rows themselves and the tops of branches that were
/// applied only because a row's revision depends on them (those have no row). In the order of the rows, the others
/// behind them. Throws revision_not_found for a row that no file has.
std::vector<const script::Revision*> current_revisions(const script::RevisionGraph& graph,
                                                       const std::vector<std::string>& rows);

/// What `expression` names. Where it names nothing and a fault may hide it, the fault is the error (graph_broken).
std::vector<const script::Revision*> revisions_named(const script::RevisionGraph& graph, const std::string& expression);

}  // namespace aludel::engine
