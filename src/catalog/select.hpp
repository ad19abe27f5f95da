#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"

namespace aludel::catalog {

/// Which part of a catalog is meant.
struct Selection {
    std::vector<std::string> schemas;   ///< only these; empty: all
    std::vector<std::string> excludes;  ///< patterns, see matches()
};

/// `*` stands for any text, `?` for one character. Of an object in a schema a pattern with a dot is held against
/// "schema.name", one without against the name.
bool matches(std::string_view pattern, const QualifiedName& name);

/// Takes out what is not meant, with what belongs to it (the sequence of a column). With `schemas` goes what is in no
/// schema: extensions of other schemas, event triggers. Throws Error(usage) for a schema that is not there, and for a
/// pattern that nothing matches.
void select(Catalog& catalog, const Selection& selection);

/// What objects of it need and is not in it, after a select(): "public.orders needs shop.customers".
std::vector<std::string> left_out(const Catalog& catalog);

}  // namespace aludel::catalog
