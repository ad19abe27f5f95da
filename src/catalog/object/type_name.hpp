#pragma once

#include <string>

#include "catalog/name.hpp"

namespace aludel::catalog::object {

/// A type as something uses it. Its name is that of the database's own catalog, in whatever words it was written:
/// `integer` is pg_catalog.int4, an array is its element with dimensions.
struct TypeName {
    QualifiedName name;
    /// What stands in the parentheses, as the type itself writes it: "100", "12,2", "Point,4326"; of an interval its
    /// fields too: "day to second(3)". Empty: none.
    std::string modifiers;
    int dimensions = 0;  ///< of an array, as it was declared, at least 1
    friend bool operator==(const TypeName&, const TypeName&) = default;
};

}  // namespace aludel::catalog::object
