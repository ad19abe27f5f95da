#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/postgresql/simulation/state.hpp"

namespace aludel::dialect::postgresql::simulation {

/// Who does it all, and owns what is made.
inline constexpr std::string_view simulated_role = "postgres";

struct RightChange {
    std::string role;       ///< "PUBLIC" is everybody
    std::string_view kind;  ///< "TABLES", "FUNCTIONS" …: what everybody has by itself; empty: nothing
    bool gives = true;
    bool grantable = false;  ///< WITH GRANT OPTION; of a REVOKE: that alone
};

/// "SELECT", "INSERT" …: what ALL means for objects of that kind.
std::vector<std::string> all_rights(std::string_view kind);
void change_rights(object::Privileges& privileges, const RightChange& change, const std::vector<std::string>& words);
std::string upper_word(std::string word);

}  // namespace aludel::dialect::postgresql::simulation
