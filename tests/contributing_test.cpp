#include <gtest/gtest.h>

#include <algorithm>

#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/text.hpp"

// A guide that names files that are not there sends people astray.
namespace aludel {
namespace {

namespace fs = std::filesystem;

/// What stands in backticks and looks like a path of the repository: holds a slash or ends like a file, and none of
/// the signs that make it a pattern, a command or a placeholder.
std::vector<std::string> paths_in(const std::string& text) {
    static const std::regex in_backticks("`([^`\\s]+)`");
    static const std::regex file(
        "[A-Za-z0-9_.][A-Za-z0-9_./-]*(/|\\.(cpp|hpp|md|txt|cmake|json|toml|ini|sh|sql|test|py))");
    static const std::regex path("[A-Za-z0-9_.][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)+/?");
    std::vector<std::string> found;
    for (std::sregex_iterator hit(text.begin(), text.end(), in_backticks), end; hit != end; ++hit) {
        const std::string inside = (*hit)[1];
        if (std::regex_match(inside, file) || std::regex_match(inside, path))
            found.push_back(inside);
    }
    return found;
}

/// Files that a project of a user has, not this repository.
bool of_a_project(const std::string& path) {
    static const std::vector<std::string> names{"aludel.toml", "alembic.ini", "pyproject.toml", ".env"};
    return std::find(names.begin(), names.end(), path) != names.end() || path.starts_with("build/");
}

std::vector<std::string> missing_in(const std::string& text) {
    std::vector<std::string> missing;
    for (const auto& path : paths_in(text)) {
        if (!of_a_project(path) && !fs::exists(fs::path(ALUDEL_SOURCE_DIR) / path))
            missing.push_back(path);
    }
    return missing;
}

class Guide : public testing::TestWithParam<const char*> {};

TEST_P(Guide, EveryFileItNamesExists) {
    const std::string text = read_file(fs::path(ALUDEL_SOURCE_DIR) / GetParam());
    EXPECT_GT(paths_in(text).size(), 5u);
    EXPECT_EQ(join(missing_in(text), "\n"), "");
}

INSTANTIATE_TEST_SUITE_P(Guides, Guide, testing::Values("CONTRIBUTING.md", "docs/architecture.md"));

TEST(GuideReader, FindsPathsAndNothingElse) {
    EXPECT_EQ(join(paths_in("see `src/base/error.cpp`, `tests/` and `README.md`; `make test`, `a::b`, `upgrade`, "
                            "`src/<module>/x.cpp`, `*.test`, `.ci/run`, src/not/in/backticks.cpp"),
                   " "),
              "src/base/error.cpp tests/ README.md .ci/run");
    EXPECT_EQ(join(missing_in("`src/base/error.cpp` `src/base/no_such_file.cpp`"), " "), "src/base/no_such_file.cpp");
}

}  // namespace
}  // namespace aludel
