#pragma once

#include <string>
#include <vector>

#include "engine/ledger.hpp"
#include "engine/plan.hpp"

namespace aludel::engine {

/// What a stamp says to the ledger, so that it believes what the version table says. Of `believed` (revisions that the
/// ledger may hold for applied) those are forgotten that do not lie at or below the new rows, and those that did not
/// lie there before: what the ledger remembers of them is from another time. Each new row is held for applied; the file
/// of one that was applied before is still known. The way to base is one entry without a revision.
std::vector<LedgerEntry> stamp_entries(const script::RevisionGraph& graph, const Plan& plan,
                                       const std::vector<std::string>& believed);

}  // namespace aludel::engine
