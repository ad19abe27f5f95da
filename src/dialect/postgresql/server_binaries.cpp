#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/process.hpp"
#include "base/text.hpp"
#include "dialect/postgresql/ephemeral.hpp"

namespace aludel::dialect::postgresql {

namespace {

namespace fs = std::filesystem;

bool holds_server(const fs::path& directory) {
    return ::access((directory / "initdb").c_str(), X_OK) == 0 && ::access((directory / "postgres").c_str(), X_OK) == 0;
}

/// The digits in a name such as "postgresql@16" or "15".
int version_in(const std::string& name) {
    const std::size_t digit = name.find_first_of("0123456789");
    return digit == std::string::npos ? 0 : std::atoi(name.c_str() + digit);
}

/// `parent`/<name beginning with prefix>/`below`, newest version first.
std::vector<fs::path> versions_below(const fs::path& parent, const std::string& prefix, const fs::path& below) {
    std::vector<std::pair<int, fs::path>> found;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(parent, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(prefix) && (!prefix.empty() || version_in(name) > 0))
            found.emplace_back(version_in(name), entry.path() / below);
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    std::vector<fs::path> paths;
    for (auto& [version, path] : found) paths.push_back(std::move(path));
    return paths;
}

std::vector<fs::path> usual_places() {
    std::vector<fs::path> places;
    const auto add = [&](const std::vector<fs::path>& more) { places.insert(places.end(), more.begin(), more.end()); };
    add(versions_below("/usr/lib/postgresql", "", "bin"));          // Debian, Ubuntu
    add(versions_below("/usr", "pgsql-", "bin"));                   // PostgreSQL's own RPMs
    add(versions_below("/usr/libexec", "postgresql", ""));          // Alpine
    add(versions_below("/usr/lib", "postgresql", "bin"));           // Gentoo, openSUSE
    add(versions_below("/opt/homebrew/opt", "postgresql", "bin"));  // Homebrew
    add(versions_below("/usr/local/opt", "postgresql", "bin"));
    add(versions_below("/opt/local/lib", "postgresql", "bin"));  // MacPorts
    add(versions_below("/Applications/Postgres.app/Contents/Versions", "", "bin"));
    add({"/usr/local/pgsql/bin", "/usr/local/bin", "/usr/bin", "/run/current-system/sw/bin"});
    return places;
}

Error not_found(std::string message) {
    return Error(ErrorCode::server_not_found, std::move(message))
        .hint(
            "install the server (apt-get install postgresql, dnf install postgresql-server, brew install "
            "postgresql@17), or "
            "name the directory of its programs with --pg-bin or ALUDEL_PG_BIN");
}

}  // namespace

fs::path find_server_binaries(const std::string& wanted) {
    const char* from_environment = std::getenv("ALUDEL_PG_BIN");
    for (const auto& [name, origin] :
         {std::pair(wanted, ""),
          std::pair(std::string(from_environment == nullptr ? "" : from_environment), " (ALUDEL_PG_BIN)")}) {
        if (name.empty())
            continue;
        std::error_code ignored;
        const fs::path directory = fs::absolute(name, ignored);
        if (holds_server(directory))
            return directory;
        throw not_found(fmt::format("there is no initdb and postgres in {}{}", directory.string(), origin));
    }
    std::vector<std::string> looked_at{"$PATH"};
    if (const auto initdb = find_program("initdb")) {
        std::error_code ignored;
        for (const fs::path& program : {*initdb, fs::canonical(*initdb, ignored)})
            if (holds_server(program.parent_path()))
                return program.parent_path();
    }
    for (const fs::path& place : usual_places()) {
        if (holds_server(place))
            return place;
        looked_at.push_back(place.string());
    }
    throw not_found("no PostgreSQL server programs (initdb, postgres) were found on this machine")
        .detail("looked at: " + join(looked_at, ", "));
}

}  // namespace aludel::dialect::postgresql
