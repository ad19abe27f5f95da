#pragma once

#include <string>
#include <vector>

#include "dialect/postgresql/simulation/cook.hpp"

namespace aludel::dialect::postgresql::simulation {

/// The keys of an index, of an exclusion, or of a partition key, from IndexElem or PartitionElem. Throws 42703, 42704.
std::vector<object::IndexKey> cook_keys(const Context& context, const std::vector<Node>& elements, const Scope& scope,
                                        const std::string& method, Cooked& needs);

/// An index with this name on the table or materialized view, and on the partitions of a table.
void add_index(const Context& context, const QualifiedName& relation, const std::string& name,
               const object::Index& index, const Cooked& needs, bool partitions);
/// Where indexes of the relation are kept.
std::map<std::string, object::Index>& indexes_of(catalog::Catalog& catalog, const QualifiedName& relation);

/// The partitions of a table, those alone that are its own.
std::vector<QualifiedName> partitions_of(const catalog::Catalog& catalog, const QualifiedName& table);
/// … and tables that INHERIT from it.
std::vector<QualifiedName> children_of(const catalog::Catalog& catalog, const QualifiedName& table);
/// The names of its columns and words of its expressions, as an index gets its name from them.
std::vector<std::string> name_parts(const object::Index& index);

}  // namespace aludel::dialect::postgresql::simulation
