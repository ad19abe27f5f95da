#pragma once

#include <optional>

#include "script/alembic/session.hpp"

// Engines that a script makes itself (create_engine, `connection.engine`), and the connections that it opens by them.
namespace aludel::script::alembic {

/// The module sqlalchemy.engine._second with Engine, create_engine and engine_from_config; sqlalchemy.pool and
/// sqlalchemy.ext.asyncio. Making an engine connects nothing. A connection is closed with its engine, at the latest
/// when the script is done.
void add_second_connections(python::Registry& registry);

/// The engine of the migrations' own connection.
Value engine_of_run(Evaluator& evaluator);
bool is_engine(Evaluator& evaluator, const Value& value);

/// While it lives, what the module acts on is the session of this connection: the migrations' own, or one that the
/// script has opened. Raises what SQLAlchemy raises for one that is closed.
class OnConnection {
public:
    OnConnection(Evaluator& evaluator, const Value& connection);

private:
    std::optional<InSession> in_;
};

}  // namespace aludel::script::alembic
