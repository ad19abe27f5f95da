#pragma once

#include <memory>

#include "python/native.hpp"

namespace aludel::python::library {

// The standard library, one file for each module. A module is made once and shared by all evaluators.

std::shared_ptr<const NativeModule> math();
std::shared_ptr<const NativeModule> enum_();
std::shared_ptr<const NativeModule> functools();
std::shared_ptr<const NativeModule> contextlib();
std::shared_ptr<const NativeModule> sys();

}  // namespace aludel::python::library
