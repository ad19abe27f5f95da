#include "engine/configuration.hpp"

#include <utility>

#include "base/file.hpp"
#include "base/text.hpp"
#include "engine/alembic_config.hpp"

namespace aludel::engine {

namespace fs = std::filesystem;

namespace {

const TomlTable* table_at(const TomlTable& root, std::string_view key) {
    const TomlEntry* entry = root.find(key);
    if (entry == nullptr) {
        return nullptr;
    }
    const auto* table = std::get_if<TomlTable>(&entry->value.data);
    if (table == nullptr) {
        throw std::move(Error(ErrorCode::config_invalid, "'" + std::string(key) + "' is a table")
                            .at(entry->place)
                            .hint("write [tool.alembic] or [tool.aludel]"));
    }
    return table;
}

class ConfigurationReader {
public:
    ConfigurationReader(const SettingsRequest& request, const fs::path& directory)
        : request_(request), directory_(directory) {
        configuration_.section = request.name.empty() ? "alembic" : request.name;
    }

    Configuration read() {
        read_files();
        return std::move(configuration_);
    }

private:
    void read_files() {
        configuration_.files = find_config_files(request_, directory_);
        if (configuration_.files.aludel) {
            configuration_.kind = ConfigKind::aludel;
            configuration_.file = *configuration_.files.aludel;
            configuration_.root = configuration_.files.aludel->parent_path();
            static_cast<AludelConfig&>(configuration_) = read_aludel_table(
                parse_toml(read_file(*configuration_.files.aludel), display_path(*configuration_.files.aludel)),
                configuration_.root);
            return;
        }
        read_alembic_files();
        if (configuration_.kind == ConfigKind::none) {
            if (request_.need_project) {
                throw nothing_found();
            }
            configuration_.root = directory_;
        }
    }

    Error nothing_found() const {
        const auto& named = configuration_.files.ini ? configuration_.files.ini : configuration_.files.pyproject;
        if (configuration_.files.origin == "working directory" && !configuration_.files.ini) {
            return no_config_found(directory_);
        }
        Error error(
            ErrorCode::config_invalid,
            display_path(*named) + (configuration_.files.ini ? ": there is no section [" + configuration_.section + "]"
                                                             : ": there is neither [tool.alembic] nor [tool.aludel]"));
        error.hint("add a table [tool.aludel] with script_location = \"migrations\"");
        if (configuration_.files.ini) {
            const auto near = did_you_mean(configuration_.section, configuration_.ini->sections());
            if (configuration_.ini->sections().empty()) {
                error.hint("the file has no section at all; `aludel init` writes a configuration");
            } else {
                error.hint(near ? "did you mean -n " + *near + "?"
                                : "the sections are: " + join(configuration_.ini->sections(), ", "));
            }
        }
        return error;
    }

    /// alembic.ini and pyproject.toml complete each other, as in Alembic; [aludel] and [tool.aludel] stand above them.
    void read_alembic_files() {
        TomlTable pyproject;
        const TomlTable* alembic_table = nullptr;
        const TomlTable* aludel_table = nullptr;
        if (configuration_.files.pyproject) {
            pyproject =
                parse_toml(read_file(*configuration_.files.pyproject), display_path(*configuration_.files.pyproject));
            if (const TomlTable* tool = table_at(pyproject, "tool")) {
                alembic_table = table_at(*tool, "alembic");
                aludel_table = table_at(*tool, "aludel");
            }
        }
        bool has_section = false;
        if (configuration_.files.ini) {
            // Alembic fails where the directory's own name holds a percent sign; what is meant is plain.
            const std::string here = replace_all(configuration_.files.ini->parent_path().generic_string(), "%", "%%");
            configuration_.ini_text = read_file(*configuration_.files.ini);
            configuration_.ini =
                IniFile::parse(configuration_.ini_text, display_path(*configuration_.files.ini), {{"here", here}});
            has_section = configuration_.ini->has_section(configuration_.section);
            if (!has_section && !request_.name.empty()) {
                throw nothing_found();
            }
        }
        configuration_.alembic = has_section || alembic_table != nullptr;
        configuration_.pyproject_counts = alembic_table != nullptr || aludel_table != nullptr;
        if (configuration_.alembic && !configuration_.files.ini && !request_.name.empty()) {
            throw Error(ErrorCode::usage, "there is no section [" + request_.name +
                                              "]: " + display_path(*configuration_.files.pyproject) +
                                              " is all the configuration")
                .hint("-n and --env choose a section of alembic.ini, or an environment of aludel.toml");
        }
        if (!configuration_.alembic && aludel_table == nullptr) {
            return;
        }
        configuration_.kind = has_section ? ConfigKind::alembic_ini : ConfigKind::pyproject;
        configuration_.file = has_section ? *configuration_.files.ini : *configuration_.files.pyproject;
        configuration_.root = configuration_.file.parent_path();
        if (aludel_table != nullptr) {
            static_cast<AludelConfig&>(configuration_) =
                read_aludel_table(*aludel_table, configuration_.files.pyproject->parent_path());
        }
        if (configuration_.alembic) {
            configuration_.has_section = has_section;
            read_alembic(has_section, alembic_table);
        }
    }

