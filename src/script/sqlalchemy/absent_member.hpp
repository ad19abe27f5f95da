#pragma once

#include "python/evaluator.hpp"

namespace aludel::script::sqlalchemy {

/// From now on a script that asks an object for a member that SQLAlchemy has and this copy has not, by hasattr(),
/// getattr() with a default or within a `try`, is refused: the answer "there is none" would lead it another way.
void watch_absent_members(python::Evaluator& evaluator);

}  // namespace aludel::script::sqlalchemy
