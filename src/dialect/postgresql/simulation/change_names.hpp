#pragma once

#include <functional>
#include <string>

#include "dialect/postgresql/simulation/relation.hpp"

namespace aludel::dialect::postgresql::simulation {

enum class NameKind { relation, index, type, function, statistics };

/// Gives another name to what has one of this kind; leaves all others as they are.
using ChangeName = std::function<void(NameKind, QualifiedName&)>;

/// Wherever the catalog names something, in its keys, its values, its dependencies and its texts; `word`: what a text
/// must have in it to be looked at.
void change_names(const Context& context, const std::string& word, const ChangeName& change);
/// A type of a column, an argument, a domain …
void each_type_name(catalog::Catalog& catalog, const std::function<void(object::TypeName&)>& visit);

}  // namespace aludel::dialect::postgresql::simulation
