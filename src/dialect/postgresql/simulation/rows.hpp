#pragma once

#include "dialect/postgresql/simulation/relation.hpp"

namespace aludel::dialect::postgresql::simulation {

/// The table itself, or one that inherits from it.
bool may_hold_rows(const State& state, const QualifiedName& table);
bool has_children(const catalog::Catalog& catalog, const QualifiedName& table);
/// FROM has a table without rows, and so none itself.
bool reads_nothing(const Context& context, const Node& select);
/// A query whose FROM has a table without rows, where none of its parts makes rows of nothing.
bool gives_no_rows(const Context& context, const Node& select);
/// A table may hold rows now, and those that inherit from it: rows of a partitioned one are in its partitions.
void fill_table_and_children(State& state, const QualifiedName& table);
/// TRUNCATE: with its children, and with `cascade` those whose foreign keys refer to it.
void empty_table(State& state, const QualifiedName& table, bool cascade);
/// INSERT, UPDATE, DELETE, MERGE as they are, and those in the WITH clauses of a query.
void change_rows_in(const Context& context, const Node& statement);

}  // namespace aludel::dialect::postgresql::simulation