    void read_alembic(bool has_section, const TomlTable* alembic_table) {
        if (!configuration_.environments.empty()) {
            throw Error(ErrorCode::config_invalid,
                        display_path(*configuration_.files.pyproject) +
                            ": [tool.aludel] has environments beside a configuration of Alembic")
                .hint("use sections of alembic.ini and -n");
        }
        AlembicSources sources;
        sources.ini = has_section ? &*configuration_.ini : nullptr;
        sources.section = configuration_.section;
        sources.ini_directory = has_section ? configuration_.files.ini->parent_path() : fs::path();
        sources.toml = alembic_table;
        sources.toml_directory = alembic_table != nullptr ? configuration_.files.pyproject->parent_path() : fs::path();
        sources.working_directory = directory_;
        AlembicConfig alembic = read_alembic_config(sources);
        if (configuration_.ini) {
            for (auto& [key, value] : read_aludel_sections(*configuration_.ini, configuration_.section,
                                                           configuration_.files.ini->parent_path())) {
                configuration_.values.insert_or_assign(key, value);
            }
        }
        configuration_.of_env_py = std::move(alembic.of_env_py);
        configuration_.revision_environment = alembic.revision_environment;
        configuration_.post_write_hooks = std::move(alembic.post_write_hooks);
        configuration_.has_own_url =
            configuration_.values.contains("url") || configuration_.values.contains("url_file");
        if (configuration_.has_own_url) {
            alembic.values.erase("url");
        } else {
            configuration_.url_problem = alembic.url_problem;
            configuration_.url_hint = alembic.url_hint;
            configuration_.url_place = alembic.url_place;
        }
        configuration_.values.merge(alembic.values);
        find_script_location();
        if (!configuration_.values.contains("script_location") && request_.need_project) {
            throw std::move(Error(ErrorCode::config_invalid, "no 'script_location' key found in the configuration")
                                .at(Place{display_path(configuration_.file), 0, 0})
                                .hint("write script_location = %(here)s/migrations"));
        }
    }

    /// Flask-Migrate's alembic.ini stands in the directory of the revisions, and says nothing of it: the extension
    /// names it when it calls Alembic.
    void find_script_location() {
        std::error_code ignored;
        const fs::path directory = configuration_.files.ini ? configuration_.files.ini->parent_path() : fs::path();
        if (configuration_.files.ini && !configuration_.values.contains("script_location") &&
            fs::is_regular_file(directory / "env.py", ignored)) {
            const std::string origin = "env.py beside " + display_path(*configuration_.files.ini);
            configuration_.values.insert_or_assign("script_location",
                                                   GivenValue{directory.string(), origin, {}, directory_, false});
        }
    }

    const SettingsRequest& request_;
    const fs::path& directory_;
    Configuration configuration_;
};

}  // namespace

Configuration read_configuration(const SettingsRequest& request, const fs::path& directory) {
    return ConfigurationReader(request, directory).read();
}

}  // namespace aludel::engine
