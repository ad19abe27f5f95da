#pragma once

#include "engine/run.hpp"

namespace aludel::engine {

enum class Action { upgrade, downgrade, stamp, purge };

/// What would be lost or is protected, as a question; empty when nobody has to be asked: a downgrade to base or over
/// more than one revision where tables that would go hold rows, or columns values, or where what goes cannot be told
/// before; anything but an upgrade of a protected database.
std::string consent_question(const Run& run, Action action, const Plan& plan, const std::vector<PreparedStep>& steps);

/// Asks it, unless --yes was said. Throws confirmation_needed when nobody is there or the answer is no.
void require_consent(const Run& run, const std::string& question);

}  // namespace aludel::engine
