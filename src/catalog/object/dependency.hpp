#pragma once

#include <compare>
#include <string>

#include "catalog/name.hpp"

namespace aludel::catalog::object {

enum class Kind {
    schema,
    extension,
    type,
    sequence,
    function,
    table,
    view,
    materialized_view,
    column,
    default_value,
    constraint,
    domain_constraint,
    index,
    statistics,
    rule,
    trigger,
    policy,
    event_trigger,
};

/// Names one object of a catalog.
struct Reference {
    Kind kind = Kind::table;
    std::string schema;
    std::string name;  ///< of a part of a table: the table
    std::string part;  ///< the column, constraint, trigger …; of a function the arguments of its Signature
    friend auto operator<=>(const Reference&, const Reference&) = default;
};

/// `object` cannot be without `on`, and nothing in the value of `object` names it apart from text: a view's tables, the
/// functions in a default. What the values themselves say (a column's type, the table of a foreign key, a parent) is
/// not repeated.
struct Dependency {
    Reference object;
    Reference on;
    friend auto operator<=>(const Dependency&, const Dependency&) = default;
};

}  // namespace aludel::catalog::object
