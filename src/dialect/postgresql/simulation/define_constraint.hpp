#pragma once

#include <set>
#include <string>
#include <vector>

#include "dialect/postgresql/simulation/define_index.hpp"

namespace aludel::dialect::postgresql::simulation {

/// One constraint as it stands in the statement.
struct WantedConstraint {
    Node node;
    std::string column;  ///< written behind this one; empty: behind all columns
};

/// In the order in which the server makes them, with the names that it gives: checks, keys (the primary first),
/// exclusions, foreign keys. `existing_rows`: those of ALTER TABLE, where NOT VALID means something. `not_sure`:
/// nothing.
void add_constraints(const Context& context, const QualifiedName& table, std::vector<WantedConstraint> wanted,
                     bool existing_rows);

/// What is attached to a partition of the table when it becomes one.
void attach_to_parent(const Context& context, const QualifiedName& partition, const QualifiedName& parent);
/// Checks of the parent that a child has with it.
void inherit_checks(const Context& context, const QualifiedName& child, const QualifiedName& parent);
/// Throws 42P16 where the partition key's columns are not all among these.
void need_partition_columns(const Context& context, const QualifiedName& table, const std::vector<std::string>& columns,
                            const std::string& what);

}  // namespace aludel::dialect::postgresql::simulation
