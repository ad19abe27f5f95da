#pragma once

#include "python/native.hpp"

namespace aludel::python::library {

/// What the Python text of a module asks of us, as functions of that module:
///
///   _static_type(cls)      a decorator: messages name the class with its module, as CPython's C types
///   _index(x)              x.__index__(), or the TypeError of C functions that want a whole number
///   _type_name(x)          what messages call the type of x
///   _unsupported(what)     refuses `what` by name: Error(not_supported) at the user's line
void add_support(NativeModule& module);

}  // namespace aludel::python::library
