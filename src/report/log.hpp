#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "engine/ledger.hpp"
#include "report/paint.hpp"

namespace aludel::report {

/// "2026-11-20 11:40:00+00:00  upgrade 4f2a91c07be3 done in 12 ms by app (root@host), add users"
std::string entry_line(const engine::LedgerEntry& entry, Paint paint);
void entry_json(JsonWriter& writer, const engine::LedgerEntry& entry);

std::string log_text(const std::vector<engine::LedgerEntry>& entries, Paint paint);
std::string log_json(const std::vector<engine::LedgerEntry>& entries);

}  // namespace aludel::report
