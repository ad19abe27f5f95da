#include "engine/config_files.hpp"

#include <cstdlib>

#include "base/file.hpp"

namespace aludel::engine {

namespace fs = std::filesystem;

namespace {

std::string process_variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

bool is_file(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

Error is_directory(const fs::path& directory, const std::string& origin) {
    Error error(ErrorCode::config_not_found,
                origin + ": " + display_path(directory) + " is a directory, and a configuration file is expected");
    for (const char* name : {"aludel.toml", "alembic.ini", "pyproject.toml"}) {
        if (const fs::path inside = directory / name; is_file(inside)) {
            return error.hint("name the file: " + display_path(inside));
        }
    }
    return error.hint("name the file: aludel.toml, alembic.ini or pyproject.toml");
}

void take(std::optional<fs::path>& slot, const fs::path& file, const std::string& origin, const char* kind) {
    if (slot) {
        throw Error(ErrorCode::usage, origin + ": more than one " + kind + " is named")
            .hint("at most one INI file and one pyproject.toml, or one aludel.toml");
    }
    // A device or a pipe is as good as a file: it was named.
    // One that cannot be reached is told by whoever reads it.
    std::error_code problem;
    const fs::file_status status = fs::status(file, problem);
    if (fs::is_directory(status)) {
        throw is_directory(file, origin);
    }
    if (status.type() == fs::file_type::not_found) {
        throw Error(ErrorCode::config_not_found, origin + ": there is no file " + display_path(file))
            .hint("a relative path starts at the working directory");
    }
    slot = file;
}

void take_named(ConfigFiles& files, const std::vector<fs::path>& names, const fs::path& directory) {
    for (const fs::path& name : names) {
        if (name.string().find("://") != std::string::npos) {
            throw Error(ErrorCode::usage, files.origin + ": a file is expected, and this is a URL")
                .hint("the database is named with --database URL");
        }
        const fs::path file = (directory / name).lexically_normal();
        if (file.filename() == "pyproject.toml") {
            take(files.pyproject, file, files.origin, "pyproject.toml");
        } else if (file.extension() == ".toml") {
            take(files.aludel, file, files.origin, "aludel.toml");
        } else {
            take(files.ini, file, files.origin, "INI file");
        }
    }
    if (files.aludel && (files.ini || files.pyproject)) {
        throw Error(ErrorCode::usage, files.origin + ": " + display_path(*files.aludel) +
                                          " cannot be combined with another configuration file")
            .hint("at most one INI file and one pyproject.toml, or one aludel.toml");
    }
}

/// What Alembic reads where nothing, or only one of its two files, is named.
void take_alembic_defaults(ConfigFiles& files, const fs::path& directory) {
    const std::string variable = process_variable("ALEMBIC_CONFIG");
    const bool names_pyproject = fs::path(variable).filename() == "pyproject.toml";
    const fs::path ini = directory / (variable.empty() || names_pyproject ? "alembic.ini" : variable);
    const fs::path pyproject = directory / (names_pyproject ? variable : "pyproject.toml");
    if (!variable.empty() && files.origin.empty()) {
        files.origin = "ALEMBIC_CONFIG (environment)";
        const fs::path& named = names_pyproject ? pyproject : ini;
        if (fs::is_directory(named)) {
            throw is_directory(named.lexically_normal(), "ALEMBIC_CONFIG");
        }
        if (!is_file(named)) {
            throw Error(ErrorCode::config_not_found, "ALEMBIC_CONFIG: there is no file " + display_path(named))
                .hint("a relative path starts at the working directory; unset the variable to use alembic.ini");
        }
    }
    if (!files.ini && is_file(ini)) {
        files.ini = ini.lexically_normal();
        files.ini_by_default = variable.empty() || names_pyproject;
    }
    if (!files.pyproject && is_file(pyproject)) {
        files.pyproject = pyproject.lexically_normal();
        files.pyproject_by_default = !names_pyproject;
    }
}

}  // namespace

ConfigFiles find_config_files(const SettingsRequest& request, const fs::path& directory) {
    ConfigFiles files;
    if (!request.config_files.empty()) {
        files.origin = "-c";
        take_named(files, request.config_files, directory);
    } else if (const std::string named = process_variable("ALUDEL_CONFIG"); !named.empty()) {
        files.origin = "ALUDEL_CONFIG (environment)";
        take_named(files, {named}, directory);
    } else if (is_file(directory / "aludel.toml")) {
        files.aludel = directory / "aludel.toml";
    }
    if (!files.aludel) {
        take_alembic_defaults(files, directory);
    }
    if (files.origin.empty()) {
        files.origin = "working directory";
    }
    return files;
}

Error no_config_found(const fs::path& directory) {
    Error error(ErrorCode::config_not_found,
                "there is no aludel.toml, alembic.ini or pyproject.toml with [tool.alembic] or [tool.aludel] in " +
                    directory.string());
    for (fs::path parent = directory; parent.has_relative_path();) {
        parent = parent.parent_path();
        for (const char* name : {"aludel.toml", "alembic.ini"}) {
            if (is_file(parent / name)) {
                return error.hint("parent directories are not searched; there is one in " + parent.string() +
                                  ": run there, or use -c " + (parent / name).string());
            }
        }
    }
    return error.hint("run `aludel init migrations` to begin, or name the file with -c");
}

}  // namespace aludel::engine
