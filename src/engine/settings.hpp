#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/environment.hpp"
#include "dialect/dialect.hpp"
#include "script/environment/env.hpp"

namespace aludel::engine {

enum class TransactionMode { all, each, none };
std::string_view to_string(TransactionMode mode);

enum class ConfigKind { none, aludel, alembic_ini, pyproject };

/// One value with the place it came from, as `aludel config` shows it. Passwords are already hidden.
struct SettingOrigin {
    std::string key;
    std::string value;
    std::string origin;  ///< "default", "--database", "DATABASE_URL (environment)", "aludel.toml:12"

    friend bool operator==(const SettingOrigin&, const SettingOrigin&) = default;
};

/// Everything a command may need to know, after all sources have had their say.
struct Settings {
    ConfigKind kind = ConfigKind::none;
    std::filesystem::path config_file;
    std::filesystem::path root;  ///< directory of the configuration file, absolute; the working directory without one
    std::string environment;     ///< named environment of aludel.toml, or section of alembic.ini

    std::filesystem::path script_location;                 ///< absolute
    std::vector<std::filesystem::path> version_locations;  ///< absolute; script_location/versions when none is set
    bool recursive_version_locations = false;
    std::filesystem::path override_directory;  ///< absolute; of SQL files in the places of Python ones; empty: none
    std::vector<std::filesystem::path> prepend_sys_path;  ///< absolute; where Python revisions import from first
    std::string file_template = "%(rev)s_%(slug)s";
    int truncate_slug_length = 40;
    std::string timezone;
    bool revision_environment = false;  ///< of Alembic: env.py takes part in writing a revision
    std::string post_write_hooks;       ///< of Alembic: the names of the programs that it would run on a new file

    std::optional<dialect::Url> url;
    std::string url_problem;  ///< why none is given: a sentence for the error, see missing_url()
    std::string url_hint;
    Place url_place;
    /// What is given and cannot be used: no error for who needs no database, see missing_url(). With `url` set: which
    /// database is known, but not all that connecting to it takes.
    std::optional<Error> url_fault;
    /// Faults of what this command may do without: told by `config` and `status`.
    std::vector<Error> warnings;

    std::string version_table = "alembic_version";
    std::string version_table_schema;
    bool version_table_pk = true;  ///< it is made with a primary key

    TransactionMode transaction = TransactionMode::all;
    double lock_wait = 60;
    double lock_timeout = 5;
    double statement_timeout = 0;
    int lock_retries = 5;
    bool ledger = true;
    bool is_protected = false;
    std::string pg_bin;
    std::map<std::string, std::string> arguments;  ///< -x key=value

    bool env_py = true;  ///< Alembic's env.py is evaluated, where there is one
    /// What it says, as far as nothing above it says something else; null: it was not evaluated.
    std::shared_ptr<const script::environment::Env> env;
    /// What Python code of an Alembic project finds as Config; null: it is none.
    std::shared_ptr<const script::ConfigObject> python_config;
    std::map<std::string, std::string> naming_convention;  ///< of unnamed constraints, by kind: "fk" …
    std::string flask_config;                              ///< "module:attribute": the configuration of current_app
    bool no_naming_convention = false;                     ///< said by the user: there is none
    /// The models have a naming convention that could not be learned: for who has to name a constraint.
    std::optional<Error> naming_fault;

    std::vector<SettingOrigin> origins;
    std::map<std::string, Place, std::less<>> places;  ///< of the values that a file gave, by setting key
};

/// What the command line says of the configuration.
struct SettingsRequest {
    std::vector<std::filesystem::path> config_files;  ///< -c, repeatable
    std::string name;                                 ///< -n SECTION / --env NAME
    std::optional<std::string> database;              ///< --database
    std::vector<std::string> arguments;               ///< -x
    std::map<std::string, std::string> overrides;     ///< flags such as --transaction, by setting key
    std::filesystem::path directory;                  ///< where to look; empty: working directory
    bool evaluate_env = false;                        ///< the command asks the database: env.py may say which
    bool offline = false;                             ///< --sql
    bool need_project = true;                         ///< false: no configuration file is fine (init, list_templates)
};

/// Reads flags, environment, .env and the configuration file, in the documented order
/// (docs/reference/configuration.md). Throws config_not_found, config_invalid (place, did-you-mean). Faults of the
/// database URL, its file and .env files are kept for who needs them.
Settings load_settings(const SettingsRequest& request);

/// The error to throw where a database is needed and `settings.url` is empty: its fault, else url_missing, with what
/// was looked at.
Error missing_url(const Settings& settings);
/// Where `key` was given in a file; no place otherwise.
Place place_of(const Settings& settings, std::string_view key);

}  // namespace aludel::engine
