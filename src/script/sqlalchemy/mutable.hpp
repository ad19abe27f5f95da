#pragma once

#include <memory>

#include "python/native.hpp"

namespace aludel::script::sqlalchemy {

/// sqlalchemy.ext.mutable: values that notice changes. Their types are what they were for a database.
std::shared_ptr<const python::NativeModule> mutable_extension();

}  // namespace aludel::script::sqlalchemy
