// Snippets of Python through us and through CPython 3.11: what they print, the exception they end with, and the
// lines of its traceback have to be the same.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/file.hpp"
#include "base/process.hpp"
#include "base/text.hpp"
#include "snippet.hpp"

namespace aludel::differential {
namespace {

std::vector<std::filesystem::path> snippet_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(ALUDEL_PYTHON_SNIPPETS)) {
        if (entry.path().extension() == ".py") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> ask_python(const std::filesystem::path& file) {
    ProcessOptions options;
    options.environment = {{"PYTHONHASHSEED", "0"}, {"TZ", "UTC"}, {"PYTHONPATH", "."}, {"PYTHONDONTWRITEBYTECODE", "1"}};
    options.timeout = 120;
    const auto result = run_process({"/usr/bin/python3", ALUDEL_PYTHON_ORACLE, file.string()}, options);
    if (result.exit_code != 0) {
        throw std::runtime_error("the oracle failed:\n" + result.error_output);
    }
    std::vector<std::string> answers;
    for (const std::string& line : split(result.output, '\n')) {
        if (line.starts_with("#== ")) {
            answers.emplace_back();
        } else if (!answers.empty()) {
            answers.back() += line + "\n";
        }
    }
    if (!answers.empty() && answers.back().ends_with("\n\n")) {
        answers.back().pop_back();
    }
    return answers;
}

std::string trimmed(std::string text) {
    while (text.ends_with('\n')) {
        text.pop_back();
    }
    return text;
}

/// How many there were.
std::size_t compare_with_python(const std::filesystem::path& file) {
    const std::vector<Snippet> snippets = read_snippets(file);
    const std::vector<std::string> answers = ask_python(file);
    EXPECT_EQ(snippets.size(), answers.size()) << file;
    for (std::size_t i = 0; i < std::min(snippets.size(), answers.size()); ++i) {
        EXPECT_EQ(trimmed(answers[i]), trimmed(run_snippet(snippets[i])))
            << snippets[i].file << ": " << snippets[i].title << "\n" << snippets[i].text;
    }
    return snippets.size();
}

TEST(PythonSnippets, DoAsPythonDoes) {
    // What the snippets read: the project below which both look for files.
    std::filesystem::current_path(std::filesystem::path(ALUDEL_PYTHON_SNIPPETS) / "project");
    std::size_t count = 0;
    for (const auto& file : snippet_files()) {
        count += compare_with_python(file);
    }
    EXPECT_GE(count, 600U);
}

/// Programs made by chance, the same in every run; ALUDEL_PYTHON_PROGRAMS=SEED:COUNT for others.
TEST(PythonPrograms, DoAsPythonDoes) {
    const char* wanted = std::getenv("ALUDEL_PYTHON_PROGRAMS");
    const auto words = split(wanted ? wanted : "1:600", ':');
    ASSERT_EQ(words.size(), 2U);
    const auto made = run_process({"/usr/bin/python3", ALUDEL_PYTHON_GENERATOR, words[0], words[1]}, {});
    ASSERT_EQ(made.exit_code, 0) << made.error_output;
    const TemporaryDirectory scratch;
    const std::filesystem::path file = scratch.path() / "programs.py";
    write_file(file, made.output);
    compare_with_python(file);
}

}  // namespace
}  // namespace aludel::differential
