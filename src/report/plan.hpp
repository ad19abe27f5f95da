#pragma once

#include <string>

#include "base/json.hpp"
#include "engine/plan.hpp"
#include "report/paint.hpp"

namespace aludel::report {

/// "upgrade a -> b, message" as Alembic logs it.
std::string step_text(const engine::Step& step);

/// A line each.
std::string steps_text(const engine::Plan& plan, bool stamp);
/// The same and a last line that counts.
std::string plan_text(const engine::Plan& plan, Paint paint);
/// The members "direction", "from", "to", "steps", "warnings" of an object that is open.
void plan_members(JsonWriter& writer, const engine::Plan& plan);
std::string plan_json(const engine::Plan& plan);

}  // namespace aludel::report
