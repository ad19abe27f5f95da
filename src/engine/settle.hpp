#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/section_session.hpp"

namespace aludel::engine {

/// Judges what an earlier run has left of `step`, by statement: the intents of statements that are done stay in
/// `intents`; the others are forgotten, in the database too, and will be run. For one that was begun and never marked,
/// the database is asked whether it took effect; what a failed one left behind (an INVALID index) is removed first.
/// Each is judged in a session with the settings that it was run with; those of the last are left.
///
/// Throws changed_on_disk when a statement that is done, or may be, reads differently in the file now; in_doubt when
/// nobody can know how a statement ended and RunOptions::in_doubt does not say.
void settle_intents(Run& run, const PreparedStep& step, SectionSession& session, std::map<int, Intent>& intents);

/// Looks for what statements that were begun and never marked have left half done: Intent::leftover.
void find_leftovers(dialect::Connection& connection, std::vector<Intent>& intents);

/// A hint: the ways on from an unfinished section. `again` is the command that leads to its end, as in Run::again.
std::string way_on(const std::vector<Intent>& intents, std::string_view again);

/// Is nothing left of this block (DO) when it fails, for no COMMIT can be in it?
bool cannot_commit(std::string_view sql);

/// Error(resume_needed): what is done, what is not, and the ways on.
Error resume_needed(const std::vector<Intent>& intents, std::string_view again);

}  // namespace aludel::engine
