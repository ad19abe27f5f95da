#pragma once

#include <memory>
#include <string>

#include "python/native.hpp"
#include "script/python_options.hpp"

// What `flask.current_app` has of the application, which nobody starts here: the configuration that a setting names.

namespace aludel::script::extension {

/// From now on this is the configuration of `current_app`.
void set_flask_config(python::Evaluator& evaluator, const FlaskConfig& config);

/// For python::Options::missing: while the configuration is evaluated, what it takes from packages that are not there
/// is unknown, and refused only where a script uses the value. Undefined at any other time.
python::Value missing_in_flask_config(python::Evaluator& evaluator, const std::string& module, const std::string& name,
                                      const Error& why);

/// `_aludel_flask`, for the text of the package.
std::shared_ptr<python::NativeModule> flask_config_module();

}  // namespace aludel::script::extension
