#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "base/text.hpp"
#include "engine/settings.hpp"

namespace aludel::engine {

inline constexpr std::array settings_variables = {
    "DATABASE_URL", "ALUDEL_DATABASE_URL", "ALUDEL_CONFIG", "ALUDEL_ENV", "ALEMBIC_CONFIG", "PGHOST",  "PGSERVICE",
    "PGDATABASE",   "PGHOSTADDR",          "PGPASSWORD",    "DB_USER",    "DB_PASSWORD",    "DB_HOST", "DB_PORT",
    "DB_NAME",      "LOCK_WAIT",           "MIGRATIONS"};

/// A directory with configuration files, and an environment of its own.
class SettingsTest : public testing::Test {
protected:
    void SetUp() override {
        for (const char* name : settings_variables) {
            if (const char* value = std::getenv(name)) {
                before_.emplace(name, value);
            }
            unsetenv(name);
        }
    }
    void TearDown() override {
        for (const char* name : settings_variables) {
            const auto found = before_.find(name);
            found == before_.end() ? unsetenv(name) : setenv(name, found->second.c_str(), 1);
        }
    }

    static void set(const char* name, const char* value) { setenv(name, value, 1); }

    void write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((directory_.path() / name).parent_path());
        std::ofstream(directory_.path() / name) << text;
    }
    std::filesystem::path at(const std::string& name) const { return directory_.path() / name; }

    Settings load(SettingsRequest request = {}) const {
        request.directory = directory_.path();
        return load_settings(request);
    }
    Error failure(SettingsRequest request = {}) const {
        try {
            load(std::move(request));
        } catch (const Error& error) {
            return error;
        }
        ADD_FAILURE() << "accepted";
        return Error(ErrorCode::internal, "accepted");
    }
    std::string url() const { return url({}); }
    std::string url(SettingsRequest request) const {
        const Settings settings = load(std::move(request));
        return settings.url ? settings.url->with_password() : "none: " + settings.url_problem;
    }
    std::string origin(const Settings& settings, const std::string& key) const {
        for (const SettingOrigin& one : settings.origins) {
            if (one.key == key) {
                return replace_all(one.origin, directory_.path().string() + "/", "");
            }
        }
        return "(not told)";
    }

    TemporaryDirectory directory_{"settings"};
    std::map<std::string, std::string> before_;
};

inline SettingsRequest named(std::string name) {
    SettingsRequest request;
    request.name = std::move(name);
    return request;
}

inline SettingsRequest with_files(std::vector<std::filesystem::path> files) {
    SettingsRequest request;
    request.config_files = std::move(files);
    return request;
}

inline SettingsRequest with_database(std::string database) {
    SettingsRequest request;
    request.database = std::move(database);
    return request;
}

}  // namespace aludel::engine
