#pragma once

#include <string>

#include "engine/settings.hpp"
#include "report/paint.hpp"

namespace aludel::report {

/// Every setting with its value and where it came from. The values have no passwords in them.
std::string config_text(const engine::Settings& settings, Paint paint);
std::string config_json(const engine::Settings& settings);

}  // namespace aludel::report
