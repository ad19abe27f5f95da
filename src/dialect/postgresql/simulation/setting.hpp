#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dialect/postgresql/simulation/context.hpp"

namespace aludel::dialect::postgresql::simulation {

/// The values behind SET name TO, as the server keeps them.
std::string setting_text(const std::string& name, const std::vector<Node>& values);
/// Without a value: what it was at the beginning.
void change_setting(State& state, const std::string& name, const std::optional<std::string>& value, bool local);

}  // namespace aludel::dialect::postgresql::simulation
