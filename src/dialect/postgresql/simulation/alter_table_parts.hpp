#pragma once

#include "dialect/postgresql/simulation/define_column.hpp"

namespace aludel::dialect::postgresql::simulation {

/// One AlterTableCmd of a table; false: it is none of these.
bool alter_column(const Context& context, const QualifiedName& table, const Node& command);
bool alter_constraint(const Context& context, const QualifiedName& table, const Node& command);
bool alter_whole_table(const Context& context, const QualifiedName& table, const Node& command);

/// Throws 42703.
object::Column& need_column(const Context& context, const QualifiedName& table, const std::string& column);
/// TYPE … of a column: what indexes, defaults and checks make of it, too.
void change_type(const Context& context, const QualifiedName& table, const Node& command);

}  // namespace aludel::dialect::postgresql::simulation
