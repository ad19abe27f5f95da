#pragma once

#include <memory>
#include <string_view>

#include "python/native.hpp"

namespace aludel::script::environment {

/// What revisions may import, and besides: `alembic.context` of an env.py, engines and connections, the part of
/// sqlalchemy.orm that knows the MetaData of models.
const std::shared_ptr<const python::Registry>& registry();

// The Python part of these modules: one file for each.
std::string_view context_text();
std::string_view engine_text();
std::string_view async_engine_text();
std::string_view orm_text();

}  // namespace aludel::script::environment
