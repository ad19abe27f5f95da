#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "catalog/name.hpp"

namespace aludel::catalog {

struct PrimaryKey {
    std::vector<std::string> columns;
    std::vector<std::string> include;
    friend bool operator==(const PrimaryKey&, const PrimaryKey&) = default;
};

struct Unique {
    std::vector<std::string> columns;
    std::vector<std::string> include;
    std::optional<bool> nulls_not_distinct;  ///< false is said too: NULLS DISTINCT
    friend bool operator==(const Unique&, const Unique&) = default;
};

struct ForeignKey {
    std::vector<std::string> columns;
    QualifiedName referred;
    std::vector<std::string> referred_columns;
    std::string on_delete;  ///< "CASCADE", on PostgreSQL also "SET NULL (a)"; empty: not said
    std::string on_update;
    std::string match;
    bool not_valid = false;
    friend bool operator==(const ForeignKey&, const ForeignKey&) = default;
};

struct Check {
    std::string condition;  ///< SQL of the dialect, without the outer parentheses
    bool not_valid = false;
    friend bool operator==(const Check&, const Check&) = default;
};

struct Exclusion {
    struct Element {
        std::string expression;  ///< SQL, with its operator class
        std::string with;        ///< the operator
        friend bool operator==(const Element&, const Element&) = default;
    };
    std::vector<Element> elements;
    std::string method = "gist";
    std::string condition;  ///< WHERE; empty: none
    friend bool operator==(const Exclusion&, const Exclusion&) = default;
};

struct Constraint {
    Constraint();
    Constraint(const Constraint&);
    Constraint(Constraint&&) noexcept;
    Constraint& operator=(const Constraint&);
    Constraint& operator=(Constraint&&) noexcept;
    ~Constraint();

    std::string name;  ///< empty: the database gives one
    /// The name comes from a naming convention (or `op.f`): cut where the database takes only shorter ones. Any other
    /// name that is too long is refused.
    bool name_may_be_cut = false;
    std::variant<PrimaryKey, Unique, ForeignKey, Check, Exclusion> rule;
    std::optional<bool> deferrable;
    std::string initially;    ///< "DEFERRED", "IMMEDIATE"; empty: not said
    std::string on_conflict;  ///< SQLite's; empty: not said
    friend bool operator==(const Constraint&, const Constraint&) = default;
};

}  // namespace aludel::catalog
