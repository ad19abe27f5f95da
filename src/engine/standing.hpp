#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "engine/intent.hpp"
#include "engine/prepared_step.hpp"

namespace aludel::engine {

/// The version rows that the changes of `steps` make of `rows`, sorted.
std::vector<std::string> rows_after(std::vector<std::string> rows, const Step& step);

/// "a, b", or "<base>".
std::string rows_text(const std::vector<std::string>& rows);

/// What is applied and what is not, after `done` of the steps: "applied: …\nnot applied: …\nthe database is at …".
std::string standing_text(const std::vector<PreparedStep>& steps, std::size_t done,
                          const std::vector<std::string>& rows);

/// The same where something of the next step is done, or may be.
std::string partly_text(const std::vector<PreparedStep>& steps, std::size_t done, const std::vector<std::string>& rows);

/// The intents of one revision, by statement, as a list.
std::vector<Intent> in_order(const std::map<int, Intent>& intents);

/// How far the statements of an unfinished revision are: "upgrade of f006, outside a transaction: statements 1 to 3 of
/// 5 are done\nstatement 4 failed: …\nstatement 5 is not done". `at_work`: an earlier run's session has not ended.
std::string progress_text(const std::vector<Intent>& intents, bool at_work = false);

/// Adds lines to what an error says in detail.
void add_detail(Error& error, const std::string& text);

}  // namespace aludel::engine
