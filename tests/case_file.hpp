#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::cases {

/// What one `$` or `>` block has to give, or gave.
struct Expectation {
    std::vector<std::string> output;        ///< standard output of a command, rows of a query
    std::vector<std::string> error_output;  ///< commands only
    int exit_code = 0;                      ///< commands only

    friend bool operator==(const Expectation&, const Expectation&) = default;
};

enum class BlockKind { file, command, query };

struct Block {
    BlockKind kind = BlockKind::command;
    std::string only;     ///< the one database it is for; empty: all
    std::string head;     ///< path, command or SQL
    std::string content;  ///< of a file
    Expectation expected;
    int line = 0;  ///< of the head, from 1
    /// Lines of the case that hold the expectation, as indices from 0: [first, last).
    std::size_t first = 0, last = 0;
};

/// One text-file case (tests/cases/README.md).
struct CaseFile {
    std::filesystem::path path;
    std::string description;
    std::vector<std::string> databases;  ///< "sqlite", "postgresql" or only "none"
    std::vector<Block> blocks;
    std::vector<std::string> lines;  ///< the text as it is
};

/// Throws Error(config_invalid) with place: a case that says something the runner does not know is no case.
CaseFile parse_case(std::string_view text, const std::filesystem::path& path);

/// The lines that say this expectation in a case.
std::vector<std::string> to_lines(const Expectation& expectation);

/// The text of the case where the blocks with these indices expect something else.
std::string with_expectations(const CaseFile& file, const std::vector<std::pair<std::size_t, Expectation>>& changes);

}  // namespace aludel::cases
