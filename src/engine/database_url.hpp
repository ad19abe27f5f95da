#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/environment.hpp"
#include "dialect/url.hpp"
#include "engine/setting_value.hpp"

namespace aludel::engine {

/// Everything that may say which database is meant, in the words of its sources.
struct UrlSources {
    std::optional<std::string> flag;           ///< --database: a URL, or @FILE
    const GivenValues* environment = nullptr;  ///< of the environment in use; null: none
    bool environment_named = false;            ///< --env (or -n) was given: what the user typed wins over variables
    const GivenValues* top = nullptr;          ///< of the configuration file
    bool fallback = true;                      ///< DATABASE_URL and libpq's variables count where nothing else does
    std::filesystem::path working_directory;
};

struct ChosenUrl {
    std::optional<dialect::Url> url;
    std::string origin;
    bool said_to_us = false;  ///< by a flag, a variable, a setting of ours; not by env.py or sqlalchemy.url
    std::string problem;  ///< why there is none
    std::string hint;
    Place place;
    /// What is given and is none: url_invalid with place or the variable's name, file_unreadable for a url_file, the
    /// fault of the .env file that may say which database is meant.
    std::optional<Error> fault;
};

/// In the order of docs/reference/configuration.md. A variable in ${…} that is not set is a `problem`.
ChosenUrl choose_database_url(const UrlSources& sources, const Environment& environment);

/// Replaces ${…} in a URL; values behind "://" are percent-encoded as the part they stand in needs it.
/// Throws config_invalid for a variable that is not set.
std::string expand_url(std::string_view text, const Environment& environment, const Place& place);

/// Error(url_invalid) at the place of a `url` that is none whatever its variables are; nothing where that depends on
/// them.
std::optional<Error> fault_of_url(const GivenValue& given);

/// libpq reads its variables from the process environment only: puts there what .env files say of them. Throws the
/// fault of a .env file.
void export_libpq_variables(const Environment& environment);

}  // namespace aludel::engine
