#pragma once

#include <string>
#include <string_view>

namespace aludel::cases {

/// What has to change in `before` to become `after`, as `diff -u` shows it; empty when nothing has.
std::string unified_diff(std::string_view before, std::string_view after, std::string_view name);

}  // namespace aludel::cases
