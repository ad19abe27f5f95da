#pragma once

#include <string>

#include "dialect/postgresql/simulation/relation.hpp"

namespace aludel::dialect::postgresql::simulation {

/// `column`: written behind this one; empty: behind all columns. Throws 42P01, 42703, 42704, 42804, 42830.
void add_foreign_key(const Context& context, const QualifiedName& table, const Node& node, const std::string& column,
                     bool existing_rows);
/// Of one whose columns have other types now. Throws 42804.
void need_same_types(const Context& context, const QualifiedName& table, const object::ForeignKey& key,
                     const std::string& name);
/// The part of its parent's foreign key that a partition has, under the same name where it is free.
void attach_foreign_key(const Context& context, const QualifiedName& partition, const std::string& name,
                        const object::Constraint& of_parent);

}  // namespace aludel::dialect::postgresql::simulation
