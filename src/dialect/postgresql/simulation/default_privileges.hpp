#pragma once

#include <string>

#include "dialect/postgresql/simulation/state.hpp"

namespace aludel::dialect::postgresql::simulation {

/// "TABLES", for what ALTER DEFAULT PRIVILEGES names by its kind of the grammar.
std::string default_privileges_kind(const std::string& object_type);
/// What a statement has made beside what was there before gets what ALTER DEFAULT PRIVILEGES has said.
void give_default_privileges(const catalog::Catalog& before, catalog::Catalog& now);

}  // namespace aludel::dialect::postgresql::simulation
