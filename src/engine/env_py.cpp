#include "engine/env_py.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/file.hpp"
#include "base/text.hpp"
#include "engine/python_project.hpp"
#include "engine/session_settings.hpp"
#include "script/sqlalchemy/url.hpp"

namespace aludel::engine {

namespace fs = std::filesystem;
using script::environment::Env;
using script::environment::EnvStatement;
using script::environment::EnvValue;

namespace {

/// Does any Python file of the project but the revisions hold this word?
bool speaks_of(std::string_view word, const fs::path& directory, const std::vector<fs::path>& version_locations) {
    static constexpr std::array passed_over = {"node_modules", "site-packages", "__pycache__", "venv", "env"};
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory, error)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_symlink(error)) {
            continue;
        }
        if (entry.is_directory(error)) {
            const bool revisions =
                std::find(version_locations.begin(), version_locations.end(), entry.path()) != version_locations.end();
            if (!revisions && !name.starts_with('.') &&
                std::find(passed_over.begin(), passed_over.end(), name) == passed_over.end() &&
                speaks_of(word, entry.path(), version_locations)) {
                return true;
            }
        } else if (entry.path().extension() == ".py" && entry.is_regular_file(error) &&
                   read_file(entry.path()).find(word) != std::string::npos) {
            return true;
        }
    }
    return false;
}

std::string sql_of(const EnvStatement& one) {
    const auto* sql = std::get_if<catalog::ExecuteSql>(&one.operation);
    return sql == nullptr ? "" : sql->sql;
}

/// SET, RESET, PRAGMA: what outlives the transaction and changes nothing but the session.
bool is_of_session(const EnvStatement& one) {
    const std::vector<std::string> words = first_words(sql_of(one), 2);
    const std::string first = words.empty() ? "" : words[0];
    const std::string second = words.size() < 2 ? "" : words[1];
    if (first == "set") {
        return second != "local" && second != "transaction" && second != "constraints";
    }
    return first == "reset" || first == "pragma" || (first == "select" && second == "set_config");
}

/// What of the session there is behind the migrations ends with the session.
bool matters_behind(const EnvStatement& one) {
    const std::vector<std::string> words = first_words(sql_of(one), 2);
    const bool unlocks = words.size() == 2 && words[0] == "select" && words[1].starts_with("pg_advisory_unlock");
    return !is_of_session(one) && !unlocks && !(words.size() == 2 && words[0] == "set" && words[1] == "constraints");
}

void append(std::vector<dialect::Statement>& to, std::vector<dialect::Statement> more) {
    std::move(more.begin(), more.end(), std::back_inserter(to));
}

Place place_of(const EnvStatement& one) {
    return std::visit([](const auto& operation) { return operation.place; }, one.operation);
}

}  // namespace

std::shared_ptr<const Env> evaluate_env_py(const Settings& settings, const EnvFile& env) {
    script::environment::EnvRequest request;
    request.file = env.file;
    request.options = python_options(settings);
    request.config = *settings.python_config;
    request.url = env.url ? script::sqlalchemy::url_text(*env.url) : "";
    try {
        return std::make_shared<const Env>(script::environment::evaluate_env(request));
    } catch (const Error& error) {
        if (error.code() == ErrorCode::interrupted) {
            throw;
        }
        Env failed;
        failed.failure = error;
        failed.config = settings.python_config;
        failed.obstacle = error;
        failed.values["url"] = {std::nullopt, error.place(), "", error.message()};
        return std::make_shared<const Env>(std::move(failed));
    }
}

Error not_learned(const std::string& key, const EnvValue& value) {
    const bool url = key == "url";
    const std::string what = url ? "the database URL" : "'" + key + "'";
    Error error(ErrorCode::config_invalid,
                value.failure.empty() ? fmt::format("{} comes from env.py, and there from {}", what, value.depends_on)
                                      : fmt::format("{} is not known: env.py ends with {}", what, value.failure));
    error.at(value.place);
    if (!url) {
        return std::move(error.hint(fmt::format("say it in a section [aludel] of the configuration: {} = …", key)));
    }
    const char* variable = std::getenv("DATABASE_URL");
    const bool is_set = variable != nullptr && *variable != '\0';
    return std::move(
        error.hint(fmt::format("give --database URL, ALUDEL_DATABASE_URL, or url in a section [aludel]{}",
                               is_set ? "; whether env.py uses DATABASE_URL, which is set, cannot be told" : "")));
}

