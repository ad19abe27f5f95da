#pragma once

#include <vector>

#include "catalog/catalog.hpp"

namespace aludel::catalog {

/// One object that two catalogs do not have alike. Parts of a table are objects of their own: a table differs itself
/// where something else of it does.
struct Difference {
    enum class Where { first, second, both };
    object::Reference object;
    Where where = Where::both;  ///< which of them has it
    friend auto operator<=>(const Difference&, const Difference&) = default;
};

/// Sorted by object. What the objects are, not what depends on what, nor what the model has no values for.
std::vector<Difference> differences(const Catalog& first, const Catalog& second);

/// How many objects there are, parts of tables included.
std::size_t count_objects(const Catalog& catalog);

/// Takes out who owns what.
void forget_owners(Catalog& catalog);

}  // namespace aludel::catalog
