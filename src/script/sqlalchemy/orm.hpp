#pragma once

#include "python/native.hpp"

namespace aludel::script::sqlalchemy {

/// The modules sqlalchemy.orm, sqlalchemy.ext.declarative, sqlalchemy.ext.hybrid: models that a revision defines
/// itself, and a Session over the connection that it has. A Session never commits: it stands in the transaction of the
/// run, as it does in Alembic's.
void add_orm(python::Registry& registry);

}  // namespace aludel::script::sqlalchemy
