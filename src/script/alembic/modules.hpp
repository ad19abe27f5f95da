#pragma once

#include <memory>

#include "python/native.hpp"

namespace aludel::script::alembic {

/// Python's standard library, `sqlalchemy` and `alembic`, for all evaluators of revision files.
const std::shared_ptr<const python::Registry>& registry();

}  // namespace aludel::script::alembic
