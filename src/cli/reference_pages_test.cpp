#include "cli/reference_pages.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "base/version.hpp"

namespace aludel::cli {
namespace {

TEST(ReferencePages, TheCommittedOnesAreTheGeneratedOnes) {
    for (const ReferencePage& page : reference_pages()) {
        const std::filesystem::path committed = std::filesystem::path(ALUDEL_SOURCE_DIR) / "docs/reference" / page.file;
        ASSERT_TRUE(std::filesystem::exists(committed)) << committed << ": run `aludel debug docs docs/reference`";
        EXPECT_EQ(read_file(committed), page.text) << committed << " is old: run `aludel debug docs docs/reference`";
    }
}

TEST(Version, IsTheOneOfTheBuild) {
    const std::string cmake = read_file(std::filesystem::path(ALUDEL_SOURCE_DIR) / "CMakeLists.txt");
    EXPECT_NE(cmake.find("project(aludel VERSION " + std::string(version) + " "), std::string::npos);
}

}  // namespace
}  // namespace aludel::cli
