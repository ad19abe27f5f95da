#pragma once

#include <string>

#include "engine/status.hpp"
#include "report/paint.hpp"

namespace aludel::report {

std::string status_text(const engine::Status& status, Paint paint);
std::string status_json(const engine::Status& status);

}  // namespace aludel::report
