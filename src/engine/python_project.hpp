#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "engine/settings.hpp"
#include "script/python_options.hpp"

namespace aludel::engine {

/// What Alembic's Config holds before env.py has touched it. `root` is %(here)s where there is no INI file.
std::shared_ptr<const script::ConfigObject> config_object(const std::optional<std::filesystem::path>& ini_file,
                                                          const std::string& ini, const std::filesystem::path& root,
                                                          const std::string& section, const SettingsRequest& request);

/// What the code of Python revisions, and of env.py, may see of the project.
script::PythonOptions python_options(const Settings& settings);

}  // namespace aludel::engine
