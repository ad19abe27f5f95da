#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "script/sqlalchemy/schema.hpp"

// In which order tables can be made, and what has to be said apart where they refer to each other in a circle.

namespace aludel::script::sqlalchemy {

struct SortedTables {
    std::vector<Value> tables;  ///< each behind those it refers to
    std::vector<Value> apart;   ///< foreign keys that only ALTER TABLE can make, once all tables are there
    std::vector<Value> circle;  ///< the tables that refer to each other, if any do
    bool solved = true;         ///< false: also without the foreign keys that may stand apart there is a circle
};

/// Of a ForeignKeyConstraint: true: it stands apart; false: it never does; nullopt: it does in a circle.
using StandsApart = std::function<std::optional<bool>(const Value& constraint)>;

/// As SQLAlchemy sorts them: what is needed first in rounds, within a round as given. `links`: pairs of tables, the
/// first needed by the second. Raises NoReferencedTableError for a foreign key to nowhere, unless `lenient`.
SortedTables sort_tables(Evaluator& evaluator, const std::vector<Value>& tables, const StandsApart& stands_apart = {},
                         const std::vector<std::pair<Value, Value>>& links = {}, bool lenient = false);
/// Warns where there is a circle.
void warn_of_circle(Evaluator& evaluator, const SortedTables& sorted);
/// Raises CircularDependencyError.
[[noreturn]] void raise_circle(Evaluator& evaluator, const SortedTables& sorted, const Value& message);
/// "a, b": the tables of the circle.
std::string circle_names(const SortedTables& sorted);
/// As Python's warnings.warn(message, SAWarning).
void warn(Evaluator& evaluator, std::string message);

std::vector<Value> foreign_keys_of(const Value& table);        ///< its ForeignKeyConstraints, as they were made
std::vector<Value> tables_of_metadata(const Value& metadata);  ///< as they were made

/// sort_tables and sort_tables_and_constraints, as scripts call them.
void add_table_sorting(python::NativeModule& module);

}  // namespace aludel::script::sqlalchemy
