#pragma once

#include <string>
#include <string_view>

namespace aludel::dialect::postgresql::simulation {

/// A date or time of the ISO form as the server writes it back in UTC, by the name of its type: "2020-01-01" is
/// "2020-01-01 00:00:00" as a timestamp. All other text, and that of other types, stays as it is.
std::string moment_text(std::string_view text, std::string_view type);

}  // namespace aludel::dialect::postgresql::simulation
