#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/ini_file.hpp"
#include "engine/setting_value.hpp"
#include "engine/toml_file.hpp"

namespace aludel::engine {

/// Alembic's two sources: each option is taken from the INI file's section if it has it, else from [tool.alembic].
struct AlembicSources {
    const IniFile* ini = nullptr;  ///< null: none
    std::string section = "alembic";
    std::filesystem::path ini_directory;
    const TomlTable* toml = nullptr;  ///< [tool.alembic]; null: none
    std::filesystem::path toml_directory;
    std::filesystem::path working_directory;  ///< where Alembic lets relative paths start
};

struct AlembicConfig {
    GivenValues values;  ///< in our own words; `url` if sqlalchemy.url holds one
    /// Why sqlalchemy.url is there but gives none: the placeholder of a fresh file, a reference only env.py fills.
    std::string url_problem;
    std::string url_hint;
    Place url_place;
    /// version_table and version_table_schema: of env.py, see check_version_table().
    GivenValues of_env_py;
    std::optional<Place> revision_environment;  ///< where it is switched on
    std::string post_write_hooks;               ///< their names
};

/// Reads the options as Alembic does. Throws config_invalid where Alembic fails, and not_supported or config_invalid
/// where its reading would surprise (settings_schema: alembic_options()).
AlembicConfig read_alembic_config(const AlembicSources& sources);

/// A directory as Alembic names it: a path, or "package:dir:dir" below `search`.
/// Throws config_invalid if there is no such package.
std::filesystem::path resolve_location(const std::string& text, const std::filesystem::path& working_directory,
                                       const std::vector<std::filesystem::path>& search, const Place& place);

}  // namespace aludel::engine
