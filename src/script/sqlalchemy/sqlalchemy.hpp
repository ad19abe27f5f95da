#pragma once

#include "python/native.hpp"

// SQLAlchemy for revision files: the Python module `sqlalchemy`, made of native classes, and the way from its objects
// to what a database is told. This room knows no connection and no migration; whoever has them sets hooks.
//
//   auto registry = python::Registry::with_standard_library();
//   sqlalchemy::add_sqlalchemy(*registry);                      // once, for all evaluators
//   python::Evaluator evaluator({.registry = registry});
//   sqlalchemy::hooks(evaluator).create = …;                    // hooks.hpp: what needs a database
//   …a script calls op.add_column("t", sa.Column("x", sa.Integer())): the Column comes as a python::Value…
//
//   Target target{.database = Database::postgresql};            // target.hpp: for whom SQL is written, and how values
//   are is_column(value), is_table(value), is_type(value) …         // schema.hpp, type.hpp, clause.hpp: what a value
//   is lower_table / lower_column / lower_constraint / lower_index // lower.hpp: schema items as values of catalog/
//   lower_ddl(evaluator, element, target)                       //   CreateTable(…), DDL(…) as operations
//   compile(evaluator, statement, target, parameters)           // compile.hpp: statements as SQL with literal values
//   from_database(evaluator, text, …)                           // result.hpp: values that come back
//   attach(evaluator, table, item)                              // schema.hpp: columns and constraints join a Table
//   python::call(evaluator, Value(&evaluator.type(schema_class("Table"))), arguments)   // making any of them from C++
//
// Everything that fails in a way that a script may catch raises an exception of sqlalchemy.exc (error.hpp).

namespace aludel::script::sqlalchemy {

/// Adds the module sqlalchemy and its submodules.
void add_sqlalchemy(python::Registry& registry);

}  // namespace aludel::script::sqlalchemy
