#pragma once

#include <string>
#include <vector>

#include "engine/ledger.hpp"
#include "engine/plan.hpp"

namespace aludel::engine {

/// What a stamp says to the ledger, so that it believes what the version table says. Of `believed` (revisions that the
/// ledger may hold for applied) those that do not lie at or below the new rows are forgotten; each new row is held for
/// applied, and nothing is known of the file it stands for. The way to base is one entry without a revision.
std::vector<LedgerEntry> stamp_entries(const script::RevisionGraph& graph, const Plan& plan,
                                       const std::vector<std::string>& believed);

}  // namespace aludel::engine
