#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/settings.hpp"

namespace aludel::engine {

/// Which configuration files are read. Either `aludel` alone, or one or both of Alembic's, which complete each other.
struct ConfigFiles {
    std::optional<std::filesystem::path> aludel;
    std::optional<std::filesystem::path> ini;
    std::optional<std::filesystem::path> pyproject;
    bool ini_by_default = false;  ///< nobody named it: it stands in the working directory
    bool pyproject_by_default = false;
    std::string origin;  ///< "-c", "ALUDEL_CONFIG (environment)", "working directory"
};

/// -c, then ALUDEL_CONFIG, then aludel.toml of the directory, then Alembic's own order: ALEMBIC_CONFIG, alembic.ini,
/// pyproject.toml. Parent directories are not searched. Nothing found is no error here; throws config_not_found for a
/// file that was named and is not there, usage for names that exclude each other.
ConfigFiles find_config_files(const SettingsRequest& request, const std::filesystem::path& directory);

/// The error where nothing was found: says what was looked for, and of a configuration in a parent directory.
Error no_config_found(const std::filesystem::path& directory);

}  // namespace aludel::engine
