#pragma once

#include <string>
#include <vector>

#include "dialect/postgresql/simulation/relation.hpp"

namespace aludel::dialect::postgresql::simulation {

struct Dependent {
    object::Reference object;
    bool automatic = false;  ///< goes without CASCADE
};

/// What cannot be without it: by the values of the catalog, and by its dependencies.
std::vector<Dependent> dependents_of(const State& state, const object::Reference& object);

/// Takes the objects away and, with `cascade`, what depends on them. Throws 2BP01.
void drop_objects(const Context& context, const std::vector<object::Reference>& objects, bool cascade);

/// One object, with all that is a part of it, and nothing else.
void erase_object(State& state, const object::Reference& object);

/// "column a of table t", as messages name objects.
std::string described(const State& state, const object::Reference& object);

/// The reference of a relation that was found.
object::Reference reference_to(const Relation& relation);
inline bool is_part_of(const object::Reference& part, const object::Reference& whole) {
    return part.schema == whole.schema && part.name == whole.name;
}

}  // namespace aludel::dialect::postgresql::simulation
