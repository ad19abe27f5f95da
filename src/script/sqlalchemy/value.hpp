#pragma once

#include <string>

#include "script/sqlalchemy/target.hpp"
#include "script/sqlalchemy/type.hpp"

namespace aludel::script::sqlalchemy {

/// What a type makes of a value on its way to the database: an enumeration's label, JSON's text, a TypeDecorator's
/// process_bind_param …
Value bound_value(Evaluator& evaluator, const Value& value, const Value& type, const Target& target);
/// A Python value as the driver writes it: psycopg2's adaptation, or a literal of SQLite for what sqlite3 would bind.
/// Raises StatementError for what it cannot take.
std::string adapted_text(Evaluator& evaluator, const Value& value, const Target& target);

}  // namespace aludel::script::sqlalchemy
