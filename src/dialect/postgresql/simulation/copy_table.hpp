#pragma once

#include "dialect/postgresql/simulation/relation.hpp"

namespace aludel::dialect::postgresql::simulation {

/// A TableLikeClause: its columns, and what comes with columns.
void copy_table(const Context& context, const QualifiedName& table, const Node& clause);
/// The constraints, indexes and statistics of all LIKE clauses of a statement, which are made behind its own.
void finish_copies(const Context& context, const QualifiedName& table, const Node& statement);

}  // namespace aludel::dialect::postgresql::simulation
