#pragma once

#include <string>
#include <string_view>

#include "dialect/postgresql/simulation/context.hpp"

namespace aludel::dialect::postgresql::simulation {

/// Marks the tables, views, sequences, types and functions whose names are words of a text that is not understood.
/// False: it names none.
bool mark_named(const Context& context, std::string_view sql, const std::string& why);

}  // namespace aludel::dialect::postgresql::simulation
