#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "report/paint.hpp"
#include "script/directory.hpp"

namespace aludel::report {

/// What is wrong with the graph, a line each behind "warning: " with the hint below it: for commands that can
/// answer all the same. Of what is but a warning (`Fault::warning`) only the files that are passed over; several heads
/// and the like only with `all`.
std::string faults_text(const std::vector<script::Fault>& faults, Paint paint, bool all);
/// The member "faults".
void faults_json(JsonWriter& writer, const std::vector<script::Fault>& faults);

}  // namespace aludel::report