bool may_be_given(std::string_view keyword, const Settings& settings) {
    return speaks_of(keyword, python_options(settings).readable.front(), settings.version_locations);
}

void learn_naming_convention(Settings& settings, const fs::path& env_file) {
    if (settings.no_naming_convention || !settings.naming_convention.empty() || settings.env == nullptr) {
        return;
    }
    const EnvValue* naming = settings.env->find("naming_convention");
    if (naming == nullptr) {
        return;
    }
    // A MetaData with nothing but SQLAlchemy's own: a module that was not evaluated may give it more.
    static const std::map<std::string, std::string> usual = {{"ix", "ix_%(column_0_label)s"}};
    const bool may_have_more = naming->text && settings.env->naming_convention == usual;
    if (naming->text && !may_have_more) {
        settings.naming_convention = settings.env->naming_convention;
        return;
    }
    if (may_be_given("naming_convention", settings)) {
        const std::string origin = may_have_more             ? "target_metadata"
                                   : naming->failure.empty() ? naming->depends_on
                                                             : naming->failure;
        settings.naming_fault =
            Error(ErrorCode::not_supported,
                  fmt::format("a constraint without a name, and the naming convention of the project's models is not "
                              "known: it comes from {} ({})",
                              origin, display_path(env_file)))
                .hint(
                    "say it in a section [aludel]: naming_convention_fk = … (ix, uq, ck, fk, pk), or "
                    "naming_convention = none where there is none");
    }
}

void require_env(const Settings& settings) {
    if (settings.env == nullptr) {
        return;
    }
    if (settings.env->obstacle) {
        throw *settings.env->obstacle;
    }
    for (const EnvStatement& one : settings.env->statements) {
        if (one.when == EnvStatement::When::after && matters_behind(one)) {
            throw Error(ErrorCode::not_supported, "env.py executes SQL behind the migrations, which is not done here")
                .at(place_of(one))
                .hint(
                    "`env_py = false` in [aludel] leaves env.py out: then the settings there count, and nothing "
                    "that it does is done");
        }
    }
}

std::vector<dialect::Statement> env_session(const dialect::Dialect& dialect, const Settings& settings) {
    std::vector<dialect::Statement> statements;
    if (settings.env != nullptr) {
        for (const EnvStatement& one : settings.env->statements) {
            if (one.when != EnvStatement::When::after && is_of_session(one)) {
                append(statements, dialect.compile(one.operation));
            }
        }
    }
    return statements;
}

std::vector<EnvGroup> env_before(const dialect::Dialect& dialect, const Settings& settings) {
    std::vector<EnvGroup> groups;
    if (settings.env == nullptr) {
        return groups;
    }
    int number = 0;
    for (const EnvStatement& one : settings.env->statements) {
        if (one.when != EnvStatement::When::before || is_of_session(one)) {
            continue;
        }
        if (groups.empty() || one.transaction == 0 || one.transaction != number) {
            groups.push_back({one.transaction != 0, {}});
        }
        number = one.transaction;
        append(groups.back().statements, dialect.compile(one.operation));
    }
    return groups;
}

std::vector<dialect::Statement> env_within(const dialect::Dialect& dialect, const Settings& settings) {
    std::vector<dialect::Statement> statements;
    if (settings.env != nullptr) {
        for (const EnvStatement& one : settings.env->statements) {
            if (one.when == EnvStatement::When::within && !is_of_session(one)) {
                append(statements, dialect.compile(one.operation));
            }
        }
    }
    return statements;
}

void require_no_env_statements(const Settings& settings) {
    require_env(settings);
    if (settings.env != nullptr && !settings.env->statements.empty()) {
        throw Error(ErrorCode::not_supported, "env.py puts SQL of its own into the script, which is not done here")
            .at(place_of(settings.env->statements.front()))
            .hint(
                "`env_py = false` in [aludel] leaves env.py out: then the settings there count, and nothing that it "
                "does is done");
    }
}

}  // namespace aludel::engine
