#pragma once

#include <string>
#include <string_view>

namespace aludel::dialect::postgresql::simulation {

/// JSON as jsonb writes it: keys of an object once each, shorter ones first, blanks behind colons and commas. What is
/// no JSON stays as it is.
std::string jsonb_text(std::string_view json);

}  // namespace aludel::dialect::postgresql::simulation
