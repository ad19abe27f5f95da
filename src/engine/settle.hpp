#pragma once

#include <vector>

#include "engine/section_session.hpp"

namespace aludel::engine {

/// Judges what an earlier run has left of `step` (run.state.intents): returns the intents of statements that are
/// done; the others are forgotten in the database and will be run. For one that was begun and never marked, the
/// database is asked whether it took effect; what a failed one left behind (an INVALID index) is removed first. Each is
/// judged in a session with the settings that it was run with; those of the last are left.
///
/// Throws changed_on_disk when a statement that is done, or may be, reads differently in the file now; in_doubt when
/// nobody can know how a statement ended and RunOptions::in_doubt does not say.
std::vector<Intent> settle_intents(Run& run, const PreparedStep& step, SectionSession& session);

/// Error(resume_needed): what is done, what is not, and the ways on.
Error resume_needed(const std::vector<Intent>& intents);

}  // namespace aludel::engine
