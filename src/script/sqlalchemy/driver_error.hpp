#pragma once

#include <string>
#include <string_view>

#include "dialect/connection.hpp"
#include "script/sqlalchemy/target.hpp"

namespace aludel::script::sqlalchemy {

/// The modules psycopg2, psycopg2.errors, psycopg2.extensions, psycopg2.errorcodes and sqlite3, as far as the
/// exceptions that they raise: a script catches them, or looks at what stands behind one of SQLAlchemy's.
void add_drivers(python::Registry& registry);

/// The exception of sqlalchemy.exc that the statement's failure becomes, the driver's own as its `orig`. `parameters`:
/// as the driver would have got them, a dict or tuple; None where there are none.
Value driver_exception(Evaluator& evaluator, const Target& target, const dialect::Failure& failure,
                       std::string_view statement, const Value& parameters);
/// That of a value that the driver itself refuses.
Value not_adapted(Evaluator& evaluator, const Target& target, std::string text, std::string_view statement,
                  const Value& parameters);

}  // namespace aludel::script::sqlalchemy
