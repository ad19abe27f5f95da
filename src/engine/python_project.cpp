#include "engine/python_project.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/file.hpp"
#include "base/text.hpp"
#include "engine/ini_file.hpp"

namespace aludel::engine {

namespace fs = std::filesystem;

namespace {

/// ConfigObject::plain_sections of an ini file.
auto plain_sections(const std::string& text, const std::string& file, const std::string& here) {
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> plain;
    const IniFile ini = IniFile::parse(text, file, {{"here", here}});
    const auto refers = [](std::string_view raw) {
        return replace_all(raw, "%(here)s", "").find("%(") != std::string::npos;
    };
    for (const std::string& section : ini.sections()) {
        std::vector<std::string> names = {"here"};
        for (const std::string& from : {std::string("DEFAULT"), section}) {
            for (const std::string& name : ini.own_options(from)) {
                if (std::find(names.begin(), names.end(), name) == names.end()) {
                    names.push_back(name);
                }
            }
        }
        std::vector<std::pair<std::string, std::string>> options;
        try {
            for (const std::string& name : names) {
                if (refers(*ini.raw(section, name))) {
                    throw Error(ErrorCode::config_invalid, name);
                }
                options.emplace_back(name, *ini.get(section, name));
            }
        } catch (const Error&) {
            continue;
        }
        plain.emplace(section, std::move(options));
    }
    return plain;
}

}  // namespace

std::shared_ptr<const script::ConfigObject> config_object(const std::optional<fs::path>& ini_file,
                                                          const std::string& ini, const fs::path& root,
                                                          const std::string& section, const SettingsRequest& request) {
    auto config = std::make_shared<script::ConfigObject>();
    config->section = section;
    config->arguments = request.arguments;
    config->offline = request.offline;
    config->here = root.generic_string();
    if (ini_file) {
        config->ini = ini;
        config->file = fs::absolute(*ini_file).string();
        config->here = fs::absolute(*ini_file).parent_path().generic_string();
        config->plain_sections = plain_sections(ini, config->file, config->here);
    } else {
        config->plain_sections[section] = {{"here", config->here}};
    }
    return config;
}

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
    // A configuration file below the working directory: the project is what the command is given in. What the
    // configuration names belongs to it wherever it lies.
    options.readable = {is_below(settings.root, working_directory) ? working_directory : settings.root,
                        settings.script_location};
    for (const auto* named : {&settings.version_locations, &settings.prepend_sys_path}) {
        options.readable.insert(options.readable.end(), named->begin(), named->end());
    }
    options.naming_convention = settings.naming_convention;
    options.naming_fault = settings.naming_fault;
    options.config = settings.python_config;
    options.flask_config = {settings.flask_config, place_of(settings, "flask_config")};
    return options;
}

}  // namespace aludel::engine
