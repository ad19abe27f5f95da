#pragma once

#include <functional>
#include <optional>
#include <string>

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// The database, where the script runs beside it; null while it is only recorded.
LiveDatabase* live_database(Evaluator& evaluator);

/// A statement as the driver was given it, for messages.
struct GivenStatement {
    std::string text;
    Value parameters = Value::none();
};

/// A statement of an operation as SQLAlchemy's own compiler lays it out, which messages show.
std::string ddl_as_given(std::string_view sql);

/// Runs what talks to the live database. What the database refuses is raised as SQLAlchemy raises it; what nobody could
/// catch in Python either (an interrupt, a lost connection), and refusals of our own, pass as they are.
void with_driver(Evaluator& evaluator, const std::function<GivenStatement(const Error&)>& given,
                 const std::function<void()>& work);

/// Raises what the script may catch; where it does not, `error` says what it is about.
[[noreturn]] void raise_for(Evaluator& evaluator, const Value& exception, const Error& error);

/// The failure of the database behind an exception that with_driver raised, or the error of raise_for.
std::optional<Error> failure_behind(Evaluator& evaluator, const Value& exception);

}  // namespace aludel::script::alembic
