#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace aludel::cli {

/// One page of docs/reference/ that is made from the tables of the program.
struct ReferencePage {
    std::string file;  ///< "commands.md"
    std::string text;
};

/// commands.md, exit-codes.md, errors.md, json.md. A test compares the committed pages with these.
std::vector<ReferencePage> reference_pages();
void write_reference_pages(const std::filesystem::path& directory);

}  // namespace aludel::cli
