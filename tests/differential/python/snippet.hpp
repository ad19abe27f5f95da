#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace aludel::differential {

/// A small Python program: from a file of many, in which a line `#== title` begins each.
struct Snippet {
    std::string file;
    std::string title;
    std::string text;
};

std::vector<Snippet> read_snippets(const std::filesystem::path& file);

/// What came of it, in the words of snippet_oracle.py: what it printed, then, behind `!! `, the exception as
/// Python describes it and the lines of its traceback; or, behind `?? `, our refusal, which Python never has.
std::string run_snippet(const Snippet& snippet);

}  // namespace aludel::differential
