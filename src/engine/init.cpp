#include "engine/init.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "engine/python_text.hpp"

namespace aludel::engine {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view aludel_toml = R"(# The project of Aludel: docs/reference/configuration.md has every key.
script_location = "@LOCATION@"

# The database. DATABASE_URL in the environment or in a .env file is used when nothing is said here.
# url = "${DATABASE_URL:-sqlite:///app.db}"

# One transaction for a whole run ("all"), for every revision ("each"), or none ("none").
# transaction = "all"
)";

constexpr std::string_view pyproject_toml = R"([tool.aludel]
# docs/reference/configuration.md has every key.
script_location = "@LOCATION@"

# The database. DATABASE_URL in the environment or in a .env file is used when nothing is said here.
# url = "${DATABASE_URL:-sqlite:///app.db}"
)";

constexpr std::string_view alembic_ini = R"([alembic]
# The keys are Alembic's; the revisions are SQL files, which Aludel runs.
script_location = @LOCATION@

# Separates the paths of version_locations: os, :, ;, space, newline
path_separator = os

# file_template = %%(year)d_%%(month).2d_%%(day).2d_%%(rev)s_%%(slug)s

# The database. DATABASE_URL in the environment or in a .env file is used when nothing is said here.
# sqlalchemy.url = postgresql://user:password@localhost/app
)";

struct Refused {
    std::string_view name;
    std::string_view reason;
};

constexpr std::string_view env_py = "its env.py is a Python program that opens the connection itself";
constexpr std::array refused_templates = {
    Refused{"generic", env_py},
    Refused{"async", "its env.py drives an asyncio engine"},
    Refused{"multidb", "its env.py runs every revision once for each of several databases"},
    Refused{"pyproject_async", "its env.py drives an asyncio engine"},
};

const Template& find_template(const std::string& name) {
    if (name.empty()) {
        return templates().front();
    }
    std::vector<std::string> names;
    for (const Template& one : templates()) {
        if (one.name == name) {
            return one;
        }
        names.emplace_back(one.name);
    }
    for (const Refused& one : refused_templates) {
        if (one.name == name) {
            throw Error(ErrorCode::not_supported,
                        "Alembic's template '" + name + "' is not supported: " + std::string(one.reason))
                .hint("`aludel init -t alembic` writes an alembic.ini with SQL revisions instead");
        }
    }
    Error error(ErrorCode::usage, "No such template '" + name + "'");
    const auto near = did_you_mean(name, names);
    throw error.hint(near ? "did you mean " + *near + "?" : "`aludel list_templates` lists them");
}

/// The directory as the configuration file in `root` names it.
std::string location_from(const fs::path& root, const InitRequest& request) {
    if (request.directory.is_absolute()) {
        return request.directory.lexically_normal().generic_string();
    }
    const fs::path directory = fs::absolute(request.directory).lexically_normal();
    std::string text = directory.lexically_relative(root).generic_string();
    while (text.ends_with('/')) {
        text.pop_back();
    }
    return text;
}

bool has_section(const std::string& toml, std::string_view section) {
    for (const std::string& line : split(toml, '\n')) {
        const std::string_view bare = trim(line);
        if (bare.starts_with(section) &&
            (bare.size() == section.size() || bare[section.size()] == ']' || bare[section.size()] == '.')) {
            return true;
        }
    }
    return false;
}

void require_empty(const fs::path& directory) {
    std::error_code problem;
    const fs::file_status status = fs::status(directory, problem);
    if (status.type() == fs::file_type::not_found) {
        return;
    }
    if (problem) {
        throw Error(ErrorCode::file_unreadable,
                    "cannot reach the directory " + display_path(directory) + ": " + problem.message());
    }
    if (!fs::is_directory(status)) {
        throw Error(ErrorCode::file_exists, display_path(directory) + " exists already and is not a directory")
            .hint("name another directory, or move the file away");
    }
    if (!fs::is_empty(directory, problem) || problem) {
        throw Error(ErrorCode::file_exists, "Directory " + display_path(directory) + " already exists and is not empty")
            .hint("name a directory that is not there yet");
    }
}

