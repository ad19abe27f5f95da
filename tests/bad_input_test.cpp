#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/case_file.hpp"

// The corpus of bad input: a case proves something only if it says how the command ends and that nothing changed.
namespace aludel::cases {
namespace {

namespace fs = std::filesystem;

std::vector<CaseFile> corpus() {
    std::vector<CaseFile> cases;
    for (const auto& entry : fs::directory_iterator(fs::path(ALUDEL_SOURCE_DIR) / "tests/cases/bad-input")) {
        cases.push_back(parse_case(read_file(entry.path()), entry.path()));
    }
    std::sort(cases.begin(), cases.end(), [](const CaseFile& a, const CaseFile& b) { return a.path < b.path; });
    return cases;
}

std::size_t lines_with(const Block& command, std::string_view beginning) {
    const auto& lines = command.expected.error_output;
    return static_cast<std::size_t>(std::count_if(
        lines.begin(), lines.end(), [&](const std::string& line) { return line.starts_with(beginning); }));
}

/// What is missing in the case, or "".
std::string missing_in(const CaseFile& one, const std::set<int>& statuses) {
    bool refused = false;
    bool looked = false;
    for (const Block& block : one.blocks) {
        if (block.kind == BlockKind::query) {
            looked = looked || refused;
        }
        // What a file cannot hold here is written by a command of its own.
        if (block.kind != BlockKind::command || block.head.find("aludel ") == std::string::npos) {
            continue;
        }
        if (lines_with(block, "error: ") != 1) {
            return "an error on one line";
        }
        if (lines_with(block, "hint: ") != 1) {
            return "a hint";
        }
        if (!statuses.contains(block.expected.exit_code)) {
            return "an exit status of docs/reference/exit-codes.md";
        }
        if (!block.expected.output.empty()) {
            return "an empty standard output";
        }
        refused = true;
    }
    return !refused ? "a command" : !looked ? "a look into the database behind the command" : "";
}

TEST(BadInput, EveryCaseSaysHowItEndsAndThatNothingChanged) {
    std::set<int> statuses;
    for (const ErrorCode code : all_error_codes()) {
        if (code != ErrorCode::internal) {
            statuses.insert(exit_status(code));
        }
    }
    const std::vector<CaseFile> cases = corpus();
    EXPECT_GE(cases.size(), 60U);
    for (const CaseFile& one : cases) {
        EXPECT_EQ(missing_in(one, statuses), "") << one.path;
    }
}

}  // namespace
}  // namespace aludel::cases
