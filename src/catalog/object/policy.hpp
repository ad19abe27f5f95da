#pragma once

#include <string>
#include <vector>

namespace aludel::catalog::object {

/// CREATE POLICY.
struct Policy {
    bool permissive = true;
    std::string command;             ///< "ALL", "SELECT", "INSERT", "UPDATE", "DELETE"
    std::vector<std::string> roles;  ///< "PUBLIC" is everybody
    std::string condition;           ///< USING; empty: none
    std::string check;               ///< WITH CHECK; empty: none
    std::string comment;
    friend bool operator==(const Policy&, const Policy&) = default;
};

}  // namespace aludel::catalog::object
