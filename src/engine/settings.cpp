#include "engine/settings.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/file.hpp"
#include "base/text.hpp"
#include "dialect/url_query.hpp"
#include "engine/alembic_config.hpp"
#include "engine/configuration.hpp"
#include "engine/database_url.hpp"
#include "engine/dotenv.hpp"
#include "engine/env_py.hpp"
#include "engine/python_project.hpp"
#include "engine/settings_schema.hpp"
#include "script/sqlalchemy/url.hpp"

namespace aludel::engine {

namespace fs = std::filesystem;

namespace {

/// An argument of -x as it may be shown: it may be a URL, or a password.
std::string without_secrets(const std::string& name, const std::string& value) {
    // "host=h password=…", "user:…@host": what is not sure to hold none is not shown.
    const bool may_hold = dialect::is_secret_parameter(name) || dialect::is_secret_parameter(value) ||
                          (value.find(':') != std::string::npos && value.find('@') != std::string::npos);
    if (value.find("://") == std::string::npos || dialect::is_secret_parameter(name)) {
        return may_hold ? "***" : value;
    }
    try {
        return dialect::Url::parse(value).redacted();
    } catch (const Error&) {
        return "***";
    }
}

std::string line_of(const Place& place) {
    return to_string(Place{place.file, place.line, 0});
}

fs::path normal_directory(const fs::path& given) {
    const fs::path path = fs::absolute(given.empty() ? fs::current_path() : given).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

/// Reads the sources one after the other and puts the settings together.
class SettingsLoader {
public:
    explicit SettingsLoader(const SettingsRequest& request)
        : request_(request),
          directory_(normal_directory(request.directory)),
          config_(read_configuration(request, directory_)) {}

    Settings load() {
        take_configuration();
        choose_environment();
        read_dotenv();
        apply_values();
        learn_from_env();
        choose_url();
        judge_other_urls();
        take_arguments();
        tell_origins();
        return std::move(settings_);
    }

private:
    void take_configuration() {
        settings_.kind = config_.kind;
        settings_.config_file = config_.file;
        settings_.root = config_.root;
        settings_.environment = config_.has_section ? config_.section : "";
        settings_.url_problem = config_.url_problem;
        settings_.url_hint = config_.url_hint;
        settings_.url_place = config_.url_place;
        settings_.revision_environment = config_.revision_environment.has_value();
        if (config_.revision_environment) {
            settings_.places["revision_environment"] = *config_.revision_environment;
        }
        settings_.post_write_hooks = config_.post_write_hooks;
    }

    /// Alembic itself has no such option; whether env.py reads it is seen when it is evaluated.
    void check_version_table() const {
        for (const auto& [key, given] : config_.of_env_py) {
            const auto own = config_.values.find(key);
            if (own == config_.values.end() || own->second.value != given.value) {
                throw std::move(Error(ErrorCode::config_invalid,
                                      "'" + key + "' is no option of Alembic, and env.py may or may not use it")
                                    .at(given.place)
                                    .hint("say it in a section [aludel] too, or [tool.aludel]: " + key + " = " +
                                          std::get<std::string>(given.value)));
            }
        }
    }

    void choose_environment() {
        if (config_.alembic) {
            return;
        }
        std::string name = request_.name;
        Place place;
        // The file of the top level: an environment may name another, which is read when it is chosen.
        Environment top;
        if (name.empty()) {
            engine::read_dotenv(given("env_file"), settings_.root, top);
        }
        if (name.empty() && settings_.kind != ConfigKind::none) {
            name = named_by_variable(top);
        }
        if (const auto given = config_.values.find("default_environment");
            name.empty() && given != config_.values.end()) {
            name = SettingValue("default_environment", given->second, top).text();
            place = given->second.place;
        }
        if (name.empty() || settings_.kind == ConfigKind::none) {
            return;
        }
        const auto found = config_.environments.find(name);
        if (found == config_.environments.end()) {
            throw unknown_environment(name, place);
        }
        settings_.environment = name;
        chosen_ = &found->second;
    }

    /// ALUDEL_ENV. What a .env file that cannot be read says of it is not known; then no database is connected to.
    std::string named_by_variable(const Environment& environment) {
        constexpr const char* variable = "ALUDEL_ENV";
        if (environment.fault() && std::getenv(variable) == nullptr) {
            if (!config_.environments.empty()) {
                put_off_ = environment.fault();
            }
            return "";
        }
        const std::string name = environment.get(variable).value_or("");
        if (!name.empty()) {
            environment_origin_ = std::string(variable) + " (" + environment.origin(variable) + ")";
        }
        return name;
    }

    std::vector<std::string> environment_names() const {
        std::vector<std::string> names;
        for (const auto& [name, values] : config_.environments) {
            names.push_back(name);
        }
        return names;
    }

    Error unknown_environment(const std::string& name, const Place& place) const {
        const std::vector<std::string> names = environment_names();
        Error error(place.file.empty() ? ErrorCode::usage : ErrorCode::config_invalid,
                    "there is no environment '" + name + "' in " + display_path(settings_.config_file));
        const auto near = did_you_mean(name, names);
        return std::move(error.at(place).hint(near            ? "did you mean " + *near + "?"
                                              : names.empty() ? "write [environments." + name + "]"
                                                              : "the environments are: " + join(names, ", ")));
    }

    /// The value of the environment, else that of the top level.
    const GivenValue* given(std::string_view key) const {
        if (chosen_ != nullptr) {
            if (const auto found = chosen_->find(key); found != chosen_->end()) {
                return &found->second;
            }
        }
        const auto found = config_.values.find(key);
        return found == config_.values.end() ? nullptr : &found->second;
    }

    void read_dotenv() {
        dotenv_ = engine::read_dotenv(given("env_file"), settings_.root, environment_);
        if (environment_.fault()) {
            warn(*environment_.fault());
        }
    }

    void warn(const Error& error) {
        const auto told = [&error](const Error& one) { return std::string_view(one.what()) == error.what(); };
        if (std::none_of(settings_.warnings.begin(), settings_.warnings.end(), told)) {
            settings_.warnings.push_back(error);
        }
    }

    void apply_values() {
        settings_.ledger = !config_.alembic;
        settings_.timezone = config_.alembic ? "" : "UTC";
        settings_.script_location = settings_.root / "migrations";
        for (const auto& [key, value] : request_.overrides) {
            const SettingSpec* spec = find_setting(key);
            if (spec == nullptr || spec->set == nullptr) {
                throw Error(ErrorCode::internal, "no flag can set '" + key + "'");
            }
            flags_.emplace(key, GivenValue{value, "--" + replace_all(key, "_", "-"), {}, directory_, false});
        }
        for (const SettingSpec& spec : settings_schema()) {
            const std::string key(spec.key);
            const auto flag = flags_.find(key);
            const GivenValue* value = flag != flags_.end() ? &flag->second : given(key);
            if (spec.set != nullptr && value != nullptr) {
                apply(spec, *value);
            }
        }
        if (settings_.version_locations.empty()) {
            settings_.version_locations = {settings_.script_location / "versions"};
        }
    }

    void apply(const SettingSpec& spec, const GivenValue& value) {
        const std::string key(spec.key);
        origins_[key] = value.origin;
        if (!value.place.file.empty()) {
            settings_.places[key] = value.place;
        }
        try {
            spec.set(settings_, SettingValue(key, value, environment_));
        } catch (const Error& error) {
            const std::optional<Error>& dotenv = environment_.fault();
            if (!spec.of_database || !dotenv || std::string_view(error.what()) != dotenv->what()) {
                throw;
            }
            origins_[key] += ", not known: " + std::string(error.what());
            put_off_ = error;
        }
    }

    /// Alembic's env.py stands above alembic.ini, as it does for Alembic, and below what the user says to us.
    void learn_from_env() {
        if (config_.alembic) {
            settings_.python_config =
                config_object(config_.files.ini, config_.ini_text, settings_.root, config_.section, request_);
        }
        const fs::path file = settings_.script_location / "env.py";
        std::error_code ignored;
        if (!config_.alembic || !settings_.env_py || !fs::is_regular_file(file, ignored)) {
            check_version_table();
            return;
        }
        if (!request_.evaluate_env) {
            return;
        }
        UrlSources sources = url_sources();
        if (!config_.has_own_url) {
            sources.environment = nullptr;
            sources.top = nullptr;
        }
        sources.fallback = false;
        const ChosenUrl given_url = choose_database_url(sources, environment_);
        EnvFile env;
        env.file = file;
        env.url = given_url.url;
        settings_.env = evaluate_env_py(settings_, env);
        settings_.python_config = settings_.env->config;
        for (const char* key : {"version_table", "version_table_schema", "version_table_pk", "transaction"}) {
            take_from_env(key);
        }
        check_transaction_of_env();
        if (!given_url.url && !given_url.fault && given_url.problem.empty()) {
            take_url_from_env();
        }
        learn_naming_convention(settings_, file);
    }

    void take_from_env(const char* key) {
        const script::environment::EnvValue* value = settings_.env->find(key);
        if (value == nullptr || flags_.contains(key) || given(key) != nullptr || value->text == "one") {
            return;
        }
        if (std::string_view(key) == "version_table_pk" && (value->text == "True" || value->text == "False")) {
            apply(*find_setting(key), {value->text == "True", line_of(value->place), value->place, directory_, false});
        } else if (value->text) {
            apply(*find_setting(key), {*value->text, line_of(value->place), value->place, directory_, false});
        } else if (!put_off_ && may_be_given(key, settings_)) {
            put_off_ = not_learned(std::string(key), *value);
        }
    }

    /// Where it cannot be told, one transaction for all would be a guess.
    void check_transaction_of_env() {
        const char* keyword = "transaction_per_migration";
        const script::environment::EnvValue* value = settings_.env->find(keyword);
        const bool said = flags_.contains("transaction") || given("transaction") != nullptr;
        if (value != nullptr && !value->text && !said && !put_off_ && may_be_given(keyword, settings_)) {
            put_off_ = not_learned("transaction", *value);
        }
    }

    void take_url_from_env() {
        const script::environment::EnvValue* value = settings_.env->find("url");
        if (value == nullptr) {
            return;
        }
        const auto of_ini = config_.values.find("url");
        if (!value->text) {
            config_.values.erase("url");
            url_is_of_env_ = true;
            const Error why = not_learned("url", *value);
            settings_.url_problem = why.message();
            settings_.url_hint = why.hint();
            settings_.url_place = why.place();
        } else if (const auto* text =
                       of_ini == config_.values.end() ? nullptr : std::get_if<std::string>(&of_ini->second.value);
                   (text == nullptr || *text != *value->text) && *value->text != placeholder_url) {
            config_.values.insert_or_assign(
                "url", GivenValue{*value->text, line_of(value->place), value->place, directory_, false});
        }
    }

    UrlSources url_sources() const {
        UrlSources sources;
        sources.flag = request_.database;
        sources.environment = config_.alembic && !request_.name.empty() ? &config_.values : chosen_;
        sources.environment_named = !request_.name.empty();
        sources.top = &config_.values;
        sources.working_directory = directory_;
        return sources;
    }

    void choose_url() {
        UrlSources sources = url_sources();
        sources.fallback = !url_is_of_env_;
        ChosenUrl chosen = choose_database_url(sources, environment_);
        settings_.url = std::move(chosen.url);
        settings_.url_fault = put_off_ ? put_off_ : std::move(chosen.fault);
        origins_["url"] = chosen.origin;
        if (settings_.url_fault) {
            settings_.url.reset();
            warn(*settings_.url_fault);
        } else if (settings_.url) {
            settings_.url_problem.clear();
            settings_.url_hint.clear();
            settings_.url_place = chosen.place;
            if (settings_.url->dialect == "postgresql" && !settings_.url->ephemeral) {
                export_to_libpq();
            }
            if (chosen.said_to_us) {
                tell_python_url();
            }
        } else if (!chosen.problem.empty()) {
            settings_.url_problem = chosen.problem;
            settings_.url_hint = chosen.hint;
            settings_.url_place = chosen.place;
        } else if (settings_.url_problem.empty()) {
            explain_missing_url();
        }
    }

    /// What a revision makes engines of is the database that the run is for.
    void tell_python_url() {
        if (settings_.python_config == nullptr) {
            return;
        }
        auto config = std::make_shared<script::ConfigObject>(*settings_.python_config);
        config->changed[{config->section, "sqlalchemy.url"}] = {
            replace_all(script::sqlalchemy::url_text(*settings_.url), "%", "%%"), {}};
        settings_.python_config = std::move(config);
    }

    void export_to_libpq() {
        try {
            export_libpq_variables(environment_);
        } catch (const Error& error) {
            settings_.url_fault = error;
        }
    }

    /// What is wrong with a URL that is not used today is told before the night it is.
    void judge_other_urls() {
        const auto judge = [this](const GivenValues& values) {
            if (const auto found = values.find("url"); found != values.end()) {
                if (const std::optional<Error> fault = fault_of_url(found->second)) {
                    warn(*fault);
                }
            }
        };
        judge(config_.values);
        for (const auto& [name, values] : config_.environments) {
            judge(values);
        }
    }

    void explain_missing_url() {
        settings_.url_problem = settings_.kind == ConfigKind::none
                                    ? "neither ALUDEL_DATABASE_URL nor DATABASE_URL is set"
                                    : display_path(settings_.config_file) + " has no " +
                                          (config_.alembic ? "sqlalchemy.url" : "url") +
                                          ", and neither ALUDEL_DATABASE_URL nor DATABASE_URL is set";
        settings_.url_hint = "give --database URL, such as postgresql://user@host/database or sqlite:///file.db";
        if (settings_.environment.empty() && !config_.environments.empty()) {
            settings_.url_hint = "choose an environment with --env: " + join(environment_names(), ", ");
        }
    }

    void take_arguments() {
        for (const std::string& argument : request_.arguments) {
            const std::size_t equals = argument.find('=');
            const bool has_value = equals != std::string::npos;
            settings_.arguments[argument.substr(0, equals)] = has_value ? argument.substr(equals + 1) : "";
        }
    }

    void tell_origins() {
        const auto tell = [&](std::string key, std::string value, std::string origin) {
            settings_.origins.push_back({std::move(key), std::move(value), std::move(origin)});
        };
        if (settings_.kind != ConfigKind::none) {
            tell("config_file", display_path(settings_.config_file),
                 by_default(settings_.config_file) ? "working directory" : config_.files.origin);
            // The two files of Alembic complete each other.
            if (settings_.kind == ConfigKind::alembic_ini && config_.pyproject_counts) {
                tell("config_file", display_path(*config_.files.pyproject),
                     by_default(*config_.files.pyproject) ? "working directory" : config_.files.origin);
            }
        }
        if (!settings_.environment.empty()) {
            const std::string origin = !request_.name.empty() ? (config_.alembic ? "-n" : "--env")
                                       : config_.alembic      ? "default"
                                       : !environment_origin_.empty()
                                           ? environment_origin_
                                           : config_.values.find("default_environment")->second.origin;
            tell(config_.alembic ? "section" : "environment", settings_.environment, origin);
        }
        tell("url", settings_.url ? settings_.url->redacted() : "", origin_of_url());
        if (!dotenv_.file.empty()) {
            const std::optional<Error>& fault = environment_.fault();
            tell("env_file", display_path(dotenv_.file),
                 dotenv_.origin + (fault ? ", not understood: " + std::string(fault->what()) : ""));
        }
        for (const SettingSpec& spec : settings_schema()) {
            if (spec.show != nullptr) {
                const auto found = origins_.find(spec.key);
                tell(std::string(spec.key), spec.show(settings_), found == origins_.end() ? "default" : found->second);
            }
        }
        for (const auto& [name, value] : settings_.arguments) {
            tell("-x " + name, without_secrets(name, value), "-x");
        }
    }

    /// Taken because it was there, not because -c or a variable named it.
    bool by_default(const fs::path& file) const {
        return file == config_.files.pyproject ? config_.files.pyproject_by_default
               : file == config_.files.ini     ? config_.files.ini_by_default
                                               : false;
    }

    std::string origin_of_url() {
        const std::string& origin = origins_["url"];
        if (settings_.url) {
            return origin;
        }
        if (settings_.url_fault) {
            return origin.empty() ? "not known: " + std::string(settings_.url_fault->what())
                                  : origin + ", cannot be used: " + settings_.url_fault->message();
        }
        return "none: " + settings_.url_problem;
    }

    const SettingsRequest& request_;
    fs::path directory_;
    Configuration config_;
    const GivenValues* chosen_ = nullptr;
    std::string environment_origin_;  ///< of ALUDEL_ENV, if it chose
    GivenValues flags_;
    bool url_is_of_env_ = false;  ///< env.py says it, and cannot be understood: nothing below counts
    Environment environment_;
    Dotenv dotenv_;
    std::optional<Error> put_off_;  ///< of a setting that only a database needs
    std::map<std::string, std::string, std::less<>> origins_;
    Settings settings_;
};

}  // namespace

Settings load_settings(const SettingsRequest& request) {
    return SettingsLoader(request).load();
}

Error missing_url(const Settings& settings) {
    if (settings.url_fault) {
        return *settings.url_fault;
    }
    return std::move(Error(ErrorCode::url_missing, "no database is given: " + settings.url_problem)
                         .at(settings.url_place)
                         .hint(settings.url_hint));
}

Place place_of(const Settings& settings, std::string_view key) {
    const auto found = settings.places.find(key);
    return found == settings.places.end() ? Place{} : found->second;
}

}  // namespace aludel::engine
