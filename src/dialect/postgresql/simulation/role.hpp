#pragma once

#include <string>

#include "dialect/postgresql/parse.hpp"

namespace aludel::dialect::postgresql::simulation {

/// The name of a RoleSpec; of everybody "PUBLIC". Whoever is the session's own role is the owner of all: empty.
std::string role_name(const Node& role_spec);

}  // namespace aludel::dialect::postgresql::simulation
