#pragma once

#include <optional>
#include <string>

#include "dialect/postgresql/simulation/state.hpp"

namespace aludel::dialect::postgresql::simulation {

/// What SHOW gives.
struct SessionSetting {
    std::optional<std::string> value;
    bool absent = false;  ///< there is no setting of that name; else, without a value, it is not known
};

SessionSetting session_setting(const State& state, const std::string& name);

}  // namespace aludel::dialect::postgresql::simulation
