#pragma once

#include "script/sqlalchemy/support.hpp"

namespace aludel::script::sqlalchemy {

/// The module sqlalchemy.engine.reflection with Inspector, and what it needs to read each database's catalog. An
/// Inspector asks through the Connection it is made for: `_ask(question)` before anything, then `exec_driver_sql`.
void add_inspector(python::Registry& registry);

Value make_inspector(Evaluator& evaluator, const Value& connection);
/// Table(…, autoload_with=…): columns, keys, constraints and indexes, as the inspector finds them. `only`: names of
/// columns, or None.
void reflect_table(Evaluator& evaluator, const Value& table, const Value& connection, const Value& only,
                   bool resolve_foreign_keys);
/// MetaData.reflect(connection, **keywords)
void reflect_metadata(Evaluator& evaluator, const Value& metadata, const Value& connection, python::Dict& keywords);

}  // namespace aludel::script::sqlalchemy
