#include <algorithm>
#include <map>
#include <set>

#include "dialect/postgresql/reflect_state.hpp"

namespace aludel::dialect::postgresql {

namespace {

const char* word_of(char letter) {
    switch (letter) {
        case 'r':
            return "SELECT";
        case 'a':
            return "INSERT";
        case 'w':
            return "UPDATE";
        case 'd':
            return "DELETE";
        case 'D':
            return "TRUNCATE";
        case 'x':
            return "REFERENCES";
        case 't':
            return "TRIGGER";
        case 'm':
            return "MAINTAIN";
        case 'X':
            return "EXECUTE";
        case 'U':
            return "USAGE";
        case 'C':
            return "CREATE";
        case 'c':
            return "CONNECT";
        case 'T':
            return "TEMPORARY";
        case 's':
            return "SET";
        case 'A':
            return "ALTER SYSTEM";
        default:
            return nullptr;
    }
}

struct Right {
    std::string grantee;
    std::string grantor;
    bool grantable;
    std::string privilege;
    friend auto operator<=>(const Right&, const Right&) = default;
};

/// A role's name at the beginning of `text`, in double quotes where it needs them; passes it.
std::string take_role(std::string_view& text) {
    std::string name;
    bool quoted = false;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        if (text[i] == '"') {
            if (quoted && i + 1 < text.size() && text[i + 1] == '"')
                name += text[i++];
            else
                quoted = !quoted;
        } else if (!quoted && (text[i] == '=' || text[i] == '/')) {
            break;
        } else {
            name += text[i];
        }
    }
    text.remove_prefix(i);
    return name;
}

/// "{alice=r*w/owner,=X/owner}"
std::set<Right> rights_of(std::string_view acl, const std::string& owner) {
    std::set<Right> rights;
    for (const std::string& item : array_elements(acl)) {
        std::string_view rest = item;
        Right right;
        right.grantee = take_role(rest);
        if (right.grantee.empty())
            right.grantee = "PUBLIC";
        const std::size_t slash = rest.find('/');
        std::string_view letters = rest.substr(0, slash);
        rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
        right.grantor = take_role(rest);
        if (right.grantor == owner)
            right.grantor.clear();
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const char* word = word_of(letters[i]);
            if (word == nullptr)
                continue;
            right.grantable = i + 1 < letters.size() && letters[i + 1] == '*';
            right.privilege = word;
            rights.insert(right);
        }
    }
    return rights;
}

std::vector<object::Grant> grants_without(const std::set<Right>& rights, const std::set<Right>& others) {
    std::vector<object::Grant> grants;
    for (const Right& right : rights) {
        if (others.count(right) != 0)
            continue;
        if (grants.empty() || grants.back().grantee != right.grantee || grants.back().grantor != right.grantor ||
            grants.back().grantable != right.grantable)
            grants.push_back({right.grantee, {}, right.grantable, right.grantor});
        grants.back().privileges.push_back(right.privilege);
    }
    return grants;
}

}  // namespace

object::Privileges privileges_of(std::string_view acl, std::string_view standard, const std::string& owner) {
    const std::set<Right> rights = rights_of(acl, owner);
    const std::set<Right> given = rights_of(standard, owner);
    return {grants_without(rights, given), grants_without(given, rights)};
}

}  // namespace aludel::dialect::postgresql
