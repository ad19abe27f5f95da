#pragma once

#include "engine/settings.hpp"
#include "script/python_options.hpp"

namespace aludel::engine {

/// What the code of Python revisions, and of env.py, may see of the project.
script::PythonOptions python_options(const Settings& settings);

}  // namespace aludel::engine
