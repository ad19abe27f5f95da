#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/aludel_config.hpp"
#include "engine/config_files.hpp"

namespace aludel::engine {

/// What the configuration files say, Alembic's own options in our words among them. No environment of ours is chosen
/// yet, and no value is read as what it means.
struct Configuration : AludelConfig {
    ConfigFiles files;
    ConfigKind kind = ConfigKind::none;
    std::filesystem::path file;  ///< the one that `kind` names
    std::filesystem::path root;
    std::string section;  ///< of alembic.ini, as -n says it
    std::optional<IniFile> ini;
    std::string ini_text;
    bool alembic = false;           ///< a configuration of Alembic takes part
    bool has_section = false;       ///< it is a section of alembic.ini
    bool pyproject_counts = false;  ///< pyproject.toml has a table for us
    GivenValues of_env_py;  ///< options that are not Alembic's: whether env.py reads them is seen when it is evaluated
    bool has_own_url = false;                   ///< [aludel] or [tool.aludel] says which database is meant
    std::optional<Place> revision_environment;  ///< where env.py is said to take part in writing a revision
    std::string post_write_hooks;               ///< the names of the programs that Alembic runs on a new file
    std::string url_problem;                    ///< of Alembic's URL, where there is one; empty: none
    std::string url_hint;
    Place url_place;
};

/// Finds and reads the files. Nothing found is an error only where the request needs a project. Throws
/// config_not_found, config_invalid with its place, usage where -n names what is not there.
Configuration read_configuration(const SettingsRequest& request, const std::filesystem::path& directory);

}  // namespace aludel::engine
