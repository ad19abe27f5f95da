#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dialect/connection.hpp"
#include "dialect/dialect.hpp"
#include "engine/settings.hpp"
#include "script/environment/env.hpp"

namespace aludel::engine {

/// The URL of a fresh alembic.ini.
constexpr std::string_view placeholder_url = "driver://user:pass@localhost/dbname";

/// An env.py, for settings that hold what its Config does.
struct EnvFile {
    std::filesystem::path file;
    std::optional<dialect::Url> url;  ///< that the user has given
};

/// Evaluates it. What cannot even be read is its failure.
std::shared_ptr<const script::environment::Env> evaluate_env_py(const Settings& settings, const EnvFile& env);

/// Error(config_invalid): a setting that env.py gives and that could not be learned, with who else may give it.
Error not_learned(const std::string& key, const script::environment::EnvValue& value);

/// Could a keyword that is not known be given at all: does some Python file of the project, revisions aside, name it?
bool may_be_given(std::string_view keyword, const Settings& settings);

/// Fills in what settings and env.py say of the models' naming convention; where that cannot be told, and the project's
/// Python files speak of one, naming_fault.
void learn_naming_convention(Settings& settings, const std::filesystem::path& env_file);

/// Throws what stands in the way of doing what env.py does.
void require_env(const Settings& settings);

/// Settings of the session that env.py makes (search_path …): for every session with the database.
std::vector<dialect::Statement> env_session(const dialect::Dialect& dialect, const Settings& settings);

/// The rest of the SQL that env.py runs, of those that are committed before the migrations.
struct EnvGroup {
    bool transaction = false;  ///< all in one; else each by itself
    std::vector<dialect::Statement> statements;
};
std::vector<EnvGroup> env_before(const dialect::Dialect& dialect, const Settings& settings);
/// … and of those that come first in the transaction of the migrations.
std::vector<dialect::Statement> env_within(const dialect::Dialect& dialect, const Settings& settings);

/// With --sql: throws where env.py has SQL of its own.
void require_no_env_statements(const Settings& settings);

}  // namespace aludel::engine
