#pragma once

#include "dialect/postgresql/simulation/relation.hpp"

namespace aludel::dialect::postgresql::simulation {

/// INSERT into a table, which has been checked: rows that it says in VALUES are kept where all others are known, too.
/// Else nobody knows the rows from now on.
void keep_inserted(const Context& context, const QualifiedName& table, const Node& statement);
/// UPDATE: without WHERE the rows stay what they are, but for the columns that it sets.
void keep_updated(const Context& context, const QualifiedName& table, const Node& statement);
/// What triggers of a table do to others, and what foreign keys take along, when its rows are changed.
void follow_changed_rows(const Context& context, const QualifiedName& table);

}  // namespace aludel::dialect::postgresql::simulation
