#pragma once

#include <vector>

#include "script/sqlalchemy/clause.hpp"

namespace aludel::script::sqlalchemy {

/// The columns that a FROM object gives: table.c, alias.c, join.c …
std::vector<Value> from_columns(Evaluator& evaluator, const Value& from);
/// The expressions behind SELECT: tables stand for their columns.
std::vector<Value> select_expressions(Evaluator& evaluator, const Value& select);
/// The columns of a select as a table of another one sees them: named, typed, with that table.
std::vector<Value> proxies(Evaluator& evaluator, const Value& select, const Value& table);
/// Adds what select.join(…) says to its FROM objects.
std::vector<Value> join_froms(Evaluator& evaluator, const Value& select, std::vector<Value> froms);
/// A JOIN; without a condition by the foreign keys between both sides. Raises NoForeignKeysError.
Value make_join(Evaluator& evaluator, const Value& left, const Value& right, const Value& condition, bool outer,
                bool full);
Value make_alias(Evaluator& evaluator, std::string_view type, const Value& element, const Value& name);
Value make_select(Evaluator& evaluator, const std::vector<Value>& columns);
/// What stands where a table is wanted: a FROM object; a select becomes a subquery.
Value from_object(Evaluator& evaluator, const Value& value);

}  // namespace aludel::script::sqlalchemy