/// The configuration file as it will be: its old content too, where the template is appended.
struct ConfigFile {
    fs::path path;
    std::string content;
    bool appended = false;
};

ConfigFile make_config(const Template& chosen, const InitRequest& request) {
    ConfigFile config;
    config.path = fs::absolute(request.config_file.empty() ? fs::path(chosen.config_file) : request.config_file)
                      .lexically_normal();
    const bool toml = chosen.name != "alembic";
    std::string location = location_from(config.path.parent_path(), request);
    const bool control = std::any_of(location.begin(), location.end(), [](unsigned char c) { return c < 0x20; });
    if (control || !is_utf8(location) ||
        (toml ? location.find_first_of("\"\\") != std::string::npos : python_strip(location) != location)) {
        throw Error(ErrorCode::usage, "the directory's name cannot be written into " + display_path(config.path))
            .hint("choose a name in UTF-8 without quotes, backslashes, control characters and blanks at its ends");
    }
    // As the readers take it: ${…} is a variable in TOML, %(…)s a reference in an INI file.
    location = toml ? replace_all(location, "$", "$$") : replace_all(location, "%", "%%");
    if (!toml && !request.directory.is_absolute()) {
        location = "%(here)s/" + location;
    }
    const std::string_view text = chosen.name == "alembic"     ? alembic_ini
                                  : chosen.name == "pyproject" ? pyproject_toml
                                                               : aludel_toml;
    config.content = replace_all(text, "@LOCATION@", location);
    if (!fs::exists(config.path)) {
        return config;
    }
    if (chosen.name != "pyproject") {
        throw Error(ErrorCode::file_exists, display_path(config.path) + " exists already")
            .hint("a second directory of revisions is added to it as version_locations");
    }
    const std::string old = read_file(config.path);
    if (has_section(old, "[tool.aludel")) {
        throw Error(ErrorCode::file_exists,
                    display_path(config.path) + " exists already and has a [tool.aludel] section");
    }
    config.appended = true;
    config.content =
        old + (old.empty() || old.ends_with('\n') ? "" : "\n") + (old.empty() ? "" : "\n") + config.content;
    return config;
}

}  // namespace

const std::vector<Template>& templates() {
    static const std::vector<Template> all = {
        {"aludel", "aludel.toml with SQL revisions.", "aludel.toml"},
        {"pyproject", "[tool.aludel] in pyproject.toml with SQL revisions.", "pyproject.toml"},
        {"alembic", "alembic.ini, as Alembic reads it, with SQL revisions.", "alembic.ini"},
    };
    return all;
}

InitResult init(const InitRequest& request) {
    const Template& chosen = find_template(request.template_name);
    if (request.directory.empty()) {
        throw Error(ErrorCode::usage, "the directory's name is empty");
    }
    if (request.directory.string().find("://") != std::string::npos) {
        throw Error(ErrorCode::usage, "a URL stands where the directory of the revisions is expected")
            .hint("`aludel init migrations`; the database is named in the configuration file or with --database URL");
    }
    require_empty(request.directory);
    const ConfigFile config = make_config(chosen, request);
    const fs::path directory = fs::absolute(request.directory).lexically_normal();
    const fs::path versions = directory / "versions";

    InitResult result;
    result.config_file = config.path;
    std::error_code problem;
    for (const fs::path& one : {directory, versions}) {
        if (!fs::exists(one)) {
            fs::create_directories(one, problem);
            if (problem) {
                throw Error(ErrorCode::file_unwritable,
                            "cannot create the directory " + display_path(one) + ": " + problem.message())
                    .hint(hint_for_file(problem.value()));
            }
            result.actions.push_back({"Creating directory", one});
        }
    }
    // Git keeps no empty directory, and a location that is not there is a fault.
    create_file(versions / ".gitkeep", "");
    if (config.appended) {
        write_file(config.path, config.content);
    } else {
        create_file(config.path, config.content);
    }
    result.actions.push_back({config.appended ? "Appending to existing" : "Generating", config.path});
    return result;
}

}  // namespace aludel::engine
