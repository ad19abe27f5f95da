#pragma once

#include <string>
#include <string_view>

#include "engine/runner.hpp"
#include "report/paint.hpp"

namespace aludel::report {

/// The last line of a run: "12 revisions applied in 340 ms: the database is at 4f2a91c07be3".
/// `verb` is the command: "upgrade", "downgrade", "stamp".
std::string run_summary(std::string_view verb, const engine::RunReport& report, bool dry_run, Paint paint);
/// The document "run".
std::string run_json(std::string_view verb, const engine::RunReport& report, bool dry_run);

}  // namespace aludel::report
