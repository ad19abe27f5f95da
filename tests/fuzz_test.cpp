#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/file.hpp"

// The fuzz targets, compiled here under these names (tests/CMakeLists.txt).
extern "C" {
int fuzz_ini(const std::uint8_t* data, std::size_t size);
int fuzz_python(const std::uint8_t* data, std::size_t size);
int fuzz_revision(const std::uint8_t* data, std::size_t size);
int fuzz_settings(const std::uint8_t* data, std::size_t size);
int fuzz_split_postgresql(const std::uint8_t* data, std::size_t size);
int fuzz_split_sqlite(const std::uint8_t* data, std::size_t size);
int fuzz_url(const std::uint8_t* data, std::size_t size);
}

// What `make fuzz` once found, and what it begins with (tests/fuzz/seeds), goes through the same entrances without it.
namespace aludel {
namespace {

namespace fs = std::filesystem;

using Target = int (*)(const std::uint8_t*, std::size_t);

const std::map<std::string, Target> targets = {
    {"ini", fuzz_ini},
    {"python", fuzz_python},
    {"revision", fuzz_revision},
    {"settings", fuzz_settings},
    {"split_postgresql", fuzz_split_postgresql},
    {"split_sqlite", fuzz_split_sqlite},
    {"url", fuzz_url},
};

fs::path fuzz_directory() {
    return fs::path(ALUDEL_SOURCE_DIR) / "tests/fuzz";
}

std::vector<fs::path> seeds_of(const std::string& target) {
    std::vector<fs::path> seeds;
    for (const auto& entry : fs::directory_iterator(fuzz_directory() / "seeds" / target)) {
        seeds.push_back(entry.path());
    }
    std::sort(seeds.begin(), seeds.end());
    return seeds;
}

/// In a process of its own: a promise that is broken ends it. The last name that it has written is shown then.
[[noreturn]] void feed(Target target, const std::vector<fs::path>& seeds) {
    for (const fs::path& seed : seeds) {
        std::fprintf(stderr, "%s\n", seed.c_str());
        const std::string bytes = read_file(seed);
        target(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    }
    std::exit(0);
}

TEST(Fuzz, EveryTargetHasSeedsAndIsFedHere) {
    std::set<std::string> sources;
    for (const auto& entry : fs::directory_iterator(fuzz_directory())) {
        if (entry.path().extension() == ".cpp") {
            sources.insert(entry.path().stem());
        }
    }
    std::set<std::string> seeds;
    for (const auto& entry : fs::directory_iterator(fuzz_directory() / "seeds")) {
        seeds.insert(entry.path().filename());
    }
    std::set<std::string> fed;
    for (const auto& [name, target] : targets) {
        fed.insert(name);
        EXPECT_FALSE(seeds_of(name).empty()) << name;
    }
    EXPECT_EQ(sources, fed);
    EXPECT_EQ(seeds, fed);
}

TEST(Fuzz, EverySeedKeepsThePromises) {
    for (const auto& [name, target] : targets) {
        EXPECT_EXIT(feed(target, seeds_of(name)), testing::ExitedWithCode(0), "") << name;
    }
}

}  // namespace
}  // namespace aludel
