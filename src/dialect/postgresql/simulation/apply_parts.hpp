#pragma once

#include "dialect/postgresql/simulation/relation.hpp"

namespace aludel::dialect::postgresql::simulation {

/// One for each kind of statement that apply() knows.
Result create_table(const Context& context, const Node& statement);
Result create_table_as(const Context& context, const Node& statement);
/// SELECT … INTO t
Result select_into(const Context& context, const Node& select);
Result alter_table(const Context& context, const Node& statement);
Result create_index(const Context& context, const Node& statement);
Result create_sequence(const Context& context, const Node& statement);
Result alter_sequence(const Context& context, const Node& statement);
Result create_schema(const Context& context, const Node& statement);
Result create_enum(const Context& context, const Node& statement);
Result alter_enum(const Context& context, const Node& statement);
Result create_domain(const Context& context, const Node& statement);
Result alter_domain(const Context& context, const Node& statement);
Result create_composite(const Context& context, const Node& statement);
Result alter_composite(const Context& context, const Node& statement);
Result create_range(const Context& context, const Node& statement);
Result create_view(const Context& context, const Node& statement);
Result refresh_view(const Context& context, const Node& statement);
Result create_function(const Context& context, const Node& statement);
Result alter_function(const Context& context, const Node& statement);
/// CREATE AGGREGATE, OPERATOR, COLLATION, TEXT SEARCH …
Result define(const Context& context, const Node& statement);
Result create_trigger(const Context& context, const Node& statement);
Result create_rule(const Context& context, const Node& statement);
Result create_policy(const Context& context, const Node& statement);
Result alter_policy(const Context& context, const Node& statement);
Result create_event_trigger(const Context& context, const Node& statement);
Result alter_event_trigger(const Context& context, const Node& statement);
Result create_extension(const Context& context, const Node& statement);
Result alter_extension(const Context& context, const Node& statement);
Result create_statistics(const Context& context, const Node& statement);
Result alter_statistics(const Context& context, const Node& statement);
Result comment_on(const Context& context, const Node& statement);
Result grant(const Context& context, const Node& statement);
Result alter_default_privileges(const Context& context, const Node& statement);
Result drop(const Context& context, const Node& statement);
Result rename(const Context& context, const Node& statement);
Result set_schema(const Context& context, const Node& statement);
Result insert_rows(const Context& context, const Node& statement);
Result update_rows(const Context& context, const Node& statement);
Result delete_rows(const Context& context, const Node& statement);
Result merge_rows(const Context& context, const Node& statement);
Result copy_rows(const Context& context, const Node& statement);
Result truncate(const Context& context, const Node& statement);
Result cluster(const Context& context, const Node& statement);
Result set_variable(const Context& context, const Node& statement);
/// What the model has no value for, by its kind: CREATE PUBLICATION, CAST, LANGUAGE …
Result create_not_shown(const Context& context, const Node& statement);

}  // namespace aludel::dialect::postgresql::simulation
