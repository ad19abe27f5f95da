#pragma once

#include <string>

#include "base/json.hpp"
#include "engine/plan.hpp"
#include "report/paint.hpp"

namespace aludel::report {

/// "upgrade a -> b, message" as Alembic logs it; a stamp's step is "stamp_revision a -> b".
std::string step_text(const engine::Step& step);

/// A line each and a last one that counts.
std::string plan_text(const engine::Plan& plan, Paint paint);
/// The members "direction", "from", "to", "steps", "warnings" of an object that is open.
void plan_members(JsonWriter& writer, const engine::Plan& plan);
std::string plan_json(const engine::Plan& plan);

}  // namespace aludel::report
