#include "dialect/postgresql/simulation/rights.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace aludel::dialect::postgresql::simulation {

namespace {

struct Right {
    std::string grantee;
    std::string grantor;
    bool grantable = false;
    std::string privilege;
    friend auto operator<=>(const Right&, const Right&) = default;
};

std::set<Right> rights_in(const std::vector<object::Grant>& grants) {
    std::set<Right> rights;
    for (const object::Grant& grant : grants)
        for (const std::string& one : grant.privileges)
            rights.insert({grant.grantee, grant.grantor, grant.grantable, one});
    return rights;
}

std::vector<object::Grant> grants_of(const std::set<Right>& rights) {
    std::vector<object::Grant> grants;
    for (const Right& right : rights) {
        if (grants.empty() || grants.back().grantee != right.grantee || grants.back().grantor != right.grantor ||
            grants.back().grantable != right.grantable)
            grants.push_back({right.grantee, {}, right.grantable, right.grantor});
        grants.back().privileges.push_back(right.privilege);
    }
    return grants;
}

/// What everybody has on an object of that kind without being given it.
bool is_standard(const RightChange& change, const std::string& word) {
    return change.role == "PUBLIC" &&
           ((change.kind == "FUNCTIONS" && word == "EXECUTE") || (change.kind == "TYPES" && word == "USAGE"));
}

void change_one(std::set<Right>& granted, std::set<Right>& revoked, const RightChange& change,
                const std::string& word) {
    const auto erase = [&](std::set<Right>& rights) {
        return std::erase_if(rights,
                             [&](const Right& one) { return one.grantee == change.role && one.privilege == word; });
    };
    if (is_standard(change, word)) {
        if (change.gives)
            erase(revoked);
        else if (!change.grantable)
            revoked.insert({change.role, "", false, word});
        return;
    }
    const bool had = std::any_of(granted.begin(), granted.end(), [&](const Right& one) {
        return one.grantee == change.role && one.privilege == word && one.grantable;
    });
    const bool there = erase(granted) != 0;
    if (change.gives)
        granted.insert({change.role, "", change.grantable || had, word});
    else if (change.grantable && there)
        granted.insert({change.role, "", false, word});
}

}  // namespace

std::vector<std::string> all_rights(std::string_view kind) {
    if (kind == "TABLES")
        return {"DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"};
    if (kind == "SEQUENCES")
        return {"SELECT", "UPDATE", "USAGE"};
    if (kind == "SCHEMAS")
        return {"CREATE", "USAGE"};
    return {kind == "FUNCTIONS" ? "EXECUTE" : "USAGE"};
}

std::string upper_word(std::string word) {
    for (char& letter : word) letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
    return word;
}

void change_rights(object::Privileges& privileges, const RightChange& change, const std::vector<std::string>& words) {
    std::set<Right> granted = rights_in(privileges.granted);
    std::set<Right> revoked = rights_in(privileges.revoked);
    for (const std::string& word : words) change_one(granted, revoked, change, word);
    privileges.granted = grants_of(granted);
    privileges.revoked = grants_of(revoked);
}

}  // namespace aludel::dialect::postgresql::simulation
