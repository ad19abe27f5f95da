#pragma once

#include <memory>

#include "python/native.hpp"

namespace aludel::script::sqlalchemy {

/// sqlalchemy.util, as far as types that projects define are made with it.
std::shared_ptr<const python::NativeModule> util_module();

}  // namespace aludel::script::sqlalchemy
