#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/text.hpp"

// The floors of the house (docs/architecture.md), held by reading every #include.
namespace aludel {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, int, std::less<>> floors{
    {"base", 0},   {"catalog", 1}, {"dialect", 2}, {"python", 2}, {"script", 3},
    {"engine", 4}, {"lint", 5},    {"lab", 5},     {"report", 6}, {"cli", 7},
};

/// Headers of other projects that one room alone may see: {start of the header, start of the path}.
const std::vector<std::pair<std::string, std::string>> private_headers{
    {"libpq-fe.h", "dialect/postgresql/"},
    {"pg_query", "dialect/postgresql/"},
    {"sqlite3.h", "dialect/sqlite/"},
    {"openssl/", "base/hash.cpp"},

    {"toml++/", "engine/"},
    {"CLI/", "cli/"},
    {"tree_sitter/", "python/"},
};

/// Headers so heavy that they are read by one source file of the whole house.
const std::vector<std::string> heavy_headers{"toml++/", "CLI/"};

using Sources = std::map<std::string, std::string>;  ///< path below src/ -> content

struct Include {
    std::string path;
    int line = 0;
    bool quoted = false;
};

std::vector<Include> includes_of(const std::string& content) {
    std::vector<Include> found;
    int number = 0;
    for (const auto& whole : split(content, '\n')) {
        ++number;
        std::string_view line = trim(whole);
        if (!line.starts_with("#"))
            continue;
        line = trim(line.substr(1));
        if (!line.starts_with("include"))
            continue;
        line = trim(line.substr(7));
        if (line.empty())
            continue;
        const char close = line[0] == '<' ? '>' : line[0];
        const auto end = line.find(close, 1);
        found.push_back(
            {std::string(line.substr(1, end == std::string_view::npos ? end : end - 1)), number, close == '"'});
    }
    return found;
}

std::string module_of(const std::string& path) {
    return path.substr(0, path.find('/'));
}

/// "dialect/postgresql/" for a file in a room of a module, or in a room of that room, else empty.
std::string room_of(const std::string& path) {
    const auto first = path.find('/');
    const auto second = first == std::string::npos ? first : path.find('/', first + 1);
    return second == std::string::npos ? "" : path.substr(0, second + 1);
}

std::string fault_of_quoted(const std::string& path, const Include& include, const Sources& sources) {
    if (!sources.contains(include.path))
        return "is not a file below src/ (write \"module/file.hpp\")";
    const std::string from = module_of(path);
    const std::string to = module_of(include.path);
    if (!floors.contains(to))
        return fmt::format("names module {}, which has no floor", to);
    if (from != to && path != "main.cpp" && floors.at(to) >= floors.at(from)) {
        return fmt::format("climbs from {} (floor {}) to {} (floor {})", from, floors.at(from), to, floors.at(to));
    }
    const std::string room = room_of(include.path);
    if (room.starts_with("dialect/") && room_of(path) != room && path != "dialect/dialect.cpp") {
        return fmt::format("names {}: only dialect/dialect.cpp knows the single dialects", room);
    }
    return "";
}

std::string fault_of_foreign(const std::string& path, const Include& include) {
    for (const auto& [header, room] : private_headers) {
        if (include.path.starts_with(header) && !path.starts_with(room)) {
            return fmt::format("is only for {}", room);
        }
    }
    return "";
}

std::vector<std::string> faults_of(const Sources& sources) {
    std::vector<std::string> faults;
    std::map<std::string, std::set<std::string>> readers_of_heavy;
    for (const auto& [path, content] : sources) {
        if (path != "main.cpp" && !floors.contains(module_of(path))) {
            faults.push_back(path + ": stands in no module with a floor");
            continue;
        }
        for (const auto& include : includes_of(content)) {
            const std::string fault =
                include.quoted ? fault_of_quoted(path, include, sources) : fault_of_foreign(path, include);
            if (!fault.empty())
                faults.push_back(fmt::format("{}:{}: {} {}", path, include.line, include.path, fault));
            for (const auto& heavy : heavy_headers) {
                if (include.path.starts_with(heavy))
                    readers_of_heavy[heavy].insert(path);
            }
        }
    }
    for (const auto& [heavy, readers] : readers_of_heavy) {
        if (readers.size() > 1) {
            faults.push_back(heavy + " is read by " + join(std::vector(readers.begin(), readers.end()), ", "));
        }
    }
    return faults;
}

Sources read_sources() {
    Sources sources;
    const fs::path root = fs::path(ALUDEL_SOURCE_DIR) / "src";
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const auto extension = entry.path().extension();
        if (extension == ".hpp" || extension == ".cpp") {
            sources[entry.path().lexically_relative(root).generic_string()] = read_file(entry.path());
        }
    }
    return sources;
}

TEST(Floors, NoIncludeClimbs) {
    const Sources sources = read_sources();
    ASSERT_GT(sources.size(), 50u);
    EXPECT_EQ(join(faults_of(sources), "\n"), "");
}

TEST(Floors, BothDialectsHaveTheSameRooms) {
    const Sources sources = read_sources();
    for (const char* noun : {"connect", "split", "traits", "quote", "lock", "ephemeral"}) {
        for (const char* dialect : {"postgresql", "sqlite"}) {
            const auto file = fmt::format("dialect/{}/{}.cpp", dialect, noun);
            EXPECT_TRUE(sources.contains(file)) << file << " is missing";
        }
    }
}

TEST(Floors, WhatClimbsIsFound) {
    const Sources base{{"base/a.hpp", ""},   {"dialect/d.hpp", ""},        {"dialect/postgresql/p.hpp", ""},
                       {"engine/e.hpp", ""}, {"dialect/sqlite/s.hpp", ""}, {"python/v.hpp", ""}};
    const auto fault = [&](const std::string& path, const std::string& content) {
        Sources sources = base;
        sources[path] = content;
        return join(faults_of(sources), "\n");
    };
    EXPECT_EQ(fault("engine/x.cpp", "#include \"dialect/d.hpp\"\n#include \"engine/e.hpp\"\n"), "");
    EXPECT_EQ(fault("base/x.cpp", "\n  # include \"engine/e.hpp\""),
              "base/x.cpp:2: engine/e.hpp climbs from base (floor 0) to engine (floor 4)");
    EXPECT_EQ(fault("dialect/x.cpp", "#include \"python/v.hpp\""),
              "dialect/x.cpp:1: python/v.hpp climbs from dialect (floor 2) to python (floor 2)");
    EXPECT_EQ(fault("dialect/sqlite/x.cpp", "#include \"dialect/postgresql/p.hpp\""),
              "dialect/sqlite/x.cpp:1: dialect/postgresql/p.hpp names dialect/postgresql/: only dialect/dialect.cpp "
              "knows the single dialects");
    EXPECT_NE(fault("engine/x.cpp", "#include \"dialect/sqlite/s.hpp\""), "");
    EXPECT_EQ(fault("dialect/dialect.cpp", "#include \"dialect/sqlite/s.hpp\""), "");
    EXPECT_NE(fault("engine/x.cpp", "#include \"e.hpp\""), "");
    EXPECT_NE(fault("attic/x.cpp", ""), "");
    EXPECT_EQ(fault("engine/x.cpp", "#include <sqlite3.h>"), "engine/x.cpp:1: sqlite3.h is only for dialect/sqlite/");
    Sources two = base;
    two["engine/x.cpp"] = two["engine/y.cpp"] = "#include <toml++/toml.h>";
    EXPECT_EQ(join(faults_of(two), "\n"), "toml++/ is read by engine/x.cpp, engine/y.cpp");
}

}  // namespace
}  // namespace aludel
