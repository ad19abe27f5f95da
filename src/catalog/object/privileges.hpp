#pragma once

#include <string>
#include <vector>

namespace aludel::catalog::object {

struct Grant {
    std::string grantee;                  ///< "PUBLIC" is everybody
    std::vector<std::string> privileges;  ///< "SELECT", "INSERT" …, in alphabetical order
    bool grantable = false;               ///< WITH GRANT OPTION
    std::string grantor;                  ///< empty: the owner
    friend bool operator==(const Grant&, const Grant&) = default;
};

/// Who may do what, as far as it differs from what the database gives by itself for an object of that kind.
struct Privileges {
    std::vector<Grant> granted;
    std::vector<Grant> revoked;  ///< what the owner or PUBLIC would have, and has not
    bool empty() const { return granted.empty() && revoked.empty(); }
    friend bool operator==(const Privileges&, const Privileges&) = default;
};

/// ALTER DEFAULT PRIVILEGES: what objects made later by a role will have.
struct DefaultPrivileges {
    std::string role;
    std::string schema;  ///< empty: all
    std::string kind;    ///< "TABLES", "SEQUENCES", "FUNCTIONS", "TYPES", "SCHEMAS", "LARGE OBJECTS"
    Privileges privileges;
    friend bool operator==(const DefaultPrivileges&, const DefaultPrivileges&) = default;
};

/// What nearly every object has besides its own.
struct Described {
    std::string owner;
    std::string comment;
    Privileges privileges;
    friend bool operator==(const Described&, const Described&) = default;
};

/// One setting of many kinds: WITH (name = value), SET name = value. An empty value where none is said.
struct Setting {
    std::string name;
    std::string value;
    friend bool operator==(const Setting&, const Setting&) = default;
};

}  // namespace aludel::catalog::object
