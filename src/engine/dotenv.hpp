#pragma once

#include <filesystem>
#include <string>

#include "base/environment.hpp"
#include "engine/setting_value.hpp"

namespace aludel::engine {

/// The .env file of a project.
struct Dotenv {
    std::filesystem::path file;  ///< empty: none is read
    std::string origin;          ///< who named it: "aludel.toml:3", "default"
};

/// Reads it into `environment`. `given` is the setting env_file; null: the .env in `root`, if it is there. Throws
/// nothing: a file that is not there or cannot be read to its end is the environment's fault(), which stops only who
/// needs a variable that the process environment does not have.
Dotenv read_dotenv(const GivenValue* given, const std::filesystem::path& root, Environment& environment);

}  // namespace aludel::engine
