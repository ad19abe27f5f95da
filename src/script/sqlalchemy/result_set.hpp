#pragma once

#include <string>
#include <vector>

#include "dialect/connection.hpp"
#include "script/sqlalchemy/compile.hpp"

namespace aludel::script::sqlalchemy {

/// The modules that have Row, Result, CursorResult and their like.
void add_results(python::Registry& registry);

/// What a statement did, for the object that `execute` gives the script.
struct Executed {
    const CompiledSql* compiled = nullptr;  ///< null: text of the driver's own (exec_driver_sql)
    bool is_insert = false;                 ///< of an Insert construct
    bool many = false;                      ///< it was executed with a list of parameter sets
};

/// A CursorResult: rows as the driver and the types of the columns make them. Unknown where the result is.
Value make_result(Evaluator& evaluator, const Target& target, const dialect::Result& result, const Executed& executed);

/// A class of these modules: "Row", "CursorResult" …
Value result_class(Evaluator& evaluator, std::string_view name);

}  // namespace aludel::script::sqlalchemy
