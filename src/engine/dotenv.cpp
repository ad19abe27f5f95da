#include "engine/dotenv.hpp"

#include "base/file.hpp"

namespace aludel::engine {

namespace fs = std::filesystem;

namespace {

Dotenv find(const GivenValue* given, const fs::path& root, const Environment& environment) {
    if (given != nullptr) {
        return {SettingValue("env_file", *given, environment).path(), given->origin};
    }
    std::error_code ignored;
    return fs::is_regular_file(root / ".env", ignored) ? Dotenv{root / ".env", "default"} : Dotenv{};
}

void read(const Dotenv& dotenv, const GivenValue* given, Environment& environment) {
    std::error_code problem;
    if (given != nullptr && !fs::exists(dotenv.file, problem) && !problem) {
        throw SettingValue("env_file", *given, environment)
            .invalid("there is no file " + display_path(dotenv.file))
            .hint("create it, or write env_file = \"\" to read none");
    }
    try {
        environment.add_dotenv(dotenv.file);
    } catch (Error& error) {
        if (error.code() != ErrorCode::file_unreadable) {
            throw;
        }
        throw std::move(error.at(given == nullptr ? Place{} : given->place)
                            .hint("it has to be a file of KEY=value lines; env_file = \"\" reads none"));
    }
}

}  // namespace

Dotenv read_dotenv(const GivenValue* given, const fs::path& root, Environment& environment) {
    Dotenv dotenv;
    try {
        dotenv = find(given, root, environment);
        if (!dotenv.file.empty()) {
            read(dotenv, given, environment);
        }
    } catch (const Error& error) {
        environment.distrust(error);
    }
    return dotenv;
}

}  // namespace aludel::engine
