#pragma once

#include <string>
#include <vector>

#include "catalog/table.hpp"

namespace aludel::catalog {

/// A table of a database as SQLAlchemy's reflection says it is: what that overlooks is not here either.
struct ReflectedTable {
    /// Constraints: the primary key if there is one, then foreign keys, unique and check constraints, each kind in the
    /// order of its reflection.
    Table table;
    std::vector<Index> indexes;
    std::vector<std::string> warnings;  ///< as SQLAlchemy warns of what it leaves out
    friend bool operator==(const ReflectedTable&, const ReflectedTable&) = default;
};

}  // namespace aludel::catalog
