#include "dialect/postgresql/simulation/role.hpp"

namespace aludel::dialect::postgresql::simulation {

std::string role_name(const Node& role_spec) {
    const std::string& kind = role_spec.word("roletype");
    if (kind == "ROLESPEC_PUBLIC")
        return "PUBLIC";
    return kind == "ROLESPEC_CSTRING" ? role_spec.word("rolename") : std::string();
}

}  // namespace aludel::dialect::postgresql::simulation
