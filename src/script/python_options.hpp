#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"

namespace aludel::script {

/// A plain value that code gave: None, a flag, a number or text; or where one comes from that is not known.
struct ConfigValue {
    std::optional<std::variant<std::monostate, bool, std::int64_t, std::string>> value;
    std::string depends_on;

    friend bool operator==(const ConfigValue&, const ConfigValue&) = default;
};

/// What alembic.config.Config holds, and the options of MigrationContext.
struct ConfigObject {
    std::string file;                ///< alembic.ini as Alembic would name it; empty: there is none
    std::optional<std::string> ini;  ///< its text
    /// Its sections in which no value refers to another: options and values as configparser gives them, those of
    /// [DEFAULT] first. What is not here is read from the text.
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> plain_sections;
    std::string section = "alembic";
    std::string here;                    ///< %(here)s
    std::vector<std::string> arguments;  ///< -x
    bool offline = false;                ///< --sql
    /// What env.py sets in it, by section and option; an option "" stands for any.
    std::map<std::pair<std::string, std::string>, ConfigValue> changed;
    std::string attributes;  ///< where Config.attributes come from, if env.py fills them; empty: it does not
    /// What env.py gives to context.configure(); nothing where that is not known at all.
    std::optional<std::map<std::string, ConfigValue>> keywords;
    /// What env.py gives to context.run_migrations(), for upgrade() and downgrade(); nothing as above.
    std::optional<std::map<std::string, ConfigValue>> call_arguments;
};

/// The object that a Flask application takes its configuration from.
struct FlaskConfig {
    std::string name;  ///< "module:attribute"; empty: nobody has named one
    Place place;       ///< where it was named
};

/// What the code of Python revisions may see.
struct PythonOptions {
    std::vector<std::filesystem::path> path;               ///< where modules of the project are looked for, in order
    std::vector<std::filesystem::path> readable;           ///< files may be read below these
    std::map<std::string, std::string> naming_convention;  ///< of the project's models, by kind of constraint: "fk" …
    std::optional<Error> naming_fault;  ///< they have one that is not known: thrown where a constraint needs a name
    /// Written out as SQL, each '%' of a value or a text is two, as Alembic has it unless its env.py says otherwise.
    bool double_percents = false;
    std::shared_ptr<const ConfigObject> config;  ///< null: there is no alembic.ini
    FlaskConfig flask_config;
    std::function<void(std::string_view)> output;  ///< what they print; empty: nowhere
};

}  // namespace aludel::script
