#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "script/sqlalchemy/clause.hpp"
#include "script/sqlalchemy/target.hpp"

namespace aludel::script::sqlalchemy {

/// A column of what a statement gives back.
struct ResultColumn {
    std::string name;
    Value type;    ///< undefined: what the database says of it
    Value column;  ///< the expression it stands for
};

struct CompiledSql {
    std::string text;
    std::vector<ResultColumn> columns;  ///< empty: not known, or none
    bool returns_rows = false;          ///< by what the statement is; of text() only the database knows
    bool is_text = false;
    /// Columns of the primary key that are given back without the author's asking for it (result.inserted_primary_key).
    bool implicit_returning = false;
    /// What the row that is inserted has for its primary key, where that is known before: one for each key column,
    /// undefined where only the database knows.
    std::vector<Value> primary_key;
    std::vector<std::string> key_names;  ///< … and the names of these columns
};

/// SQL text of a clause or statement, values in it as literals. `parameters` is a dict of values for binds (and, for an
/// INSERT or UPDATE, for columns) or undefined. Raises CompileError and its like for what cannot be said to this
/// database, StatementError for a bind without a value.
CompiledSql compile(Evaluator& evaluator, const Value& clause, const Target& target, const Value& parameters = {});

/// The statement as the driver is given it, for messages: `%(name)s` (PostgreSQL) or `?` (SQLite) where values stand,
/// and these as a dict or a tuple.
struct DriverStatement {
    std::string text;
    Value parameters;
};
DriverStatement driver_statement(Evaluator& evaluator, const Value& clause, const Target& target,
                                 const Value& parameters = {});

/// Carries out what makes the value of a bind. What a script's own code or a type raises there becomes a StatementError
/// with it as its `orig`, not yet told of the statement.
Value bind_value(Evaluator& evaluator, const std::function<Value()>& work);
/// Tells a StatementError that does not know it yet of the statement and of the parameter sets that it was executed
/// with.
void complete_statement_error(Evaluator& evaluator, const Value& exception, const Value& clause, const Target& target,
                              const Value& parameters);

/// An expression as DDL has it: names of columns without their table, values as SQLAlchemy's literals.
std::string ddl_text(Evaluator& evaluator, const Value& clause, const Target& target);
/// As repr of statements: str(select(…)).
std::string clause_text(Evaluator& evaluator, const Value& clause);

/// One value as SQL: `type` is a type of SQLAlchemy. For Rendering::literal as its literal processors, for
/// Rendering::driver as bind processing and the driver's adaptation make it.
std::string value_text(Evaluator& evaluator, const Value& value, const Value& type, const Target& target);

}  // namespace aludel::script::sqlalchemy
