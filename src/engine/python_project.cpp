#include "engine/python_project.hpp"

#include <algorithm>
#include <filesystem>

#include "base/file.hpp"

namespace aludel::engine {

namespace fs = std::filesystem;

namespace {

bool is_below(const fs::path& path, const fs::path& directory) {
    const fs::path way = path.lexically_relative(directory);
    return !way.empty() && *way.begin() != "..";
}

}  // namespace

script::PythonOptions python_options(const Settings& settings) {
    script::PythonOptions options;
    options.path = settings.prepend_sys_path;
    const fs::path working_directory = fs::current_path();
    for (const fs::path& one : {working_directory, settings.root, settings.root / "src", settings.script_location}) {
        if (std::find(options.path.begin(), options.path.end(), one) == options.path.end()) {
            options.path.push_back(one);
        }
    }
    // The word alone: env.py as Alembic writes it passes dialect_opts={"paramstyle": "named"}, and then no '%' is
    // doubled.
    std::error_code ignored;
    const fs::path environment = settings.script_location / "env.py";
    options.double_percents = settings.kind != ConfigKind::aludel && fs::is_regular_file(environment, ignored) &&
                              read_file(environment).find("paramstyle") == std::string::npos;
    // A configuration file below the working directory: the project is what the command is given in.
    options.readable = is_below(settings.root, working_directory) ? working_directory : settings.root;
    options.naming_convention = settings.naming_convention;
    options.naming_fault = settings.naming_fault;
    return options;
}

}  // namespace aludel::engine
